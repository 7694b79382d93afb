"""Tours nearly as good as the best, and variants chosen from them that really differ."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

import numpy as np

from icplanner.solver.exact import WIDTH, Settled, prepared, settled
from icplanner.solver.one_day import DayResult, route_of
from icplanner.solver.problem import FloatArray, IntArray, Problem, Solution
from icplanner.solver.search import Effort, Found, search
from icplanner.solver.steadiest import steadiest
from icplanner.solver.transition import BoolArray
from icplanner.solver.worth import set_score

# A variant should be worth at least this share of the best tour (the office's bar), ...
NEAR_SHARE: Final = 0.9
# ... and share at most half of the stops that either of the two has.
MOST_OVERLAP: Final = 0.5

# Partial tours extended for the pool, and for each restricted pool; about half a second, a tenth.
POOL_NODES: Final = 120_000
RESTRICTED_NODES: Final = 12_000

# Tours kept, best first: enough to choose four from, few enough to compare all pairs.
POOL_CAP: Final = 3_000

# Partial orders tried for the slack of a variant: all of a day with five or six stops.
VARIANT_ORDERS: Final = 5_000

# Second variants tried before the choice is left at fewer than asked.
SECOND_TRIES: Final = 100

_Tour = tuple[tuple[int, ...], int]


@dataclass(frozen=True, slots=True, eq=False)
class Pool:
    """Tours of different sets of stops, best first.

    Attributes
    ----------
    tours
        (places in order, lunch leg or -1 for the way home) of each.
    scores
        Shape (m,).
    holds
        Shape (m, n), which places each tour visits.
    complete
        Whether every set worth `share` of the best is among them.
    share
        The share of the best score asked for.
    """

    tours: tuple[_Tour, ...]
    scores: FloatArray
    holds: BoolArray
    complete: bool
    share: float


def near_tours(
    outcome: Settled, share: float = NEAR_SHARE, stop: Callable[[], bool] | None = None
) -> Pool:
    """Enumerate the tours worth at least `share` of the best, up to fixed limits of work.

    Once `stop` is true, those found by then.
    """
    ready = outcome.ready
    effort = Effort(WIDTH, POOL_NODES, stop)
    found = search(ready.task, ready.bound, share=share, at_least=ready.best, effort=effort)
    reached = found.left_out < share * ready.best and len(found.tours) <= POOL_CAP
    return _pooled(ready.task.n_sites, [found], (share, reached))


def variants(
    problem: Problem,
    result: DayResult,
    pool: Pool,
    k: int = 4,
    stop: Callable[[], bool] | None = None,
) -> tuple[Solution, ...]:
    """Choose up to k tours that differ, the best one first.

    Each is worth at least `NEAR_SHARE` of the best and shares at most `MOST_OVERLAP` of the stops
    (Jaccard) with any other, where so many exist; then the best differing ones below fill up.
    From the second on, the tour with the highest score * (1 - greatest overlap) is taken.

    Parameters
    ----------
    problem, result
        The problem and the answer for one of its days.
    pool
        `near_tours(result.outcome)`.
    k
        How many are wanted.
    stop
        Asked before each search and each variant; true leaves it at what there is.
    """
    if result.outcome is None or result.solution is None:
        return () if result.solution is None else (result.solution,)
    day, task = problem.days[result.day_index], result.outcome.ready.task
    places = np.searchsorted(task.table.sites, sorted(result.solution.routes[0].sites))
    best = np.zeros(task.n_sites, dtype=np.bool_)
    best[places] = True
    chosen = _chosen(pool, best, k)
    if len(chosen) + 1 < k:
        pool = _widened(result.outcome, pool, (best, k), stop)
        chosen = _chosen(pool, best, k)
    made = [result.solution]
    for row in chosen:
        if stop is not None and stop():
            break
        found = route_of(problem, result.day_index, task, pool.tours[row])
        route = steadiest(problem, day, found, VARIANT_ORDERS)
        score = set_score(problem, list(route.sites))
        made.append(Solution((route,), score, result.solution.bound))
    return tuple(made)


def _pooled(n: int, found: list[Found], reach: tuple[float, bool]) -> Pool:
    """Join what searches found, one tour a set, best first."""
    seen: dict[frozenset[int], tuple[float, _Tour]] = {}
    for one in found:
        for tour, score in zip(one.tours[:POOL_CAP], one.scores.tolist(), strict=False):
            seen.setdefault(frozenset(tour[0]), (score, tour))
    ranked = sorted(seen.values(), key=lambda entry: (-entry[0], entry[1]))[:POOL_CAP]
    holds = np.zeros((len(ranked), n), dtype=np.bool_)
    for row, (_, (path, _)) in enumerate(ranked):
        holds[row, list(path)] = True
    return Pool(
        tours=tuple(tour for _, tour in ranked),
        scores=np.array([score for score, _ in ranked]),
        holds=holds,
        complete=reach[1],
        share=reach[0],
    )


def _overlap(pool: Pool, one: BoolArray) -> FloatArray:
    """Return the Jaccard overlap of every tour's stops with one set."""
    both = (pool.holds & one).sum(axis=1)
    either = (pool.holds | one).sum(axis=1)
    overlap: FloatArray = both / np.maximum(either, 1)
    return overlap


