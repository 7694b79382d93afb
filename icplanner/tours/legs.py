"""The legs of a tour, each asked of the travel room once."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from icplanner.catalogue.position import LatLon
from icplanner.tours.ways import whole_minutes
from icplanner.travel.leg import Leg, Matrix, Mode, Travel, Unreachable


class Remembered:
    """Travel that asks each way once: by (start, end, mode, minute of departure).

    What it remembers lives as long as the object: one plan, or one tour under the editor's hand.
    """

    def __init__(self, travel: Travel) -> None:
        self._travel = travel
        self._known: dict[tuple[object, ...], Leg | Unreachable] = {}

    def leg(
        self, start: LatLon, end: LatLon, mode: Mode, depart: datetime | None = None
    ) -> Leg | Unreachable:
        """Return the way; `depart` matters for trains only."""
        moment_of_leaving = depart if mode is Mode.TRAIN else None
        key = (start, end, mode, moment_of_leaving)
        if key not in self._known:
            self._known[key] = self._travel.leg(start, end, mode, moment_of_leaving)
        return self._known[key]

    def matrix(self, points: list[LatLon], mode: Mode) -> Matrix:
        """Return the ways between all points, asked anew."""
        return self._travel.matrix(points, mode)


@dataclass(frozen=True, slots=True)
class LegBook:
    """The ways of one tour by its mode."""

    travel: Remembered
    mode: Mode

    @property
    def depends_on_hour(self) -> bool:
        """Return whether leaving later may change how long a way takes."""
        return self.mode is Mode.TRAIN

    def leg(self, start: LatLon, end: LatLon, day: date, depart_min: int) -> Leg | None:
        """Return the way when leaving at a minute of a day, or None where there is none."""
        found = self.travel.leg(start, end, self.mode, moment(day, depart_min))
        return None if isinstance(found, Unreachable) else found

    def minutes(self, start: LatLon, end: LatLon, day: date, depart_min: int) -> int | None:
        """Return the whole minutes of the way, or None where there is none."""
        found = self.leg(start, end, day, depart_min)
        return None if found is None else whole_minutes(found.minutes)


def moment(day: date, minute: int) -> datetime:
    """Return a minute of a day as local time; past 1440 it lies on the next day."""
    return datetime.combine(day, time()) + timedelta(minutes=minute)
