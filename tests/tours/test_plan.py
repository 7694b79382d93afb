"""Plans on small worlds and on the real catalogue."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from planning import QUICK, assert_sound, codes, planned
from worlds import MONDAY, TUESDAY, CrookedWays, a_day, a_request, a_site, a_world, an_inn

from icplanner.catalogue.reading import read_catalogue
from icplanner.catalogue.site import Access
from icplanner.tours import (
    Audience,
    DayWish,
    LunchWish,
    Pace,
    Pin,
    Request,
    Work,
    check,
    plan,
    preset,
)
from icplanner.travel import Mode, travel_for


def test_everything_that_fits_is_visited(three_mines):
    """Three mines of an hour each fit into one day, proven best, with lunch at the inn."""
    found = planned(three_mines, a_request(lunch=LunchWish()))
    tour = found.tours[0]
    assert set(tour.stop_ids()) == {"tin-mine", "silver-mine", "coal-mine"}
    assert tour.proven
    assert tour.days[0].lunch is not None
    assert found.reasons == ()
    assert_sound(three_mines, found)


def test_lunch_is_taken_at_a_restaurant_that_is_open(three_mines):
    """The day is built so that the inn beside the second mine serves the lunch."""
    lunch = planned(three_mines, a_request(lunch=LunchWish())).tours[0].days[0].lunch
    assert lunch.restaurant == "inn"


def test_lunch_without_a_restaurant_is_a_doubt():
    """Where no table is known the tour still works and says so."""
    world = a_world(a_site("lone"), restaurants=(an_inn(hours="Mo-Su 18:00-22:00"),))
    tour = planned(world, a_request(lunch=LunchWish())).tours[0]
    assert tour.days[0].lunch.restaurant is None
    assert "lunch_no_place" in {w.code for w in tour.warnings}
    assert tour.works


def test_a_closed_site_is_out_with_its_evidence(closed_monday):
    """On a Monday the site closed on Mondays is left out, with the source of its hours."""
    found = planned(closed_monday, a_request(a_day(MONDAY)))
    assert found.tours[0].stop_ids() == ("never-shut",)
    (reason,) = found.reasons
    assert (reason.site, reason.code) == ("shut", "closed")
    assert reason.numbers["source"] == "https://example.org/hours"
    assert reason.numbers["because"] == "closed_weekday"


def test_must_sees_that_exclude_each_other_are_named(two_guided):
    """Two tours at the same hour in two places cannot both be must-sees."""
    found = planned(two_guided, a_request(must=("upper-adit", "lower-adit")))
    assert found.tours == ()
    (problem,) = found.problems
    assert problem.code == "musts_exclude"
    assert set(problem.value.split(", ")) == {"upper-adit", "lower-adit"}


def test_the_loss_of_an_absent_site_is_exact(two_guided):
    """The reason of the missing adit tells what forcing it in costs and what it displaces."""
    request = a_request()
    found = planned(two_guided, request)
    (reason,) = [r for r in found.reasons if r.code == "loss"]
    forced = planned(two_guided, replace(request, must=(reason.site,)))
    assert reason.loss == pytest.approx(found.tours[0].score - forced.tours[0].score, abs=1e-6)
    assert set(reason.instead_of) == set(found.tours[0].stop_ids()) - {*forced.tours[0].stop_ids()}


def test_a_guided_tour_is_reached_ahead_of_its_start(two_guided):
    """A guided visit begins at its start, and the group is there ten minutes earlier."""
    tour = planned(two_guided, a_request(must=("upper-adit",))).tours[0]
    stop = next(s for s in tour.days[0].stops if s.id == "upper-adit")
    assert stop.guided
    assert stop.start_min == 600
    assert stop.arrive_min <= 590


@pytest.mark.parametrize(
    ("wishes", "facts", "code"),
    [
        ({"wheelchair": True}, {"wheelchair": Access.NO}, "no_wheelchair"),
        ({"wheelchair": True}, {}, "wheelchair_unknown"),
        ({"youngest_age": 5}, {"min_age": 10}, "too_young"),
        ({"budget_czk": 50.0}, {}, "over_budget"),
        ({"budget_czk": 50.0}, {"price_adult": None}, "price_unknown"),
        ({"language": "de"}, {"languages": ("cs",)}, "language_missing"),
        ({"language": "de"}, {"guided_only": True}, "language_unknown"),
        ({"avoid": ("strict",)}, {}, "avoided"),
        ({}, {"position": None}, "no_position"),
        ({}, {"opening_hours": None}, "hours_unknown"),
        ({}, {"booking_required": True}, "needs_booking"),
        ({}, {"opening_hours": "Mo-Su 18:00-20:00"}, "outside_times"),
        ({}, {"kind": "trail", "visit_minutes": None}, "visit_length_unknown"),
        ({}, {"position": (52.5, 12.87)}, "too_far"),
        ({"mode": Mode.TRAIN}, {}, "unreachable"),
    ],
)
def test_each_wish_and_limit_leaves_out_with_its_own_reason(wishes, facts, code):
    """A site that a wish or a fact keeps out is named with that very reason."""
    world = a_world(a_site("strict", **facts))
    problems, reasons = codes(planned(world, a_request(**wishes)))
    assert reasons == {"strict": code}
    assert problems == ["nothing_left"]


def test_the_unknown_is_used_only_when_accepted_and_then_doubted():
    """Unknown hours are no stop by default; accepted they are one, with a doubt and less score."""
    world = a_world(a_site("mystery", opening_hours=None))
    found = planned(world, a_request(accept_unknown=True))
    tour = found.tours[0]
    assert {"hours_unknown"} <= {w.code for w in tour.warnings}
    assert tour.works
    assert {p.code for p in tour.days[0].stops[0].score_parts} >= {"hours_uncertain"}


def test_pinned_stops_keep_their_day_and_hour(three_mines):
    """Planning around a pin keeps it, whatever else would be better."""
    pin = Pin(stop="coal-mine", date=a_day().date, start_min=840, visit_min=90)
    tour = planned(three_mines, a_request(pins=(pin,))).tours[0]
    stop = next(s for s in tour.days[0].stops if s.id == "coal-mine")
    assert (stop.start_min, stop.visit_min, stop.pinned) == (840, 90, True)
    assert set(tour.stop_ids()) == set(three_mines.sites)


def test_days_share_no_stop_and_nights_are_at_the_start(three_mines):
    """Over two days each site is visited once; only the last day ends at the end hub."""
    days = (a_day(date(2026, 7, 14), 540, 720), a_day(date(2026, 7, 15), 540, 720))
    found = planned(three_mines, a_request(*days, end="station"))
    tour = found.tours[0]
    assert sorted(tour.stop_ids()) == sorted(set(tour.stop_ids()))
    assert [day.end_hub.id for day in tour.days] == ["spa", "station"]
    assert_sound(three_mines, found)


def test_an_audience_presets_and_says_nothing_of_wishes():
    """A preset changes hours and pace, never hubs, dates or interests."""
    request = a_request(interests={"mining": 0.5})
    for audience in Audience:
        made = preset(request, audience)
        assert (made.start, made.interests) == (request.start, request.interests)
        assert [day.date for day in made.days] == [day.date for day in request.days]
        assert made.audience is audience


@st.composite
def lunches(draw):
    """Return a lunch of any length within narrow hours, which may be of no width."""
    earliest = draw(st.integers(540, 960))
    return LunchWish(earliest, earliest + draw(st.integers(0, 30)), draw(st.integers(1, 90)))


@st.composite
def worlds_and_requests(draw):
    """Return a random small world and a request that mostly makes sense in it."""
    hours = st.sampled_from(
        ["Mo-Su 09:00-17:00", "Tu-Su 10:00-12:00,13:00-16:00", "Sa,Su 09:00-17:00", None]
    )
    sites = [
        a_site(
            f"site-{number}",
            north=draw(st.integers(-15, 15)),
            east=draw(st.integers(-15, 15)),
            opening_hours=draw(hours),
            visit_minutes=draw(st.sampled_from([20, 45, 60, 120, None])),
            price_adult=draw(st.sampled_from([0.0, 80.0, 250.0, None])),
            booking_required=draw(st.sampled_from([False, False, True])),
            industries=(draw(st.sampled_from(["tin_mining", "porcelain", "glass", "beer"])),),
            wheelchair=draw(st.sampled_from([None, Access.YES, Access.NO])),
        )
        for number in range(draw(st.integers(0, 8)))
    ]
    n_days = draw(st.integers(1, 2))
    start = draw(st.integers(480, 780))
    days = [
        a_day(date(2026, 7, 13 + number), start, start + draw(st.integers(0, 540)))
        for number in range(n_days)
    ]
    request = a_request(
        *days,
        end=draw(st.sampled_from([None, "station"])),
        mode=draw(st.sampled_from(list(Mode))),
        interests=draw(st.sampled_from([{}, {"mining": 1.0}, {"glass": 0.5}])),
        must=draw(st.sampled_from([(), ("site-0",)])) if sites else (),
        pace=draw(st.sampled_from(list(Pace))),
        lunch=draw(st.sampled_from([None, LunchWish()]) | lunches()),
        buffer_min=draw(st.sampled_from([None, 0, 30])),
        budget_czk=draw(st.sampled_from([None, None, 0.0, 200.0])),
        wheelchair=draw(st.booleans()),
        accept_booking=draw(st.booleans()),
        accept_unknown=draw(st.booleans()),
        votes={"site-1": 0.5} if len(sites) > 1 else {},
    )
    return a_world(*sites, restaurants=(an_inn(),)), request


@settings(max_examples=120)
@given(worlds_and_requests())
def test_every_plan_is_sound(case):
    """Random plans pass the checker, add up, stay under their bound, and explain every site."""
    world, request = case
    found = planned(world, request, CrookedWays())
    assert found.tours or found.problems
    assert_sound(world, found, CrookedWays())


@settings(max_examples=8)
@given(worlds_and_requests())
def test_the_same_request_gives_the_same_plan(case):
    """Two runs differ in nothing but the clock."""
    world, request = case
    ways = CrookedWays()
    first, second = (planned(world, request, ways, clock=lambda: 0.0) for _ in range(2))
    assert first == second


def test_a_real_day_from_karlovy_vary(data_dir):
    """On the real catalogue a summer day by car gives four tours, the best one proven."""
    catalogue = read_catalogue(data_dir)
    request = Request(start="Karlovy Vary", days=(DayWish(date(2026, 7, 15), 540, 1080),))
    found = plan(catalogue, request, travel=travel_for(data_dir))
    assert len(found.tours) == 4
    assert found.tours[0].proven
    assert len(found.tours[0].stop_ids()) >= 4
    assert {r.site for r in found.reasons} | set(found.tours[0].stop_ids()) == set(catalogue.sites)


def test_the_first_tour_is_told_before_the_plan(three_mines, travel):
    """A tour that works comes early, without proof, and the news of score and bound agree."""
    early, news = [], []
    work = Work(limit_s=0.5, first=early.append, found=lambda *known: news.append(known))
    request = a_request(a_day(TUESDAY), a_day(TUESDAY + timedelta(days=1)))
    made = plan(three_mines, request, travel=travel, work=work)
    assert len(early) == 1
    assert early[0].works
    assert not early[0].proven
    assert early[0].score <= made.tours[0].score
    assert all(best <= bound for best, bound in news)
    assert news[-1][0] == pytest.approx(made.tours[0].score)


@pytest.mark.parametrize("days", [1, 2])
def test_a_plan_called_off_at_any_moment_is_sound(three_mines, travel, days):
    """Whenever the work is called off, what there is holds, and no bound is below its score."""
    request = a_request(*(a_day(TUESDAY + timedelta(days=k)) for k in range(days)))
    whole = plan(three_mines, request, travel=travel, work=QUICK).tours[0].score
    for asks in range(40):
        left = iter(range(asks))
        work = replace(QUICK, stop=lambda left=left: next(left, None) is None)
        found = plan(three_mines, request, travel=travel, work=work)
        assert_sound(three_mines, found)
        assert all(tour.bound >= whole - 1e-6 for tour in found.tours)
        assert asks or len(found.tours) <= 1


def test_no_number_and_no_seed_break_a_plan(three_mines, travel):
    """A limit that is no number and a negative seed still give a plan."""
    work = Work(limit_s=float("nan"), explain=False)
    assert plan(three_mines, a_request(), travel=travel, seed=-1, work=work).tours


def test_a_reserve_is_kept_at_the_end_of_the_day(travel):
    """Without any buffer a day may end at its last minute; else buffer and reserve stay free."""
    world = a_world(a_site("mine", visit_minutes=60, north=1))
    one = plan(world, a_request(), travel=travel, work=QUICK).tours[0].days[0]
    way = one.legs[1].minutes
    asked = a_request(a_day(start_min=540, end_min=540 + 2 * way + 60))
    assert not plan(world, asked, travel=travel, work=QUICK).tours
    assert plan(world, replace(asked, buffer_min=0), travel=travel, work=QUICK).tours
    spare = 2 * asked.buffer + asked.end_reserve_min
    longer = replace(asked, days=(a_day(end_min=540 + 2 * way + 60 + spare),))
    assert plan(world, longer, travel=travel, work=QUICK).tours
    tighter = replace(asked, days=(a_day(end_min=540 + 2 * way + 60 + spare - 1),))
    assert not plan(world, tighter, travel=travel, work=QUICK).tours


def test_a_guided_tour_cannot_be_pinned_shorter(two_guided, travel):
    """A pin shorter than the guided tour is refused with its reason, not planned and dropped."""
    pin = Pin(stop="upper-adit", date=TUESDAY, visit_min=40)
    made = plan(two_guided, a_request(pins=(pin,)), travel=travel, work=QUICK)
    assert not made.tours
    assert [problem.allowed for problem in made.problems] == ["pin_outside"]
    whole = replace(pin, visit_min=60)
    assert plan(two_guided, a_request(pins=(whole,)), travel=travel, work=QUICK).tours


@pytest.mark.parametrize("mode", [Mode.CAR, Mode.TRAIN])
def test_a_lunch_at_a_fixed_minute_is_kept_to_the_minute(three_mines, mode):
    """Hours of no width are an appointment: the lunch begins at noon, not a minute later."""
    request = a_request(lunch=LunchWish(720, 720, 60), mode=mode)
    found = planned(three_mines, request, CrookedWays())
    assert_sound(three_mines, found, CrookedWays())
    assert found.tours
    assert {day.lunch.start_min for tour in found.tours for day in tour.days} == {720}


def test_the_spare_minutes_follow_a_lunch_that_cannot_wait_for_them(travel):
    """Back just before the latest lunch: one eats at once and keeps the buffer afterwards."""
    world = a_world(a_site("museum", north=1, visit_minutes=60))
    back_min = 540 + 2 * 9 + 2 * 30 + 60
    request = a_request(
        a_day(start_min=540, end_min=back_min + 60),
        lunch=LunchWish(back_min - 30, back_min - 25, 20),
        buffer_min=30,
    )
    tour = planned(world, request).tours[0]
    assert tour.works
    day = tour.days[0]
    free_min = day.lunch.start_min - day.legs[-1].depart_min - day.legs[-1].minutes
    assert 0 <= free_min < 30
    late = replace(tour, days=(replace(day, return_min=request.days[0].end_min),))
    assert "returns_late" in {w.code for w in check(late, world, travel=travel)}
