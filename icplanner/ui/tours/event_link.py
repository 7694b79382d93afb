"""An event in the link of the Tours page: what it is, where, and when one is there."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from typing import Final

from icplanner.catalogue.limits import LAT_MAX, LAT_MIN, LON_MAX, LON_MIN
from icplanner.catalogue.localised import Localised
from icplanner.catalogue.position import LatLon
from icplanner.hours import FIRST_YEAR, LAST_YEAR
from icplanner.tours import FixedEvent
from icplanner.ui.text import plain

# Name of the parameter.
EVENT: Final = "event"

_BETWEEN: Final = "~"
_ID: Final = re.compile(r"[A-Za-z0-9][A-Za-z0-9_.@-]{0,159}")
_CLOCK: Final = re.compile(r"([01]\d|2[0-3]):([0-5]\d)")
_DEGREES: Final = re.compile(r"\d{1,2}\.\d{1,6}")
LONGEST_NAME: Final = 150
LONGEST_STAY_MIN: Final = 600


@dataclass(frozen=True, slots=True, kw_only=True)
class Visit:
    """Being at an event; minutes after local midnight, and how long."""

    id: str
    name: str
    municipality: str
    position: LatLon
    date: date
    start_min: int
    stay_min: int

    @property
    def fixed(self) -> FixedEvent:
        """Return the event as the planner takes it."""
        return FixedEvent(
            id=self.id,
            names=Localised(cs=self.name, de=self.name, en=self.name),
            municipality=self.municipality,
            position=self.position,
            date=self.date,
            start_min=self.start_min,
            duration_min=self.stay_min,
        )


def visit_to(event: FixedEvent) -> Visit:
    """Return the visit to an event of a request."""
    return Visit(
        id=event.id,
        name=event.names.pick("cs")[0],
        municipality=event.municipality,
        position=event.position,
        date=event.date,
        start_min=event.start_min,
        stay_min=event.duration_min,
    )


def written(visit: Visit) -> str:
    """Return the value of the parameter; everything a tour needs stands in it."""
    lat, lon = visit.position
    parts = (
        visit.id,
        visit.date.isoformat(),
        f"{visit.start_min // 60:02d}:{visit.start_min % 60:02d}",
        str(visit.stay_min),
        f"{lat:.5f}",
        f"{lon:.5f}",
        _part(visit.municipality),
        _part(visit.name),
    )
    return _BETWEEN.join(parts)


def read(text: str) -> Visit | None:
    """Return the visit of a link, None where it means nothing or its place is far away."""
    parts = text.split(_BETWEEN)
    if len(parts) != 8:
        return None
    uid, day, clock, stay, lat, lon, town, name = parts
    told = _CLOCK.fullmatch(clock)
    whole = stay.isascii() and stay.isdecimal() and len(stay) <= 3
    if not (_ID.fullmatch(uid) and told and whole and town and name):
        return None
    if not (_DEGREES.fullmatch(lat) and _DEGREES.fullmatch(lon)):
        return None
    position = (float(lat), float(lon))
    try:
        on = date.fromisoformat(day)
    except ValueError:
        return None
    inside = LAT_MIN <= position[0] <= LAT_MAX and LON_MIN <= position[1] <= LON_MAX
    sane = FIRST_YEAR <= on.year <= LAST_YEAR and 15 <= int(stay) <= LONGEST_STAY_MIN
    if not (inside and sane):
        return None
    return Visit(
        id=uid,
        name=plain(name, LONGEST_NAME),
        municipality=plain(town, LONGEST_NAME),
        position=position,
        date=on,
        start_min=int(told[1]) * 60 + int(told[2]),
        stay_min=int(stay),
    )


def _part(text: str) -> str:
    return plain(text, LONGEST_NAME).replace(_BETWEEN, "-") or "-"
