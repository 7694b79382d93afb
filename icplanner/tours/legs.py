"""The legs of a tour, each asked of the travel room once."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta

from icplanner.catalogue.position import LatLon
from icplanner.tours.ways import whole_minutes
from icplanner.travel.leg import Leg, Mode, Travel, Unreachable


@dataclass(frozen=True, slots=True)
class LegBook:
    """Remembers ways by (start, end, mode and, for trains, the minute); lives as long as a plan."""

    travel: Travel
    mode: Mode
    known: dict[tuple[object, ...], Leg | None] = field(default_factory=dict)

    @property
    def depends_on_hour(self) -> bool:
        """Return whether leaving later may change how long a way takes."""
        return self.mode is Mode.TRAIN

    def leg(self, start: LatLon, end: LatLon, day: date, depart_min: int) -> Leg | None:
        """Return the way when leaving at a minute of a day, or None where there is none."""
        depart = moment(day, depart_min) if self.depends_on_hour else None
        key = (start, end, depart)
        if key not in self.known:
            found = self.travel.leg(start, end, self.mode, depart)
            self.known[key] = None if isinstance(found, Unreachable) else found
        return self.known[key]

    def minutes(self, start: LatLon, end: LatLon, day: date, depart_min: int) -> int | None:
        """Return the whole minutes of the way, or None where there is none."""
        found = self.leg(start, end, day, depart_min)
        return None if found is None else whole_minutes(found.minutes)


def moment(day: date, minute: int) -> datetime:
    """Return a minute of a day as local time; past 1440 it lies on the next day."""
    return datetime.combine(day, time()) + timedelta(minutes=minute)
