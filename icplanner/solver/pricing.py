"""The best day tour under prices: what column generation asks of one day."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Final

import numpy as np

from icplanner.solver.columns import Column
from icplanner.solver.day_task import DayTask, day_task
from icplanner.solver.exact import WIDTH, Prepared, prepared, settled
from icplanner.solver.multipliers import no_prices
from icplanner.solver.problem import Day, FloatArray, IntArray, Problem
from icplanner.solver.schedule import schedule
from icplanner.solver.search import SAME_SCORE, Effort, Found, search

# Subgradient steps for prices that changed little since the last time.
_WARM_STEPS: Final = 4

# Partial tours extended for one price, and for the further good tours it brings along.
PRICE_NODES: Final = 60_000
_MORE_NODES: Final = 5_000

# Good tours brought along: those near the best, and how many of them.
_MORE_SHARE: Final = 0.95
_MORE: Final = 60


class DayPricer:
    """One kind of day; remembers its tables and the last multipliers."""

    def __init__(self, problem: Problem, day_index: int, kind: int) -> None:
        """Build the tables of a day of this kind."""
        self.kind = kind
        self.task = day_task(problem, day_index).bare()
        self._visit = np.zeros(self.task.n_sites)

    def price(
        self, reward: FloatArray, stop: Callable[[], bool] | None = None
    ) -> tuple[float, tuple[Column, ...]]:
        """Return an upper bound on the rewards of one day, and good tours, the best first.

        Parameters
        ----------
        reward
            Shape (n,) for the problem's n sites; may be negative.
        stop
            True gives up early; the bound stays valid.
        """
        if not self.task.n_sites:
            return 0.0, ()
        outcome = settled(self._ready(reward, _WARM_STEPS), PRICE_NODES, stop)
        ready = outcome.ready
        self._visit = ready.prices.visit
        if not np.isfinite(outcome.bound):
            return 0.0, ()
        effort = Effort(WIDTH, _MORE_NODES)
        more = search(
            ready.task, ready.bound, share=_MORE_SHARE, at_least=ready.best, effort=effort
        )
        return max(0.0, outcome.bound), self._columns(ready.task, [ready.first, more], _MORE)

    def all_above(self, reward: FloatArray, least: float, nodes: int) -> tuple[Column, ...] | None:
        """Return every set of stops with rewards of at least `least`; None if that is too much."""
        empty = Column(self.kind, (), 0)
        if not self.task.n_sites:
            return (empty,)
        outcome = settled(self._ready(reward, _WARM_STEPS), PRICE_NODES)
        ready = outcome.ready
        if not outcome.proven:
            return None
        if not np.isfinite(ready.best):
            return (empty,)
        found = search(
            ready.task,
            ready.bound,
            share=1.0,
            at_least=ready.best,
            effort=Effort(WIDTH, nodes),
            margin=max(0.0, ready.best - least),
        )
        if found.left_out >= min(least, ready.best) - SAME_SCORE:
            return None
        return (empty, *self._columns(ready.task, [found], len(found.tours)))

    def greedy(self, reward: FloatArray, must: Sequence[int] = ()) -> tuple[Column, ...]:
        """Return a good tour for these rewards that holds the given sites, or none."""
        keep = np.flatnonzero(reward[self.task.table.sites] > 1e-9)
        task = self._rewarded(reward).restricted(keep)
        for site in must:
            at = np.flatnonzero(task.table.sites == site)
            if not len(at):
                return ()
            task = task.requiring(int(at[0]))
        if not task.n_sites:
            return ()
        return self._columns(task, [prepared(task, steps=_WARM_STEPS).first], 1)

    def _rewarded(self, reward: FloatArray) -> DayTask:
        """Return the day with these rewards for its sites.

        Sites worth nothing stay: a stop may be where the lunch finds its time.
        """
        return replace(
            self.task,
            score=reward[self.task.table.sites],
            group=np.full(self.task.n_sites, -1, dtype=np.int64),
            factors=np.ones(1),
        )

    def _ready(self, reward: FloatArray, steps: int) -> Prepared:
        task = self._rewarded(reward)
        return prepared(task, replace(no_prices(task), visit=self._visit), steps)

    def _columns(self, task: DayTask, found: list[Found], most: int) -> tuple[Column, ...]:
        sites = task.table.sites.tolist()
        return tuple(
            Column(
                self.kind,
                tuple(sites[place] for place in path),
                len(path) if leg < 0 else leg,
            )
            for one in found
            for path, leg in one.tours[:most]
        )


def day_kinds(problem: Problem) -> list[int]:
    """Return for each day the first day that is the same in everything."""
    kinds: list[int] = []
    for index, day in enumerate(problem.days):
        same = [first for first in sorted(set(kinds)) if _same(problem.days[first], day)]
        kinds.append(same[0] if same else index)
    return kinds


def column_of(problem: Problem, day_index: int, kind: int, sites: Sequence[int]) -> Column | None:
    """Return the column of an order of sites, with a leg for the lunch; None if none works."""
    day = problem.days[day_index]
    for leg in range(len(sites) + 1) if day.lunch_due else (0,):
        if schedule(problem, day, sites, leg) is not None:
            return Column(kind, tuple(sites), leg)
    return None


def _same(one: Day, other: Day) -> bool:
    if one is other:
        return True
    return (
        (one.start, one.end, one.lunch, one.max_stops)
        == (other.start, other.end, other.lunch, other.max_stops)
        and [list(spans) for spans in one.starts] == [list(spans) for spans in other.starts]
        and np.array_equal(one.travel, other.travel)
        and _same_departures(one.departures, other.departures)
    )


def _same_departures(one: IntArray | None, other: IntArray | None) -> bool:
    if one is None or other is None:
        return one is other
    return np.array_equal(one, other)
