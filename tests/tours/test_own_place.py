from __future__ import annotations

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from worlds import HUB, STEP, a_request, a_site, a_world

from icplanner.catalogue.limits import LAT_MAX, LAT_MIN, LON_MAX, LON_MIN
from icplanner.tours import Work, plan, read_tour, tour_json, validate
from icplanner.tours.hubs import find_hub
from icplanner.tours.own_place import covered, nearest_town, point_key, read_point
from icplanner.travel import StraightLine
from icplanner.words import Words
from icplanner.words.problems import problem_text

HOTEL = (HUB[0] + STEP, HUB[1])
WORLD = a_world(a_site("tin-mine", north=4), a_site("silver-mine", north=6))


def from_hotel(**wishes):
    """Return a plan that starts at the hotel."""
    request = a_request(start=point_key(HOTEL), **wishes)
    return plan(WORLD, request, travel=StraightLine(), work=Work(limit_s=0.5, explain=False))


@given(st.floats(LAT_MIN, LAT_MAX), st.floats(LON_MIN, LON_MAX))
@settings(max_examples=60)
def test_a_point_is_read_back_as_it_was_written(lat, lon):
    """The text of a point names it to the metre."""
    found = read_point(point_key((lat, lon)))
    assert found is not None
    assert found == pytest.approx((lat, lon), abs=1e-5)


@pytest.mark.parametrize(
    "text",
    [
        "50.2310, 12.8710",  # as a phone copies it
        "50.2310 12.8710",
        "50.2310000N, 12.8710000E",  # as Mapy.cz copies it
        "N 50.2310°, E 12.8710°",
        "50,2310; 12,8710",  # Czech and German decimal comma
        "12.8710, 50.2310",  # exchanged: nothing else in the region can be meant
    ],
)
def test_usual_ways_of_writing_a_point_are_read(text):
    """Whatever a map or a phone gives is one and the same point."""
    assert read_point(text) == pytest.approx((50.2310, 12.8710))


@given(st.text(max_size=60))
@settings(max_examples=80)
def test_any_text_is_a_point_or_none(text):
    """No text breaks the reading, and names of towns are no points."""
    read_point(text)
    assert read_point("Karlovy Vary") is None
    assert read_point("1" * 10_000) is None


def test_a_tour_starts_at_the_hotel_and_counts_the_way_from_there():
    """The first way begins at the point itself, and so does nothing at the spa."""
    tour = from_hotel().tours[0]
    day = tour.days[0]
    assert day.start_hub.position == pytest.approx(HOTEL)
    assert day.legs[0].geometry[0] == pytest.approx(HOTEL)
    assert tour.works
    assert read_tour(json.dumps(tour_json(tour))).days[0].start_hub == day.start_hub


def test_a_point_outside_is_refused_with_its_name():
    """A hotel in Vienna is told apart from one nobody can read."""
    problems = validate(a_request(start="48.2, 16.37", end="nonsense"), WORLD)
    assert [(p.field, p.code) for p in problems] == [
        ("start", "point_outside"),
        ("end", "hub_unknown"),
    ]
    assert not covered((48.2, 16.37))
    told = problem_text(Words("en"), WORLD, problems[0])
    assert told.endswith("The nearest town it knows is Spa.")


def test_the_nearest_town_is_no_station():
    """A guest is told of the town, however near the station lies."""
    town, distance_km = nearest_town(WORLD, (HUB[0] - STEP, HUB[1]))
    assert town.id == "spa"
    assert distance_km == pytest.approx(1.11, abs=0.02)


@pytest.mark.parametrize(("lang", "said"), [("cs", "Váš hotel"), ("de", "Ihr Hotel")])
def test_a_hotel_is_named_in_every_language(lang, said):
    """The hub carries its name, so that every page and file says the same."""
    hub = find_hub(WORLD, "50.2310, 12.8710")
    assert hub is not None
    assert hub.names.in_language(lang) == f"{said}, 50.2310, 12.8710"
