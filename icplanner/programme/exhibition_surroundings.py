"""What an exhibition stands among: houses and their hours, events beside them, ways."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from icplanner.catalogue.position import LatLon, straight_km
from icplanner.catalogue.site import Site
from icplanner.hours import Verdict, windows
from icplanner.programme.booking import Booking, Venue
from icplanner.programme.occurrence import Occurrence
from icplanner.travel.leg import Travel

# How far apart event and exhibition may be to stand "beside" each other: a walk of some twenty
# minutes, and positions of towns may be half a kilometre off. Judged.
BESIDE_KM: Final = 2.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Surroundings:
    """What the exhibition stands among: the houses, the season's events, the ways."""

    sites: Mapping[str, Site]
    occurrences: Sequence[Occurrence]
    travel: Travel


def verdict_of(venue: Venue, day: date, sites: Mapping[str, Site]) -> Verdict:
    """Return whether a venue takes visitors on a day; unknown for a house not in the catalogue."""
    site = sites.get(venue.site or "")
    return windows(site, day).verdict if site else Verdict.UNKNOWN


def beside(occurrence: Occurrence, position: LatLon | None) -> bool:
    """Return whether an event takes place beside a position; False where either is unknown."""
    at = occurrence.event.position
    return at is not None and position is not None and straight_km(at, position) <= BESIDE_KM


def ready_events(booking: Booking, occurrences: Sequence[Occurrence]) -> list[Occurrence]:
    """Return the events beside a venue that begin while the showcases stand there."""
    return [
        one
        for one in occurrences
        if not one.cancelled
        and one.event.kind != "exhibition"
        and beside(one, booking.venue.position)
        and booking.covers(one.first_day)
    ]