def _chosen(pool: Pool, best: BoolArray, k: int) -> list[int]:
    """Return rows of the pool, k - 1 at most; more than one second choice is tried."""
    if k < 2 or not len(pool.tours):
        return []
    first = _overlap(pool, best)
    value = np.where(first <= MOST_OVERLAP, pool.scores * (1 - first), -1.0)
    longest: list[int] = []
    top = float(pool.scores.max()) * NEAR_SHARE
    for second in np.argsort(-value, kind="stable")[:SECOND_TRIES].tolist():
        if value[second] < 0:
            break
        rows, worst = [second], np.maximum(first, _overlap(pool, pool.holds[second]))
        while len(rows) < k - 1:
            worth = np.where(worst <= MOST_OVERLAP, pool.scores * (1 - worst), -1.0)
            # Tours near the best go first, whatever differs more below.
            worth = np.where((worth >= 0) & (pool.scores >= top - 1e-9), worth + 2 * top, worth)
            row = int(worth.argmax())
            if worth[row] < 0:
                break
            rows.append(row)
            worst = np.maximum(worst, _overlap(pool, pool.holds[row]))
        good = sum(pool.scores[row] >= top - 1e-9 for row in rows)
        if good == k - 1:
            return rows
        if (good, len(rows)) > (
            sum(pool.scores[row] >= top - 1e-9 for row in longest),
            len(longest),
        ):
            longest = rows
    return longest


def _widened(
    outcome: Settled, pool: Pool, wanted: tuple[BoolArray, int], stop: Callable[[], bool] | None
) -> Pool:
    """Add what is found without some of the best tour's stops: all, every second one, halves.

    It ends as soon as k - 1 tours can be chosen that are all worth enough; `wanted` are the places
    of the best tour, and k.
    """
    ready, (best, k) = outcome.ready, wanted
    stops = [place for place in ready.first.tours[0][0] if best[place]]
    half = (len(stops) + 1) // 2
    left_out = [stops, stops[::2], stops[1::2], stops[:half], stops[half:]]
    found, wide = [Found(pool.tours, pool.scores, -np.inf, 0)], pool
    for dropped in left_out:
        if stop is not None and stop():
            break
        free = np.ones(ready.task.n_sites, dtype=np.bool_)
        free[dropped] = False
        keep = np.flatnonzero(free | ready.task.must)
        found.append(_restricted(outcome, keep, pool.share, stop))
        wide = _pooled(ready.task.n_sites, found, (pool.share, False))
        chosen = _chosen(wide, best, k)
        least = NEAR_SHARE * ready.best - 1e-9
        if len(chosen) == k - 1 and all(wide.scores[row] >= least for row in chosen):
            break
    return wide


def _restricted(
    outcome: Settled, keep: IntArray, share: float, stop: Callable[[], bool] | None
) -> Found:
    """Return near-optimal tours of the places `keep` alone, in places of the whole task."""
    whole = outcome.ready
    task = whole.task.restricted(keep)
    ready = settled(
        prepared(task, whole.prices.restricted(whole.task, keep), 3), RESTRICTED_NODES, stop
    ).ready
    if not np.isfinite(ready.best):
        return ready.first
    effort = Effort(WIDTH, RESTRICTED_NODES, stop)
    near = search(task, ready.bound, share=share, at_least=ready.best, effort=effort)
    pool = near if len(near.tours) else ready.first
    back = keep.tolist()
    tours = tuple((tuple(back[place] for place in path), leg) for path, leg in pool.tours)
    return Found(tours, pool.scores, pool.left_out, pool.nodes)
