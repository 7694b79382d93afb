"""How sure a tour is."""

from __future__ import annotations

from dataclasses import replace

from worlds import a_request, a_site, a_world

from icplanner.tours import Work, plan
from icplanner.tours.robustness import chance
from icplanner.travel import StraightLine

WORLD = a_world(a_site("one"), a_site("two", north=7), a_site("three", north=9))


def tour_of(**wishes):
    """Return the best tour of the world."""
    return plan(WORLD, a_request(**wishes), travel=StraightLine(), work=Work(limit_s=0.5)).tours[0]


def spans_at(tour, late_min):
    """Return spans that let each stop begin at its planned minute or so much later."""
    return [
        [((stop.start_min, stop.start_min + late_min),) for stop in day.stops] for day in tour.days
    ]


def test_with_time_to_spare_everything_holds():
    """A tour with hours of slack is kept on every simulated day."""
    tour = tour_of()
    assert chance(tour.request, tour.days, spans_at(tour, 300), seed=1) == 1.0


def test_without_slack_hardly_anything_holds():
    """With one possible minute for each visit the tour is mostly missed."""
    tour = tour_of(buffer_min=0)
    assert chance(tour.request, tour.days, spans_at(tour, 0), seed=1) < 0.5


def test_the_chance_depends_on_the_seed_alone():
    """The same seed gives the same chance."""
    tour = tour_of()
    spans = spans_at(tour, 3)
    first = chance(tour.request, tour.days, spans, seed=5)
    assert chance(tour.request, tour.days, spans, seed=5) == first


def test_more_buffer_is_never_less_sure():
    """A quarter of an hour on each leg holds at least as often as nothing."""
    assert tour_of(buffer_min=15).chance >= tour_of(buffer_min=0).chance


def test_arriving_at_the_latest_arrival_still_works():
    """Whoever comes at the latest arrival can begin, and no earlier than planned was said."""
    for day in tour_of().days:
        for stop in day.stops:
            assert stop.latest_arrival_min >= stop.arrive_min
            late = replace(stop, start_min=max(stop.start_min, stop.latest_arrival_min))
            assert late.start_min + stop.visit_min <= 1020
