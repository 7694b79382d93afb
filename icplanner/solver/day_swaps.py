"""Other tours of several days, put together from the day tours a search has seen.

What is found here is real, but not proven to be the best of its kind: losses are upper limits.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Final

import numpy as np
import scipy
from scipy.sparse import csc_array

from icplanner.solver.losses import Loss
from icplanner.solver.pool import NEAR_SHARE
from icplanner.solver.pricing import day_kinds
from icplanner.solver.problem import Day, Problem, Route, Solution
from icplanner.solver.schedule import schedule
from icplanner.solver.worth import set_score

# Branch-and-bound nodes for one combination: fixed, so that the result depends on no clock.
_NODES: Final = 200
# Day tours combined, the most valuable first.
_COLUMNS: Final = 2_000
# A combination this near its best is good enough: another tour need not be the best other one.
_GAP: Final = 0.02

DayTour = tuple[int, tuple[int, ...]]


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
    where such exist; the best differing ones below follow. `stop` is asked before each.
    """
    options = _options(problem, columns)
    chosen = [frozenset(site for route in best.routes for site in route.sites)]
    found: list[Solution] = []
    while len(found) < wanted and options and not (stop is not None and stop()):
        routes = _combined(problem, options, chosen)
        if routes is None:
            break
        sites = [site for route in routes for site in route.sites]
        chosen.append(frozenset(sites))
        found.append(Solution(routes, set_score(problem, sites), best.bound))
    near = [one for one in found if one.score >= NEAR_SHARE * best.score]
    return tuple(near + [one for one in found if one not in near])


def _options(problem: Problem, columns: Sequence[DayTour]) -> list[DayTour]:
    """Return each day tour on every day it works on, the most valuable first."""
    kinds = day_kinds(problem)
    worth = sorted(
        {
            (day, sites)
            for first, sites in columns
            for day, kind in enumerate(kinds)
            if kind == first and sites
        },
        key=lambda option: (-set_score(problem, list(option[1])), option),
    )
    return worth[:_COLUMNS]


def _combined(
    problem: Problem, options: list[DayTour], chosen: list[frozenset[int]]
) -> tuple[Route, ...] | None:
    """Return the best combination that differs from all chosen ones; None if there is none."""
    score = np.array([set_score(problem, list(sites)) for _, sites in options])
    n_days, n_sites, m = len(problem.days), problem.n_sites, len(options)
    per_day = np.zeros((n_days, m))
    holds = np.zeros((n_sites, m))
    for k, (day, sites) in enumerate(options):
        per_day[day, k] = 1.0
        holds[list(sites), k] = 1.0
    sizes = holds.sum(axis=0)
    least = np.zeros(n_sites)
    least[list(problem.must)] = 1.0
    limits = [
        scipy.optimize.LinearConstraint(csc_array(per_day), -np.inf, 1.0),
        scipy.optimize.LinearConstraint(csc_array(holds), least, 1.0),
    ]
    limits += [
        scipy.optimize.LinearConstraint(
            csc_array((3 * holds[sorted(one)].sum(axis=0) - sizes)[None, :]), -np.inf, len(one)
        )
        for one in chosen
    ]
    if problem.budget is not None and problem.cost is not None:
        limits.append(
            scipy.optimize.LinearConstraint(
                csc_array((problem.cost @ holds)[None, :]), -np.inf, problem.budget
            )
        )
    answer = scipy.optimize.milp(
        -score,
        constraints=limits,
        integrality=np.ones(m, dtype=np.int64),
        bounds=scipy.optimize.Bounds(0, 1),
        options={"node_limit": _NODES, "mip_rel_gap": _GAP},
    )
    if answer.x is None:
        return None
    picked = {options[k][0]: options[k][1] for k in np.flatnonzero(answer.x > 0.5).tolist()}
    return _timed(problem, [picked.get(day, ()) for day in range(n_days)]) if picked else None


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


def losses_by_swap(problem: Problem, best: Solution, columns: Sequence[DayTour]) -> dict[int, Loss]:
    """Return for absent sites the cheapest exchange of one day for a day tour that holds them."""
    days = [route.sites for route in best.routes]
    present = {site for sites in days for site in sites}
    found: dict[int, Loss] = {}
    for day, sites in _options(problem, columns):
        others = [stop for number, stops in enumerate(days) if number != day for stop in stops]
        new = [site for site in sites if site not in present]
        if not new or set(sites) & set(others):
            continue
        tour = [*others, *sites]
        if not problem.must <= set(tour) or not _affordable(problem, tour):
            continue
        loss = best.score - set_score(problem, tour)
        gone = tuple(stop for stop in days[day] if stop not in sites)
        for site in new:
            if site not in found or loss < (found[site].loss or 0.0):
                least = best.score - best.bound
                found[site] = Loss(
                    site=site, loss=max(0.0, loss), least_loss=least, instead_of=gone
                )
    return found


def _affordable(problem: Problem, tour: list[int]) -> bool:
    if problem.budget is None or problem.cost is None:
        return True
    return float(problem.cost[tour].sum()) <= problem.budget
