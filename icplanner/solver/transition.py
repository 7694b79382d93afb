"""Earliest-finish tables of one day: when is a visit over, for every leave-taking."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
import numpy.typing as npt

from icplanner.solver.problem import Day, IntArray, Problem

MinuteArray = npt.NDArray[np.int32]
BoolArray = npt.NDArray[np.bool_]


@dataclass(frozen=True, slots=True, eq=False)
class Transition:
    """What one step of a day leads to, for n sites and a day of `length` minutes.

    All times are minutes after the day's start; `length` + 1 stands for "too late". The method is
    the time-expanded table of the exact day solver, see `docs/tours-method.md`; since a visit is
    over at a minute that depends on the arrival alone, ways and visits have tables of their own.

    Attributes
    ----------
    sites
        Shape (n,), the problem's numbers of the sites, ascending.
    ways
        Shape (n + 1, n + 1), row = from a site or the start hub, column = to a site or the end
        hub: minutes on the way, at most "too late"; so many from a site to itself.
    timetable
        Shape (length + 1, n + 1, n + 1), the minute of arrival for every leave-taking, where it
        depends on the hour; `ways` are then the shortest of the day. None else.
    over
        Shape (n, length + 2): arriving at a site at a minute, when its visit is over at least.
    over_lunch
        Likewise with the lunch taken before the visit; None where no lunch is due.
    home
        Shape (2, length + 2, n + 1): whether the day may end by going to the end hub when leaving
        i at t; first index 0 = the lunch is still due, 1 = done or not due.
    lunch_from, lunch_until
        A state "lunch done" begins no earlier, a state "lunch due" makes sense no later.
    quickest
        Shape (n + 1, n + 1), rows and columns as in `ways`: no way, direct or by way of other
        sites, at whatever hour, takes less.
    """

    sites: IntArray
    length: int
    ways: IntArray
    timetable: MinuteArray | None
    over: IntArray
    over_lunch: IntArray | None
    home: BoolArray
    lunch_from: int
    lunch_until: int
    quickest: IntArray

    @property
    def n_sites(self) -> int:
        """Return how many sites the tables know."""
        return len(self.sites)

    @property
    def shortest_step(self) -> int:
        """Return minutes, at least 1: from leaving anywhere to leaving the next site it is more."""
        late = self.length + 1
        stay = np.where(self.over < late, self.over - np.arange(late + 1), late).min(axis=1)
        way = self.ways[:, :-1].min(axis=0, initial=late)
        return max(1, int((stay + way).min(initial=late)))

    def arrival(self, minute: int, here: int, there: int) -> int:
        """Return the arrival at a site when leaving a place at a minute, at most "too late"."""
        if self.timetable is not None:
            return int(self.timetable[minute, here, there])
        return min(minute + int(self.ways[here, there]), self.length + 1)

    def arrivals(self, minute: IntArray, here: IntArray) -> IntArray:
        """Return the arrivals at all sites, shape (m, n), when leaving m times and places."""
        if self.timetable is not None:
            return np.asarray(self.timetable[minute, here, : self.n_sites], dtype=np.int64)
        direct: IntArray = minute[:, None] + self.ways[here, : self.n_sites]
        arrive: IntArray = np.minimum(direct, self.length + 1)
        return arrive

    def after(self, arrive: IntArray, *, eat: bool) -> IntArray:
        """Return when the visits of all sites are over, for arrivals of shape (m, n)."""
        over = self.over_lunch if eat else self.over
        if over is None:
            raise ValueError("no lunch is due on this day")
        after: IntArray = over.take(arrive + np.arange(self.n_sites) * over.shape[1])
        return after

    def restricted(self, keep: IntArray) -> Transition:
        """Return the tables of the sites at the places `keep` (ascending) alone."""
        rows = np.append(keep, self.n_sites)
        return replace(
            self,
            sites=self.sites[keep],
            ways=self.ways[np.ix_(rows, rows)],
            timetable=None if self.timetable is None else self.timetable[:, rows][:, :, rows],
            over=self.over[keep],
            over_lunch=None if self.over_lunch is None else self.over_lunch[keep],
            home=self.home[:, :, rows],
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
    ways, timetable = _ways(day, chosen)
    leave = np.arange(length + 1)
    home_at = timetable[:, :, -1] if timetable is not None else leave[:, None] + ways[:, -1]
    home = np.zeros((2, length + 2, len(ways)), dtype=np.bool_)
    home[:, leave] = _home(day, leave, np.minimum(home_at, length + 1))
    lunch = day.lunch if day.lunch_due else None
    return Transition(
        sites=chosen,
        length=length,
        ways=ways,
        timetable=timetable,
        over=over,
        over_lunch=over_lunch if lunch is not None else None,
        home=home,
        lunch_from=0 if lunch is None else lunch.earliest + lunch.length - day.start,
        lunch_until=-1 if lunch is None else lunch.latest - day.start,
        quickest=_quickest(day, chosen),
    )


def _ways(day: Day, sites: IntArray) -> tuple[IntArray, MinuteArray | None]:
    """Return `Transition.ways` and `Transition.timetable`."""
    hub, own = len(day.starts), np.arange(len(sites))
    late = day.end - day.start + 1
    rows, columns = np.append(sites, hub), np.append(sites, hub + 1)
    if day.departures is None:
        ways = np.minimum(np.asarray(day.travel, dtype=np.int64)[np.ix_(rows, columns)], late)
        ways[own, own] = late
        return ways, None
    travel = np.minimum(day.departures[:, rows][:, :, columns], late).astype(np.int32)
    travel[:, own, own] = late
    leave = np.arange(late, dtype=np.int32)[:, None, None]
    return travel.min(axis=0).astype(np.int64), np.minimum(travel + leave, late)


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


def _over_tables(problem: Problem, day: Day, sites: IntArray) -> tuple[IntArray, IntArray]:
    """Return, by site and arrival, when the visit is over: directly, and after the lunch."""
    length = day.end - day.start
    late = length + 1
    minute = np.arange(late + 1)
    over = np.full((len(sites), late + 1), late, dtype=np.int64)
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
