"""Changing tours by hand, mending them, and planning anew around pins."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from worlds import a_day, a_request, a_site, a_world, an_inn

from icplanner.catalogue.guided_start import GuidedStart
from icplanner.tours import (
    FixedEvent,
    LunchWish,
    Severity,
    UnknownStop,
    Work,
    add,
    apply,
    broken,
    drop,
    lengthen,
    move,
    open_desk,
    pin,
    pinned_request,
    plan,
    retimed,
    swap,
    unpin,
    with_repairs,
)
from icplanner.tours.check_stop import breaks
from icplanner.tours.repair import _options
from icplanner.travel import StraightLine

TRAVEL = StraightLine()
QUICK = Work(limit_s=0.5, explain=False)
WORLD = a_world(
    a_site("early", north=4, opening_hours="Mo-Su 09:00-11:30"),
    a_site("any", north=6),
    a_site("late", north=8, opening_hours="Mo-Su 14:00-17:00"),
    a_site("shut", north=10, opening_hours="Sa,Su 09:00-17:00"),
)


@pytest.fixture(scope="module")
def request_():
    """Return a request for two weekdays, each with room for little more than is in it."""
    return a_request(a_day(date(2026, 7, 14)), a_day(date(2026, 7, 15)))


@pytest.fixture(scope="module")
def tour(request_):
    """Return a tour of the three open sites."""
    return plan(WORLD, request_, travel=TRAVEL, work=QUICK).tours[0]


@pytest.fixture(scope="module")
def desk(request_):
    """Return the editor's desk."""
    return open_desk(WORLD, request_, travel=TRAVEL)


def day_of(tour, stop):
    """Return the number of the day a stop is on."""
    return next(k for k, day in enumerate(tour.days) for s in day.stops if s.id == stop)


def test_building_anew_changes_nothing(desk, tour):
    """The planner's own tour gets the same times and score from the editor."""
    again = retimed(desk, tour)
    assert (again.days, again.score, again.chance) == (tour.days, tour.score, tour.chance)


def test_every_edit_keeps_the_other_stops(desk, tour):
    """Dropping takes one stop, adding puts it back; the rest stays, and both tours work."""
    without = drop(desk, tour, "any")
    assert set(without.stop_ids()) == {"early", "late"}
    back = add(desk, without, "any", day_of(tour, "any"))
    assert set(back.stop_ids()) == {"early", "any", "late"}
    assert without.works
    assert back.works


def test_moving_to_the_other_day_moves(desk, tour):
    """A stop goes to the day asked for."""
    there = 1 - day_of(tour, "any")
    assert day_of(move(desk, tour, "any", there), "any") == there


def test_a_closed_site_added_by_hand_is_told(desk, tour):
    """A site that is closed may be added; the tour then breaks there, and dropping it mends it."""
    edited = with_repairs(desk, add(desk, tour, "shut", 0))
    (warning,) = [w for w in edited.warnings if w.severity is Severity.BREAKS]
    assert (warning.code, warning.stop) == ("closed", "shut")
    assert [repair.code for repair in warning.repairs] == ["drop"]


def test_every_repair_resolves_its_warning(desk, tour):
    """Each step offered for a visit made too long really removes the warning."""
    long = with_repairs(desk, lengthen(desk, tour, "late", 400))
    broken_ones = [w for w in long.warnings if w.severity is Severity.BREAKS]
    assert broken_ones
    assert any(w.repairs for w in broken_ones)
    for warning in broken_ones:
        for repair in warning.repairs:
            mended = apply(desk, long, repair)
            assert broken(mended) < broken(long)
            assert (warning.code, warning.stop) not in {(w.code, w.stop) for w in mended.warnings}


def test_a_swap_of_two_stops_is_offered_once(desk, tour):
    """Swapping one with the other is swapping the other with the one."""
    ways = [
        frozenset({option.stop, str(option.numbers["with"])})
        for day in range(len(tour.days))
        for option in _options(desk, tour, breaks("too_late", day=day))
        if option.code == "swap"
    ]
    assert ways
    assert len(ways) == len(set(ways))


CROWDED = a_world(
    a_site("early", north=4, opening_hours="Mo-Su 09:00-11:30", price_adult=80.0),
    a_site("noon", north=6, visit_minutes=45, opening_hours="Mo-Su 11:00-13:30"),
    a_site("late", north=8, opening_hours="Mo-Su 14:00-17:00"),
    a_site("tuesday", north=10, opening_hours="Tu 09:00-17:00"),
    a_site("far", north=60, visit_minutes=120),
    a_site(
        "adit",
        north=5,
        guided_only=True,
        guided_starts=(GuidedStart(site="adit", times=(600, 900), duration_min=60, group_max=20),),
    ),
    restaurants=(an_inn(north=6, hours="Tu 11:00-14:00"),),
)


