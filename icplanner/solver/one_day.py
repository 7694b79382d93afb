"""The best tour of one day, with proof."""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import dataclass, field
from typing import Final

import numpy as np

from icplanner.solver.conflicts import conflicts
from icplanner.solver.day_task import DayTask, day_task
from icplanner.solver.exact import NODE_LIMIT, Settled, prepared, settled
from icplanner.solver.problem import Problem, Route, Solution
from icplanner.solver.schedule import driving_min, least_slack, schedule
from icplanner.solver.search import SAME_SCORE
from icplanner.solver.steadiest import steadiest
from icplanner.solver.worth import set_score

# Sets of equal score whose orders are compared for slack.
TIES: Final = 20


@dataclass(frozen=True, slots=True, kw_only=True)
class DayResult:
    """The answer for one day.

    Attributes
    ----------
    solution
        The best tour found, with its upper bound; None where no tour holds every must-see.
    proven
        Whether nothing better exists (or, without a solution, whether really none exists).
    nodes
        Partial tours extended, the measure of the work.
    conflicts
        Smallest groups of must-sees that no day can hold together; single ones cannot be visited
        at all. Empty where a solution exists.
    day_index
        Which day was solved.
    outcome
        What further questions start from (`pool`, `losses`); None where no tour with stops exists.
    """

    solution: Solution | None
    proven: bool
    nodes: int = 0
    conflicts: tuple[tuple[int, ...], ...] = ()
    day_index: int = 0
    outcome: Settled | None = field(default=None, repr=False)


def solve_day(
    problem: Problem,
    day_index: int = 0,
    *,
    allowed: Collection[int] | None = None,
    node_limit: int = NODE_LIMIT,
    stop: Callable[[], bool] | None = None,
) -> DayResult:
    """Find the tour of one day with the highest score; then most slack; then least driving.

    Parameters
    ----------
    problem
        The problem; its must-sees, budget and diminishing factors are applied to this day alone.
    day_index
        Which day.
    allowed
        The sites that may be visited; None for all.
    node_limit
        How many partial tours are extended at most; the result does not depend on the clock.
    stop
        Asked now and then; true ends the search early with what is known.

    Returns
    -------
    DayResult
        Its solution's routes hold this day alone. Slack is that of `schedule.least_slack`.

    Raises
    ------
    ValueError
        As `day_task`.
    """
    task = day_task(problem, day_index, allowed)
    missing = problem.must - set(task.table.sites[task.must].tolist())
    if missing:
        singles = tuple((site,) for site in sorted(missing))
        return DayResult(solution=None, proven=True, conflicts=singles)
    outcome = settled(prepared(task), node_limit, stop)
    if not len(outcome.ready.first.scores):
        return _nothing(outcome)
    return DayResult(
        solution=best_solution(problem, day_index, outcome),
        proven=outcome.proven,
        nodes=outcome.nodes,
        day_index=day_index,
        outcome=outcome,
    )


def best_solution(problem: Problem, day_index: int, outcome: Settled) -> Solution:
    """Return the best tour of a search, the steadiest among equals, with its bound."""
    found, day = outcome.ready.first, problem.days[day_index]
    tied = [
        route_of(problem, day_index, outcome.ready.task, tour)
        for tour, worth in zip(found.tours, found.scores, strict=True)
        if worth >= outcome.ready.best - SAME_SCORE
    ]
    steady = [steadiest(problem, day, route) for route in tied[:TIES]]
    route = max(steady, key=lambda r: (least_slack(problem, day, r), -driving_min(problem, day, r)))
    score = set_score(problem, list(route.sites))
    bound = score if outcome.proven else max(score, outcome.bound)
    return Solution((route,), score, bound)


def route_of(
    problem: Problem, day_index: int, task: DayTask, tour: tuple[tuple[int, ...], int]
) -> Route:
    """Return the scheduled route of a tour that a search found (places, lunch leg or -1)."""
    places, leg = tour
    sites = [int(task.table.sites[place]) for place in places]
    made = schedule(problem, problem.days[day_index], sites, len(sites) if leg < 0 else leg)
    if made is None:
        raise AssertionError(f"the tables and the schedule disagree on {sites}")
    return made


def _nothing(outcome: Settled) -> DayResult:
    """Answer for a day without any tour: empty without must-sees, else the conflicts."""
    task = outcome.ready.task
    possible = bool(np.isfinite(outcome.bound))
    if task.must.any():
        return DayResult(
            solution=None,
            proven=not possible,
            nodes=outcome.nodes,
            conflicts=() if possible else conflicts(task),
        )
    top = outcome.bound if possible else 0.0
    return DayResult(solution=Solution((Route((), ()),), 0.0, top), proven=not possible)
