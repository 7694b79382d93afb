"""What each absent site would cost: the best tour that holds it, and what it displaces."""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import dataclass, replace
from typing import Final

import numpy as np

from icplanner.solver.bound import with_detour
from icplanner.solver.exact import BEAM, WIDTH, Prepared
from icplanner.solver.one_day import DayResult, route_of
from icplanner.solver.pool import Pool
from icplanner.solver.problem import Problem, Route
from icplanner.solver.search import SAME_SCORE, Effort, Found, search
from icplanner.solver.worth import set_score

# Partial tours extended for one site before its loss stays a range, and for all together; what
# is spent shrinks what is left to the sites after.
LOSS_NODES: Final = 60_000
ALL_LOSS_NODES: Final = 3_000_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Loss:
    """The best tour that holds one absent site.

    Attributes
    ----------
    site
        The absent site.
    loss
        Points that the best tour loses when the site is forced in; None where no tour holds it.
    least_loss
        A proven lower limit of the loss; equal to `loss` where that is exact.
    instead_of
        The stops of the best tour that have to go.
    route
        The tour with the site.
    """

    site: int
    loss: float | None
    least_loss: float
    instead_of: tuple[int, ...] = ()
    route: Route | None = None

    @property
    def exact(self) -> bool:
        """Return whether the loss is proven, by no tour or by the best one."""
        if self.loss is None:
            return self.least_loss == np.inf
        return self.loss <= self.least_loss + SAME_SCORE


def losses(
    problem: Problem,
    result: DayResult,
    pool: Pool,
    sites: Collection[int] | None = None,
    *,
    nodes: int = ALL_LOSS_NODES,
    stop: Callable[[], bool] | None = None,
) -> tuple[Loss, ...]:
    """Return the loss of every absent site that could be visited that day.

    Sites in a tour of a complete pool are read off; for the others the search runs once more with
    the bound on walks that hold the site (`bound.with_detour`), on the prices of the day.

    Parameters
    ----------
    problem, result
        The problem and the answer for one of its days.
    pool
        `near_tours(result.outcome)`.
    sites
        The sites asked about; None for all that are absent.
    nodes
        Partial tours extended for all sites together; those after that keep what the pool tells.
    stop
        Asked before each site; true leaves out the rest.
    """
    if result.outcome is None or result.solution is None:
        return ()
    ready = result.outcome.ready
    present = set(result.solution.routes[0].sites)
    place = {site: place for place, site in enumerate(ready.task.table.sites.tolist())}
    asked = sorted(place) if sites is None else sorted(set(sites) & set(place))
    made = []
    for site in asked:
        if site in present:
            continue
        if stop is not None and stop():
            break
        found = _best_with(ready, pool, place[site], min(LOSS_NODES, nodes))
        nodes = max(0, nodes - found.nodes)
        made.append(_loss(problem, result, site, found))
    return tuple(made)


def _best_with(ready: Prepared, pool: Pool, place: int, nodes: int) -> Found:
    """Return the best tour through a place; `left_out` bounds what is better, if anything."""
    rows = np.flatnonzero(pool.holds[:, place])[:1].tolist()
    tours = tuple(pool.tours[row] for row in rows)
    known = Found(tours, pool.scores[rows], -np.inf, 0)
    if rows and pool.complete:
        return known
    if not nodes:
        return replace(known, left_out=np.inf)
    task = ready.task.requiring(place)
    bound = with_detour(task.table, ready.bound, place, task.step)
    for effort in (Effort(BEAM, nodes), Effort(WIDTH, nodes)):
        at_least = float(known.scores[0]) if len(known.scores) else -np.inf
        found = search(task, bound, share=1.0, at_least=at_least, effort=effort)
        if len(found.scores):
            known = replace(found, nodes=known.nodes)
        known = replace(known, left_out=found.left_out, nodes=known.nodes + found.nodes)
    return known


def _loss(problem: Problem, result: DayResult, site: int, found: Found) -> Loss:
    best = 0.0 if result.solution is None else result.solution.score
    left_out = found.left_out
    if not len(found.scores) or result.outcome is None:
        return Loss(site=site, loss=None, least_loss=max(0.0, best - left_out))
    route = route_of(problem, result.day_index, result.outcome.ready.task, found.tours[0])
    loss = best - set_score(problem, list(route.sites))
    before = () if result.solution is None else result.solution.routes[0].sites
    return Loss(
        site=site,
        loss=loss,
        least_loss=min(loss, best - left_out),
        instead_of=tuple(stop for stop in before if stop not in route.sites),
        route=route,
    )
