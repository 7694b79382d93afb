"""Earliest-finish tables of one day: when is a visit over, for every leave-taking."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
import numpy.typing as npt

from icplanner.solver.problem import Day, IntArray, Problem

# Rows of the tables worked on at once: keeps the working arrays within the processor's cache.
_ROWS: Final = 64

MinuteArray = npt.NDArray[np.int32]
BoolArray = npt.NDArray[np.bool_]


@dataclass(frozen=True, slots=True, eq=False)
class Transition:
    """What one step of a day leads to, for n sites and a day of `length` minutes.

    All times are minutes after the day's start; `length` + 1 stands for "too late". The method is
    the time-expanded table of the exact day solver, see `docs/tours-method.md`.

    Attributes
    ----------
    sites
        Shape (n,), the problem's numbers of the sites, ascending.
    plain
        Shape (length + 1, n + 1, n): leaving i at t, the minute at which the visit of j is over;
        i = n is the start hub.
    lunch
        Likewise with the lunch taken on this leg; None where no lunch is due.
    home
        Shape (2, length + 2, n + 1): whether the day may end by going to the end hub when leaving
        i at t; first index 0 = the lunch is still due, 1 = done or not due.
    lunch_from, lunch_until
        A state "lunch done" begins no earlier, a state "lunch due" makes sense no later.
    over
        Shape (n, length + 2): arriving at a site at a minute, when its visit is over at least.
    quickest
        Shape (n + 1, n + 1), row = from a site or the start hub, column = to a site or the end
        hub: no way, direct or by way of other sites, at whatever hour, takes less.
    """

    sites: IntArray
    length: int
    plain: MinuteArray
    lunch: MinuteArray | None
    home: BoolArray
    lunch_from: int
    lunch_until: int
    over: MinuteArray
    quickest: IntArray

    @property
    def n_sites(self) -> int:
        """Return how many sites the tables know."""
        return len(self.sites)

    @property
    def shortest_step(self) -> int:
        """Return the fewest minutes from leaving anywhere to leaving the next site, at least 1."""
        late = self.length + 1
        gap = self.plain - np.arange(self.length + 1, dtype=np.int32)[:, None, None]
        return max(1, int(gap[self.plain < late].min(initial=late)))

    def restricted(self, keep: IntArray) -> Transition:
        """Return the tables of the sites at the places `keep` (ascending) alone."""
        rows = np.append(keep, self.n_sites)
        return Transition(
            sites=self.sites[keep],
            length=self.length,
            plain=np.ascontiguousarray(self.plain[:, rows][:, :, keep]),
            lunch=None
            if self.lunch is None
            else np.ascontiguousarray(self.lunch[:, rows][:, :, keep]),
            home=self.home[:, :, rows],
            lunch_from=self.lunch_from,
            lunch_until=self.lunch_until,
            over=self.over[keep],
            quickest=self.quickest[np.ix_(rows, rows)],
        )


def transition(problem: Problem, day: Day, sites: Sequence[int]) -> Transition:
    """Build the tables of one day for the given sites.

    Parameters
    ----------
    problem
        For the lengths of the visits, which must be at least one minute.
    day
        The day; its lunch counts only where it is due.
    sites
        The problem's numbers of the sites to work with, ascending.
    """
    chosen = np.asarray(sites, dtype=np.int64)
    length = day.end - day.start
    over, over_lunch = _over_tables(problem, day, chosen)
    rows = np.append(chosen, problem.n_sites)
    shape = (length + 1, len(rows), len(chosen))
    plain = np.empty(shape, dtype=np.int32)
    lunch = np.empty(shape, dtype=np.int32) if day.lunch_due else None
    home = np.zeros((2, length + 2, len(rows)), dtype=np.bool_)
    column = np.arange(len(chosen)) * (length + 2)
    late = length + 1
    for low in range(0, length + 1, _ROWS):
        leave = np.arange(low, min(low + _ROWS, length + 1))
        travel = _travel(day, leave)[:, rows]
        arrive = np.minimum(leave[:, None, None] + travel, late)
        place = arrive[:, :, chosen] + column
        plain[leave] = over.take(place)
        if lunch is not None:
            lunch[leave] = over_lunch.take(place)
        home[:, leave] = _home(day, leave, arrive[:, :, -1])
    own = np.arange(len(chosen))
    plain[:, own, own] = late
    if lunch is not None:
        lunch[:, own, own] = late
    return Transition(
        sites=chosen,
        length=length,
        plain=plain,
        lunch=lunch,
        home=home,
        lunch_from=day.lunch.earliest + day.lunch.length - day.start
        if day.lunch is not None and day.lunch_due
        else 0,
        lunch_until=day.lunch.latest - day.start if day.lunch is not None and day.lunch_due else -1,
        over=over,
        quickest=_quickest(day, chosen),
    )


def _quickest(day: Day, sites: IntArray) -> IntArray:
    """Return the least travel times between the sites, closed under the triangle inequality."""
    least = day.travel if day.departures is None else day.departures.min(axis=0)
    hub = len(day.starts)
    closed: IntArray = np.asarray(least, dtype=np.int64)[
        np.ix_(np.append(sites, hub), np.append(sites, hub + 1))
    ]
    for via in range(len(sites)):
        np.minimum(closed, closed[:, via, None] + closed[None, via, :], out=closed)
    return closed


def reachable(table: Transition) -> IntArray:
    """Return the places (not the problem's numbers) of the sites that can be part of the day.

    The lunch is not looked at: another stop may be where it finds its time.
    """
    n = table.n_sites
    return np.flatnonzero(fits(table, np.full(n, n), np.zeros(n, dtype=np.int64), np.arange(n)))


def fits(table: Transition, here: IntArray, minute: IntArray, place: IntArray) -> BoolArray:
    """Return whether a place may still be visited, and the day ended, from each (here, minute).

    By way of whatever other stops, with the lunch already had: false means that it cannot be.
    """
    arrive = np.minimum(minute + table.quickest[here, place], table.length + 1)
    back = table.over[place, arrive] + table.quickest[place, table.n_sites]
    can: BoolArray = back <= table.length
    return can


def _travel(day: Day, leave: IntArray) -> IntArray:
    """Return travel times of shape (leave-takings, nodes, nodes)."""
    if day.departures is not None:
        return np.asarray(day.departures[leave], dtype=np.int64)
    return np.asarray(day.travel, dtype=np.int64)[None]


def _over_tables(problem: Problem, day: Day, sites: IntArray) -> tuple[MinuteArray, MinuteArray]:
    """Return, by site and arrival, when the visit is over: directly, and after the lunch."""
    length = day.end - day.start
    late = length + 1
    minute = np.arange(late + 1)
    over = np.full((len(sites), late + 1), late, dtype=np.int32)
    for place, site in enumerate(sites):
        for earliest, latest in reversed(day.starts[site]):
            last = min(latest, day.end) - day.start
            if last >= 0:
                begin = np.maximum(minute[: last + 1], earliest - day.start)
                over[place, : last + 1] = begin + int(problem.visit[site])
    np.minimum(over, late, out=over)
    if day.lunch is None or not day.lunch_due:
        return over, over
    ready = np.maximum(minute, day.lunch.earliest - day.start) + day.lunch.length
    ready[minute > day.lunch.latest - day.start] = late
    return over, over[:, np.minimum(ready, late)]


def _home(day: Day, leave: IntArray, arrive: IntArray) -> BoolArray:
    """Return, by lunch state, leave-taking and node, whether the end hub is reached in time."""
    length = day.end - day.start
    in_time = arrive <= length
    if day.lunch is None or not day.lunch_due:
        return np.stack([in_time, in_time])
    earliest, latest = day.lunch.earliest - day.start, day.lunch.latest - day.start
    after = np.maximum(arrive, earliest) + day.lunch.length
    return np.stack([(after <= length) & (leave <= latest)[:, None], in_time])
