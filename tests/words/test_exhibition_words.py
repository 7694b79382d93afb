from __future__ import annotations

import re
from datetime import date

import pytest

from icplanner.catalogue.localised import LANGS, Localised
from icplanner.programme.booking import Booking, Venue
from icplanner.programme.exhibition import Exhibition
from icplanner.programme.exhibition_warning import ExhibitionCode, ExhibitionWarning, Gravity
from icplanner.programme.showcase import Showcase
from icplanner.words import Words
from icplanner.words.exhibition import (
    FINDINGS,
    WISH_PROBLEMS,
    booking_days,
    finding,
    move_days,
    showcase_names,
    venue_name,
)

LOKET = Booking(
    uid="a",
    venue=Venue(name="Hrad", municipality="Loket"),
    first_day=date(2027, 5, 3),
    last_day=date(2027, 5, 30),
    last_about=True,
)
OSTROV = Booking(
    uid="b",
    venue=Venue(name="Zámek Ostrov", municipality="Ostrov"),
    first_day=date(2027, 5, 30),
    last_day=None,
    transport_days=1,
)
TOUR = Exhibition(
    name="Tour",
    year=2027,
    showcases=(
        Showcase(id="p", names=Localised(cs="Porcelán", de="Porzellan", en="Porcelain")),
        Showcase(id="t", names=Localised(cs="Textil", de="Textil", en="Textiles")),
    ),
    bookings=(LOKET, OSTROV),
)
NUMBERS = {"needed": 2, "free": 1, "km": 18.0, "days": 28, "open": 4, "unknown": 3, "events": 1}


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("code", list(ExhibitionCode))
def test_each_code_is_a_sentence(lang, code):
    """Each finding becomes a sentence that names the house and leaves nothing to fill in."""
    warning = ExhibitionWarning(
        code=code,
        gravity=Gravity.NOTE,
        bookings=("a", "b"),
        showcases=("p",),
        days=(date(2027, 5, 30), date(2027, 5, 30)),
        numbers=NUMBERS,
        names=(Localised(cs="Pouť", de="Fest", en="Fair"),),
    )
    said = finding(warning, TOUR, Words(lang))
    assert said.endswith(".")
    assert not re.search(r"%|\bNone\b|_", said)
    assert "Hrad, Loket" in said or code is ExhibitionCode.HOME_UNKNOWN


@pytest.mark.parametrize("lang", LANGS)
def test_two_places_name_both_bookings_with_their_days(lang):
    """Who reads the refusal knows which two bookings to talk about."""
    warning = ExhibitionWarning(
        code=ExhibitionCode.TWO_PLACES, gravity=Gravity.REFUSED, bookings=("a", "b")
    )
    said = finding(warning, TOUR, Words(lang))
    assert "Hrad, Loket" in said
    assert "Zámek Ostrov" in said
    assert booking_days(LOKET, Words(lang)) in said


def test_every_code_and_wish_problem_has_words():
    """No code is left without a sentence, and no sentence without a code."""
    assert set(FINDINGS) == set(ExhibitionCode)
    assert all(text.endswith(".") for text in WISH_PROBLEMS.values())


def test_days_known_only_about_say_so():
    """An approximate day is told as one, a permanent home has no end."""
    words = Words("en")
    assert booking_days(LOKET, words) == "3 May 2027 to about 30 May 2027"
    assert booking_days(OSTROV, words) == "from 30 May 2027, for good"


def test_unknown_days_of_moving_say_so():
    """What is not known is called unknown, what is known is told alone."""
    assert move_days(LOKET, Words("en")) == "unknown"
    assert move_days(OSTROV, Words("cs")) == "převoz 1 den"


def test_names_are_not_told_twice():
    """The town is not repeated after a house that names it; all showcases are not listed."""
    assert venue_name(OSTROV.venue) == "Zámek Ostrov"
    assert showcase_names(("t", "p"), TOUR, Words("en")) == "all showcases"
    assert showcase_names(("t",), TOUR, Words("de")) == "Textil"
