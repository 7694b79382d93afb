"""Checking that positions lie in the stated country and near the stated municipality."""

from __future__ import annotations

import csv
import io
import re
from collections import defaultdict
from collections.abc import Sequence
from pathlib import Path
from typing import Any, Final

from shapely import union_all
from shapely.errors import ShapelyError
from shapely.geometry import Point, shape
from shapely.geometry.base import BaseGeometry
from shapely.ops import nearest_points

from icplanner.catalogue.catalogue import Catalogue
from icplanner.catalogue.event import Event
from icplanner.catalogue.files import parse_json, read_text
from icplanner.catalogue.place import Place
from icplanner.catalogue.position import LatLon, straight_km
from icplanner.catalogue.problem import Problem
from icplanner.catalogue.reading import EVENTS, PLACES, RESTAURANTS, SITES, STATIONS, file_of
from icplanner.catalogue.report import Report
from icplanner.catalogue.search import fold
from icplanner.catalogue.site import Site

REGIONS: Final = "boundaries/kraje.geojson"
MUNICIPALITIES: Final = "boundaries/obce_points.csv"
GAZETTEER: Final = "gazetteer/places_geonames500.csv"

# How far a site may lie from its municipality's point. The farthest true one of the catalogue,
# Kladská in Mariánské Lázně, lies 7.3 km from the town hall.
MUNICIPALITY_KM: Final = 10.0
# The border was simplified by 60 m; half a kilometre more forgives stations on the border.
BORDER_KM: Final = 0.5
# What a position without a stated precision is taken to be good for.
_PRECISION_KM: Final = 0.5

Places = dict[str, list[LatLon]]


def position_problems(catalogue: Catalogue, data_dir: Path) -> Sequence[Problem]:
    """Return the problems of positions that lie within the covered ground."""
    czech, found = _czech_regions(data_dir)
    towns, also_found = _towns(data_dir)
    sites, events = Report(SITES), Report(EVENTS)
    places = {file: Report(file) for file in (PLACES, STATIONS)}
    restaurants = Report(RESTAURANTS)
    for records, report in ((catalogue.sites, sites), (catalogue.events, events)):
        for record in records.values():
            _tell_country(record, czech, report)
            _tell_municipality(record, towns, report)
    for place in catalogue.places.values():
        _tell_country(place, czech, places[file_of(place)])
    for restaurant in catalogue.restaurants.values():
        town = catalogue.places.get(restaurant.place)
        if town is None or town.position is None:
            continue
        away = straight_km(restaurant.position, town.position)
        if away > MUNICIPALITY_KM:
            _far(restaurants, restaurant.id, "place", town.id, away)
    reports = (sites, events, *places.values(), restaurants)
    return [*found, *also_found, *(each for report in reports for each in report.problems)]


def _czech_regions(data_dir: Path) -> tuple[BaseGeometry | None, Sequence[Problem]]:
    report = Report(REGIONS)
    text = read_text(data_dir / REGIONS, report)
    collection = None if text is None else parse_json(text, report)
    if collection is None:
        return None, report.problems
    try:
        shapes = [shape(feature["geometry"]) for feature in collection["features"]]
        return union_all(shapes), report.problems
    except (KeyError, TypeError, ValueError, AttributeError, ShapelyError):
        report.error("file.shape", "the file holds polygons of regions", "restore the file")
        return None, report.problems


def _towns(data_dir: Path) -> tuple[Places, Sequence[Problem]]:
    towns: Places = defaultdict(list)
    problems: list[Problem] = []
    for file in (MUNICIPALITIES, GAZETTEER):
        report = Report(file)
        text = read_text(data_dir / file, report)
        try:
            for row in csv.DictReader(io.StringIO(text or "")):
                towns[fold(row["name"])].append((float(row["lat"]), float(row["lon"])))
        except (KeyError, TypeError, ValueError, csv.Error):
            report.error("file.shape", "rows have name, lat and lon", "restore the file")
        problems += report.problems
    return towns, problems


def _tell_country(record: Site | Event | Place, czech: BaseGeometry | None, report: Report) -> None:
    if record.position is None or czech is None:
        return
    lat, lon = record.position
    point = Point(lon, lat)
    inside = czech.contains(point)
    if inside == (record.country == "CZ"):
        return
    line = czech.boundary
    near: Any = nearest_points(line, point)[0]
    away = straight_km(record.position, (near.y, near.x))
    if away <= BORDER_KM + _precision_km(record):
        return
    report.error(
        "position.country",
        f"the position lies in the stated country (it is {away:.1f} km off)",
        "check the position and the country",
        row=record.id,
        at="lat,lon",
        value=f"lat {lat}, lon {lon}, country {record.country}",
    )


def _tell_municipality(record: Site | Event, towns: Places, report: Report) -> None:
    if record.position is None or not towns:
        return
    known = _points_of(record.municipality, towns)
    if not known:
        report.warning(
            "municipality.unknown",
            "the municipality stands in the gazetteer",
            "check the spelling; the position could not be compared with it",
            row=record.id,
            at="municipality",
            value=record.municipality,
        )
        return
    away = min(straight_km(record.position, point) for point in known)
    if away > MUNICIPALITY_KM + _precision_km(record):
        _far(report, record.id, "lat,lon", record.municipality, away)


def _points_of(municipality: str, towns: Places) -> list[LatLon]:
    whole = re.sub(r"\ba\.\s*d\.", "an der", municipality)
    without = re.sub(r"\(.*?\)| OT .*| a okolí| district", "", whole)
    for names in ([whole], [without], re.split(r"[/,-]", without), re.split(r"[()]", whole)):
        points = [point for name in names for point in towns.get(fold(name), ())]
        if points:
            return points
    return []


def _far(report: Report, row: str, at: str, town: str, away_km: float) -> None:
    report.error(
        "position.municipality",
        f"a position lies within {MUNICIPALITY_KM:g} km of its municipality",
        f"check both; it lies {away_km:.1f} km from {town}",
        row=row,
        at=at,
        value=town,
    )


def _precision_km(record: Site | Event | Place) -> float:
    if isinstance(record, Place) or record.coord_precision_m is None:
        return _PRECISION_KM
    return record.coord_precision_m / 1000
