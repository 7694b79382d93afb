"""A small world for the touring exhibition: three towns on a line, two houses, one festival."""

from __future__ import annotations

from datetime import date

from icplanner.catalogue.event import Event, EventStatus
from icplanner.catalogue.localised import Localised
from icplanner.catalogue.site import Kind, Site, Status
from icplanner.programme import Occurrence
from icplanner.programme.booking import Booking, Companion, Venue
from icplanner.programme.exhibition import Exhibition
from icplanner.programme.exhibition_surroundings import Surroundings
from icplanner.programme.showcase import Showcase
from icplanner.travel import StraightLine

# Some 18 km apart by the straight line, all of them within an hour's drive.
LOKET = (50.18, 12.75)
OSTROV = (50.30, 12.95)
KRASLICE = (50.32, 12.51)


def site(site_id: str, position, hours: str | None, **fields) -> Site:
    """Return a house with opening hours."""
    defaults = {
        "names": Localised(cs=site_id.title()),
        "kind": Kind.MUSEUM,
        "industries": ("porcelain",),
        "era": (),
        "country": "CZ",
        "municipality": site_id.title(),
        "status": Status.OPEN,
    }
    return Site(id=site_id, position=position, opening_hours=hours, **(defaults | fields))


SITES = {
    one.id: one
    for one in (
        site("loket", LOKET, "Mo-Su 09:00-17:00"),
        site("ostrov", OSTROV, "Sa 09:00-17:00"),
        site("kraslice", KRASLICE, None),
        site("winter", OSTROV, "Dec Mo-Su 09:00-17:00"),
    )
}


def venue(site_id: str) -> Venue:
    """Return a house of this world as a venue."""
    at = SITES[site_id]
    return Venue(
        name=f"Museum {at.municipality}",
        municipality=at.municipality,
        position=at.position,
        site=site_id,
    )


def event(uid: str, position, day: date, **fields) -> Occurrence:
    """Return a festival for families on one day."""
    status = fields.pop("status", EventStatus.RECURRING)
    series = Event(
        id=uid,
        names=Localised(cs=uid, de=uid, en=uid),
        kind=fields.pop("kind", "festival"),
        industries=fields.pop("industries", ("tin_mining",)),
        venue_name="",
        municipality="",
        country="CZ",
        status=status,
        position=position,
        audience=fields.pop("audience", ("families",)),
    )
    given = {"start": day, "end": day, "estimated": False} | fields
    return Occurrence(uid=uid, event=series, **given)


def around(*occurrences: Occurrence) -> Surroundings:
    """Return this world with some events."""
    return Surroundings(sites=SITES, occurrences=occurrences, travel=StraightLine())


def booking(uid: str, site_id: str, first: str, last: str | None, **fields) -> Booking:
    """Return a stop with known transport and set-up."""
    given = {"transport_days": 1, "setup_days": 1} | fields
    return Booking(
        uid=uid,
        venue=venue(site_id),
        first_day=date.fromisoformat(first),
        last_day=date.fromisoformat(last) if last else None,
        **given,
    )


def companion(occurrence: Occurrence) -> Companion:
    """Return an event as a booking keeps it."""
    return Companion(
        uid=occurrence.uid,
        names=occurrence.event.names,
        day=occurrence.first_day,
        estimated=occurrence.estimated,
    )


SHOWCASES = (
    Showcase(id="porcelain", names=Localised(cs="Porcelán", en="Porcelain"), industry="porcelain"),
    Showcase(id="textile", names=Localised(cs="Textil", en="Textiles"), industry="textile"),
)


def exhibition(*bookings: Booking) -> Exhibition:
    """Return two showcases with bookings, nothing checked."""
    return Exhibition(name="Tour", year=2027, showcases=SHOWCASES, bookings=bookings)
