"""The best day tour under prices: what column generation asks of one day."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Final

import numpy as np

from icplanner.solver.columns import Column
from icplanner.solver.day_task import DayTask, day_task
from icplanner.solver.exact import BEAM, WIDTH, Prepared, Settled, prepared, settled
from icplanner.solver.joining import DayOptions, day_options
from icplanner.solver.multipliers import no_prices, tightened
from icplanner.solver.problem import Day, FloatArray, IntArray, Problem
from icplanner.solver.search import SAME_SCORE, Effort, Found, search

# Subgradient steps for prices that changed little since the last time.
_WARM_STEPS: Final = 4

# Partial tours extended for one price, and for the further good tours it brings along.
PRICE_NODES: Final = 60_000
_MORE_NODES: Final = 5_000

# Good tours brought along: those near the best, and how many of them.
_MORE_SHARE: Final = 0.95
_MORE: Final = 60

_NOTHING: Final = Found((), np.zeros(0), -np.inf, 0)


@dataclass(frozen=True, slots=True, eq=False)
class Priced:
    """What a day is worth under prices.

    Attributes
    ----------
    bound
        No tour of the day earns more reward; at least 0, what a day without stops earns.
    columns
        Good tours, the best first.
    outcome
        The search behind it, for what else it can tell; None where the day has no sites.
    """

    bound: float
    columns: tuple[Column, ...] = ()
    outcome: Settled | None = None


class DayPricer:
    """One kind of day; remembers its tables and the last multipliers.

    Attributes
    ----------
    kind
        Its number among the kinds of days.
    task
        The day's tables.
    visit
        Shape (n,) for the problem's n sites, what repeating each cost in the last relaxed day;
        a start for the next one.
    """

    def __init__(
        self, problem: Problem, day_index: int, kind: int, visit: FloatArray | None = None
    ) -> None:
        """Build the tables of a day of this kind; `visit` is what a similar one ended with."""
        self.kind = kind
        self.task = day_task(problem, day_index).bare()
        self._place = {site: place for place, site in enumerate(self.task.table.sites.tolist())}
        self.visit = np.zeros(problem.n_sites) if visit is None else visit.copy()

    def price(
        self,
        reward: FloatArray,
        known: float = 0.0,
        stop: Callable[[], bool] | None = None,
    ) -> Priced:
        """Return what the day is worth under prices, and good tours.

        Parameters
        ----------
        reward
            Shape (n,) for the problem's n sites; may be negative.
        known
            The reward of a tour of this day that is known, 0 for that without stops.
        stop
            True gives up early; the bound stays valid.
        """
        if not self.task.n_sites:
            return Priced(0.0)
        outcome = settled(self._ready(reward, known), PRICE_NODES, stop)
        ready = outcome.ready
        self.visit[self.task.table.sites] = ready.prices.visit
        bound = max(0.0, outcome.bound)
        if stop is not None and stop():
            return Priced(bound, (), outcome)
        more = search(
            ready.task,
            ready.bound,
            share=_MORE_SHARE,
            at_least=ready.best,
            effort=Effort(WIDTH, _MORE_NODES, stop),
        )
        return Priced(bound, self._columns(ready.task, [ready.first, more], _MORE), outcome)

    def near(
        self, priced: Priced, room: float, effort: Effort, prices: FloatArray
    ) -> DayOptions | None:
        """Return all tours that stay at most `room` below the bound; None if that is too much.

        `prices` as in `joining.Room`.
        """
        if priced.outcome is None:
            return self.options([], priced.bound, prices, empty=True)
        ready = priced.outcome.ready
        margin = max(0.0, room - (priced.bound - ready.best))
        found = search(
            ready.task,
            ready.bound,
            share=1.0,
            at_least=ready.best,
            effort=effort,
            margin=margin,
        )
        bettered = bool((found.scores > ready.best + SAME_SCORE).any())
        if bettered or found.left_out > priced.bound - room - SAME_SCORE:
            return None
        return self.options([found], priced.bound, prices, empty=True).within(room)

    def options(
        self, found: list[Found], bound: float, prices: FloatArray, *, empty: bool = False
    ) -> DayOptions:
        """Return what searches found as options of a day with this bound; `empty` adds no stops."""
        columns = [Column(self.kind, (), 0)] if empty else []
        columns += self._columns(
            self.task, found, max((len(one.tours) for one in found), default=0)
        )
        scores = np.concatenate([np.zeros(int(empty)), *(one.scores for one in found)])
        return day_options(columns, np.maximum(bound - scores, 0.0), prices)

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

    def known(self, sites: Sequence[int], lunch_leg: int) -> Column | None:
        """Return the column of an order of sites if it works by the tables of this day."""
        table, minute, place = self.task.table, 0, self._place
        here, most = table.n_sites, self.task.max_stops
        if not set(sites) <= set(place) or (most is not None and len(sites) > most):
            return None
        lunch = table.over_lunch
        for leg, site in enumerate(sites):
            there = place[site]
            over = lunch if lunch is not None and leg == lunch_leg else table.over
            minute = int(over[there, table.arrival(minute, here, there)])
            if minute > table.length:
                return None
            here = there
        due = lunch is not None and not 0 <= lunch_leg < len(sites)
        fits = bool(table.home[0 if due else 1, minute, here]) or not sites
        return Column(self.kind, tuple(sites), lunch_leg) if fits else None

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

    def _ready(self, reward: FloatArray, known: float) -> Prepared:
        """Return the day with sharp prices, and the better of a known tour and a quick search's."""
        task = self._rewarded(reward)
        start = replace(no_prices(task), visit=self.visit[self.task.table.sites])
        prices, bound = tightened(task, start, known, _WARM_STEPS)
        found = search(task, bound, share=1.0, at_least=known, effort=Effort(BEAM, PRICE_NODES))
        best = float(found.scores[0]) if len(found.scores) else known
        first = found if len(found.scores) else _NOTHING
        return Prepared(task=task, prices=prices, bound=bound, best=best, first=first)

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
