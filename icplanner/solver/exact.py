"""Exact search of one day: first tours, tight bounds, then everything that is left."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Final

import numpy as np

from icplanner.solver.bound import Relaxed
from icplanner.solver.day_task import DayTask
from icplanner.solver.multipliers import Multipliers, no_prices, priced, tightened
from icplanner.solver.search import SAME_SCORE, Effort, Found, search

# Partial tours extended before the search settles for "at most x % below the best". The synthetic
# region's days need some thousand at 60 to 130 sites (docs/tours-method.md).
NODE_LIMIT: Final = 600_000

# Partial tours of one length kept at once, for the memory's sake (some 150 bytes each).
WIDTH: Final = 100_000

# Width of the quick searches for a first tour.
BEAM: Final = 200

# Subgradient steps at first.
STEPS: Final = 10

# What a search may cost before more steps pay, and how many then. Days of a hundred half-hour
# sites open all day come to the second try, hardly any other.
TRIES: Final = ((20_000, 20), (120_000, 60))


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

    @property
    def top(self) -> float:
        """Return the relaxed day's bound on the score."""
        return self.bound.at_start(self.task.table)


@dataclass(frozen=True, slots=True, eq=False, kw_only=True)
class Settled:
    """The outcome of an exact search.

    Attributes
    ----------
    ready
        The day with the best prices and tour known.
    bound
        No tour scores more; equal to `ready.best` when proven; -inf if there is no tour at all.
    nodes
        Partial tours extended.
    """

    ready: Prepared
    bound: float
    nodes: int

    @property
    def proven(self) -> bool:
        """Return whether no better tour exists."""
        return self.bound <= self.ready.best


def prepared(task: DayTask, prices: Multipliers | None = None, steps: int = STEPS) -> Prepared:
    """Find a first tour and better multipliers than the given ones."""
    prices = no_prices(task) if prices is None else prices
    bound = priced(task, prices)
    empty = search(task, bound, share=1.0, at_least=-np.inf, effort=Effort(0, 0))
    start = Prepared(task=task, prices=prices, bound=bound, best=-np.inf, first=empty)
    return _tried(_sharpened(_tried(start), steps))


def settled(
    ready: Prepared, node_limit: int = NODE_LIMIT, stop: Callable[[], bool] | None = None
) -> Settled:
    """Search for the best tour: short tries first, then with a sharper bound to the end."""
    nodes, left_out = 0, np.inf
    tries = [each for each in TRIES if each[0] < node_limit]
    for limit, steps in (*tries, (node_limit, 0)):
        found = search(
            ready.task,
            ready.bound,
            share=1.0,
            at_least=ready.best,
            effort=Effort(WIDTH, limit, stop),
        )
        nodes += found.nodes
        ready = _improved(ready, found)
        left_out = min(left_out, max(ready.best, found.left_out))
        if found.left_out <= ready.best + SAME_SCORE or (stop is not None and stop()):
            break
        if steps:
            ready = _sharpened(ready, steps)
    bound = min(left_out, max(ready.best, ready.top))
    if bound <= ready.best + SAME_SCORE:
        bound = ready.best
    return Settled(ready=ready, bound=bound, nodes=nodes)


def _tried(ready: Prepared) -> Prepared:
    effort = Effort(BEAM, NODE_LIMIT)
    return _improved(
        ready, search(ready.task, ready.bound, share=1.0, at_least=ready.best, effort=effort)
    )


def _improved(ready: Prepared, found: Found) -> Prepared:
    if not len(found.scores) or found.scores[0] < ready.best - SAME_SCORE:
        return ready
    return replace(ready, best=float(found.scores[0]), first=found)


def _sharpened(ready: Prepared, steps: int) -> Prepared:
    # Without a tour to aim at, half the bound is as good a target as any other.
    target = ready.best if np.isfinite(ready.best) else 0.5 * ready.top
    prices, bound = tightened(ready.task, ready.prices, target, steps)
    return replace(ready, prices=prices, bound=bound)
