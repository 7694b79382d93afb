"""Hostile text in every field, through every format."""

from __future__ import annotations

import io
import json
import re
from dataclasses import replace
from datetime import datetime
from functools import cache
from html.parser import HTMLParser
from pathlib import Path

import gpxpy
import pytest
from hypothesis import HealthCheck, given, settings
from icalendar import Calendar
from lxml import etree
from nasty import ANY_TEXT, NASTY, check_docx, check_pdf, plain_of
from openpyxl import load_workbook
from small_tours import small_catalogue, small_context, small_tour

from icplanner.catalogue.catalogue import Catalogue
from icplanner.catalogue.localised import Localised
from icplanner.catalogue.site import Site
from icplanner.export import FORMATS, render
from icplanner.tours import Severity, Tour, TourWarning
from icplanner.travel import Mode
from icplanner.travel.leg import Ride

SCHEMA = etree.XMLSchema(etree.parse(Path(__file__).parent / "gpx.xsd"))


class Elements(HTMLParser):
    """Collects the elements, attributes and addresses of a page."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.names: set[str] = set()
        self.addresses: list[str] = []
        self.feed(page)

    def handle_starttag(self, tag, attrs):
        """Note an element."""
        self.names |= {tag, *(name for name, _ in attrs)}
        self.addresses += [value for name, value in attrs if name in {"href", "src", "action"}]


def hostile_tour(text: str) -> Tour:
    """Return the small tour with the text in every name, in its trains and in its warnings."""
    tour = small_tour(text)
    first = tour.days[0]
    moment = datetime(2027, 9, 11, 9)
    ride = Ride(line=text, from_stop=text, to_stop=text, departs=moment, arrives=moment)
    way = replace(first.legs[0], mode=Mode.TRAIN, method=text, rides=(ride,), notes=(text,))
    warning = TourWarning(
        code="price_unknown", severity=Severity.BREAKS, day=0, stop="mine", numbers={"text": text}
    )
    days = (replace(first, legs=(way, *first.legs[1:])), *tour.days[1:])
    return replace(tour, days=days, warnings=(*tour.warnings, warning))


def vocabulary(content: bytes) -> set[str]:
    """Return the names of all elements and attributes of a page."""
    return Elements(content.decode()).names


@cache
def our_vocabulary() -> set[str]:
    """Return what the pages of a harmless tour consist of."""
    pages = [render(name, small_tour(), small_context()) for name in ("html", "kudyznudy")]
    return set.union(*map(vocabulary, pages))


def check_html(content: bytes) -> None:
    """Nothing but our own kinds of elements, attributes and addresses is on the page."""
    assert vocabulary(content) <= our_vocabulary()
    addresses = Elements(content.decode()).addresses
    assert all(address.startswith(("https://", "http://")) for address in addresses)


def check_xlsx(content: bytes) -> None:
    """Formulas are ours, and no cell is a link."""
    for sheet in load_workbook(io.BytesIO(content)):
        for cell in (cell for row in sheet.iter_rows() for cell in row):
            assert cell.hyperlink is None
            assert cell.data_type != "f" or re.match(r"=(SUM|IF|COUNTBLANK|F\d)", cell.value)


def check_ics(content: bytes) -> None:
    """Three entries, each with the properties it should have and no other."""
    events = Calendar.from_ical(content).events
    assert len(events) == 3
    known = {
        "UID",
        "DTSTAMP",
        "SEQUENCE",
        "DTSTART",
        "DTEND",
        "SUMMARY",
        "LOCATION",
        "GEO",
        "STATUS",
    }
    assert all(set(event.keys()) <= known | {"DESCRIPTION", "URL"} for event in events)


def check_gpx(content: bytes) -> None:
    """Ask the published schema, and find three waypoints with another reader."""
    SCHEMA.assertValid(etree.fromstring(content))
    assert len(gpxpy.parse(content.decode()).waypoints) == 3


def check_json(content: bytes) -> None:
    """JSON that cannot end the script element somebody pastes it into."""
    assert json.loads(content)
    assert b"<" not in content


CHECKS = {
    "pdf": check_pdf,
    "stampcard": check_pdf,
    "docx": check_docx,
    "gpx": check_gpx,
    "ics": check_ics,
    "geojson": check_json,
    "jsonld": check_json,
    "xlsx": check_xlsx,
    "html": check_html,
    "kudyznudy": check_html,
}


def test_every_format_has_its_check():
    """A new format cannot be forgotten here."""
    assert set(CHECKS) == set(FORMATS)


@pytest.mark.parametrize("name", FORMATS)
@pytest.mark.parametrize("text", NASTY, ids=range(len(NASTY)))
def test_nasty_text_stays_text(name, text):
    """Known tricks against each format come out as text in a file that opens."""
    CHECKS[name](render(name, hostile_tour(text), small_context("en", text, link=text, key=text)))


# The picture in the Word text costs a quarter of a second, and holds no text of a record.
@pytest.mark.parametrize("name", [name for name in FORMATS if name != "docx"])
@settings(max_examples=8, suppress_health_check=[HealthCheck.too_slow])
@given(text=ANY_TEXT)
def test_any_text_stays_text(name, text):
    """Whatever stands in every field of tour and catalogue, the file opens and holds only text."""
    CHECKS[name](render(name, hostile_tour(text), small_context("de", text, link=text)))


@pytest.mark.parametrize("name", FORMATS)
def test_nothing_at_all_is_no_obstacle(name):
    """Records and stops without a single text give a file that opens."""
    tour, empty = small_tour(), Localised()
    days = tuple(
        replace(
            day,
            start_hub=replace(day.start_hub, names=empty),
            end_hub=replace(day.end_hub, names=empty),
            stops=tuple(replace(stop, names=empty, municipality="") for stop in day.stops),
            lunch=replace(day.lunch, name="") if day.lunch else None,
        )
        for day in tour.days
    )
    known = small_catalogue()
    sites = {
        site.id: Site(
            id=site.id,
            names=empty,
            kind=site.kind,
            industries=(),
            era=(),
            country="CZ",
            municipality="",
            status=site.status,
        )
        for site in known.sites.values()
    }
    events = {"fair": replace(known.events["fair"], names=empty, venue_name="", municipality="")}
    context = small_context("de", catalogue=Catalogue(sites=sites, events=events), link="")
    CHECKS[name](render(name, replace(tour, days=days), context))


@pytest.mark.parametrize("text", [text for text in NASTY if plain_of(text)])
def test_the_letters_of_a_hostile_text_are_shown(text):
    """Nothing is hidden either: what can be read of a name is there for independent readers."""
    tour, context = small_tour(text), small_context("cs", text)
    point = gpxpy.parse(render("gpx", tour, context).decode()).waypoints[0]
    entry = Calendar.from_ical(render("ics", tour, context)).events[0]
    features = json.loads(render("geojson", tour, context))["features"]
    stop = next(one["properties"] for one in features if one["properties"]["role"] == "stop")
    for shown in (point.name, str(entry["summary"]), stop["name"]):
        assert plain_of(text) in plain_of(shown.removeprefix("01 ").removeprefix("[Koncept] "))