@st.composite
def edits(draw):
    """Return an edit by hand as a function of the desk and the tour."""
    stop = draw(st.sampled_from(sorted(CROWDED.sites)))
    day, place = draw(st.integers(0, 1)), draw(st.sampled_from([None, 0, 1, 2]))
    minutes = draw(st.sampled_from([5, 40, 130, 400]))
    hour = draw(st.sampled_from([None, 500, 600, 700, 850, 1000]))
    return draw(
        st.sampled_from(
            [
                lambda desk, tour: add(desk, tour, stop, day, place),
                lambda desk, tour: move(desk, tour, stop, day, place),
                lambda desk, tour: lengthen(desk, tour, stop, minutes),
                lambda desk, tour: pin(desk, tour, stop, hour),
                lambda desk, tour: drop(desk, tour, stop),
            ]
        )
    )


@settings(max_examples=25, deadline=None)
@given(st.lists(edits(), min_size=1, max_size=4), st.sampled_from([None, LunchWish()]))
def test_whatever_was_edited_each_repair_resolves_its_warning(steps, lunch):
    """After any edits every step offered removes its warning and breaks nothing new."""
    concert = FixedEvent(
        id="concert",
        names=CROWDED.sites["far"].names,
        municipality="",
        position=(50.24, 12.87),
        date=date(2026, 7, 15),
        start_min=900,
        duration_min=45,
    )
    request = a_request(
        a_day(date(2026, 7, 14)),
        a_day(date(2026, 7, 15)),
        lunch=lunch,
        must=("late",),
        budget_czk=300.0,
        events=(concert,),
    )
    desk = open_desk(CROWDED, request, travel=TRAVEL)
    tour = plan(CROWDED, request, travel=TRAVEL, work=QUICK).tours[0]
    for step in steps:
        try:
            tour = step(desk, tour)
        except UnknownStop:
            continue
    tour = with_repairs(desk, tour)
    for warning in tour.warnings:
        for repair in warning.repairs:
            mended = apply(desk, tour, repair)
            left = {(w.code, w.stop, w.day if w.stop is None else None) for w in mended.warnings}
            day = warning.day if warning.stop is None else None
            assert (warning.code, warning.stop, day) not in left
            assert broken(mended) <= broken(tour) - (warning.severity is Severity.BREAKS)


def test_a_tour_seldom_kept_is_told_with_steps_that_mend_it():
    """Without spare minutes the last admission is often missed; the steps offered make it sure."""
    first = a_site("first", visit_minutes=170, opening_hours="Mo-Su 09:00-12:15")
    second = a_site("second", north=12, opening_hours="Mo-Su 11:30-16:00")
    request = a_request(buffer_min=0)
    easy = plan(a_world(first, second), request, travel=TRAVEL, work=QUICK).tours[0]
    shut_min = easy.days[0].stops[1].end_min
    hours = f"Mo-Su 11:30-{shut_min // 60:02d}:{shut_min % 60:02d}"
    world = a_world(first, replace(second, opening_hours=hours))
    desk = open_desk(world, request, travel=TRAVEL)
    tight = plan(world, request, travel=TRAVEL, work=Work(limit_s=0.5)).tours[0]
    assert tight.works
    assert tight.chance < 0.9
    (doubt,) = [w for w in tight.warnings if w.code == "seldom_kept"]
    assert doubt.severity is Severity.DOUBT
    assert doubt.stop == "second"
    assert doubt.repairs
    for repair in doubt.repairs:
        mended = apply(desk, tight, repair)
        assert mended.works
        assert mended.chance >= 0.9


def test_a_pinned_hour_that_cannot_be_is_told_and_mended(desk, tour):
    """A visit pinned before its opening misses the pin; another hour is offered."""
    pinned = with_repairs(desk, pin(desk, tour, "late", 600))
    missed = [w for w in pinned.warnings if w.code == "pin_missed"]
    assert missed
    assert "shift" in {repair.code for repair in missed[0].repairs}
    assert unpin(desk, pinned, "late").works


def test_swapping_twice_is_nothing(desk, tour):
    """Two swaps of the same stops give the tour back."""
    once = swap(desk, tour, "early", "late")
    assert swap(desk, once, "early", "late").days == tour.days


def test_planning_anew_keeps_pins_and_leaves_out_the_dropped(desk, tour):
    """Pinned stops keep their day, dropped ones stay away."""
    held = pin(desk, tour, "any")
    found = plan(WORLD, pinned_request(held, ["early"]), travel=TRAVEL, work=QUICK)
    anew = found.tours[0]
    assert "early" not in anew.stop_ids()
    assert day_of(anew, "any") == day_of(tour, "any")


def test_unknown_stops_are_refused(desk, tour):
    """Nothing is done to a stop that is not there."""
    for edit in (drop, pin, unpin):
        with pytest.raises(UnknownStop):
            edit(desk, tour, "vanished")
    with pytest.raises(UnknownStop):
        add(desk, tour, "vanished", 0)
    with pytest.raises(UnknownStop):
        move(desk, tour, "any", 7)
