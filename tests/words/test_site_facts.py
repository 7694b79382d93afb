"""Sentences about one site."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from icplanner.catalogue.localised import Localised
from icplanner.catalogue.site import Confidence, Kind, Site
from icplanner.words import Words, site_facts

TODAY = date(2027, 9, 18)
EN = Words("en")

BARE = Site(
    id="bare",
    names=Localised(cs="Holé místo"),
    kind=Kind.MUSEUM,
    industries=("porcelain",),
    era=(),
    country="CZ",
    municipality="Loket",
    position=(50.18, 12.75),
    confidence=Confidence.VERIFIED,
)


def test_unknown_is_said_and_never_guessed():
    """A site of which nothing is known promises nothing."""
    assert site_facts.hours(BARE, EN, TODAY).lines == ()
    assert site_facts.price(BARE, EN) == "Not known"
    assert site_facts.answer(None, EN) == "Not known"
    assert site_facts.guidance(BARE, EN) == "Not known"
    assert site_facts.surroundings(BARE, EN) == "Not known"
    assert site_facts.guide_languages(BARE, EN) == "Not known"


def test_a_price_of_nothing_is_free():
    """0 is a price, and it means free of charge."""
    assert site_facts.price(replace(BARE, price_adult=0, currency="CZK"), EN) == "Free of charge"
    assert (
        site_facts.price(replace(BARE, price_adult=120, currency="CZK"), Words("cs")) == "120\xa0Kč"
    )


@pytest.mark.parametrize(
    ("year", "age", "old"),
    [
        (None, "The hours come from an undated page; please ask before you go.", True),
        (2027, "Stated for 2027.", False),
        (2026, "Stated for 2026, 1 year ago.", False),  # the last season still counts
        (2025, "Stated for 2025, 2 years ago.", True),
    ],
)
def test_hours_tell_their_age(year, age, old):
    """Hours keep their year, and those of an undated page say so."""
    said = site_facts.hours(
        replace(BARE, opening_hours="Mo-Su 10:00-17:00", opening_year=year), EN, TODAY
    )
    assert (said.age, said.old) == (age, old)


def test_a_sound_record_raises_no_doubt():
    """Doubts are about what is doubtful, not about everything."""
    assert site_facts.doubts(BARE, EN, TODAY) == ()


@pytest.mark.parametrize(
    ("change", "word"),
    [
        ({"confidence": Confidence.MEMORY}, "memory"),
        ({"confidence": Confidence.PARTLY}, "part of this record"),
        ({"position": None}, "not on the map"),
        ({"coord_precision_m": 500}, "500 m"),
        ({"opening_hours": "Po-Pá 9-17", "opening_year": 2027}, "as they were typed"),
        ({"opening_hours": "24/7", "opening_year": 2011}, "may have changed"),
        ({"price_adult": 50, "currency": "CZK"}, "source of the price"),
        ({"visit_minutes": 60, "visit_source": "estimate"}, "estimate"),
    ],
)
def test_each_weakness_is_a_doubt(change, word):
    """Whatever is weak in a record is told in a sentence of its own."""
    doubts = site_facts.doubts(replace(BARE, **change), EN, TODAY)
    assert len(doubts) == 1
    assert word in doubts[0]
