"""The list of changes between two versions of a tour."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from worlds import a_day, a_request, a_site, a_world, an_inn

from icplanner.tours import (
    LunchWish,
    Work,
    add,
    begun_on,
    drop,
    lengthen,
    move,
    open_desk,
    pin,
    plan,
)
from icplanner.tours.changes import changes
from icplanner.travel import Mode, StraightLine

TRAVEL = StraightLine()
WORLD = a_world(
    *(a_site(name, north=north) for north, name in enumerate(("one", "two", "three"), 4)),
    a_site("spare", north=9, price_adult=None),
    restaurants=(an_inn(north=5),),
)
REQUEST = a_request(
    a_day(date(2026, 7, 14)),
    a_day(date(2026, 7, 15)),
    must=("one", "two", "three"),
    avoid=("spare",),
    lunch=LunchWish(),
)


@pytest.fixture(scope="module")
def tour():
    """Return a tour of two days with all three sites on the first."""
    found = plan(WORLD, REQUEST, travel=TRAVEL, work=Work(limit_s=0.5, explain=False)).tours[0]
    for place, stop in enumerate(("one", "two", "three")):
        found = move(DESK, found, stop, 0, place)
    return found


DESK = open_desk(WORLD, REQUEST, travel=TRAVEL)


def codes(before, after):
    """Return code and stop of every change."""
    return {(change.code, change.stop) for change in changes(before, after)}


def test_the_same_tour_has_no_changes(tour):
    """What a guest cannot notice is no change."""
    assert changes(tour, replace(tour, score=0.0, warnings=(), chance=None)) == ()


@pytest.mark.parametrize(
    ("edit", "expected"),
    [
        (lambda t: drop(DESK, t, "two"), ("stop_dropped", "two")),
        (lambda t: add(DESK, t, "spare", 1), ("stop_added", "spare")),
        (lambda t: add(DESK, t, "spare", 1), ("price_changed", None)),
        (lambda t: move(DESK, t, "two", 1), ("day_changed", "two")),
        (lambda t: move(DESK, t, "three", 0, 0), ("order_changed", "three")),
        (lambda t: pin(DESK, t, "three", 900), ("time_changed", "three")),
        (lambda t: lengthen(DESK, t, "one", 90), ("length_changed", "one")),
    ],
)
def test_an_edit_is_told_by_its_name(tour, edit, expected):
    """Each step by hand shows up as the change a reader would call it."""
    assert expected in codes(tour, edit(tour))


def test_only_the_stop_that_moved_is_told_as_moved(tour):
    """The stops that keep their order among each other are not told."""
    moved = changes(tour, move(DESK, tour, "three", 0, 0))
    assert [c.stop for c in moved if c.code == "order_changed"] == ["three"]


def test_going_back_turns_added_into_dropped(tour):
    """The list reads from the older to the newer version, in either direction."""
    without = drop(DESK, tour, "two")
    assert ("stop_added", "two") in codes(without, tour)
    assert ("stop_dropped", "two") in codes(tour, without)


def test_dates_mode_group_hub_and_lunch_are_told(tour):
    """What frames the days is told as well."""
    first, second = tour.days
    assert ("date_changed", None) in codes(tour, begun_on(tour, date(2026, 8, 1)))
    assert ("day_dropped", None) in codes(tour, replace(tour, days=(first,)))
    assert ("day_added", None) in codes(replace(tour, days=(first,)), tour)
    bike = replace(tour, request=replace(tour.request, mode=Mode.BIKE, group_size=12))
    assert {("mode_changed", None), ("group_changed", None)} <= codes(tour, bike)
    station = replace(first.start_hub, id="station")
    elsewhere = replace(tour, days=(replace(first, start_hub=station), second))
    assert ("start_changed", "station") in codes(tour, elsewhere)
    hungry = replace(tour, days=(replace(first, lunch=None), second))
    assert ("lunch_dropped", None) in codes(tour, hungry)
    assert ("lunch_added", None) in codes(hungry, tour)
    table = replace(first.lunch, restaurant="other", name="Other")
    other = replace(tour, days=(replace(first, lunch=table), second))
    assert ("lunch_place_changed", None) in codes(tour, other)
    later = replace(first.lunch, start_min=first.lunch.start_min + 5)
    assert ("lunch_time_changed", None) in codes(
        tour, replace(tour, days=(replace(first, lunch=later), second))
    )
    early = replace(first, depart_min=first.depart_min - 5, return_min=first.return_min + 5)
    assert {("depart_changed", None), ("return_changed", None)} <= codes(
        tour, replace(tour, days=(early, second))
    )
    last = replace(second, end_hub=replace(second.end_hub, id="station"))
    assert ("end_changed", "station") in codes(tour, replace(tour, days=(first, last)))
