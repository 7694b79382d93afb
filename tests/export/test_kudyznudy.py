"""The portal's copy sheet and its checks."""

from __future__ import annotations

from dataclasses import replace

import pytest
from small_tours import small_context, small_tour

from icplanner.export.kudyznudy import portal_record
from icplanner.export.portal import CHECKS, check_record

# What no tour can answer by itself.
ALWAYS = {"contact_missing", "photo_missing"}


@pytest.fixture
def record():
    """Return the record of a released, shared tour whose prices are all known."""
    tour = replace(small_tour(), prices_unknown=0)
    return portal_record(tour, small_context("cs", draft=False, title="Za havíři do Jáchymova"))


def test_a_good_record_lacks_only_what_nobody_told_the_planner(record):
    """Name, dates, annotation, price and link pass the portal's rules."""
    assert set(check_record(record)) == ALWAYS
    assert record.begins == "11. 9. 2027 9:00"
    assert record.ends == "12. 9. 2027 12:20"
    assert record.price == "120\xa0Kč"


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"title": ""}, "title_missing"),
        ({"title": "ZA HAVÍŘI DO JÁCHYMOVA"}, "title_capitals"),
        ({"title": "Za havíři 11. 9. 2027"}, "title_date"),
        ({"title": "Za havíři 11. září"}, "title_date"),
        ({"title": "Za havíři v roce 2027"}, "title_date"),
        ({"title": "Za havíři od 9:00"}, "title_date"),
        ({"title": "Za havíři na www.dul.cz"}, "title_link"),
        ({"title": "Za havíři " * 9}, "title_long"),
        ({"begins": ""}, "dates_missing"),
        ({"annotation": ""}, "annotation_missing"),
        ({"annotation": "Jen jedna věta."}, "annotation_sentences"),
        (
            {"annotation": "Jedna věta. Druhá věta! Třetí věta? Čtvrtá věta. Pátá věta."},
            "annotation_sentences",
        ),
        ({"annotation": "Začíná se v 9:30. Pak se jde dál. A zpět."}, "annotation_date"),
        ({"annotation": "Je to dlouhé. " * 50}, "annotation_long"),
        ({"annotation": "VÝLET ZA HAVÍŘI. KRÁSNÝ DEN."}, "annotation_capitals"),
        ({"description": ()}, "description_missing"),
        ({"description": ("Více na info@dul.example.",)}, "description_contact"),
        ({"price_unknown": True}, "price_unknown"),
        ({"link": ""}, "link_missing"),
        ({"draft": True}, "draft"),
    ],
)
def test_each_rule_is_checked(record, changes, code):
    """A record that breaks one rule of the portal hears of it."""
    assert code in check_record(replace(record, **changes))
    assert code in CHECKS


@pytest.mark.parametrize("title", ["UNESCO a cín", "Hornický region Krušnohoří", "Důl č. 1"])
def test_an_ordinary_name_passes(record, title):
    """An abbreviation or a number is no offence."""
    assert set(check_record(replace(record, title=title))) == ALWAYS


def test_free_is_said_only_when_every_price_is_known():
    """Nothing to pay and one price unknown is not free."""
    tour = replace(small_tour(), price_czk=0.0)
    assert portal_record(replace(tour, prices_unknown=0), small_context("en")).free
    unsure = portal_record(tour, small_context("en"))
    assert not unsure.free
    assert unsure.price == "1 admission not known"


def test_a_place_of_two_names_stands_in_no_brackets_within_brackets():
    """A German reader gets both names of a town, and the sentence stays readable."""
    assert all(
        "))" not in part for part in portal_record(small_tour(), small_context("de")).description
    )
