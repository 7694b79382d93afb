"""The form filled from a request that was kept."""

from __future__ import annotations

import sys
from dataclasses import replace
from datetime import date
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from icplanner.catalogue.industry import IndustryGroup
from icplanner.tours import Audience, LunchWish, Pace
from icplanner.travel import Mode
from icplanner.ui.tours.wishes import OwnHours, Wishes, give_hours, request_of, wishes_of

sys.path.insert(0, str(Path(__file__).parents[1] / "tours"))
from worlds import a_site, a_world

WORLD = a_world(a_site("mine"), a_site("works"))
BEFORE = Wishes(date=date(2026, 7, 1), start="station")
GROUPS = [str(group) for group in IndustryGroup]
SITES = st.sampled_from([(), ("mine",), ("mine", "works")])

WISHES = st.builds(
    Wishes,
    date=st.dates(date(2026, 1, 1), date(2030, 12, 31)),
    start=st.sampled_from(["spa", "station"]),
    end=st.sampled_from([None, "spa", "station"]),
    from_min=st.integers(0, 700),
    to_min=st.integers(701, 1439),
    mode=st.sampled_from(Mode),
    audience=st.sampled_from([None, *Audience]),
    interests=st.lists(st.sampled_from(GROUPS[:5]), unique=True).map(tuple),
    mild=st.lists(st.sampled_from(GROUPS[5:]), unique=True).map(tuple),
    days=st.integers(1, 7),
    pace=st.sampled_from(Pace),
    buffer_min=st.none() | st.integers(0, 120),
    must=SITES,
    avoid=SITES,
    group_size=st.integers(1, 160),
    youngest_age=st.none() | st.integers(0, 120),
    budget_czk=st.none() | st.integers(0, 1_000_000),
    wheelchair=st.booleans(),
    accept_booking=st.booleans(),
    accept_unknown=st.booleans(),
    variants=st.integers(1, 6),
)


@settings(max_examples=60)
@given(WISHES)
def test_the_form_says_again_what_was_asked(wishes):
    """Whatever the form can ask for stands in it again when the draft is opened."""
    assert wishes_of(request_of(wishes), BEFORE, WORLD) == wishes


@settings(max_examples=60)
@given(
    WISHES,
    st.lists(st.tuples(st.integers(0, 6), st.integers(0, 700), st.integers(701, 1439))),
)
def test_hours_of_single_days_stand_in_the_form_again(wishes, hours):
    """However the days differ, the form filled from the request asks for the same days."""
    for own in hours:
        wishes = give_hours(wishes, OwnHours(*own))
    request = request_of(wishes)
    again = wishes_of(request, BEFORE, WORLD)
    assert request_of(again) == request
    assert all(
        (own.from_min, own.to_min) != (again.from_min, again.to_min) for own in again.own_hours
    )


def test_each_day_has_its_own_hours():
    """Days without own hours keep the form's, and hours like the form's are no own ones."""
    wishes = replace(BEFORE, days=3, own_hours=(OwnHours(1, 600, 780), OwnHours(6, 0, 60)))
    hours = [(day.start_min, day.end_min) for day in request_of(wishes).days]
    assert hours == [(540, 1020), (600, 780), (540, 1020)]
    assert give_hours(wishes, OwnHours(1, 540, 1020)).own_hours == (OwnHours(6, 0, 60),)
    (only,) = request_of(replace(wishes, days=1, own_hours=(OwnHours(0, 600, 780),))).days
    assert (only.start_min, only.end_min) == (540, 1020)


def test_what_the_catalogue_no_longer_knows_is_left_out():
    """A vanished start keeps the form's own, vanished sites and foreign interests fall out."""
    request = request_of(replace(BEFORE, start="spa", must=("mine", "gone"), avoid=("gone",)))
    foreign = replace(request, start="gone", end="gone", interests={"gone": 1.0}, days=())
    wishes = wishes_of(foreign, BEFORE, WORLD)
    assert (wishes.start, wishes.end) == ("station", None)
    assert (wishes.must, wishes.avoid, wishes.interests) == (("mine",), (), ())
    assert wishes.date == BEFORE.date


def test_a_mild_interest_counts_half():
    """The request holds both weights; an industry named as both counts fully."""
    wishes = replace(BEFORE, interests=("mining",), mild=("glass", "mining"))
    assert request_of(wishes).interests == {"mining": 1.0, "glass": 0.5}


def test_what_no_field_can_show_becomes_the_nearest_it_can():
    """A day until midnight, a lunch of five minutes and other weights fit the fields."""
    request = request_of(BEFORE)
    request = replace(
        request,
        days=(replace(request.days[0], end_min=1440),),
        lunch=LunchWish(1440, 1440, 5),
        interests={"mining": 0.8, "glass": 0.2},
    )
    wishes = wishes_of(request, BEFORE, WORLD)
    assert (wishes.to_min, wishes.lunch_from_min, wishes.lunch_min) == (1439, 1439, 15)
    assert (wishes.interests, wishes.mild) == (("mining",), ("glass",))
