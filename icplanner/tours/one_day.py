"""The best tour of one day, with proof."""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import dataclass
from itertools import combinations
from typing import Final, Protocol

import numpy as np

from icplanner.tours.bound import Relaxed
from icplanner.tours.day_task import DayTask, day_task
from icplanner.tours.multipliers import Multipliers, no_prices, priced, tightened
from icplanner.tours.problem import Problem, Route, Solution
from icplanner.tours.schedule import driving_min, least_slack, schedule
from icplanner.tours.search import SAME_SCORE, Effort, Found, search
from icplanner.tours.steadiest import steadiest
from icplanner.tours.worth import set_score

# Partial tours extended before the search settles for "at most x % below the best". The synthetic
# region's days need some thousand at 60 to 130 sites; a million takes about ten seconds.
NODE_LIMIT: Final = 1_000_000

# Partial tours of one length kept at once, for the memory's sake (some 150 bytes each).
WIDTH: Final = 200_000

# Width of the quick searches for a first tour.
BEAM: Final = 200

# Subgradient steps. The bound hardly falls after ten (docs/tours-method.md).
STEPS: Final = 10

# Sets of equal score whose orders are compared for slack.
TIES: Final = 20


class Progress(Protocol):
    """Told how far the work is: (done, of, best score, upper bound)."""

    def __call__(self, done: int, of: int, best: float, bound: float) -> None:
        """Take notice; must be quick."""


@dataclass(frozen=True, slots=True, eq=False, kw_only=True)
class Prepared:
    """One day made ready for exact searches: its task, prices and relaxed day, and a first tour.

    `best` is the score of `first`, -inf where the quick searches found no tour.
    """

    task: DayTask
    prices: Multipliers
    bound: Relaxed
    best: float
    first: Found


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
    """

    solution: Solution | None
    proven: bool
    nodes: int = 0
    conflicts: tuple[tuple[int, ...], ...] = ()


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
    ready = prepare(problem, day_index, allowed)
    missing = problem.must - set(ready.task.table.sites[ready.task.must].tolist())
    if missing:
        singles = tuple((site,) for site in sorted(missing))
        return DayResult(solution=None, proven=True, conflicts=singles)
    best = search(
        ready.task,
        ready.bound,
        share=1.0,
        at_least=ready.best,
        effort=Effort(WIDTH, node_limit, stop),
    )
    found = best if len(best.scores) else ready.first
    if not len(found.scores):
        return _nothing(ready, best)
    score = float(found.scores[0])
    bound = min(max(score, best.left_out), max(score, ready.bound.at_start(ready.task.table)))
    tied = [
        _route(problem, day_index, ready.task, tour)
        for tour, worth in zip(found.tours, found.scores, strict=True)
        if worth >= score - SAME_SCORE
    ]
    route = _steadiest_of(problem, day_index, tied[:TIES])
    proven = bound <= score + SAME_SCORE
    return DayResult(
        solution=_solution(problem, route, 0.0 if proven else bound),
        proven=proven,
        nodes=best.nodes,
    )


def prepare(problem: Problem, day_index: int, allowed: Collection[int] | None = None) -> Prepared:
    """Build the tables, a first tour and tight multipliers of one day."""
    task = day_task(problem, day_index, allowed)
    return prepared(task, no_prices(task), STEPS)


def prepared(task: DayTask, prices: Multipliers, steps: int) -> Prepared:
    """Find a first tour and better multipliers than the given ones."""
    bound = priced(task, prices)
    first = _beam(task, bound, -np.inf)
    best = float(first.scores[0]) if len(first.scores) else -np.inf
    # Without a tour to aim at, half the bound is as good a target as any other.
    top = bound.at_start(task.table)
    target = best if np.isfinite(best) else 0.5 * top
    prices, bound = tightened(task, prices, target, steps)
    second = _beam(task, bound, best)
    if len(second.scores):
        first, best = second, float(second.scores[0])
    return Prepared(task=task, prices=prices, bound=bound, best=best, first=first)


def _beam(task: DayTask, bound: Relaxed, at_least: float) -> Found:
    return search(task, bound, share=1.0, at_least=at_least, effort=Effort(BEAM, NODE_LIMIT))


def _nothing(ready: Prepared, found: Found) -> DayResult:
    """Answer for a day without any tour: empty without must-sees, else the conflicts."""
    if not ready.task.must.any():
        top = max(0.0, found.left_out)
        return DayResult(solution=Solution((Route((), ()),), 0.0, top), proven=top <= SAME_SCORE)
    return DayResult(
        solution=None,
        proven=not np.isfinite(found.left_out),
        nodes=found.nodes,
        conflicts=conflicts(ready.task) if not np.isfinite(found.left_out) else (),
    )


def conflicts(task: DayTask) -> tuple[tuple[int, ...], ...]:
    """Return the smallest groups of the task's must-sees that no tour holds together.

    Pairs are tried first; if every pair works, one group from which nothing can be spared.
    """
    musts = np.flatnonzero(task.must).tolist()
    alone: list[tuple[int, ...]] = [(place,) for place in musts if not _together(task, (place,))]
    left = [place for place in musts if (place,) not in alone]
    pairs: list[tuple[int, ...]] = [
        pair for pair in combinations(left, 2) if not _together(task, pair)
    ]
    groups = alone + pairs
    if not groups:
        group = tuple(left)
        for place in left:
            fewer = tuple(other for other in group if other != place)
            if not _together(task, fewer):
                group = fewer
        groups = [group]
    return tuple(tuple(int(task.table.sites[place]) for place in group) for group in groups)


def _together(task: DayTask, places: tuple[int, ...]) -> bool:
    """Return whether some tour holds all these places (also if that remains unknown)."""
    few = task.restricted(np.array(sorted(places), dtype=np.int64))
    few = few.bare()
    for place in range(len(places)):
        few = few.requiring(place)
    if len(_beam(few, priced(few, no_prices(few)), -np.inf).scores):
        return True
    # A further stop can help in rare cases: it may be where the lunch finds its time.
    full = task.bare()
    for place in places:
        full = full.requiring(place)
    found = search(
        full,
        priced(full, no_prices(full)),
        share=1.0,
        at_least=-np.inf,
        effort=Effort(WIDTH, WIDTH),
    )
    return len(found.scores) > 0 or bool(np.isfinite(found.left_out))


def _route(
    problem: Problem, day_index: int, task: DayTask, tour: tuple[tuple[int, ...], int]
) -> Route:
    places, leg = tour
    sites = [int(task.table.sites[place]) for place in places]
    made = schedule(problem, problem.days[day_index], sites, len(sites) if leg < 0 else leg)
    if made is None:
        raise AssertionError(f"the tables and the schedule disagree on {sites}")
    return made


def _steadiest_of(problem: Problem, day_index: int, routes: list[Route]) -> Route:
    day = problem.days[day_index]
    steady = [steadiest(problem, day, route) for route in routes]
    return max(steady, key=lambda r: (least_slack(problem, day, r), -driving_min(problem, day, r)))


def _solution(problem: Problem, route: Route, bound: float) -> Solution:
    score = set_score(problem, list(route.sites))
    return Solution((route,), score, max(score, bound))
