"""The checker against tours made wrong on purpose: each rule is red once."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
from worlds import HUB, MONDAY, STEP, TUESDAY, a_day, a_request, a_site, a_world, an_inn

from icplanner.catalogue.guided_start import GuidedStart
from icplanner.catalogue.localised import Localised
from icplanner.catalogue.site import Access
from icplanner.tours import (
    FixedEvent,
    LunchWish,
    Pace,
    ScorePart,
    Severity,
    StopKind,
    Work,
    check,
    plan,
)
from icplanner.travel import Mode, StraightLine

TRAVEL = StraightLine()

WORLD = a_world(
    a_site("first", north=4),
    a_site("second", north=6),
    a_site("third", north=8),
    restaurants=(an_inn(north=6), an_inn("far-inn", north=40)),
)


def a_tour(world=WORLD, **wishes):
    """Return a working tour of the world."""
    found = plan(world, a_request(**wishes), travel=TRAVEL, work=Work(limit_s=0.5, explain=False))
    return found.tours[0]


def with_day(tour, **changes):
    """Return the tour with its only day changed."""
    return replace(tour, days=(replace(tour.days[0], **changes),))


def with_stop(tour, place=0, **changes):
    """Return the tour with one stop changed."""
    stops = list(tour.days[0].stops)
    stops[place] = replace(stops[place], **changes)
    return with_day(tour, stops=tuple(stops))


def with_leg(tour, place=0, **changes):
    """Return the tour with one leg changed."""
    legs = list(tour.days[0].legs)
    legs[place] = replace(legs[place], **changes)
    return with_day(tour, legs=tuple(legs))


def with_lunch(tour, **changes):
    """Return the tour with its lunch changed."""
    return with_day(tour, lunch=replace(tour.days[0].lunch, **changes))


def with_request(tour, **changes):
    """Return the tour with another request, as if it had been planned for that."""
    return replace(tour, request=replace(tour.request, **changes))


def found(tour, world=WORLD):
    """Return the codes of all warnings."""
    return {warning.code for warning in check(tour, world, travel=TRAVEL)}


def world_with(**facts):
    """Return the world with facts of its first site changed."""
    return a_world(
        a_site("first", north=4, **facts),
        a_site("second", north=6),
        a_site("third", north=8),
        restaurants=(an_inn(north=6),),
    )


@pytest.fixture(scope="module")
def good():
    """Return a working tour of three sites without lunch."""
    return a_tour()


@pytest.fixture(scope="module")
def fed():
    """Return a working tour with a lunch."""
    return a_tour(lunch=LunchWish())


def test_a_good_tour_has_no_warning(good, fed):
    """What the planner made passes, with and without lunch."""
    assert found(good) == found(fed) == set()


EVENT = FixedEvent(
    id="parade",
    names=Localised(en="Parade"),
    municipality="Spa",
    position=(HUB[0] + STEP, HUB[1]),
    date=TUESDAY,
    start_min=840,
    duration_min=60,
)

BROKEN = {
    "days_differ": lambda t: with_day(t, date=TUESDAY + timedelta(days=7)),
    "visited_twice": lambda t: with_day(t, stops=(*t.days[0].stops, t.days[0].stops[0])),
    "must_missing": lambda t: with_request(t, must=("elsewhere",)),
    "avoided": lambda t: with_request(t, avoid=("second",)),
    "event_missing": lambda t: with_request(t, events=(EVENT,)),
    "over_budget": lambda t: with_request(t, budget_czk=250.0),
    "score_wrong": lambda t: replace(t, score=t.score + 1),
    "too_many_stops": lambda t: with_request(
        with_day(t, stops=(*t.days[0].stops, t.days[0].stops[0])), pace=Pace.EASY
    ),
    "pin_missed": lambda t: with_stop(t, pinned_start_min=961),
    "leaves_early": lambda t: with_day(t, depart_min=500),
    "returns_late": lambda t: with_day(t, return_min=1018),
    "legs_differ": lambda t: with_leg(t, from_id="station"),
    "no_way": lambda t: with_request(t, mode=Mode.TRAIN),
    "way_too_short": lambda t: with_leg(t, minutes=2),
    "times_overlap": lambda t: with_leg(t, 1, depart_min=t.days[0].stops[0].end_min - 1),
    "arrival_wrong": lambda t: with_stop(t, arrive_min=t.days[0].stops[0].arrive_min + 1),
    "arrives_late": lambda t: with_stop(t, start_min=t.days[0].stops[0].arrive_min - 1),
    "no_buffer": lambda t: with_stop(t, start_min=t.days[0].stops[0].arrive_min + 1),
    "site_unknown": lambda t: with_stop(t, id="vanished"),
    "event_unknown": lambda t: with_stop(t, kind=StopKind.EVENT),
    "position_wrong": lambda t: with_stop(t, position=(50.0, 12.0)),
    "outside_hours": lambda t: with_stop(t, 2, start_min=1000, end_min=1060),
    "visit_shortened": lambda t: with_stop(t, end_min=t.days[0].stops[0].start_min + 10),
    "lunch_missing": lambda t: with_request(t, lunch=LunchWish()),
    "price_unknown": lambda t: with_request(with_stop(t, price_czk=None), budget_czk=900.0),
}


@pytest.mark.parametrize("code", BROKEN)
def test_each_rule_is_red_once(good, code):
    """A tour that breaks one rule is told so by that rule's code."""
    assert code in found(BROKEN[code](good))


