"""An own place: a start or end of a tour given as a point, such as a guest's hotel."""

from __future__ import annotations

import re
from typing import Final

from icplanner.catalogue.catalogue import Catalogue
from icplanner.catalogue.limits import LAT_MAX, LAT_MIN, LON_MAX, LON_MIN
from icplanner.catalogue.localised import Localised
from icplanner.catalogue.place import Place
from icplanner.catalogue.position import LatLon, straight_km

# Five digits after the point are one metre; the name says four, which tells houses apart.
_KEY: Final = "{:.5f}, {:.5f}"
_SHOWN: Final = "{:.4f}, {:.4f}"

# What maps and phones give when one copies a position: "50.2310, 12.8710", "50.2310N 12.8710E",
# "N 50.2310°, E 12.8710°", and with the comma of Czech and German numbers "50,2310; 12,8710".
_NUMBER: Final = r"[NSEW]?\s*(-?\d{1,3}[.,]\d{1,12})\s*°?\s*[NSEW]?"
_PAIR: Final = re.compile(rf"\s*{_NUMBER}\s*(?:[;,\s]\s*){_NUMBER}\s*", re.IGNORECASE)

# Towns one names a point by; a station is known to fewer people than the town around it.
_TOWNS: Final = ("spa_town", "town", "village")


def read_point(text: str) -> LatLon | None:
    """Return the point that a text gives, None where it gives none.

    A pair that lies in the region only once it is exchanged is exchanged: nobody means a place
    in the Arabian Sea.
    """
    found = _PAIR.fullmatch(text[:80])
    if found is None:
        return None
    first, second = (float(number.replace(",", ".")) for number in found.groups())
    if covered((second, first)) and not covered((first, second)):
        return second, first
    return first, second


def point_key(point: LatLon) -> str:
    """Return how a point is written where the name of a hub stands."""
    return _KEY.format(*point)


def covered(point: LatLon) -> bool:
    """Return whether a point lies in the region the planner covers."""
    lat, lon = point
    return LAT_MIN <= lat <= LAT_MAX and LON_MIN <= lon <= LON_MAX


def point_names(point: LatLon) -> Localised:
    """Return what an own place is called; it is a name, so it stands here like those of towns."""
    shown = _SHOWN.format(*point)
    return Localised(cs=f"Váš hotel, {shown}", de=f"Ihr Hotel, {shown}", en=f"Your hotel, {shown}")


def nearest_town(catalogue: Catalogue, point: LatLon) -> tuple[Place, float] | None:
    """Return the town or village nearest to a point, and the kilometres straight to it."""
    apart = [
        (straight_km(point, place.position), place.id)
        for place in catalogue.places.values()
        if place.position is not None and place.kind in _TOWNS
    ]
    if not apart:
        return None
    distance_km, name = min(apart)
    return catalogue.places[name], distance_km
