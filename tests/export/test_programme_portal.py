"""An event in the portal's fields, and the check of it."""

from __future__ import annotations

import io
from dataclasses import replace
from datetime import date, datetime

import fair
import pytest
from docx import Document

from icplanner.catalogue.localised import Localised
from icplanner.catalogue.reading import read_catalogue
from icplanner.export.portal import CHECKS, check_record, tidied
from icplanner.export.programme_portal import event_record
from icplanner.export.programme_sheet import programme_sheet
from icplanner.programme import Occurrence

FAIR = replace(
    fair.FAIR,
    industries=("porcelain",),
    organiser="Město Krásno",
    price="free",
    summaries=Localised(cs="Řemeslníci ukazují, jak se točí hrnek."),
)
ONE = Occurrence(
    uid="fair-2027",
    event=FAIR,
    start=datetime(2027, 9, 4, 9),
    end=date(2027, 9, 5),
    estimated=False,
)
# What no data can answer.
ALWAYS = {"contact_missing", "photo_missing"}


def record(**changes):
    """Return the record of the fair; `changes` replace fields of the event."""
    return event_record(replace(ONE, event=replace(FAIR, **changes)), draft=False)


def test_a_known_event_lacks_only_what_nobody_told():
    """Name, dates, annotation of three sentences, price, place and link pass the same check."""
    found = record()
    assert set(check_record(found)) == ALWAYS
    assert (found.begins, found.ends) == ("4. 9. 2027 9:00", "5. 9. 2027")
    assert found.annotation == (
        "Řemeslníci ukazují, jak se točí hrnek. Místo konání: Krásno. Pro koho je určena: rodiny."
    )
    assert (found.free, found.price) == (True, "zdarma")
    assert found.organiser == "Město Krásno"


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"names": Localised(en="Craft fair")}, "title_missing"),
        ({"names": Localised(cs="JARMARK ŘEMESEL")}, "title_capitals"),
        ({"summaries": Localised(en="Crafts.")}, "annotation_missing"),
        ({"summaries": Localised(en="Crafts.")}, "description_missing"),
        ({"summaries": Localised(cs="Začíná se v 9:00.")}, "annotation_date"),
        ({"price": None}, "price_unknown"),
        ({"price": "ticket"}, "price_unknown"),
        ({"website": None}, "link_missing"),
        ({"website": "javascript:alert(1)"}, "link_missing"),
    ],
)
def test_what_is_missing_is_told(changes, code):
    """Each gap of an event is named by the code that a tour's gap has."""
    assert code in check_record(record(**changes))


def test_a_stated_price_is_kept_in_the_words_of_its_source():
    """Money is never turned into another sum; its language is told."""
    found = record(price="6 EUR")
    assert found.price == "6 EUR (anglicky)"
    assert not found.price_unknown
    assert not found.free


def test_estimates_cancellations_and_drafts_are_told():
    """Nothing uncertain goes to the portal without a word."""
    estimate = event_record(replace(ONE, estimated=True, cancelled=True), draft=True)
    assert {"date_estimated", "cancelled", "draft"} <= set(check_record(estimate))


@pytest.mark.parametrize(
    ("name", "title"),
    [
        ("Kulturní září na Sokolovsku 2018", "Kulturní září na Sokolovsku"),
        ("Jarmark 4. 9. 2027", "Jarmark"),
        ("Jarmark www.jarmark.cz", "Jarmark"),
        ("Jarmark – pište na info@jarmark.cz", "Jarmark – pište na"),
        ("22. setkání hornických měst", "22. setkání hornických měst"),
    ],
)
def test_a_name_loses_what_the_portal_refuses(name, title):
    """Dates, years and addresses leave the name; an ordinal stays."""
    assert tidied(name) == title


def test_every_event_of_the_data_fits_the_form(data_dir):
    """No event breaks a rule that the planner itself can keep."""
    ours = set(CHECKS) - ALWAYS - {"price_unknown", "link_missing", "annotation_date"}
    for event in read_catalogue(data_dir).events.values():
        found = set(check_record(event_record(replace(ONE, event=event), draft=False)))
        assert not found & ours, event.id


def test_the_sheet_shows_fields_gaps_and_what_is_to_be_done():
    """Each event has a page with its table, and below it the list of what is missing."""
    document = Document(io.BytesIO(programme_sheet([ONE, ONE], draft=True)))
    assert len(document.tables) == 2
    cells = {row.cells[0].text: row.cells[1].text for row in document.tables[0].rows}
    assert cells["Název akce"] == "Jarmark řemesel"
    assert cells["Vstupné na 1 osobu"] == "zdarma"
    assert cells["Fotografie a její autor"] == "doplnit"
    said = [p.text for p in document.paragraphs if p.style.name == "List Bullet"]
    assert "Je to koncept: před zveřejněním ho vydejte." in said
    assert [p.text for p in document.paragraphs if p.style.name == "Intense Quote"]
