"""Travel by train and on foot to and from the stations."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import lru_cache
from itertools import pairwise
from pathlib import Path
from typing import Final
from zoneinfo import ZoneInfo

import numpy as np

from icplanner.catalogue.position import LatLon, straight_km
from icplanner.travel import pace
from icplanner.travel.connection_scan import (
    NEVER,
    Changes,
    Profiles,
    Taken,
    earliest_arrival,
    latest_journey,
)
from icplanner.travel.leg import Leg, Mode, Ride, Unreachable
from icplanner.travel.network import IntArray
from icplanner.travel.on_foot import WalkTravel, walk_km, walk_s
from icplanner.travel.service_day import is_holiday
from icplanner.travel.timetable import Timetable, read_timetable
from icplanner.travel.trains_of_day import TrainsOfDay, trains_of_day

# What stands for "no way" in tables of whole minutes, as the tour solver expects it.
NO_WAY: Final = 10**7

# Times in the data are those of clocks in Czechia.
ZONE: Final = ZoneInfo("Europe/Prague")

# Within these hours lie the journeys whose median is the typical one, on a Wednesday and on a
# Saturday: some direct trains of the region run for trippers only.
TYPICAL_HOURS: Final = (6, 20)
TYPICAL_WEEKDAYS: Final = (2, 5)

# Nearer than 100 m is "at the station".
_AT_STATION_S: Final = 80


@dataclass(frozen=True, slots=True, eq=False)
class _Near:
    """Stops within a walk of a point: seconds to the platform and from it."""

    walk_in: Mapping[int, int]
    walk_out: Mapping[int, int]


@dataclass(frozen=True, slots=True, eq=False)
class _Trip:
    """From where to where, and the stops near both."""

    start: LatLon
    end: LatLon
    begin: _Near
    finish: _Near


class TrainTravel:
    """Ways by train; thread-safe, as nothing changes after it is made but its caches.

    The trains of the last 16 dates asked for are remembered by date, the last four departure
    tables by (points, date, hours), for as long as the object lives.
    """

    def __init__(self, timetable: Timetable) -> None:
        self.timetable = timetable
        self._placed = [i for i, stop in enumerate(timetable.stops) if stop.position is not None]
        self._positions = [stop.position for stop in timetable.stops if stop.position is not None]
        self._changes = self._find_changes()
        self._trains = lru_cache(maxsize=16)(lambda day: trains_of_day(timetable, day))
        self._table = lru_cache(maxsize=4)(self._find_table)

    def leg(self, start: LatLon, end: LatLon, depart: datetime | None = None) -> Leg | Unreachable:
        """Return the journey that arrives first, leaving as late as that allows.

        Where walking all the way is no slower, the walk is returned, without rides.

        Parameters
        ----------
        depart
            When one is ready to leave; local time in Czechia if it has no zone of its own. None
            asks for a typical journey, noted as "typical_day": of those with the fewest changes on
            a Wednesday and a Saturday in the middle of the timetable's year, the median by time
            under way.
        """
        trip = _Trip(start, end, self._near(start), self._near(end))
        if depart is None:
            return self._typical(trip)
        leg = self._journey(trip, _local(depart))
        walk = WalkTravel().leg(start, end, Mode.TRAIN)
        if isinstance(walk, Leg) and (isinstance(leg, Unreachable) or walk.minutes <= leg.minutes):
            return walk
        return leg

    def between_stops(
        self, start: int, end: int, depart: datetime | None = None
    ) -> Leg | Unreachable:
        """Return the journey from one stop to another, by their index, without any walk.

        Raises
        ------
        ValueError
            If a stop has no position.
        """
        places = [self.timetable.stops[stop].position for stop in (start, end)]
        if places[0] is None or places[1] is None:
            raise ValueError("both stops must have a position")
        trip = _Trip(places[0], places[1], _Near({start: 0}, {start: 0}), _Near({end: 0}, {end: 0}))
        return self._typical(trip) if depart is None else self._journey(trip, _local(depart))

    def departures_table(
        self, points: list[LatLon], day: date, start_min: int, end_min: int
    ) -> IntArray:
        """Return minutes from door to door when leaving at each minute, waiting included.

        Shape (end_min - start_min + 1, n, n), rounded up, NO_WAY where there is none; the walk
        where that is quicker. A later departure never arrives earlier. The array is shared and
        read-only.
        """
        return self._table(tuple(points), day, start_min, end_min)

    def nearest_stop(self, point: LatLon) -> int | None:
        """Return the index of the nearest stop that can be walked to, None if there is none."""
        near = self._near(point).walk_out
        return min(near, key=lambda stop: near[stop], default=None)

    def _journey(self, trip: _Trip, depart: datetime) -> Leg | Unreachable:
        begin, finish = trip.begin, trip.finish
        if not begin.walk_in or not finish.walk_out:
            return Unreachable(Mode.TRAIN, "no_station")
        # Of the last day there is no midnight after, which night trains would need.
        trains = None if depart.date() == date.max else self._trains(depart.date())
        if trains is None:
            return Unreachable(Mode.TRAIN, "no_timetable")
        midnight = datetime.combine(depart.date(), datetime.min.time())
        now = -int(-(depart - midnight).total_seconds() // 1)
        ready = {stop: now + seconds for stop, seconds in begin.walk_in.items()}
        arrival = earliest_arrival(trains.hops, self._changes, ready, finish.walk_out)
        if arrival == NEVER:
            return Unreachable(Mode.TRAIN, "no_train")
        leave, taken = latest_journey(
            trains.hops, self._changes, begin.walk_in, finish.walk_out, arrival
        )
        rides = tuple(self._ride(trains, midnight, ride) for ride in taken)
        walked_s = self._walked_s(begin, finish, trains, taken)
        stops = self._stops_passed(trains, taken)
        way = [p for p in (self.timetable.stops[s].position for s in stops) if p is not None]
        on_foot = straight_km(trip.start, way[0]) + straight_km(way[-1], trip.end)
        rails = sum(straight_km(a, b) for a, b in pairwise(way))
        return Leg(
            mode=Mode.TRAIN,
            minutes=(arrival - now) / 60,
            distance_km=on_foot * pace.WALK_DETOUR + rails * pace.RAIL_DETOUR,
            method="timetable",
            error_min=pace.TRAIN_ERROR_MIN,
            geometry=(trip.start, *way, trip.end),
            rides=rides,
            notes=("timetable_other_year",) if trains.other_year else (),
            access_min=walked_s / 60,
            wait_min=(leave - now) / 60,
        )

    def _typical(self, trip: _Trip) -> Leg | Unreachable:
        days = [self._typical_day(weekday) for weekday in TYPICAL_WEEKDAYS]
        journeys = [journey for day in days for journey in self._journeys(trip, day)]
        if not journeys:
            near = trip.begin.walk_in and trip.finish.walk_out
            return Unreachable(Mode.TRAIN, "no_train" if near else "no_station")
        fewest = min(len(journey.rides) for journey in journeys)
        usual = [journey for journey in journeys if len(journey.rides) == fewest]
        usual.sort(key=lambda journey: journey.moving_min)
        chosen = usual[(len(usual) - 1) // 2]
        return Leg(
            mode=Mode.TRAIN,
            minutes=chosen.minutes - chosen.wait_min,
            distance_km=chosen.distance_km,
            method=chosen.method,
            error_min=chosen.error_min,
            geometry=chosen.geometry,
            rides=chosen.rides,
            notes=("typical_day",),
            access_min=chosen.access_min,
        )

    def _journeys(self, trip: _Trip, day: date) -> list[Leg]:
        midnight = datetime.combine(day, datetime.min.time())
        moment, last = (midnight + timedelta(hours=hour) for hour in TYPICAL_HOURS)
        journeys: list[Leg] = []
        leg = self._journey(trip, moment)
        while isinstance(leg, Leg) and leg.rides[0].departs <= last:
            journeys.append(leg)
            moment += timedelta(minutes=leg.wait_min + 1)
            leg = self._journey(trip, moment)
        return journeys

    def _typical_day(self, weekday: int) -> date:
        timetable = self.timetable
        middle = timetable.first + (timetable.last - timetable.first) / 2
        length = (timetable.last - timetable.first).days
        days = [timetable.first + timedelta(days=n) for n in range(length + 1)]
        return min(
            days,
            key=lambda day: (day.weekday() != weekday, is_holiday(day), abs(day - middle)),
        )

    def _find_table(
        self, points: tuple[LatLon, ...], day: date, start_min: int, end_min: int
    ) -> IntArray:
        n = len(points)
        leave_s = np.arange(start_min, end_min + 1, dtype=np.int64) * 60
        walk = walk_km(list(points), list(points))
        on_foot = np.where(walk <= pace.WALK_LIMIT_KM, walk_s(np.nan_to_num(walk)), NEVER)
        arrivals = leave_s[:, None, None] + on_foot
        trains = self._trains(day)
        if trains is not None and n:
            near = [self._near(point) for point in points]
            walk_out = np.full((len(self.timetable.stops), n), NEVER, dtype=np.int64)
            for j, place in enumerate(near):
                for stop, seconds in place.walk_out.items():
                    walk_out[stop, j] = seconds
            profiles = Profiles(trains.hops, self._changes, walk_out, start_min * 60)
            for i, place in enumerate(near):
                for stop, seconds in place.walk_in.items():
                    by_train = profiles.arrivals(stop, leave_s + seconds)
                    np.minimum(arrivals[:, i], by_train, out=arrivals[:, i])
        minutes = -((leave_s[:, None, None] - arrivals) // 60)
        minutes[arrivals >= NEVER] = NO_WAY
        minutes[:, range(n), range(n)] = 0
        table: IntArray = minutes
        table.setflags(write=False)
        return table

    def _near(self, point: LatLon) -> _Near:
        distance_km = walk_km([point], self._positions)[0]
        reach = np.flatnonzero(distance_km <= pace.STATION_WALK_KM)
        seconds = dict(
            zip((self._placed[i] for i in reach), walk_s(distance_km[reach]).tolist(), strict=True)
        )
        # Who stands at the station needs no time to find the platform.
        walk_in = {s: w + pace.PLATFORM_S * (w > _AT_STATION_S) for s, w in seconds.items()}
        return _Near(walk_in, seconds)

    def _find_changes(self) -> Changes:
        found = {index: [(index, pace.CHANGE_S)] for index in range(len(self.timetable.stops))}
        distance_km = walk_km(self._positions, self._positions)
        close = np.argwhere(distance_km <= pace.CHANGE_WALK_KM)
        seconds = walk_s(np.nan_to_num(distance_km))
        for a, b in close.tolist():
            if a != b:
                change_s = pace.CHANGE_S + int(seconds[a, b])
                found[self._placed[a]].append((self._placed[b], change_s))
        return Changes({stop: tuple(others) for stop, others in found.items()})

    def _walked_s(
        self, begin: _Near, finish: _Near, trains: TrainsOfDay, taken: tuple[Taken, ...]
    ) -> int:
        first = int(trains.hops.start[taken[0].first_hop])
        last = int(trains.hops.end[taken[-1].last_hop])
        return begin.walk_in[first] + finish.walk_out[last]

    def _ride(self, trains: TrainsOfDay, midnight: datetime, taken: Taken) -> Ride:
        hops, stops = trains.hops, self.timetable.stops
        return Ride(
            self.timetable.lines[trains.line_of[int(hops.trip[taken.first_hop])]],
            stops[int(hops.start[taken.first_hop])].name,
            stops[int(hops.end[taken.last_hop])].name,
            midnight + timedelta(seconds=int(hops.departs[taken.first_hop])),
            midnight + timedelta(seconds=int(hops.arrives[taken.last_hop])),
        )

    def _stops_passed(self, trains: TrainsOfDay, taken: tuple[Taken, ...]) -> list[int]:
        passed: list[int] = []
        for ride in taken:
            between = np.arange(ride.first_hop, ride.last_hop + 1)
            own = between[trains.hops.trip[between] == trains.hops.trip[ride.first_hop]]
            passed += [*trains.hops.start[own].tolist(), int(trains.hops.end[ride.last_hop])]
        return passed


def _local(moment: datetime) -> datetime:
    """Return what clocks in Czechia show at a moment."""
    return moment if moment.tzinfo is None else moment.astimezone(ZONE).replace(tzinfo=None)


def read_train_travel(source: Path) -> TrainTravel:
    """Read a GTFS folder or zip file.

    Raises
    ------
    FeedProblem
        If the feed cannot be used.
    """
    return TrainTravel(read_timetable(source))
