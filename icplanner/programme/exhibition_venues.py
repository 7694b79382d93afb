"""Houses that could take the touring exhibition in."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final

from icplanner.catalogue.site import Kind, Site, Status
from icplanner.programme.booking import Booking, Venue
from icplanner.programme.exhibition_surroundings import beside
from icplanner.programme.occurrence import Occurrence

# Kinds of sites that have rooms for glass showcases. Judged; the office may add any other house.
KINDS: Final = frozenset({Kind.MUSEUM, Kind.VISITOR_CENTRE, Kind.CRAFT_CENTRE})


def venue_of(site: Site) -> Venue:
    """Return a site as a venue, under its Czech name: that is what hosts call it."""
    return Venue(
        name=site.names.pick("cs")[0],
        municipality=site.municipality,
        country=site.country,
        position=site.position,
        site=site.id,
    )


def possible_venues(
    sites: Iterable[Site], bookings: Sequence[Booking], country: str = "CZ"
) -> tuple[Venue, ...]:
    """Return venues with a position, each once: those of bookings first, then sites by name."""
    found = {one.venue.key: one.venue for one in bookings if one.venue.position is not None}
    rooms = (
        site
        for site in sites
        if site.kind in KINDS
        and site.country == country
        and site.position is not None
        and site.status in {Status.OPEN, Status.SEASONAL}
        and not site.underground
    )
    for site in sorted(rooms, key=lambda one: one.id):
        found.setdefault(site.id, venue_of(site))
    return tuple(found.values())


def with_events(venues: Sequence[Venue], occurrences: Sequence[Occurrence]) -> tuple[Venue, ...]:
    """Return the venues beside which an event takes place, the most events first."""
    counts = [
        sum(beside(one, venue.position) and not one.cancelled for one in occurrences)
        for venue in venues
    ]
    order = sorted(range(len(venues)), key=lambda index: (-counts[index], index))
    return tuple(venues[index] for index in order if counts[index])
