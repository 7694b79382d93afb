"""Other tours of several days that really differ, put together from the day tours seen.

Day by day, as a beam search: the best beginnings of tours go on, those too much like a chosen
tour behind the others. What is found is real, but not proven to be the best of its kind.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np

from icplanner.solver.day_swaps import DayTour, options
from icplanner.solver.pool import NEAR_SHARE
from icplanner.solver.problem import Day, FloatArray, Problem, Route, Solution
from icplanner.solver.schedule import schedule
from icplanner.solver.transition import BoolArray
from icplanner.solver.worth import set_score, set_scores

# Beginnings that go on from day to day. On the catalogue's 2 to 7 days 1,000 better the variants
# by no more than 1 % and take twice as long.
_WIDTH: Final = 500
# Points that a beginning loses for each site it has too much in common with a chosen tour for its
# share of the days. Of 1, 2, 4, 6, 8 and 12 this gives the best variants on the catalogue.
_WEIGHT: Final = 4.0
# More than any tour is worth: beginnings with a must-see go first.
_MUST: Final = 1e6


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
    days = [_choices(problem, known, day, chosen) for day in range(len(problem.days))]
    tours = _beam(problem, days, chosen, stop)
    return None if tours is None else _timed(problem, tours)


@dataclass(frozen=True, slots=True, eq=False)
class _Choices:
    """The tours of one day, that without stops first.

    Attributes
    ----------
    tours
        The sites in order, k tours.
    holds
        Shape (k, n), which of the problem's sites each visits.
    score
        Shape (k,).
    alike
        Shape (k, chosen tours), 3 * stops shared less stops: what each adds to the overlap.
    """

    tours: list[tuple[int, ...]]
    holds: BoolArray
    score: FloatArray
    alike: FloatArray


def _choices(
    problem: Problem, known: list[DayTour], day: int, chosen: list[frozenset[int]]
) -> _Choices:
    tours = [(), *(sites for number, sites in known if number == day)]
    holds = np.zeros((len(tours), problem.n_sites), dtype=np.bool_)
    for row, sites in enumerate(tours):
        holds[row, list(sites)] = True
    shared = np.array([[3 * len(one & set(sites)) for one in chosen] for sites in tours])
    return _Choices(
        tours,
        holds,
        set_scores(problem, holds),
        (shared - holds.sum(axis=1)[:, None]).astype(np.float64),
    )


def _beam(
    problem: Problem,
    days: list[_Choices],
    chosen: list[frozenset[int]],
    stop: Callable[[], bool] | None,
) -> list[tuple[int, ...]] | None:
    """Go through the days with the best beginnings of tours; return the best tour, or None."""
    limit = np.array([len(one) for one in chosen], dtype=np.float64)
    least = [day.alike.min(axis=0) for day in days]
    musts = sorted(problem.must)
    holds = np.zeros((1, problem.n_sites), dtype=np.bool_)
    alike, rows = np.zeros((1, len(chosen))), np.zeros((1, 0), dtype=np.int64)
    for number, day in enumerate(days):
        if stop is not None and stop():
            return None
        still = limit - sum(least[number + 1 :], np.zeros(len(chosen)))
        before, at = np.nonzero(holds.astype(np.float32) @ day.holds.T.astype(np.float32) < 1)
        total = alike[before] + day.alike[at]
        fine = (total <= still).all(axis=1)
        before, at, total = before[fine], at[fine], total[fine]
        made = holds[before] | day.holds[at]
        if problem.budget is not None and problem.cost is not None:
            fine = made @ problem.cost <= problem.budget
            before, at, total, made = before[fine], at[fine], total[fine], made[fine]
        score = set_scores(problem, made) + _MUST * made[:, musts].sum(axis=1)
        share = limit * (number + 1) / len(days)
        rank = score - _WEIGHT * np.maximum(total - share, 0.0).sum(axis=1)
        order = np.argsort(-rank, kind="stable")
        _, first = np.unique(np.packbits(made[order], axis=1), axis=0, return_index=True)
        kept = order[np.sort(first)[:_WIDTH]]
        holds, alike = made[kept], total[kept]
        rows = np.column_stack([rows[before[kept]], at[kept]])
    whole = np.flatnonzero(holds[:, musts].all(axis=1) & holds.any(axis=1))
    if not len(whole):
        return None
    best = whole[int(set_scores(problem, holds[whole]).argmax())]
    return [day.tours[at] for day, at in zip(days, rows[best].tolist(), strict=True)]


def _timed(problem: Problem, days: Sequence[tuple[int, ...]]) -> tuple[Route, ...] | None:
    """Time day tours; None if one of them does not work on its day."""
    routes: list[Route] = []
    for day, sites in zip(problem.days, days, strict=True):
        route = _earliest(problem, day, sites)
        if route is None:
            return None
        routes.append(route)
    return tuple(routes)


def _earliest(problem: Problem, day: Day, sites: tuple[int, ...]) -> Route | None:
    """Return the route with its lunch on the first leg where it works."""
    if not sites:
        return Route((), ())
    legs = range(len(sites) + 1) if day.lunch_due else (None,)
    timed = (schedule(problem, day, list(sites), leg) for leg in legs)
    return next((route for route in timed if route is not None), None)
