"""Small seasons: events of a named place and day, and a way between any two places."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import numpy as np

from icplanner.catalogue.event import Event, EventStatus
from icplanner.catalogue.localised import Localised
from icplanner.programme import Occurrence
from icplanner.travel import Matrix, Mode

# Three towns in a row, half an hour apart, and one that is two hours away from all.
SOKOLOV = (50.18, 12.64)
LOKET = (50.19, 12.75)
BECOV = (50.08, 12.84)
BILINA = (50.55, 13.78)
MINUTES = {
    frozenset({SOKOLOV, LOKET}): 20.0,
    frozenset({SOKOLOV, BECOV}): 35.0,
    frozenset({LOKET, BECOV}): 30.0,
}
FAR_MIN = 130.0


class KnownWays:
    """Travel that knows `MINUTES`, and counts how often it is asked."""

    def __init__(self) -> None:
        self.asked = 0

    def matrix(self, points, mode) -> Matrix:
        """Return the table of minutes between points."""
        assert mode is Mode.CAR
        self.asked += 1
        table = np.array(
            [
                [0.0 if a == b else MINUTES.get(frozenset({a, b}), FAR_MIN) for b in points]
                for a in points
            ]
        ).reshape(len(points), len(points))
        return Matrix(table, table, table)

    def leg(self, *_):
        """Refuse: warnings ask for tables only."""
        raise AssertionError


def series(event_id: str, **fields) -> Event:
    """Return a series with the least a record needs."""
    defaults = {
        "names": Localised(cs=event_id, en=event_id, de=event_id),
        "kind": "festival",
        "industries": ("tin_mining",),
        "venue_name": "náměstí",
        "municipality": "Krásno",
        "country": "CZ",
        "status": EventStatus.RECURRING,
    }
    return Event(id=event_id, **(defaults | fields))


def on(uid: str, day: date, place=SOKOLOV, last: date | None = None, **fields) -> Occurrence:
    """Return an estimated occurrence for families on a day at a place."""
    defaults = {
        "position": place,
        "audience": ("families",),
        "venue_name": f"park {uid}",
        "municipality": f"town {place}",
        "organiser": f"club {uid}",
    }
    event = series(uid, **(defaults | fields))
    return Occurrence(
        uid=f"{uid}-{day.year}", event=event, start=day, end=last or day, estimated=True
    )


def cancelled(one: Occurrence) -> Occurrence:
    """Return the same, cancelled."""
    return replace(one, cancelled=True)
