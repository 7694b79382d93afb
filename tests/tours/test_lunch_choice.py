from __future__ import annotations

import json
from dataclasses import replace
from datetime import timedelta

import pytest
from worlds import a_request, a_site, a_world, an_inn

from icplanner.tours import (
    LunchPin,
    LunchWish,
    Severity,
    Work,
    editing,
    open_desk,
    pinned_request,
    plan,
    read_tour,
    tour_json,
    validate,
)
from icplanner.tours.changes import changes
from icplanner.tours.lunch_choice import LunchChoice, choice_of, tables
from icplanner.tours.restaurants import Openness
from icplanner.travel import StraightLine
from icplanner.words import Words
from icplanner.words.problems import problem_text

INN = an_inn("inn", north=4)
PUB = an_inn("pub", north=8)
LATE = an_inn("late", north=6, hours="Mo-Su 18:00-22:00")
SILENT = replace(an_inn("silent", north=6), opening_hours=None)
FAR = an_inn("far", north=40)
QUICK = Work(limit_s=0.5, explain=False)
WORLD = a_world(
    a_site("tin-mine", north=4, municipality="Ostrov"),
    a_site("silver-mine", north=6),
    a_site("coal-mine", north=8, municipality="Sokolov"),
    restaurants=(INN, PUB, LATE, SILENT, FAR),
)


@pytest.fixture(scope="module")
def tour():
    """Return a day with three mines and a lunch that the planner put somewhere."""
    request = a_request(lunch=LunchWish())
    found = plan(WORLD, request, travel=StraightLine(), work=Work(limit_s=0.5, explain=False))
    assert found.tours[0].days[0].lunch is not None
    return found.tours[0]


@pytest.fixture
def desk(tour):
    """Return what edits of that tour need."""
    return open_desk(WORLD, tour.request, travel=StraightLine())


def codes(tour):
    """Return code and severity of all warnings."""
    return {(warning.code, warning.severity) for warning in tour.warnings}


@pytest.mark.parametrize("name", ["inn", "pub"])
def test_an_open_restaurant_can_be_chosen_and_the_day_works(tour, desk, name):
    """Lunch is at the table chosen, beside the stop it is near, and nothing breaks."""
    fed = editing.eat(desk, tour, 0, LunchChoice(restaurant=name))
    assert fed.days[0].lunch.restaurant == name
    assert fed.works
    assert choice_of(fed.days[0]) == LunchChoice(restaurant=name)


def test_a_shut_restaurant_is_told_at_once(tour, desk):
    """Who chooses an evening pub for lunch sees that the tour does not work so."""
    fed = editing.eat(desk, tour, 0, LunchChoice(restaurant="late"))
    assert ("restaurant_closed", Severity.BREAKS) in codes(fed)


def test_unknown_hours_are_a_doubt_where_somebody_chose_them(tour, desk):
    """Nobody knows whether it is open: the tour works, and says whom to ask."""
    fed = editing.eat(desk, tour, 0, LunchChoice(restaurant="silent"))
    assert ("restaurant_unsure", Severity.DOUBT) in codes(fed)
    assert fed.works


def test_a_restaurant_far_away_breaks_the_tour(tour, desk):
    """The break holds no time for a drive."""
    fed = editing.eat(desk, tour, 0, LunchChoice(restaurant="far"))
    assert ("restaurant_far", Severity.BREAKS) in codes(fed)


def test_ones_own_lunch_in_a_town_is_beside_its_stop(tour, desk):
    """The break lies before or after the stop, is called by its town, and is no doubt."""
    fed = editing.eat(desk, tour, 0, LunchChoice(stop="coal-mine"))
    lunch = fed.days[0].lunch
    assert (lunch.restaurant, lunch.name, lunch.by_hand) == (None, "Sokolov", True)
    assert ("lunch_no_place", Severity.DOUBT) not in codes(fed)
    assert choice_of(fed.days[0]) == LunchChoice(stop="coal-mine")


@pytest.mark.parametrize(
    "choice", [LunchChoice(restaurant="pub"), LunchChoice(stop="tin-mine"), LunchChoice()]
)
def test_a_choice_outlives_other_edits_and_files(tour, desk, choice):
    """Reordering keeps the place chosen, and so does saving; freeing it gives the planner's."""
    fed = editing.eat(desk, tour, 0, choice)
    moved = editing.move(desk, fed, tour.stop_ids()[0], 0, 1)
    assert choice_of(moved.days[0]) == choice
    assert choice_of(read_tour_of(moved).days[0]) == choice
    assert editing.eat(desk, fed, 0, None).days == tour.days


def read_tour_of(tour):
    """Return the tour as a file gives it back."""
    return read_tour(json.dumps(tour_json(tour)))


def test_a_choice_ends_with_the_stop_it_was_made_for(tour, desk):
    """Dropping the stop leaves the lunch to the planner again."""
    fed = editing.eat(desk, tour, 0, LunchChoice(stop="coal-mine"))
    assert choice_of(editing.drop(desk, fed, "coal-mine").days[0]) is None


