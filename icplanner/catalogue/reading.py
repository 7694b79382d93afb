"""Reading `data/` into a catalogue; broken content is told in its problems, never raised."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Final, Protocol, TypeVar

from pydantic import BaseModel

from icplanner.catalogue.catalogue import Catalogue
from icplanner.catalogue.event import Event
from icplanner.catalogue.event_row import EVENT_COLUMNS, EventRow, event
from icplanner.catalogue.files import csv_rows, geojson_rows
from icplanner.catalogue.guided_start import GuidedStart
from icplanner.catalogue.guided_start_row import (
    GUIDED_START_COLUMNS,
    GuidedStartRow,
    guided_start,
)
from icplanner.catalogue.place import Landmark, Place, Restaurant
from icplanner.catalogue.place_row import (
    LANDMARK_COLUMNS,
    PLACE_COLUMNS,
    RESTAURANT_COLUMNS,
    LandmarkRow,
    PlaceRow,
    RestaurantRow,
    landmark,
    place,
    restaurant,
)
from icplanner.catalogue.position import LatLon
from icplanner.catalogue.report import Report
from icplanner.catalogue.site import Site
from icplanner.catalogue.site_row import SiteRow, site
from icplanner.catalogue.validating import take_position, validated

SITES: Final = "sites.geojson"
EVENTS: Final = "events.csv"
GUIDED_STARTS: Final = "guided_starts.csv"
PLACES: Final = "places.csv"
STATIONS: Final = "stations/stations.csv"
RESTAURANTS: Final = "restaurants/restaurants.csv"
LANDMARKS: Final = "landmarks.csv"


class _Record(Protocol):
    @property
    def id(self) -> str: ...


Row = TypeVar("Row", bound=BaseModel)
Record = TypeVar("Record", bound=_Record)


def read_catalogue(data_dir: Path) -> Catalogue:
    """Read every file of the catalogue below `data_dir`.

    Never raises for the content of the files: a missing or broken file, and a broken row, become
    problems of the catalogue, and everything else is read. Reading twice gives equal catalogues.

    Parameters
    ----------
    data_dir
        Folder that holds `sites.geojson`, `events.csv` and the other files of `docs/data.md`.
    """
    reports: list[Report] = []
    sites = _read_sites(data_dir, reports)
    places = _read_places(data_dir, reports)
    restaurants = _known_places(_read_restaurants(data_dir, reports), places, reports[-1])
    landmarks = _read_landmarks(data_dir, reports)
    events = _known_sites(_read_events(data_dir, reports), sites, reports[-1])
    starts = _read_guided_starts(data_dir, sites, reports)
    for site_id, lines in starts.items():
        sites[site_id] = replace(sites[site_id], guided_starts=tuple(lines))
    return Catalogue(
        sites=sites,
        events=events,
        places=places,
        restaurants=restaurants,
        landmarks=landmarks,
        problems=tuple(problem for report in reports for problem in report.problems),
        left_out=sum(report.left_out for report in reports),
    )


def file_of(place: Place) -> str:
    """Return the file that holds a place; stations in Germany have one of their own (ODbL)."""
    return STATIONS if place.country == "DE" and place.kind == "station" else PLACES


def _read_sites(data_dir: Path, reports: list[Report]) -> dict[str, Site]:
    report = Report(SITES)
    reports.append(report)
    sites: dict[str, Site] = {}
    for where, raw in geojson_rows(data_dir / SITES, report):
        position = take_position(raw, where, report)
        row = validated(SiteRow, raw, where, report)
        if row is not None:
            _add(site(row, position), sites, where, report)
    return sites


def _read_events(data_dir: Path, reports: list[Report]) -> dict[str, Event]:
    return _read_table(data_dir, EVENTS, (EventRow, EVENT_COLUMNS, event), reports)


def _read_places(data_dir: Path, reports: list[Report]) -> dict[str, Place]:
    shape = (PlaceRow, PLACE_COLUMNS, place)
    places = _read_table(data_dir, PLACES, shape, reports)
    return _read_table(data_dir, STATIONS, shape, reports, places)


def _read_restaurants(data_dir: Path, reports: list[Report]) -> dict[str, Restaurant]:
    def record(row: RestaurantRow, position: LatLon | None) -> Restaurant | None:
        return None if position is None else restaurant(row, position)

    shape = (RestaurantRow, RESTAURANT_COLUMNS, record)
    return _read_table(data_dir, RESTAURANTS, shape, reports)


def _read_landmarks(data_dir: Path, reports: list[Report]) -> dict[str, Landmark]:
    def record(row: LandmarkRow, position: LatLon | None) -> Landmark | None:
        return None if position is None else landmark(row, position)

    shape = (LandmarkRow, LANDMARK_COLUMNS, record)
    return _read_table(data_dir, LANDMARKS, shape, reports)


def _read_table(
    data_dir: Path,
    file: str,
    shape: tuple[type[Row], Sequence[str], Callable[[Row, LatLon | None], Record | None]],
    reports: list[Report],
    earlier: dict[str, Record] | None = None,
) -> dict[str, Record]:
    model, columns, to_record = shape
    report = Report(file)
    reports.append(report)
    records = dict(earlier or {})
    for where, raw in csv_rows(data_dir / file, columns, report):
        position = take_position(raw, where, report)
        row = validated(model, raw, where, report)
        if row is None:
            continue
        record = to_record(row, position)
        if record is None:
            report.left_out += 1
            report.error(
                "position.missing",
                "a restaurant, spring or tower has a position",
                "fill in lat and lon",
                row=where,
                at="lat,lon",
            )
            continue
        _add(record, records, where, report)
    return records


def _add(record: Record, records: dict[str, Record], where: str, report: Report) -> None:
    if record.id not in records:
        records[record.id] = record
        return
    report.left_out += 1
    report.error(
        "id.duplicate",
        "an id stands once in the catalogue; the first row keeps it",
        "give the second row an id of its own, or delete it",
        row=where,
        at="id",
        value=record.id,
    )


def _read_guided_starts(
    data_dir: Path,
    sites: dict[str, Site],
    reports: list[Report],
) -> dict[str, list[GuidedStart]]:
    report = Report(GUIDED_STARTS)
    reports.append(report)
    starts: dict[str, list[GuidedStart]] = {}
    for where, raw in csv_rows(data_dir / GUIDED_STARTS, GUIDED_START_COLUMNS, report):
        row = validated(GuidedStartRow, raw, where, report)
        if row is None:
            continue
        if row.site not in sites:
            report.left_out += 1
            _unknown_reference(report, where, "site", row.site)
            continue
        starts.setdefault(row.site, []).append(guided_start(row))
    return starts


def _known_sites(
    events: dict[str, Event],
    sites: dict[str, Site],
    report: Report,
) -> dict[str, Event]:
    known = {}
    for key, record in events.items():
        kept = record
        if record.site is not None and record.site not in sites:
            _unknown_reference(report, key, "site_id", record.site)
            kept = replace(record, site=None)
        known[key] = kept
    return known


def _known_places(
    restaurants: dict[str, Restaurant],
    places: dict[str, Place],
    report: Report,
) -> dict[str, Restaurant]:
    for key, record in restaurants.items():
        if record.place not in places:
            _unknown_reference(report, key, "place", record.place)
    return restaurants


def _unknown_reference(report: Report, row: str, at: str, value: str) -> None:
    report.error(
        "reference.unknown",
        "an id that is referred to exists in the catalogue",
        "correct the id, or leave the field empty",
        row=row,
        at=at,
        value=value,
    )
