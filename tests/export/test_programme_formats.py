from __future__ import annotations

import csv
import io
import json
from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from docx import Document
from fair import FAIR
from hypothesis import given, settings
from hypothesis import strategies as st
from icalendar import Calendar
from pypdf import PdfReader

from icplanner.catalogue.localised import LANGS, Localised
from icplanner.export.group_colours import GROUP_COLOURS
from icplanner.export.programme_csv import FIELDS, programme_csv
from icplanner.export.programme_ics import programme_ics
from icplanner.export.programme_jsonld import programme_jsonld
from icplanner.export.programme_pdf import Paper, Sheet, programme_pdf
from icplanner.export.programme_sheet import programme_sheet
from icplanner.export.spreadsheet import FORMULA_STARTS
from icplanner.programme import Occurrence
from icplanner.ui.symbols import SYMBOLS
from icplanner.words import Words

MADE = datetime(2027, 1, 1, tzinfo=UTC)
ESTIMATE = Occurrence(
    uid="fair-2027", event=FAIR, start=date(2027, 9, 4), end=date(2027, 9, 4), estimated=True
)
SURE = replace(ESTIMATE, uid="sure-2027", estimated=False)
MOVED = replace(SURE, uid="moved-2027", moved_from=date(2027, 9, 11))
GONE = replace(SURE, uid="gone-2027", cancelled=True, note="povodeň")
SEASON = [ESTIMATE, SURE, MOVED, GONE]


def entries(**options):
    """Return the entries of a feed by id, as an independent reader sees them."""
    feed = Calendar.from_ical(programme_ics(SEASON, Words("cs"), MADE, **options))
    return {str(entry["uid"]).split("@")[0]: entry for entry in feed.events}


def test_a_feed_says_what_became_of_an_event():
    """Estimates are tentative, cancelled events cancelled, moved ones tell from where."""
    found = entries()
    assert found["fair-2027"]["status"] == "TENTATIVE"
    assert found["gone-2027"]["status"] == "CANCELLED"
    assert "povodeň" in found["gone-2027"]["description"]
    assert "11. 9. 2027" in found["moved-2027"]["description"]


def test_a_later_version_replaces_the_earlier():
    """Ids stay and the sequence rises with the programme's version."""
    before, after = entries(revision=3), entries(revision=4)
    assert before.keys() == after.keys()
    assert {int(e["sequence"]) for e in after.values()} == {4}


def test_the_table_keeps_its_first_columns():
    """Scripts that read the first eleven columns go on working."""
    assert FIELDS[:11] == (
        *("id", "start", "end", "estimated", "status", "name_cs", "name_de", "name_en"),
        *("municipality", "venue", "source"),
    )
    rows = list(csv.DictReader(io.StringIO(programme_csv(SEASON))))
    assert [row["state"] for row in rows] == ["estimated", "confirmed", "confirmed", "cancelled"]


@settings(max_examples=50)
@given(st.text(max_size=30))
def test_no_cell_is_a_formula(text):
    """Whatever an event is called, no cell begins like a formula."""
    hostile = replace(FAIR, names=Localised(cs=text), organiser=text)
    content = programme_csv([replace(ESTIMATE, event=hostile, note=text)])
    for row in csv.DictReader(io.StringIO(content, newline="")):
        assert not any(row[name].startswith(FORMULA_STARTS) for name in ("name_cs", "note"))


def test_search_engines_get_no_guesses():
    """Estimates are left out; cancelled and moved events carry the vocabulary's words."""
    graph = json.loads(programme_jsonld(SEASON))["@graph"]
    status = {one["identifier"]: one["eventStatus"].rsplit("/", 1)[1] for one in graph}
    assert status == {
        "sure-2027": "EventScheduled",
        "moved-2027": "EventRescheduled",
        "gone-2027": "EventCancelled",
    }
    moved = next(one for one in graph if one["identifier"] == "moved-2027")
    assert moved["previousStartDate"] == "2027-09-11"
    assert moved["location"]["geo"]["latitude"] == 50.1
    assert len(json.loads(programme_jsonld(SEASON, estimates=True))["@graph"]) == 4


