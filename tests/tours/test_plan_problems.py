"""Requests that cannot be planned are answered with what to change."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from planning import codes, planned
from worlds import MONDAY, a_day, a_request, a_site, a_world

from icplanner.catalogue.guided_start import GuidedStart
from icplanner.catalogue.localised import LANGS
from icplanner.tours import (
    DayWish,
    LunchWish,
    Pace,
    Pin,
    plan_json,
    validate,
)
from icplanner.tours.years import plannable_years
from icplanner.travel import Mode, travel_for
from icplanner.words import Words
from icplanner.words.problems import problem_text


@pytest.mark.parametrize(
    ("request_", "code"),
    [
        (a_request(start="Spaa"), "hub_unknown"),
        (a_request(start="x" * 100_000), "hub_unknown"),
        (a_request(start="nowhere"), "hub_without_position"),
        (a_request(days=()), "days_out_of_range"),
        (a_request(*[a_day()] * 9), "days_out_of_range"),
        (a_request(a_day(), a_day()), "days_not_ascending"),
        (a_request(a_day(date(1899, 1, 1))), "date_out_of_range"),
        (a_request(a_day(date(9999, 12, 31))), "date_out_of_range"),
        (a_request(DayWish(MONDAY, -5, 600)), "time_out_of_range"),
        (a_request(DayWish(MONDAY, 600, 600)), "day_without_length"),
        (a_request(DayWish(MONDAY, 700, 600)), "end_before_start"),
        (a_request(must=("x",)), "site_unknown"),
        (a_request(must=("tin-mine",), avoid=("Tin Mine",)), "must_and_avoid"),
        (a_request(interests={"sorcery": 1.0}), "interest_unknown"),
        (a_request(interests={"mining": -1.0}), "weight_out_of_range"),
        (a_request(interests={"mining": float("nan")}), "weight_out_of_range"),
        (a_request(group_size=0), "number_out_of_range"),
        (a_request(group_size=10**9), "number_out_of_range"),
        (a_request(group_size=10**5000), "number_out_of_range"),
        (a_request(budget_czk=float("nan")), "number_out_of_range"),
        (a_request(interests={"mining": 10**400}), "weight_out_of_range"),
        (a_request(start=""), "hub_unknown"),
        (a_request(end="Zz"), "hub_unknown"),
        (a_request(DayWish(MONDAY, 540, 10**7)), "time_out_of_range"),
        (a_request(budget_czk=-1.0), "number_out_of_range"),
        (a_request(budget_czk=float("inf")), "number_out_of_range"),
        (a_request(buffer_min=-1), "number_out_of_range"),
        (a_request(variants=0), "number_out_of_range"),
        (a_request(lunch=LunchWish(900, 600, 30)), "lunch_window"),
        (a_request(lunch=LunchWish(660, 800, -3)), "number_out_of_range"),
        (a_request(votes={"x": 0.5}), "vote_unknown"),
        (a_request(votes={"tin-mine": 2.0}), "vote_out_of_range"),
        (a_request(pins=(Pin(stop="tin-mine", date=MONDAY),)), "pin_outside_days"),
        (a_request(pace=Pace.EASY, must=("tin-mine",), budget_czk=0.0), "must_left_out"),
    ],
)
def test_bad_input_is_an_answer(three_mines, request_, code):
    """Whatever is wrong is told with its code, and nothing is raised."""
    found = planned(three_mines, request_)
    problems, _ = codes(found)
    assert code in problems
    assert plan_json(found)["variants"] == []


def test_a_fault_of_every_day_is_told_once(three_mines):
    """Seven days in another century that all end before they begin are two problems."""
    days = [DayWish(date(2150, 1, day), 700, 600) for day in range(1, 8)]
    problems, _ = codes(planned(three_mines, a_request(*days)))
    assert problems == ["date_out_of_range", "end_before_start"]


@pytest.mark.parametrize(
    ("stated", "years"),
    [
        ([2026, 2014, None], (2023, 2041)),  # the newest hours count
        ([None, None], (1991, 2100)),  # nobody says a year: only the holidays bound them
        ([2099, 1], (2096, 2100)),
    ],
)
def test_the_years_that_can_be_planned_are_those_of_the_hours(stated, years):
    """Outside the years that the newest hours can speak for, the answer is no and names them."""
    sites = [a_site(f"site-{n}", opening_year=year) for n, year in enumerate(stated)]
    world = a_world(*sites)
    assert plannable_years(world) == years
    for year, wrong in ((years[0] - 1, True), (years[0], False), (years[1], False)):
        found = validate(a_request(a_day(date(year, 7, 10))), world)
        assert [problem.code for problem in found] == ["date_out_of_range"] * wrong
        assert all(problem.allowed == f"{years[0]}-{years[1]}" for problem in found)


def test_a_fault_of_one_day_names_the_day(three_mines):
    """Where the days differ, each wrong one is told by its date, in words and in JSON."""
    days = [DayWish(date(2026, 9, 7 + n), 540, end) for n, end in enumerate((1020, 500, 540))]
    found = planned(three_mines, a_request(*days))
    assert [(problem.code, problem.on) for problem in found.problems] == [
        ("end_before_start", date(2026, 9, 8)),
        ("day_without_length", date(2026, 9, 9)),
    ]
    told = problem_text(Words("en"), three_mines, found.problems[0])
    assert told.startswith("September 8, 2026: The day ends before it begins.")
    assert plan_json(found)["problems"][0]["on"] == "2026-09-08"


def test_all_problems_are_told_at_once(three_mines):
    """A request wrong in three ways gets three answers, the hub with what comes near."""
    found = planned(three_mines, a_request(DayWish(MONDAY, 700, 600), start="Stati", group_size=0))
    assert {p.code for p in found.problems} == {
        "hub_unknown",
        "end_before_start",
        "number_out_of_range",
    } or "station" in {s for p in found.problems for s in p.suggestions}
    assert len(found.problems) >= 2


@pytest.mark.parametrize(
    ("facts", "wishes", "advice"),
    [
        ({"opening_hours": "Tu-Su 09:00-17:00"}, {"days": (a_day(MONDAY),)}, "another date"),
        ({"north": 40}, {"mode": Mode.WALK}, "start elsewhere"),
        ({"price_adult": 90.0}, {"budget_czk": 0.0}, "larger budget"),
        ({"booking_required": True}, {}, "must be booked"),
        ({"visit_minutes": 600}, {}, "other hours"),
        ({"north": 120, "visit_minutes": 360}, {}, "more time"),
        ({"min_age": 12}, {"youngest_age": 4}, "no children"),
        ({}, {"avoid": ("only",)}, "fewer sites"),
        (
            {
                "guided_only": True,
                "guided_starts": (
                    GuidedStart(site="only", times=(600,), duration_min=60, group_max=20),
                ),
            },
            {"group_size": 50},
            "Divide the group",
        ),
    ],
)
def test_where_nothing_is_left_the_answer_says_what_to_change(facts, wishes, advice):
    """The reasons that keep most sites out decide what is advised, in every language."""
    world = a_world(a_site("only", **facts))
    found = planned(world, a_request(*wishes.pop("days", ()), **wishes))
    (problem,) = found.problems
    assert problem.code == "nothing_left"
    assert advice in problem_text(Words("en"), world, problem)
    texts = {problem_text(Words(lang), world, problem) for lang in LANGS}
    assert len(texts) == len(LANGS)
    assert [reason.site for reason in found.reasons] == ["only"]


@pytest.mark.parametrize(("start", "named"), [("Statio", "Station"), ("Zz", "Spa")])
def test_an_unknown_hub_is_answered_with_hubs_there_are(three_mines, start, named):
    """What comes near is offered; where nothing does, the spa towns are named."""
    (problem,) = planned(three_mines, a_request(start=start)).problems
    assert named in problem_text(Words("en"), three_mines, problem)


def test_a_day_too_short_for_anything_is_an_answer(three_mines):
    """Ten minutes give no tour, but a reason for every site."""
    problems, reasons = codes(planned(three_mines, a_request(a_day(start_min=540, end_min=550))))
    assert problems == ["nothing_left"]
    assert set(reasons) == set(three_mines.sites)


def test_a_lunch_in_the_way_of_everything_is_named():
    """Where only the lunch leaves no time, the answer says so; without it there is a tour."""
    world = a_world(a_site("museum", north=3, visit_minutes=120))
    request = a_request(a_day(start_min=540, end_min=760), lunch=LunchWish(600, 630, 120))
    assert codes(planned(world, request))[0] == ["lunch_leaves_no_time"]
    assert planned(world, replace(request, lunch=None)).tours


@pytest.mark.parametrize(
    ("mode", "missing"),
    [
        (Mode.CAR, "roads/nodes.csv, roads/edges.csv"),
        (Mode.TRAIN, "trains"),
    ],
)
def test_missing_files_with_the_ways_are_named(three_mines, tmp_path, mode, missing):
    """On data without roads or trains the plan names the files; on foot it still works."""
    ways = travel_for(tmp_path)
    (problem,) = planned(three_mines, a_request(mode=mode), ways).problems
    assert (problem.code, problem.field, problem.value) == ("travel_file_missing", "mode", missing)
    assert not planned(three_mines, a_request(mode=Mode.WALK), ways).problems


def test_a_broken_file_with_the_ways_is_named(three_mines, tmp_path):
    """A table that cannot be read is named with what is wrong in it."""
    roads = tmp_path / "roads"
    roads.mkdir()
    (roads / "nodes.csv").write_bytes(b"\xff\xfe")
    (roads / "edges.csv").write_text("u,v\n", "utf-8")
    (problem,) = planned(three_mines, a_request(), travel_for(tmp_path)).problems
    assert problem.code == "travel_file_broken"
    assert "nodes.csv" in str(problem.value)
