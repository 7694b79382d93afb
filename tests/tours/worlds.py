"""Small worlds around one hub, with names that say why they exist."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, timedelta

import numpy as np

from icplanner.catalogue.catalogue import Catalogue
from icplanner.catalogue.localised import Localised
from icplanner.catalogue.place import Place, Restaurant
from icplanner.catalogue.site import Confidence, Kind, Site, Status
from icplanner.solver.problem import NO_WAY
from icplanner.tours import DayWish, Request
from icplanner.travel import Leg, Mode, Ride, StraightLine, Unreachable

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


LAST_TRAIN_MIN = 19 * 60


class CrookedWays:
    """Straight lines, some half as long again, so that a way by a third place is quicker.

    Trains leave every half-hour, the last at 19:00, and take a quarter of an hour.
    """

    def leg(self, start, end, mode, depart=None):
        """Return the way; by train with the wait for the next one."""
        if mode is not Mode.TRAIN:
            found = StraightLine().leg(start, end, mode)
            return replace(found, minutes=found.minutes * self._detour(start, end))
        depart = depart or datetime(2026, 7, 14, 9)
        wait = 0 if start == end else -depart.minute % 30
        leaves = depart + timedelta(minutes=wait)
        if start != end and leaves.hour * 60 + leaves.minute > LAST_TRAIN_MIN:
            return Unreachable(mode, "no_train")
        minutes = 0 if start == end else 15
        ride = Ride("R 1", "A", "B", leaves, leaves + timedelta(minutes=minutes))
        return Leg(
            mode=mode,
            minutes=wait + minutes,
            distance_km=10.0,
            method="timetable",
            error_min=5.0,
            geometry=(start, end),
            rides=(ride,) if minutes else (),
            wait_min=wait,
        )

    def matrix(self, points, mode):
        """Return the ways between all points."""
        found = StraightLine().matrix(points, mode)
        detours = np.array([[self._detour(a, b) for b in points] for a in points])
        return replace(found, minutes=found.minutes * detours)

    def departures_table(self, points, day, start_min, end_min):
        """Return whole minutes by train for each minute of departure."""
        del day
        apart = np.array([[a != b for b in points] for a in points])
        waits = np.array([-minute % 30 + 15 for minute in range(start_min, end_min + 1)])
        table = waits[:, None, None] * apart
        gone = np.arange(start_min, end_min + 1) > LAST_TRAIN_MIN
        return np.where(gone[:, None, None] & apart, NO_WAY, table)

    @staticmethod
    def _detour(start, end):
        return 1.5 if round((start[0] + end[1]) * 100) % 3 == 0 else 1.0
