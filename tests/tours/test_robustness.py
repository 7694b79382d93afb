"""How sure a tour is."""

from __future__ import annotations

from dataclasses import replace

import pytest
from worlds import CrookedWays, a_day, a_request, a_site, a_world, an_inn

from icplanner.tours import LunchWish, Work, open_desk, plan, retimed
from icplanner.tours.robustness import chance, tried
from icplanner.travel import Mode, StraightLine

WORLD = a_world(a_site("one"), a_site("two", north=7), a_site("three", north=9))


def tour_of(world=WORLD, **wishes):
    """Return the best tour of a world."""
    return plan(world, a_request(**wishes), travel=StraightLine(), work=Work(limit_s=0.5)).tours[0]


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


def test_the_weakest_place_is_where_most_days_break():
    """One stop that must be reached to the minute is the one that is named."""
    tour = tour_of(buffer_min=0)
    spans = spans_at(tour, 300)
    last = len(tour.days[0].stops) - 1
    spans[0][last] = spans_at(tour, 0)[0][last]
    assert tried(tour.request, tour.days, spans, seed=1).weakest == (0, last)
    assert tried(tour.request, tour.days, spans_at(tour, 300), seed=1).weakest is None


def test_the_planner_keeps_minutes_before_the_last_admission():
    """Of two ways through a day it takes none whose last visit begins at the last minute."""
    world = a_world(a_site("only", north=6, visit_minutes=60, opening_hours="Mo-Su 09:00-10:30"))
    found = plan(world, a_request(), travel=StraightLine(), work=Work(limit_s=0.5)).tours[0]
    out_min = found.days[0].legs[0].minutes
    start_min = 570 - out_min - 5
    for spare, held in ((0, False), (8, True)):
        day = a_day(start_min=start_min - spare, end_min=1020)
        made = plan(world, a_request(day), travel=StraightLine(), work=Work(limit_s=0.5))
        assert bool(made.tours) is held
    must = a_request(a_day(start_min=start_min), must=("only",))
    assert plan(world, must, travel=StraightLine(), work=Work(limit_s=0.5)).tours


@pytest.mark.parametrize(("spare_min", "table"), [(2, None), (40, "inn")])
def test_the_lunch_is_where_the_day_holds(spare_min, table):
    """A restaurant that many days reach too late for lunch is passed over, others are not."""
    world = a_world(
        a_site("morning", north=3, visit_minutes=120, opening_hours="Mo-Su 09:00-11:30"),
        a_site("beside-the-inn", north=12),
        restaurants=(an_inn(north=12),),
    )
    hungry = tour_of(world)
    latest_min = hungry.days[0].stops[1].arrive_min + spare_min
    request = a_request(lunch=LunchWish(620, latest_min, 30))
    tour = retimed(open_desk(world, request, travel=StraightLine()), hungry)
    assert tour.stop_ids() == ("morning", "beside-the-inn")
    assert tour.days[0].lunch.restaurant == table
    assert tour.chance > 0.95


def test_no_minutes_are_kept_for_a_train_nobody_takes():
    """Where one walks all day the reserve before trains is not asked for."""
    world = a_world(a_site("one", north=1), a_site("two", north=2))

    class OnFoot(CrookedWays):
        """The same, without trains."""

        def leg(self, start, end, mode, depart=None):
            found = super().leg(start, end, mode, depart)
            return replace(found, minutes=15 * (start != end), rides=(), wait_min=0)

        def departures_table(self, points, day, start_min, end_min):
            return super().departures_table(points, day, start_min, end_min).clip(max=15)

    request = a_request(mode=Mode.TRAIN)
    tours = [
        plan(world, request, travel=ways, work=Work(limit_s=0.5)).tours[0].days[0]
        for ways in (OnFoot(), CrookedWays())
    ]
    gaps = [day.legs[1].depart_min - day.stops[0].end_min for day in tours]
    assert gaps == [0, request.train_reserve_min(60)]


def test_one_waits_for_the_first_train_no_longer_than_the_buffer():
    """A day by train from ten past nine is left for the train of half past, five minutes early."""
    world = a_world(a_site("one", north=1))
    request = a_request(a_day(start_min=550), mode=Mode.TRAIN)
    tour = plan(world, request, travel=CrookedWays(), work=Work(limit_s=0.5)).tours[0]
    assert tour.works
    assert tour.days[0].depart_min == 570 - request.buffer
    assert tour.days[0].legs[0].wait_min == request.buffer
    assert tour.days[0].stops[0].arrive_min == 585
