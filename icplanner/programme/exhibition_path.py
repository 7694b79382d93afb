"""The path of most points through a season, in which no venue comes twice.

Dynamic programming over the days on which a stop may begin or has ended: the best way to be done
at a venue by a day is the best stop that ends there, after the best way to be done elsewhere
before. Pinned stops are on every path: nothing may wait, or begin its tour, while one stands.
Letting venues come twice gives a bound at once; then only those venues that the best path does
visit twice are remembered, until it visits none twice and is proven best (decremental state space
relaxation: Righini and Salani 2008, doi:10.1002/net.20212).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise
from typing import Final

import numpy as np
import numpy.typing as npt

from icplanner.programme.exhibition_option import KM_POINTS, Option

# Each venue remembered doubles the table. With twelve of them 40 venues and 30 weeks take some
# seconds; what is not proven by then is told with its bound.
MOST_REMEMBERED: Final = 12

_DAY: Final = timedelta(days=1)

_WAITED: Final = -1
_BEGUN: Final = -1

FloatArray = npt.NDArray[np.float64]
IntArray = npt.NDArray[np.int64]


@dataclass(frozen=True, slots=True, eq=False)
class Ways:
    """Kilometres by road between venues, from the depot, and to all homes; NaN: no way."""

    between_km: FloatArray
    depot_km: FloatArray
    home_km: FloatArray

    def points(self, route: Sequence[Option]) -> float:
        """Return the points of a route with all its ways; minus infinity where one is missing."""
        km = float(self.depot_km[route[0].venue] + self.home_km[route[-1].venue])
        for before, after in pairwise(route):
            km += float(self.between_km[before.venue, after.venue])
        points = sum(one.points for one in route) + KM_POINTS * km
        return points if np.isfinite(points) else -np.inf


@dataclass(frozen=True, slots=True, eq=False)
class _Tables:
    """Best points of being ready and of being done, by moment, venue and remembered visits.

    Shape (moments, venues, subsets); `ready_from` is the venue before or `_BEGUN`, `done_by`
    the option or `_WAITED`.
    """

    ready: FloatArray
    done: FloatArray
    ready_from: IntArray
    done_by: IntArray


@dataclass(frozen=True, slots=True)
class _Timeline:
    """The days on which something begins or is over, ascending, and what is fixed among them.

    Attributes
    ----------
    waits
        For each moment whether one may have waited since the moment before.
    begins
        For each moment whether the tour may begin there: not after a pinned stop has begun.
    """

    at: Mapping[date, int]
    waits: Sequence[bool]
    begins: Sequence[bool]

    def start(self, option: Option) -> int:
        """Return the moment a stop takes the showcases."""
        return self.at[option.taken_from]

    def end(self, option: Option) -> int:
        """Return the moment a stop is over."""
        return self.at[option.last_day + _DAY]


def best_path(
    options: Sequence[Option], ways: Ways, pinned: Sequence[Option] = ()
) -> tuple[tuple[Option, ...], float]:
    """Return the stops in order and the bound on the points of any route.

    No stops and a bound of minus infinity where no route exists. The first of equals is taken, so
    the same input gives the same route.

    Parameters
    ----------
    pinned
        Stops that are on the route whatever they are worth; each has a venue of its own, and no
        two of them meet.
    """
    free = [one for one in options if not any(_meet(one, fixed) for fixed in pinned)]
    stops = (*free, *pinned)
    time = _timeline(stops, pinned)
    best: tuple[Option, ...] = ()
    most, bound = -np.inf, np.inf
    remembered: list[int] = []
    while True:
        route, relaxed = _relaxed(stops, ways, time, remembered)
        bound = min(bound, relaxed)
        if not route:
            return (), -np.inf
        once = _once(route)
        points = ways.points(once)
        if points > most:
            best, most = once, points
        venues = [one.venue for one in route]
        twice = sorted({venue for venue in venues if venues.count(venue) > 1})
        if not twice or len(remembered) + len(twice) > MOST_REMEMBERED:
            return best, max(bound, most)
        remembered += twice


def _meet(one: Option, other: Option) -> bool:
    return one.taken_from <= other.last_day and other.taken_from <= one.last_day


def _timeline(stops: Sequence[Option], pinned: Sequence[Option]) -> _Timeline:
    days = sorted({day for one in stops for day in (one.taken_from, one.last_day + _DAY)})
    first = min((one.taken_from for one in pinned), default=date.max)
    return _Timeline(
        at={day: number for number, day in enumerate(days)},
        waits=[
            not any(one.taken_from < day <= one.last_day + _DAY for one in pinned) for day in days
        ],
        begins=[day <= first for day in days],
    )


def _relaxed(
    options: Sequence[Option], ways: Ways, time: _Timeline, remembered: Sequence[int]
) -> tuple[tuple[Option, ...], float]:
    """Return the best path in which at least the remembered venues come no more than once."""
    venues = len(ways.depot_km)
    bits = np.zeros(venues, dtype=np.int64)
    bits[list(remembered)] = 1 << np.arange(len(remembered))
    between = np.where(np.isfinite(ways.between_km), KM_POINTS * ways.between_km, -np.inf)
    np.fill_diagonal(between, -np.inf)
    depot = np.where(np.isfinite(ways.depot_km), KM_POINTS * ways.depot_km, -np.inf)
    home = np.where(np.isfinite(ways.home_km), KM_POINTS * ways.home_km, -np.inf)
    if not options:
        return (), -np.inf
    tables = _filled(options, time, bits, (between, depot))
    last = len(time.at) - 1
    ends = tables.done[last] + home[:, None]
    venue, subset = np.unravel_index(int(np.argmax(ends)), ends.shape)
    bound = float(ends[venue, subset])
    if not np.isfinite(bound):
        return (), -np.inf
    return _traced(options, tables, bits, time, (last, int(venue), int(subset))), bound


def _filled(
    options: Sequence[Option],
    time: _Timeline,
    bits: IntArray,
    ways: tuple[FloatArray, FloatArray],
) -> _Tables:
    between, depot = ways
    venues, subsets = len(bits), 1 << int(np.count_nonzero(bits))
    shape = (len(time.at), venues, subsets)
    tables = _Tables(
        ready=np.full(shape, -np.inf),
        done=np.full(shape, -np.inf),
        ready_from=np.full(shape, _BEGUN),
        done_by=np.full(shape, _WAITED),
    )
    all_subsets = np.arange(subsets)
    beginning: list[list[int]] = [[] for _ in time.at]
    for index, option in enumerate(options):
        beginning[time.start(option)].append(index)
    for moment, here in enumerate(beginning):
        done = tables.done[moment]
        if moment and time.waits[moment]:
            waited = tables.done[moment - 1] >= done
            done[waited] = tables.done[moment - 1][waited]
            tables.done_by[moment][waited] = _WAITED
        for venue in {options[index].venue for index in here}:
            came = done + between[:, venue, None]
            tables.ready_from[moment, venue] = came.argmax(axis=0)
            tables.ready[moment, venue] = came.max(axis=0)
        if time.begins[moment]:
            fresh = depot >= tables.ready[moment, :, 0]
            tables.ready[moment, fresh, 0] = depot[fresh]
            tables.ready_from[moment, fresh, 0] = _BEGUN
        for index in here:
            option = options[index]
            bit = bits[option.venue]
            before = all_subsets[(all_subsets & bit) == 0]
            after = before | bit
            points = tables.ready[moment, option.venue, before] + option.points
            end = time.end(option)
            better = points > tables.done[end, option.venue, after]
            tables.done[end, option.venue, after[better]] = points[better]
            tables.done_by[end, option.venue, after[better]] = index
    return tables


def _traced(
    options: Sequence[Option],
    tables: _Tables,
    bits: IntArray,
    time: _Timeline,
    end: tuple[int, int, int],
) -> tuple[Option, ...]:
    moment, venue, subset = end
    route: list[Option] = []
    while True:
        index = int(tables.done_by[moment, venue, subset])
        if index == _WAITED:
            moment -= 1
            continue
        option = options[index]
        route.append(option)
        moment, subset = time.start(option), subset & ~int(bits[venue])
        before = int(tables.ready_from[moment, venue, subset])
        if before == _BEGUN:
            return tuple(reversed(route))
        venue = before


def _once(route: Sequence[Option]) -> tuple[Option, ...]:
    """Return the route with only the best stop at each venue."""
    best: dict[int, Option] = {}
    for one in route:
        if one.venue not in best or one.points > best[one.venue].points:
            best[one.venue] = one
    return tuple(one for one in route if best[one.venue] is one)
