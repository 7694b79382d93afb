"""What a place named on the command line means: a point, and a station if it is one."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Final

from icplanner.catalogue.catalogue import Catalogue
from icplanner.catalogue.finding import UnknownName, find_place, find_stop
from icplanner.catalogue.place import Place
from icplanner.catalogue.position import LatLon, straight_km
from icplanner.catalogue.search import fold
from icplanner.travel.timetable import Timetable

_LAT_LON: Final = re.compile(r"\s*(-?\d{1,2}(?:\.\d+)?)\s*,\s*(-?\d{1,3}(?:\.\d+)?)\s*")

_TOWNS: Final = frozenset({"spa_town", "town", "village"})

# The station of a town may lie at its edge; another place of the same name lies farther.
STATION_OF_TOWN_KM: Final = 6.0

# A station of the catalogue and a stop of the timetable this near are the same.
SAME_STATION_KM: Final = 0.4


class NoPosition(LookupError):  # noqa: N818 - named after what is missing, not after a failure
    """The record exists, but nobody knows yet where it lies."""


@dataclass(frozen=True, slots=True)
class Whereabouts:
    """A place by name; `point` is where its roads and walks lead."""

    name: str
    point: LatLon
    is_town: bool = False
    is_station: bool = False


@dataclass(frozen=True, slots=True)
class Gazetteer:
    """Municipalities (Czech register) and towns around (GeoNames), by folded name."""

    municipalities: dict[str, tuple[str, LatLon]]
    towns: dict[str, tuple[str, LatLon]]


@lru_cache(maxsize=4)
def read_gazetteer(data: Path) -> Gazetteer:
    """Read both tables of a data folder; remembered by folder for the life of the process.

    Of several municipalities of one name that of the Karlovy Vary Region is meant; of several
    towns the largest.
    """
    rows = sorted(
        _rows(data / "boundaries" / "obce_points.csv"), key=lambda row: row["nuts3"] == "CZ041"
    )
    places = _rows(data / "gazetteer" / "places_geonames500.csv")
    by_size = sorted(places, key=lambda row: int(row["population"] or 0))
    return Gazetteer(
        {fold(row["name"]): (row["name"], _point(row)) for row in rows},
        {fold(row["name"]): (row["name"], _point(row)) for row in by_size},
    )


def whereabouts(catalogue: Catalogue, gazetteer: Gazetteer, text: str) -> Whereabouts:
    """Return what `text` means: "lat,lon", an id, or a name; accents are optional.

    Names are looked for among places, then municipalities, towns around, and sites.

    Raises
    ------
    UnknownName
        If nothing is called so.
    NoPosition
        If it is known, but not where it lies.
    """
    numbers = _LAT_LON.fullmatch(text)
    if numbers:
        lat, lon = float(numbers[1]), float(numbers[2])
        if not (-90 <= lat <= 90 and -180 <= lon <= 180):
            raise UnknownName(text, ())
        return Whereabouts(text.strip(), (lat, lon))
    wanted = fold(text)
    whole = _whole(catalogue, text)
    if whole is None:
        for places in (gazetteer.municipalities, gazetteer.towns):
            if wanted in places:
                return Whereabouts(*places[wanted], is_town=True)
    found = whole or find_stop(catalogue, text)
    name = found.names.in_language("cs") or found.id
    kind = found.kind if isinstance(found, Place) else ""
    point = found.position
    if point is None:
        raise NoPosition(name)
    return Whereabouts(name, point, kind in _TOWNS, kind == "station")


def station_of(place: Whereabouts, timetable: Timetable) -> int | None:
    """Return the stop that the name of a town or a station means, None for other places.

    A town means the stop of its very name, else the nearest stop whose name begins with it.
    """
    near = [
        (straight_km(place.point, stop.position), index, fold(stop.name))
        for index, stop in enumerate(timetable.stops)
        if stop.position is not None
        and straight_km(place.point, stop.position) <= STATION_OF_TOWN_KM
    ]
    if place.is_station:
        distance_km, index, _ = min(near, default=(STATION_OF_TOWN_KM, 0, ""))
        return index if distance_km <= SAME_STATION_KM else None
    if not place.is_town:
        return None
    wanted = fold(place.name)
    named = [
        (name != wanted, distance_km, index)
        for distance_km, index, name in near
        if name == wanted or name.startswith(wanted + " ")
    ]
    return min(named)[2] if named else None


def _whole(catalogue: Catalogue, text: str) -> Place | None:
    try:
        place = find_place(catalogue, text)
    except UnknownName:
        return None
    names = {place.id, *place.names.texts()}
    return place if fold(text) in {fold(name) for name in names} else None


def _rows(path: Path) -> Iterator[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        yield from csv.DictReader(file)


def _point(row: dict[str, str]) -> LatLon:
    return float(row["lat"]), float(row["lon"])
