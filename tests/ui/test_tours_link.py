from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from icplanner.catalogue.industry import IndustryGroup
from icplanner.catalogue.reading import read_catalogue
from icplanner.tours import Audience, Pace, validate
from icplanner.travel import Mode
from icplanner.ui.tours.link import NAMES, read, write
from icplanner.ui.tours.wishes import (
    OwnHours,
    Wishes,
    leave_out,
    must_see,
    next_day_out,
    request_of,
)

DEFAULT = Wishes(date=date(2027, 6, 12))


@pytest.fixture(scope="module")
def catalogue(data_dir):
    """Return the catalogue the product ships."""
    return read_catalogue(data_dir)


minutes = st.integers(0, 23 * 60 + 59)
some_sites = st.lists(
    st.sampled_from(["moser-visitor-centre", "thun-nova-role-visitor-centre"]), unique=True
).map(tuple)
wishes = st.builds(
    Wishes,
    date=st.dates(date(1991, 1, 1), date(2100, 12, 31)),
    start=st.sampled_from(["cheb", "karlovy-vary", "50.23100, 12.87100"]),
    end=st.sampled_from([None, "as", "50.08000, 12.37000"]),
    from_min=minutes,
    to_min=minutes,
    mode=st.sampled_from(Mode),
    audience=st.sampled_from([None, *Audience]),
    interests=st.sets(st.sampled_from(IndustryGroup)).map(
        lambda some: tuple(str(group) for group in IndustryGroup if group in some)
    ),
    days=st.integers(1, 7),
    own_hours=st.lists(
        st.builds(OwnHours, st.integers(0, 6), minutes, minutes),
        unique_by=lambda own: own.day,
    ).map(lambda some: tuple(sorted(some, key=lambda own: own.day))),
    pace=st.sampled_from(Pace),
    buffer_min=st.none() | st.integers(0, 120),
    lunch=st.booleans(),
    lunch_from_min=minutes,
    lunch_to_min=minutes,
    lunch_min=st.integers(15, 240),
    must=some_sites,
    avoid=some_sites,
    group_size=st.integers(1, 160),
    youngest_age=st.none() | st.integers(0, 120),
    budget_czk=st.none() | st.integers(0, 1_000_000),
    wheelchair=st.booleans(),
    language=st.sampled_from([None, "cs", "de", "en"]),
    accept_booking=st.booleans(),
    accept_unknown=st.booleans(),
    variants=st.integers(1, 6),
)


@given(wishes)
@settings(max_examples=60)
def test_a_link_says_all_that_was_wished(catalogue, wished):
    """Whatever the form holds, its link opens the same form."""
    parsed = read(write(wished, DEFAULT), catalogue, DEFAULT)
    assert parsed.wishes == wished
    assert parsed.ignored == ()


@given(st.dictionaries(st.sampled_from(NAMES), st.text(max_size=60)))
@settings(max_examples=80)
def test_no_link_breaks_the_form(catalogue, parameters):
    """Any text gives wishes that can be asked for, and at most a few notes."""
    parsed = read(parameters, catalogue, DEFAULT)
    assert {part.partition("=")[0] for part in parsed.ignored} <= set(parameters)
    request = request_of(parsed.wishes)
    allowed = {"end_before_start", "day_without_length", "lunch_window", "must_and_avoid"}
    allowed.add("date_out_of_range")
    assert {problem.code for problem in validate(request, catalogue)} <= allowed


def test_every_absurd_part_of_a_link_is_named(catalogue):
    """However many parts mean nothing, none is dropped without a word."""
    # An empty optional wish is no absurdity, so each gets a text that none of them knows.
    parsed = read(dict.fromkeys(NAMES, "no such thing"), catalogue, DEFAULT)
    assert [part.partition("=")[0] for part in parsed.ignored] == list(NAMES)
    assert parsed.wishes == DEFAULT


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("2@09:30-15:00~3@9:00-12:00", [(1, 570, 900), (2, 540, 720)]),
        ("2@09:30-15:00~8@09:00-12:00", [(1, 570, 900)]),  # there is no eighth day
        ("2@09:30-15:00~2@10:00-12:00", [(1, 600, 720)]),  # one day twice
        ("2@25:00-26:00~3@09:00-12:00", [(2, 540, 720)]),
        ("٢@09:30-15:00", []),  # a digit to Python
        ("2@09:30", []),
    ],
)
def test_hours_in_a_link_are_read_day_by_day(catalogue, text, kept):
    """What a link says of a day holds, whatever it says of another means nothing."""
    parsed = read({"days": "3", "hours": text}, catalogue, DEFAULT)
    assert parsed.wishes.own_hours == tuple(OwnHours(*one) for one in kept)
    assert bool(parsed.ignored) == (len(kept) < 2)


def test_a_site_is_wanted_or_left_out_but_never_both():
    """Who wants a site that was left out takes it back, and the other way round."""
    wanted = must_see(leave_out(DEFAULT, "a"), "a")
    assert (wanted.must, wanted.avoid) == (("a",), ())
    assert leave_out(wanted, "a").must == ()


@pytest.mark.parametrize(
    ("today", "proposed"),
    [
        (date(2027, 6, 7), date(2027, 6, 12)),  # a Monday in season
        (date(2027, 6, 12), date(2027, 6, 19)),  # a Saturday is too late to plan
        (date(2026, 11, 22), date(2027, 5, 15)),  # 1 and 8 May 2027 are public holidays
        (date(2027, 8, 27), date(2027, 8, 28)),  # the very next day
    ],
)
def test_the_day_proposed_is_a_saturday_in_season(today, proposed):
    """Out of season the first Saturday of May that is no public holiday is proposed."""
    assert next_day_out(today) == proposed


def test_days_after_the_last_of_the_calendar_are_left_out():
    """A tour of a week that begins on the last day there is has one day."""
    last = request_of(Wishes(date=date.max, days=7))
    assert [day.date for day in last.days] == [date.max]
