"""Hostile text in every field, through every format."""

from __future__ import annotations

import io
import json
import re
from functools import cache
from html.parser import HTMLParser
from pathlib import Path

import gpxpy
import pytest
from docx import Document
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from icalendar import Calendar
from lxml import etree
from openpyxl import load_workbook
from pypdf import PdfReader
from small_tours import small_context, small_tour

from icplanner.export import FORMATS, render

SCHEMA = etree.XMLSchema(etree.parse(Path(__file__).parent / "gpx.xsd"))

NASTY = [
    "<script>alert(1)</script>",
    "</script><img src=x onerror=alert(1)>",
    '"><svg onload=alert(1)>',
    "{{7*7}}{% raw %}${7*7}`",
    '=HYPERLINK("https://x.example")',
    '+1 "; DROP',
    "%(name)s %s %d {0}",
    "a\r\nEND:VEVENT\r\nBEGIN:VEVENT\r\nX:1",
    ",;:\\n\\,",
    "]]><!-- & &amp; &#0; -->",
    '#eval("1+1") $x$ *b* @r <l> \\u{41}',
    "\ud800\udfff\x00\x08\x1f\ufffe\uffff\u2028",
    "\u202egnp.exe\u2066 عربى עברית 日本 🏭",
    "Zalgo" + "\u0301\u0327\u0489" * 40,
    "https://a.example/?a=1&b=2",
    "javascript:alert(1)",
    "W" * 5000,
    " ",
]
ANY_TEXT = st.one_of(
    st.sampled_from(NASTY), st.text(st.characters(exclude_categories=()), min_size=1, max_size=80)
)


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


CHECKS = {
    "pdf": lambda content: PdfReader(io.BytesIO(content)).pages[0].extract_text(),
    "stampcard": lambda content: PdfReader(io.BytesIO(content)).pages[0].extract_text(),
    "docx": lambda content: Document(io.BytesIO(content)).paragraphs[0].text,
    "gpx": check_gpx,
    "ics": check_ics,
    "geojson": json.loads,
    "jsonld": json.loads,
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
    CHECKS[name](render(name, small_tour(text), small_context("en", text, link=text, key=text)))


# The picture in the Word text costs a quarter of a second, and holds no text of a record.
@pytest.mark.parametrize("name", [name for name in FORMATS if name != "docx"])
@settings(max_examples=8, suppress_health_check=[HealthCheck.too_slow])
@given(text=ANY_TEXT)
def test_any_text_stays_text(name, text):
    """Whatever stands in every field of tour and catalogue, the file opens and holds only text."""
    CHECKS[name](render(name, small_tour(text), small_context("de", text, link=text)))
