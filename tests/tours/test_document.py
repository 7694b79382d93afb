"""Tours as documents: what is written is read back, anything else is refused."""

from __future__ import annotations

import json

import pytest
from worlds import TUESDAY, a_day, a_request

from icplanner.tours import (
    BadDocument,
    LunchWish,
    Pin,
    Work,
    plan,
    plan_json,
    read_tour,
    tour_json,
)
from icplanner.tours.reading import MAX_BYTES
from icplanner.travel import StraightLine


@pytest.fixture
def found(three_mines):
    """Return a plan with pins, interests and lunch."""
    request = a_request(
        a_day(),
        lunch=LunchWish(),
        interests={"mining": 0.5},
        pins=(Pin(stop="coal-mine", date=TUESDAY, start_min=840),),
    )
    return plan(three_mines, request, travel=StraightLine(), work=Work(limit_s=0.5))


def test_a_tour_is_read_back_as_it_was_written(found):
    """Writing what was read gives the same document, alone and out of a plan."""
    tour = found.tours[0]
    alone = tour_json(tour)
    assert tour_json(read_tour(json.dumps(alone))) == alone
    assert tour_json(read_tour(json.dumps(plan_json(found)))) == alone
    assert read_tour(json.dumps(alone)).request == tour.request


def test_the_promised_keys_are_there(found):
    """The keys that people script against stand in every plan."""
    document = plan_json(found)
    assert set(document) >= {"schema", "variants", "reasons", "seconds", "problems"}
    tour = document["variants"][0]
    assert set(tour) >= {"score", "bound", "proven", "chance", "days", "warnings"}
    day = tour["days"][0]
    assert set(day) >= {"date", "stops", "legs"}
    assert set(day["stops"][0]) >= {
        *("site", "arrive", "start", "end", "latest_arrival", "score_parts"),
    }
    assert set(day["legs"][0]) >= {"minutes", "km", "mode", "method"}
    assert day["stops"][-1]["start"] == "14:00"


def broken_copies():
    """Return what a document may look like that is none."""
    return {
        "no json": "{",
        "a list": "[]",
        "no schema of ours": "{}",
        "too long": " " * (MAX_BYTES + 1),
        "deep": "[" * 100_000,
        "plan without variants": '{"schema": "icplanner.plan/1"}',
        "plan with a number for variants": '{"schema": "icplanner.plan/1", "variants": 3}',
    }


@pytest.mark.parametrize("text", broken_copies().values(), ids=broken_copies())
def test_what_is_no_tour_is_refused(text):
    """Anything else is refused with what is wrong, never with another error."""
    with pytest.raises(BadDocument) as refused:
        read_tour(text)
    assert refused.value.flaws


@pytest.mark.parametrize(
    ("path", "value"),
    [
        (("days", 0, "stops", 0, "start"), "25h"),
        (("days", 0, "stops", 0, "start"), "99:00"),
        (("days", 0, "stops", 0, "position"), [95.0, 12.0]),
        (("days", 0, "date"), "2026-02-30"),
        (("days", 0, "surprise"), 1),
        (("score",), "nan"),
        (("chance",), 7),
        (("schema",), "icplanner.tour/9"),
        (("days", 0, "stops", 0, "municipality"), "x" * 10_000),
        (("request", "mode"), "rocket"),
    ],
)
def test_every_wrong_value_is_named_with_its_place(found, path, value):
    """A wrong value is refused, and the flaw names where it stands."""
    document = tour_json(found.tours[0])
    here = document
    for key in path[:-1]:
        here = here[key]
    here[path[-1]] = value
    with pytest.raises(BadDocument) as refused:
        read_tour(json.dumps(document))
    place = ".".join(map(str, path))
    assert any(flaw.where.startswith(place) for flaw in refused.value.flaws)


def test_texts_are_cleaned_on_reading(found):
    """Control characters and direction overrides do not survive reading."""
    document = tour_json(found.tours[0])
    document["days"][0]["stops"][0]["names"]["en"] = "Mi\u202ene\x00"
    assert read_tour(json.dumps(document)).days[0].stops[0].names.en == "Mine"