def test_a_changed_place_is_a_change(tour, desk):
    """The list of changes tells another place for lunch, with a restaurant or without."""
    fed = editing.eat(desk, tour, 0, LunchChoice(stop="coal-mine"))
    assert "lunch_place_changed" in {change.code for change in changes(tour, fed)}


def test_what_can_be_chosen_is_near_and_open_first(tour):
    """Each near restaurant is offered once, those known to be open before the others."""
    found = tables(WORLD, tour.days[0])
    assert {table.restaurant.id for table in found} == {"inn", "pub", "late", "silent"}
    known = [table.openness for table in found]
    assert known == sorted(known, key=list(Openness).index)
    assert all(table.distance_km <= 1 for table in found)


@pytest.mark.parametrize(
    "choice",
    [
        LunchChoice(restaurant="inn"),
        LunchChoice(restaurant="pub"),
        LunchChoice(restaurant="silent"),
        LunchChoice(stop="tin-mine"),
        LunchChoice(stop="coal-mine"),
        LunchChoice(),
    ],
)
def test_planning_anew_keeps_the_lunch_chosen_by_hand(tour, desk, choice):
    """The best tour around a pinned stop has lunch where it was chosen, and works."""
    fed = editing.pin(desk, editing.eat(desk, tour, 0, choice), "silver-mine")
    request = pinned_request(fed)
    for anew in plan(WORLD, request, travel=StraightLine(), work=QUICK).tours:
        assert choice_of(anew.days[0]) == choice
        assert anew.works
        assert read_tour(json.dumps(tour_json(anew))).request.lunches == request.lunches
        again = pinned_request(anew)
        assert again.lunches == request.lunches


def test_lunch_stays_over_several_days(tour):
    """Each day keeps its own table, and the stop beside it stays on that day."""
    first = tour.request.days[0]
    second = replace(first, date=first.date + timedelta(days=1))
    held = (
        LunchPin(date=first.date, restaurant="pub", stop="coal-mine"),
        LunchPin(date=second.date, restaurant="inn", stop="tin-mine"),
    )
    request = replace(tour.request, days=(first, second), lunches=held)
    anew = plan(WORLD, request, travel=StraightLine(), work=QUICK).tours[0]
    assert [day.lunch.restaurant for day in anew.days] == ["pub", "inn"]
    assert "coal-mine" in {stop.id for stop in anew.days[0].stops}
    assert "tin-mine" in {stop.id for stop in anew.days[1].stops}


def test_a_table_that_no_tour_reaches_is_named(tour):
    """Where lunch cannot be had as chosen, the answer names the place and what to change."""
    request = replace(
        tour.request,
        lunches=(LunchPin(date=tour.request.days[0].date, restaurant="late", stop="silver-mine"),),
    )
    found = plan(WORLD, request, travel=StraightLine(), work=QUICK)
    assert not found.tours
    assert [problem.code for problem in found.problems] == ["lunch_place_unfit"]
    assert "(Late)" in problem_text(Words("en"), WORLD, found.problems[0])


def test_wrong_lunches_are_all_told(tour):
    """Unknown places, other days and two tables for one day are problems of the request."""
    day = tour.request.days[0].date
    held = (
        LunchPin(date=day, restaurant="nowhere"),
        LunchPin(date=day, stop="nothing"),
        LunchPin(date=day + timedelta(days=9)),
    )
    codes_told = [problem.code for problem in validate(replace(tour.request, lunches=held), WORLD)]
    assert codes_told == [
        "lunch_chosen_twice",
        "lunch_unknown",
        "lunch_unknown",
        "lunch_outside_days",
    ]


@pytest.mark.parametrize("hours", ["Mo-Su 09:00-10:45", "Mo-Su 15:30-17:00"])
@pytest.mark.parametrize("days", [1, 2])
def test_a_lunch_with_a_long_wait_beside_it_can_be_planned_anew(hours, days):
    """Where the hours of a stop lie far from lunch, one waits there, and the tour still stands."""
    world = a_world(a_site("adit", north=4, opening_hours=hours), restaurants=(INN,))
    wishes = [
        replace(a_request().days[0], date=a_request().days[0].date + timedelta(days=k))
        for k in range(days)
    ]
    request = a_request(*wishes, lunch=LunchWish())
    made = plan(world, request, travel=StraightLine(), work=QUICK).tours[0]
    number = next(k for k, day in enumerate(made.days) if day.stops)
    desk = open_desk(world, request, travel=StraightLine())
    fed = editing.eat(desk, made, number, LunchChoice(restaurant="inn"))
    anew = plan(world, pinned_request(fed), travel=StraightLine(), work=QUICK).tours
    assert choice_of(anew[0].days[number]) == LunchChoice(restaurant="inn")
    assert anew[0].works
