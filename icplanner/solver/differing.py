"""Other tours of several days that really differ, put together from the day tours seen.

What is found is real, but not proven to be the best of its kind.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np

from icplanner.solver.beam import Choices, combined
from icplanner.solver.day_swaps import DayTour, options
from icplanner.solver.pool import NEAR_SHARE
from icplanner.solver.problem import Day, Problem, Route, Solution
from icplanner.solver.schedule import schedule
from icplanner.solver.steadiest import steadiest
from icplanner.solver.worth import set_score


def differing(
    problem: Problem,
    best: Solution,
    columns: Sequence[DayTour],
    wanted: int,
    stop: Callable[[], bool] | None = None,
) -> tuple[Solution, ...]:
    """Return up to `wanted` further tours that differ from the best and from each other.

    Any two share at most half of the stops that either of them has (Jaccard), which is linear in
    the day tours chosen: 3 |A and B| <= |A| + |B|. Each is worth at least `NEAR_SHARE` of the best
    where such exist; the best differing ones below follow. `stop` is asked on each day of each
    search; once true, what was found by then is returned.
    """
    known = options(problem, columns)
    chosen = [frozenset(site for route in best.routes for site in route.sites)]
    found: list[Solution] = []
    while len(found) < wanted and known and not (stop is not None and stop()):
        routes = _combined(problem, known, chosen, stop)
        if routes is None:
            break
        sites = [site for route in routes for site in route.sites]
        chosen.append(frozenset(sites))
        found.append(Solution(routes, set_score(problem, sites), best.bound))
    near = [one for one in found if one.score >= NEAR_SHARE * best.score]
    return tuple(near + [one for one in found if one not in near])


def _combined(
    problem: Problem,
    known: list[DayTour],
    chosen: list[frozenset[int]],
    stop: Callable[[], bool] | None,
) -> tuple[Route, ...] | None:
    """Return a good combination that differs from all chosen ones; None if none was found."""
    tours: list[list[tuple[int, ...]]] = [[()] for _ in problem.days]
    for day, sites in known:
        tours[day].append(sites)
    limit = np.array([len(one) for one in chosen], dtype=np.float64)
    days = [_choices(problem, each, chosen) for each in tours]
    rows = combined(problem, days, limit, stop)
    if rows is None:
        return None
    picked = [each[row] for each, row in zip(tours, rows, strict=True)]
    return _timed(problem, picked) if any(picked) else None


def _choices(
    problem: Problem, tours: list[tuple[int, ...]], chosen: list[frozenset[int]]
) -> Choices:
    """Return tours of a day with 3 * stops shared less stops, for each chosen tour."""
    holds = np.zeros((len(tours), problem.n_sites), dtype=np.bool_)
    for row, sites in enumerate(tours):
        holds[row, list(sites)] = True
    shared = np.array([[3 * len(one & set(sites)) for one in chosen] for sites in tours])
    return Choices(holds, (shared - holds.sum(axis=1)[:, None]).astype(np.float64))


def _timed(problem: Problem, days: Sequence[tuple[int, ...]]) -> tuple[Route, ...] | None:
    """Time day tours, each in its steadiest order; None if one does not work on its day."""
    routes: list[Route] = []
    for day, sites in zip(problem.days, days, strict=True):
        route = _earliest(problem, day, sites)
        if route is None:
            return None
        routes.append(steadiest(problem, day, route))
    return tuple(routes)


def _earliest(problem: Problem, day: Day, sites: tuple[int, ...]) -> Route | None:
    """Return the route with its lunch on the first leg where it works."""
    if not sites:
        return Route((), ())
    legs = range(len(sites) + 1) if day.lunch_due else (None,)
    timed = (schedule(problem, day, list(sites), leg) for leg in legs)
    return next((route for route in timed if route is not None), None)