def test_search_engines_are_told_of_a_draft():
    """Each event of a draft belongs to a work that says it is one; a released programme to none."""
    whole, *events = json.loads(programme_jsonld(SEASON, draft_of="September"))["@graph"]
    assert (whole["name"], whole["creativeWorkStatus"]) == ("September", "Draft")
    assert len(events) == 3
    assert all(one["subjectOf"] == {"@id": whole["@id"]} for one in events)
    assert b"Draft" not in programme_jsonld(SEASON)


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize(("paper", "width_mm"), [(Paper.POSTER, 297), (Paper.LIST, 210)])
def test_the_programme_is_printed(lang, paper, width_mm):
    """The paper has its size, the title, each event in the reader's language, and its doubts."""
    words = Words(lang)
    sheet = Sheet(title="Kulturní září 2027", draft=True, made=MADE)
    reader = PdfReader(io.BytesIO(programme_pdf(SEASON, sheet, words, paper)))
    text = " ".join(" ".join(page.extract_text() for page in reader.pages).split())
    assert round(float(reader.pages[0].mediabox.width) / 72 * 25.4) == width_mm
    assert "Kulturní září 2027" in text
    assert FAIR.names.in_language(lang) in text
    for said in ("estimated date, not confirmed", "cancelled", "Draft – not released"):
        assert words.text(said) in text


def test_hostile_names_are_printed_as_they_are():
    """Markup and code of any kind stay letters on paper."""
    name = "#sys.inputs *x* $y$ [z] <b> \\ `q`"
    hostile = replace(ESTIMATE, event=replace(FAIR, names=Localised(cs=name)))
    sheet = Sheet(title=name, draft=False, made=MADE)
    content = programme_pdf([hostile], sheet, Words("cs"), Paper.LIST)
    assert "#sys.inputs *x* $y$ [z] <b>" in PdfReader(io.BytesIO(content)).pages[0].extract_text()


def test_an_empty_programme_is_a_page_that_says_so():
    """Nothing chosen is no error."""
    sheet = Sheet(title="x", draft=False, made=MADE)
    content = programme_pdf([], sheet, Words("en"), Paper.POSTER)
    assert "No event is chosen yet." in PdfReader(io.BytesIO(content)).pages[0].extract_text()


def test_paper_tells_days_by_the_clocks_of_the_region():
    """Printed an hour before midnight UTC is printed on the next day, as the release is dated."""
    late = datetime(2027, 8, 31, 23, tzinfo=UTC)
    sheet = Sheet(title="x", draft=False, made=late, version=3, released=late)
    page = PdfReader(io.BytesIO(programme_pdf(SEASON, sheet, Words("en"), Paper.LIST))).pages[0]
    text = " ".join(page.extract_text().split())
    assert "Printed on 1 September 2027" in text
    assert "Version 3, released on 1 September 2027" in text


def test_a_september_with_long_names_is_one_poster():
    """Fourteen events, three of them with names of two lines, and a long title fill one sheet."""
    long = "Slavnosti městečka, v němž se od nepaměti vyrábějí a rozeznívají hudební nástroje"
    events = [
        replace(
            SURE, uid=f"e{n}", event=replace(FAIR, names=Localised(cs=long if n < 3 else "Den"))
        )
        for n in range(14)
    ]
    sheet = Sheet(title="Kulturní září 2027 na Sokolovsku", draft=True, made=MADE)
    content = programme_pdf(events, sheet, Words("cs"), Paper.POSTER)
    assert len(PdfReader(io.BytesIO(content)).pages) == 1


def test_portal_sheets_leave_gaps_open():
    """One table an event, in Czech; what nobody knows is to be filled in."""
    document = Document(io.BytesIO(programme_sheet(SEASON)))
    assert len(document.tables) == 4
    cells = {row.cells[0].text: row.cells[1].text for row in document.tables[0].rows}
    assert cells["Název akce"] == "Jarmark řemesel"
    assert cells["Vstupné na 1 osobu"] == "doplnit"
    assert "nepotvrzeno" in cells["Jistota termínu"]


def test_print_and_screen_have_one_set_of_colours():
    """The colour of an industry is the same on paper and on the map."""
    assert {group: symbol.colour for group, symbol in SYMBOLS.items()} == GROUP_COLOURS
