"""Connection scan: which trains bring one there first.

The method is Dibbelt, Pajor, Strasser and Wagner, "Connection Scan Algorithm" (2013, 2018): go
once through all hops in order of departure, forwards for one start, backwards for all of them.
All times are whole seconds after midnight of one date.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from itertools import islice
from typing import Final

import numpy as np
import numpy.typing as npt

from icplanner.travel.timetable import Hops

IntArray = npt.NDArray[np.int64]

# Later than any train.
NEVER: Final = 10**8


@dataclass(frozen=True, slots=True)
class Changes:
    """For each stop the stops where one can board after alighting there, and the seconds needed.

    The stop itself is among them, with the time of a change on the spot.
    """

    seconds: Mapping[int, tuple[tuple[int, int], ...]]


@dataclass(frozen=True, slots=True)
class Taken:
    """One ride of a journey: from the hop one boards to the hop one leaves at, and what follows."""

    first_hop: int
    last_hop: int
    onward: Taken | None = None
    changes: int = 0


def earliest_arrival(
    hops: Hops, changes: Changes, ready: Mapping[int, int], walk_out: Mapping[int, int]
) -> int:
    """Return the earliest arrival, NEVER if no train goes there.

    Parameters
    ----------
    ready
        For each stop one can walk to the time one can board there.
    walk_out
        For each stop from which one can walk to the end the seconds that takes.
    """
    at_stop = dict(ready)
    on_board: set[int] = set()
    best = NEVER
    begin = int(np.searchsorted(hops.departs, min(ready.values(), default=NEVER)))
    for start, end, departs, arrives, trip, board, alight in islice(_rows(hops), begin, None):
        if departs >= best:
            break
        if trip not in on_board:
            if not board or at_stop.get(start, NEVER) > departs:
                continue
            on_board.add(trip)
        if not alight:
            continue
        if end in walk_out:
            best = min(best, arrives + walk_out[end])
        for stop, seconds in changes.seconds[end]:
            if arrives + seconds < at_stop.get(stop, NEVER):
                at_stop[stop] = arrives + seconds
    return best


def latest_journey(
    hops: Hops,
    changes: Changes,
    walk_in: Mapping[int, int],
    walk_out: Mapping[int, int],
    arrive_by: int,
) -> tuple[int, tuple[Taken, ...]]:
    """Return when to leave at the latest to arrive by a time, and the rides; none if impossible.

    `walk_in` holds the seconds from the start to each stop near it. Fewer changes are
    preferred, then getting off early.
    """
    leave_by: dict[int, tuple[int, Taken]] = {}
    seated: dict[int, _Exit] = {}
    best, first = -NEVER, None
    listed = _rows(hops)
    last = int(np.searchsorted(hops.departs, arrive_by))
    for index in range(last - 1, -1, -1):
        start, end, departs, arrives, trip, board, alight = listed[index]
        if departs < best:
            break
        if alight:
            walks = arrives + walk_out.get(end, NEVER) <= arrive_by
            onward = None if walks else _onward(changes.seconds[end], arrives, leave_by)
            if walks or onward:
                found = _Exit(index, onward, onward.changes + 1 if onward else 0)
                seated[trip] = _better(found, seated.get(trip))
        if trip not in seated or not board:
            continue
        ride = Taken(index, seated[trip].hop, seated[trip].onward, seated[trip].changes)
        if departs > leave_by.get(start, (-NEVER,))[0]:
            leave_by[start] = (departs, ride)
        if start in walk_in and departs - walk_in[start] > best:
            best, first = departs - walk_in[start], ride
    rides: list[Taken] = []
    while first is not None:
        rides.append(first)
        first = first.onward
    return best, tuple(rides)


@dataclass(frozen=True, slots=True)
class _Exit:
    """Where to get off a train, what to take from there, and how many changes are left."""

    hop: int
    onward: Taken | None
    changes: int


def _better(early: _Exit, late: _Exit | None) -> _Exit:
    """Return the exit with fewer changes; of equals the early one, unless it means more walking.

    Getting off late to change would be riding past the station and back.
    """
    if late is None or early.changes < late.changes:
        return early
    return early if early.changes == late.changes and early.onward is not None else late


def _onward(
    changes: tuple[tuple[int, int], ...], arrives: int, leave_by: Mapping[int, tuple[int, Taken]]
) -> Taken | None:
    for stop, seconds in changes:
        if stop in leave_by and arrives + seconds <= leave_by[stop][0]:
            return leave_by[stop][1]
    return None


class Profiles:
    """For each stop, the earliest arrival at each of n ends, by when one can board."""

    def __init__(
        self, hops: Hops, changes: Changes, walk_out: IntArray, first_departure: int
    ) -> None:
        """Scan the day backwards down to `first_departure`.

        `walk_out` has shape (stops, n): seconds from each stop to each end, NEVER where too far.
        """
        n_stops, n_ends = walk_out.shape
        self._times: list[list[int]] = [[] for _ in range(n_stops)]
        self._arrivals: list[list[IntArray]] = [[] for _ in range(n_stops)]
        self._never = np.full(n_ends, NEVER, dtype=np.int64)
        seated: dict[int, IntArray] = {}
        begin = int(np.searchsorted(hops.departs, first_departure))
        for start, end, departs, arrives, trip, board, alight in reversed(_rows(hops)[begin:]):
            reached = seated.get(trip, self._never)
            if alight:
                reached = np.minimum(reached, arrives + walk_out[end])
                for stop, seconds in changes.seconds[end]:
                    later = self._at(stop, arrives + seconds)
                    if later is not None:
                        reached = np.minimum(reached, later)
            seated[trip] = reached
            if board:
                self._enter(start, departs, reached)

    def arrivals(self, stop: int, ready: IntArray) -> IntArray:
        """Return the earliest arrivals when ready to board at these times, shape (times, n)."""
        # Times fall as the scan goes back, so they are searched by their negatives.
        times = -np.array(self._times[stop], dtype=np.int64)
        if not len(times):
            return np.tile(self._never, (len(ready), 1))
        known = np.array([*self._arrivals[stop], self._never])
        at = np.searchsorted(times, -ready, side="right") - 1
        found: IntArray = known[at]
        return found

    def _at(self, stop: int, ready: int) -> IntArray | None:
        times = self._times[stop]
        at = bisect_left(times, -ready + 1, key=lambda time: -time) - 1
        return self._arrivals[stop][at] if at >= 0 else None

    def _enter(self, stop: int, departs: int, reached: IntArray) -> None:
        times, arrivals = self._times[stop], self._arrivals[stop]
        if arrivals:
            reached = np.minimum(reached, arrivals[-1])
        if times and times[-1] == departs:
            arrivals[-1] = reached
        else:
            times.append(departs)
            arrivals.append(reached)


@lru_cache(maxsize=16)
def _rows(hops: Hops) -> list[tuple[int, int, int, int, int, bool, bool]]:
    """Return the hops as plain rows; remembered by the object, for the last 16 days scanned."""
    columns = (
        hops.start,
        hops.end,
        hops.departs,
        hops.arrives,
        hops.trip,
        hops.board,
        hops.alight,
    )
    return list(zip(*(column.tolist() for column in columns), strict=True))
