"""Small worlds around one hub, with names that say why they exist."""

from __future__ import annotations

from datetime import date

from icplanner.catalogue.catalogue import Catalogue
from icplanner.catalogue.localised import Localised
from icplanner.catalogue.place import Place, Restaurant
from icplanner.catalogue.site import Confidence, Kind, Site, Status
from icplanner.tours import DayWish, Request

HUB = (50.23, 12.87)
TUESDAY = date(2026, 7, 14)
MONDAY = date(2026, 7, 13)

# One hundredth of a degree of latitude is 1.1 km: by the straight line's factors about two
# minutes by car, beside six for parking.
STEP = 0.01


def a_site(name, *, north=5.0, east=0.0, **facts):
    """Return an open museum some steps north and east of the hub."""
    known = {
        "id": name,
        "names": Localised(en=name.replace("-", " ").title()),
        "kind": Kind.MUSEUM,
        "industries": (name,),
        "era": (),
        "country": "CZ",
        "municipality": "Karlovy Vary",
        "position": (HUB[0] + north * STEP, HUB[1] + east * STEP),
        "opening_hours": "Mo-Su 09:00-17:00",
        "opening_source": "https://example.org/hours",
        "opening_year": 2026,
        "guided_only": False,
        "booking_required": False,
        "visit_minutes": 60,
        "price_adult": 100.0,
        "currency": "CZK",
        "status": Status.OPEN,
        "confidence": Confidence.VERIFIED,
    }
    return Site(**(known | facts))


def a_world(*sites, restaurants=()):
    """Return a catalogue of these sites, the hub "spa" and a second one, "station"."""
    places = (
        Place(id="spa", names=Localised(en="Spa"), kind="spa_town", country="CZ", position=HUB),
        Place(
            id="station",
            names=Localised(en="Station"),
            kind="station",
            country="CZ",
            position=(HUB[0] - STEP, HUB[1]),
        ),
        Place(id="nowhere", names=Localised(en="Nowhere"), kind="village", country="CZ"),
    )
    return Catalogue(
        sites={site.id: site for site in sites},
        places={place.id: place for place in places},
        restaurants={table.id: table for table in restaurants},
    )


def an_inn(name="inn", *, north=5.0, hours="Mo-Su 10:00-22:00"):
    """Return a restaurant some steps north of the hub."""
    return Restaurant(
        id=name,
        name=name.title(),
        kind="restaurant",
        place="spa",
        position=(HUB[0] + north * STEP, HUB[1]),
        opening_hours=hours,
    )


def a_day(day=TUESDAY, start_min=540, end_min=1020):
    """Return a day from nine to five."""
    return DayWish(day, start_min, end_min)


def a_request(*days, **wishes):
    """Return a request from the hub "spa" for one day from nine to five without lunch."""
    known = {"start": "spa", "days": days or (a_day(),), "lunch": None}
    return Request(**(known | wishes))