LUNCHES = {
    "lunch_outside": lambda t: with_lunch(t, start_min=640),
    "lunch_short": lambda t: with_lunch(t, end_min=t.days[0].lunch.start_min + 20),
    "lunch_no_place": lambda t: with_lunch(t, restaurant=None),
    "restaurant_unknown": lambda t: with_lunch(t, restaurant="vanished"),
    "restaurant_far": lambda t: with_lunch(t, restaurant="far-inn"),
}


@pytest.mark.parametrize("code", LUNCHES)
def test_each_rule_of_the_lunch_is_red_once(fed, code):
    """A lunch that breaks one rule is told so by that rule's code."""
    assert code in found(LUNCHES[code](fed))


def test_a_restaurant_that_is_closed_is_told(fed):
    """The same lunch at an inn that opens in the evening breaks the tour."""
    evening = replace(WORLD, restaurants={"inn": an_inn(north=6, hours="Mo-Su 18:00-22:00")})
    assert "restaurant_closed" in found(fed, evening)


@pytest.mark.parametrize(
    ("facts", "wishes", "code", "severity"),
    [
        ({"opening_hours": "We-Su 09:00-17:00"}, {}, "closed", Severity.BREAKS),
        ({"booking_required": True}, {}, "needs_booking", Severity.BREAKS),
        ({"booking_required": True}, {"accept_booking": True}, "needs_booking", Severity.DOUBT),
        ({"opening_hours": None}, {}, "hours_unknown", Severity.BREAKS),
        ({"opening_hours": None}, {"accept_unknown": True}, "hours_unknown", Severity.DOUBT),
        ({"opening_year": 2015}, {}, "hours_unsure", Severity.DOUBT),
        ({"min_age": 10}, {"youngest_age": 6}, "too_young", Severity.BREAKS),
        ({"wheelchair": Access.NO}, {"wheelchair": True}, "no_wheelchair", Severity.BREAKS),
        ({}, {"wheelchair": True}, "wheelchair_unknown", Severity.BREAKS),
        (
            {"wheelchair": Access.LIMITED},
            {"wheelchair": True},
            "wheelchair_limited",
            Severity.DOUBT,
        ),
        ({"languages": ("cs",)}, {"language": "de"}, "language_missing", Severity.BREAKS),
        ({}, {"language": "de"}, "language_unknown", Severity.DOUBT),
        ({"visit_minutes": None}, {}, "visit_length_assumed", Severity.DOUBT),
        ({"position": None}, {}, "no_position", Severity.BREAKS),
        ({"last_admission_min": 540}, {}, "after_last_admission", Severity.BREAKS),
    ],
)
def test_facts_of_a_site_are_held_against_the_request(good, facts, wishes, code, severity):
    """When a site's facts turn out so, the same tour breaks or becomes doubtful."""
    tour = with_request(good, **wishes)
    warnings = check(tour, world_with(**facts), travel=TRAVEL)
    assert (code, severity) in {(w.code, w.severity) for w in warnings if w.stop == "first"}


def guided(**line):
    """Return the facts of a site seen with a guide only."""
    known = {"site": "first", "times": (600, 840), "duration_min": 60}
    return {"guided_only": True, "guided_starts": (GuidedStart(**(known | line)),)}


@pytest.mark.parametrize(
    ("facts", "wishes", "code"),
    [
        (guided(), {}, "not_a_guided_start"),
        (guided(group_max=5), {"group_size": 9}, "group_too_large"),
        (guided(duration_min=90), {}, "visit_too_short"),
    ],
)
def test_guided_tours_are_held_against_the_visit(good, facts, wishes, code):
    """A visit at another time, too short or by too large a group breaks the tour."""
    assert code in found(with_request(good, **wishes), world_with(**facts))


def test_an_event_at_another_hour_is_missed():
    """An event is a stop at its very hour; a minute later it is missed."""
    tour = a_tour(events=(EVENT,))
    place = next(k for k, stop in enumerate(tour.days[0].stops) if stop.id == "parade")
    assert found(tour) == set()
    moved = with_stop(tour, place, start_min=841)
    assert "event_missed" in found(moved)


def test_a_closed_day_breaks_the_same_tour(closed_monday):
    """A tour that works on Tuesday breaks on Monday because of the one site that is closed."""
    tour = a_tour(closed_monday)
    assert found(tour, closed_monday) == set()
    request = replace(tour.request, days=(a_day(MONDAY),))
    monday = replace(with_day(tour, date=MONDAY), request=request)
    warnings = check(monday, closed_monday, travel=TRAVEL)
    assert [(w.code, w.stop) for w in warnings if w.severity is Severity.BREAKS] == [
        ("closed", "shut")
    ]


def test_a_part_more_changes_the_sum(good):
    """The parts of all stops make the score, no more and no less."""
    stop = good.days[0].stops[0]
    more = with_stop(good, score_parts=(*stop.score_parts, ScorePart("tier", 1.0)))
    assert found(more) == {"score_wrong"}
