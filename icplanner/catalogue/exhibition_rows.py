"""The touring exhibition of 2018 as it stands in its two files."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Annotated, Final

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field

from icplanner.catalogue.catalogue import Catalogue
from icplanner.catalogue.fields import Country, Id, RequiredText, Text, TextList, split_list
from icplanner.catalogue.files import csv_rows
from icplanner.catalogue.position import LatLon
from icplanner.catalogue.problem import Problem
from icplanner.catalogue.report import Report
from icplanner.catalogue.validating import take_position, validated

STOPS: Final = "exhibition_2018.csv"
SHOWCASES: Final = "exhibition_2018_showcases.csv"

_Ids = Annotated[tuple[Id, ...], BeforeValidator(split_list), Field(max_length=100)]
_Count = Annotated[int, Field(ge=0)]


class StopRow(BaseModel):
    """A row of `data/exhibition_2018.csv`; what is missing is unknown."""

    model_config = ConfigDict(extra="ignore")

    id: Id
    venue_name: RequiredText
    municipality: RequiredText
    country: Country
    site_id: Id | None = None
    coord_source: Text | None = None
    first_day: date
    first_about: bool = False
    last_day: date | None = None
    last_about: bool = False
    permanent: bool = False
    vernissage: date | None = None
    showcases: _Ids = ()
    transport_days: _Count | None = None
    setup_days: _Count | None = None
    host: Text = ""
    event_id: Id | None = None
    event_day: date | None = None
    visitors: _Count | None = None
    sources: TextList
    note_cs: Text = ""
    note_de: Text = ""
    note_en: Text = ""


class ShowcaseRow(BaseModel):
    """A row of `data/exhibition_2018_showcases.csv`."""

    model_config = ConfigDict(extra="ignore")

    id: Id
    name_cs: RequiredText
    name_de: RequiredText
    name_en: RequiredText
    industry: Text = ""
    firm: Text = ""
    sources: TextList
    note: Text = ""


STOP_COLUMNS: Final = (*StopRow.model_fields, "lat", "lon")
SHOWCASE_COLUMNS: Final = tuple(ShowcaseRow.model_fields)


@dataclass(frozen=True, slots=True)
class ExhibitionRows:
    """What could be read: stops with their positions, showcases, and all problems."""

    stops: tuple[tuple[StopRow, LatLon | None], ...]
    showcases: tuple[ShowcaseRow, ...]
    problems: tuple[Problem, ...]


def read_exhibition_rows(data_dir: Path, catalogue: Catalogue) -> ExhibitionRows:
    """Read both files below `data_dir`; broken rows and dead references become problems.

    A folder without the stops has no example tour, which is no problem: nothing rests on it.
    """
    if not (data_dir / STOPS).exists():
        return ExhibitionRows((), (), ())
    report = Report(SHOWCASES)
    showcases: list[ShowcaseRow] = []
    for where, raw in csv_rows(data_dir / SHOWCASES, SHOWCASE_COLUMNS, report):
        row = validated(ShowcaseRow, raw, where, report)
        if row is not None and not _twice(row.id, showcases, report):
            showcases.append(row)
    stops_report = Report(STOPS)
    known = {row.id for row in showcases}
    stops = tuple(_stops(data_dir, catalogue, known, stops_report))
    return ExhibitionRows(stops, tuple(showcases), (*report.problems, *stops_report.problems))


def _stops(
    data_dir: Path, catalogue: Catalogue, showcases: set[str], report: Report
) -> Iterator[tuple[StopRow, LatLon | None]]:
    read: list[StopRow] = []
    for where, raw in csv_rows(data_dir / STOPS, STOP_COLUMNS, report):
        position = take_position(raw, where, report)
        row = validated(StopRow, raw, where, report)
        if row is None or _twice(row.id, read, report) or not _ordered(row, report):
            continue
        read.append(row)
        _unknown(row.id, "site_id", row.site_id, catalogue.sites, report)
        _unknown(row.id, "event_id", row.event_id, catalogue.events, report)
        for showcase in row.showcases:
            _unknown(row.id, "showcases", showcase, showcases, report)
        yield row, position


def _ordered(row: StopRow, report: Report) -> bool:
    """Return whether a stop ends; a home does not, any other on or after its first day."""
    if row.permanent == (row.last_day is None) and (row.last_day or date.max) >= row.first_day:
        return True
    report.left_out += 1
    report.error(
        "date.order",
        "a stop ends on or after its first day; only a permanent home has no last day",
        "correct the days, or say that it is permanent",
        row=row.id,
        at="last_day",
        value=row.last_day,
    )
    return False


def _twice(row: str, read: list[StopRow] | list[ShowcaseRow], report: Report) -> bool:
    if all(one.id != row for one in read):
        return False
    report.left_out += 1
    report.error(
        "id.duplicate", "an id stands once", "give one of the two another id", row=row, at="id"
    )
    return True


def _unknown(row: str, at: str, value: str | None, known: object, report: Report) -> None:
    if value is not None and isinstance(known, (set, dict)) and value not in known:
        report.error(
            "reference.unknown",
            "an id that is referred to exists in the catalogue",
            "correct the id, or remove the reference",
            row=row,
            at=at,
            value=value,
        )
