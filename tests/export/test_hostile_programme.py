"""Hostile text in every field of an event, through every format of the programme."""

from __future__ import annotations

import csv
import io
import json
from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from hypothesis import HealthCheck, given, settings
from icalendar import Calendar
from nasty import ANY_TEXT, NASTY, check_docx, check_pdf

from icplanner.catalogue.event import Event, EventStatus
from icplanner.catalogue.localised import Localised
from icplanner.export.programme_csv import FIELDS, programme_csv
from icplanner.export.programme_ics import programme_ics
from icplanner.export.programme_jsonld import programme_jsonld
from icplanner.export.programme_pdf import Paper, Sheet, programme_pdf
from icplanner.export.programme_sheet import programme_sheet
from icplanner.export.spreadsheet import FORMULA_STARTS
from icplanner.programme import Occurrence
from icplanner.words import Words

MADE = datetime(2027, 1, 1, tzinfo=UTC)
WORDS = Words("de")
# What an entry may consist of.
KNOWN = {
    *("UID", "DTSTAMP", "SEQUENCE", "DTSTART", "DTEND", "SUMMARY", "LOCATION", "GEO", "STATUS"),
    *("DESCRIPTION", "URL", "LAST-MODIFIED", "CATEGORIES", "TRANSP", "ORGANIZER"),
}


def season(text: str) -> list[Occurrence]:
    """Return an estimate, a moved and a cancelled edition, the text in every field."""
    names = Localised(text, text, text)
    event = Event(
        id=text,
        names=names,
        kind=text,
        industries=(text,),
        venue_name=text,
        municipality=text,
        country="CZ",
        status=EventStatus.RECURRING,
        position=(50.1, 12.8),
        organiser=text,
        website=text,
        price=text,
        audience=(text,),
        summaries=names,
    )
    day = date(2027, 9, 4)
    one = Occurrence(uid="fair-2027", event=event, start=day, end=day, estimated=True, note=text)
    moved = replace(one, uid="moved", estimated=False, moved_from=date(2027, 9, 11))
    return [one, moved, replace(moved, uid="gone", cancelled=True)]


def check_ics(text: str) -> None:
    """Three entries of known properties."""
    events = Calendar.from_ical(programme_ics(season(text), WORDS, MADE, name=text)).events
    assert len(events) == 3
    assert all(set(event.keys()) <= KNOWN for event in events)


def check_csv(text: str) -> None:
    """Three rows of known columns, and none of the texts begins a formula."""
    rows = list(csv.DictReader(io.StringIO(programme_csv(season(text)), newline="")))
    assert len(rows) == 3
    for row in rows:
        assert set(row) <= {*FIELDS, "draft"}
        texts = (value for name, value in row.items() if name not in {"lat", "lon"})
        assert not any(value.startswith(FORMULA_STARTS) for value in texts)


def check_jsonld(text: str) -> None:
    """JSON that cannot end the script element it is pasted into."""
    content = programme_jsonld(season(text), estimates=True, draft_of=text)
    assert len(json.loads(content)["@graph"]) == 3 + bool(text)
    assert b"<" not in content


def check_paper(text: str) -> None:
    """Poster and list open."""
    for paper in Paper:
        sheet = Sheet(title=text, draft=True, made=MADE, credits=(text,))
        check_pdf(programme_pdf(season(text), sheet, WORDS, paper))


def check_sheet(text: str) -> None:
    """Open the sheets, which hold no fields that run."""
    check_docx(programme_sheet(season(text), draft=True))


CHECKS = {
    "ics": check_ics,
    "csv": check_csv,
    "jsonld": check_jsonld,
    "pdf": check_paper,
    "docx": check_sheet,
}


@pytest.mark.parametrize("name", CHECKS)
@pytest.mark.parametrize("text", ["", *NASTY], ids=range(len(NASTY) + 1))
def test_nasty_text_stays_text(name, text):
    """Known tricks against each format, and nothing at all, come out as text in a file."""
    CHECKS[name](text)


@pytest.mark.parametrize("name", CHECKS)
@settings(max_examples=8, suppress_health_check=[HealthCheck.too_slow])
@given(text=ANY_TEXT)
def test_any_text_stays_text(name, text):
    """Whatever stands in every field of an event, the file opens and holds only text."""
    CHECKS[name](text)
