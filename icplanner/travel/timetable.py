"""The timetable: stops, trains, and the days they run."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Final

import numpy as np
import numpy.typing as npt

from icplanner.catalogue.position import LatLon
from icplanner.travel.feed import Feed, FeedProblem, open_feed, rows

IntArray = npt.NDArray[np.int64]

_WEEKDAYS: Final = (
    "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday",
)  # fmt: skip

# What GTFS writes for "no boarding" or "no alighting here".
_NOT_HERE: Final = "1"


@dataclass(frozen=True, slots=True)
class Stop:
    """A station; without a position it can be passed and changed at, but not walked to."""

    id: str
    name: str
    position: LatLon | None


@dataclass(frozen=True, slots=True, eq=False)
class Hops:
    """Runs from one stop to the next: arrays of equal length, ordered by trip and along it.

    Attributes
    ----------
    start, end
        Index of the stop.
    departs, arrives
        Seconds after midnight of the service day; past 86,400 on the day after.
    trip
        Index of the train.
    board, alight
        Whether one may get on at `start`, get off at `end`.
    """

    start: IntArray
    end: IntArray
    departs: IntArray
    arrives: IntArray
    trip: IntArray
    board: npt.NDArray[np.bool_]
    alight: npt.NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class Service:
    """Days on which trains run: a weekly pattern between two dates, with exceptions."""

    weekdays: tuple[bool, ...] = (False,) * 7
    first: date | None = None
    last: date | None = None
    added: frozenset[date] = frozenset()
    removed: frozenset[date] = frozenset()

    def runs(self, day: date) -> bool:
        """Return whether trains of this service start on that day."""
        if day in self.added:
            return True
        if day in self.removed or self.first is None or self.last is None:
            return False
        return self.first <= day <= self.last and self.weekdays[day.weekday()]


@dataclass(frozen=True, slots=True, eq=False)
class Timetable:
    """A feed as read.

    Attributes
    ----------
    stops, lines
        Stops, and for each train its name as travellers read it ("Os 17021").
    trip_service
        Index of each train's service, shape (number of trains,).
    warnings
        What was kept although something is missing ("stop 123 has no position").
    """

    stops: tuple[Stop, ...]
    lines: tuple[str, ...]
    trip_service: IntArray
    services: tuple[Service, ...]
    hops: Hops
    first: date
    last: date
    warnings: tuple[str, ...] = ()

    def running(self, day: date) -> npt.NDArray[np.bool_]:
        """Return for each train whether it starts on that day."""
        runs = np.array([service.runs(day) for service in self.services], dtype=np.bool_)
        found: npt.NDArray[np.bool_] = runs[self.trip_service]
        return found


def read_timetable(source: Path) -> Timetable:
    """Read a GTFS feed from a folder or a zip file.

    Raises
    ------
    FeedProblem
        If something needed is missing or wrong; it lists everything found in the tables.
    """
    feed = open_feed(source)
    needed = ["stops.txt", "routes.txt", "trips.txt", "stop_times.txt"]
    missing = [name for name in needed if name not in feed.tables]
    if not feed.tables & {"calendar.txt", "calendar_dates.txt"}:
        missing.append("calendar.txt or calendar_dates.txt")
    if missing:
        raise FeedProblem(
            [f"{feed.name}: {name} is missing" for name in missing],
            [f"{feed.name}/{name}" for name in missing],
        )
    return _Reader(feed).timetable()


class _Reader:
    """Reads one feed, gathering problems until the end."""

    def __init__(self, feed: Feed) -> None:
        self._feed = feed
        self._problems: list[str] = []
        self._warnings: list[str] = []

    def timetable(self) -> Timetable:
        stops, stop_at = self._stops()
        services, service_at = self._services()
        lines, trip_service, trip_at = self._trips(service_at)
        hops = self._hops(stop_at, trip_at)
        if self._problems:
            raise FeedProblem(self._problems)
        days = [day for s in services for day in (s.first, s.last, *s.added) if day is not None]
        if not days or not len(hops.trip):
            raise FeedProblem([f"{self._feed.name}: no train runs on any day"])
        return Timetable(
            stops, lines, trip_service, services, hops, min(days), max(days),
            tuple(self._warnings),
        )  # fmt: skip

    def _stops(self) -> tuple[tuple[Stop, ...], dict[str, int]]:
        stops: list[Stop] = []
        for row in rows(self._feed, "stops.txt", ("stop_id", "stop_name")):
            position = self._position(row)
            if position is None:
                self._warnings.append(f"stop {row['stop_id']} ({row['stop_name']}) has no position")
            stops.append(Stop(row["stop_id"], row["stop_name"], position))
        return tuple(stops), {stop.id: index for index, stop in enumerate(stops)}

    def _position(self, row: dict[str, str]) -> LatLon | None:
        texts = row.get("stop_lat", ""), row.get("stop_lon", "")
        if not all(texts):
            return None
        try:
            lat, lon = map(float, texts)
        except ValueError:
            lat, lon = np.nan, np.nan
        if not (-90 <= lat <= 90 and -180 <= lon <= 180):
            self._tell("stops.txt", row, f"{', '.join(texts)} is no position")
            return None
        return (lat, lon) if (lat, lon) != (0.0, 0.0) else None

    def _services(self) -> tuple[tuple[Service, ...], dict[str, int]]:
        weekly: dict[str, Service] = {}
        added: dict[str, set[date]] = {}
        removed: dict[str, set[date]] = {}
        if "calendar.txt" in self._feed.tables:
            columns = ("service_id", *_WEEKDAYS, "start_date", "end_date")
            for row in rows(self._feed, "calendar.txt", columns):
                weekly[row["service_id"]] = Service(
                    tuple(row[day] == "1" for day in _WEEKDAYS),
                    self._date(row, "calendar.txt", "start_date"),
                    self._date(row, "calendar.txt", "end_date"),
                )
        if "calendar_dates.txt" in self._feed.tables:
            exception = ("service_id", "date", "exception_type")
            for row in rows(self._feed, "calendar_dates.txt", exception):
                day = self._date(row, "calendar_dates.txt", "date")
                if row["exception_type"] not in ("1", "2"):
                    self._tell("calendar_dates.txt", row, "exception_type must be 1 or 2")
                elif day is not None:
                    kind = added if row["exception_type"] == "1" else removed
                    kind.setdefault(row["service_id"], set()).add(day)
        names = list(dict.fromkeys([*weekly, *added, *removed]))
        services = []
        for name in names:
            base = weekly.get(name, Service())
            days = frozenset(added.get(name, ())), frozenset(removed.get(name, ()))
            services.append(Service(base.weekdays, base.first, base.last, *days))
        return tuple(services), {name: index for index, name in enumerate(names)}

    def _trips(
        self, service_at: dict[str, int]
    ) -> tuple[tuple[str, ...], IntArray, dict[str, int]]:
        line = {
            row["route_id"]: row.get("route_short_name") or row.get("route_long_name", "")
            for row in rows(self._feed, "routes.txt", ("route_id",))
        }
        lines: list[str] = []
        services: list[int] = []
        trip_at: dict[str, int] = {}
        for row in rows(self._feed, "trips.txt", ("route_id", "service_id", "trip_id")):
            if row["service_id"] not in service_at:
                self._tell("trips.txt", row, f"service_id {row['service_id']!r} has no calendar")
                continue
            trip_at[row["trip_id"]] = len(lines)
            lines.append(row.get("trip_short_name") or line.get(row["route_id"]) or row["trip_id"])
            services.append(service_at[row["service_id"]])
        return tuple(lines), np.array(services, dtype=np.int64), trip_at

    def _hops(self, stop_at: dict[str, int], trip_at: dict[str, int]) -> Hops:
        columns = ("trip_id", "arrival_time", "departure_time", "stop_id", "stop_sequence")
        calls: list[tuple[int, int, int, int, int, bool, bool]] = []
        for row in rows(self._feed, "stop_times.txt", columns):
            if row["trip_id"] not in trip_at or row["stop_id"] not in stop_at:
                column = "stop_id" if row["trip_id"] in trip_at else "trip_id"
                self._tell("stop_times.txt", row, f"{column} {row[column]!r} is not in the feed")
                continue
            # GTFS lets a stop go without times; the train is then not known to call there.
            if not (row["arrival_time"] or row["departure_time"]):
                self._warnings.append(f"stop_times.txt, line {row['line']}: no time, stop left out")
                continue
            arrives = self._seconds(row, row["arrival_time"] or row["departure_time"])
            departs = self._seconds(row, row["departure_time"] or row["arrival_time"])
            if not row["stop_sequence"].isdigit():
                self._tell("stop_times.txt", row, "stop_sequence must be a whole number")
                continue
            calls.append(
                (
                    trip_at[row["trip_id"]],
                    int(row["stop_sequence"]),
                    stop_at[row["stop_id"]],
                    arrives,
                    departs,
                    row.get("pickup_type") != _NOT_HERE,
                    row.get("drop_off_type") != _NOT_HERE,
                )
            )
        calls.sort()
        return self._linked(np.array(calls, dtype=np.int64).reshape(-1, 7))

    def _linked(self, calls: IntArray) -> Hops:
        trip, _, stop, arrives, departs, board, alight = calls.T
        same = trip[1:] == trip[:-1]
        before, after = np.flatnonzero(same), np.flatnonzero(same) + 1
        backwards = (arrives[after] < departs[before]) | (departs[after] < arrives[after])
        self._problems += [
            f"stop_times.txt: a train goes back in time before its stop number {calls[i, 1]}"
            for i in after[backwards]
        ]
        return Hops(
            stop[before], stop[after], departs[before], arrives[after], trip[before],
            board[before].astype(np.bool_), alight[after].astype(np.bool_),
        )  # fmt: skip

    def _seconds(self, row: dict[str, str], text: str) -> int:
        parts = text.split(":")
        if len(parts) != 3 or not all(part.isdigit() and len(part) <= 3 for part in parts):
            self._tell("stop_times.txt", row, f"{text!r} is no time (HH:MM:SS)")
            return 0
        hours, minutes, seconds = map(int, parts)
        if minutes > 59 or seconds > 59 or hours > 72:
            self._tell("stop_times.txt", row, f"{text!r} is no time (HH:MM:SS)")
        return hours * 3600 + minutes * 60 + seconds

    def _date(self, row: dict[str, str], table: str, column: str) -> date | None:
        text = row[column]
        try:
            return date(int(text[:4]), int(text[4:6]), int(text[6:]))
        except ValueError:
            self._tell(table, row, f"{column} {text!r} is no date (YYYYMMDD)")
            return None

    def _tell(self, table: str, row: dict[str, str], rule: str) -> None:
        self._problems.append(f"{table}, line {row['line']}: {rule}")
