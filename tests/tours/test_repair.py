"""One-step repairs: where no gentler step helps, a place, a shorter visit or a new order does."""

from __future__ import annotations

from datetime import date

import pytest
from worlds import a_day, a_request, a_site, a_world

from icplanner.catalogue.localised import LANGS
from icplanner.tours import (
    Repair,
    Severity,
    Work,
    add,
    apply,
    drop,
    lengthen,
    move,
    open_desk,
    pin,
    plan,
    with_repairs,
)
from icplanner.travel import StraightLine
from icplanner.travel.leg import Unreachable
from icplanner.words import Words
from icplanner.words.tours import repair_text

DAY = a_day(date(2026, 7, 14), 540, 1020)
WINDOWS = a_world(
    a_site("first", north=4, opening_hours="Mo-Su 09:00-11:00"),
    a_site("second", north=5, opening_hours="Mo-Su 11:00-13:00"),
    a_site("third", north=6, opening_hours="Mo-Su 13:00-15:00"),
    a_site("fourth", north=7, opening_hours="Mo-Su 15:00-17:00"),
)


STOPS = ("first", "second", "third", "fourth")
FAR = a_world(*WINDOWS.sites.values(), a_site("far", north=150, visit_minutes=120))


class OneWay(StraightLine):
    """Straight lines, but none that leads away from the second site to the third."""

    def leg(self, start, end, mode, depart=None):
        """Return the way, or that there is none."""
        cut = (WINDOWS.sites["second"].position, WINDOWS.sites["third"].position)
        if (start, end) == cut:
            return Unreachable(mode, "no_road")
        return super().leg(start, end, mode, depart)


ONE_WAY = OneWay()


def tour_of(world, request, *stops, travel=None):
    """Return the desk and a tour of these stops in this order."""
    ways = travel or StraightLine()
    desk = open_desk(world, request, travel=ways)
    (tour,) = plan(
        world, request, travel=StraightLine(), work=Work(limit_s=0.2, explain=False)
    ).tours[:1]
    for stop in tour.stop_ids():
        tour = drop(desk, tour, stop)
    for place, stop in enumerate(stops):
        tour = add(desk, tour, stop, 0, place)
    return desk, tour


def repairs_of(desk, edited):
    """Return, for each warning that breaks, its code and stop and the steps that mend it."""
    mended = with_repairs(desk, edited)
    return {
        (warning.code, warning.stop): [(step.code, step.stop) for step in warning.repairs]
        for warning in mended.warnings
        if warning.severity is Severity.BREAKS
    }


def test_a_misplaced_stop_goes_back_to_its_place():
    """Two places from where it belongs no swap helps a stop, but a place of its own does."""
    desk, tour = tour_of(WINDOWS, a_request(DAY), *STOPS)
    assert tour.works
    edited = with_repairs(desk, move(desk, tour, "first", 0, 2))
    (warning,) = [one for one in edited.warnings if one.severity is Severity.BREAKS]
    assert [step.code for step in warning.repairs] == ["reorder", "drop"]
    assert apply(desk, edited, warning.repairs[0]).stop_ids() == STOPS


def test_a_visit_is_shortened_by_what_is_missing():
    """A day that ends a little late is saved by a shorter visit, a very late one is not."""
    desk, tour = tour_of(WINDOWS, a_request(DAY), *STOPS)
    edited = with_repairs(desk, lengthen(desk, tour, "fourth", 100))
    (warning,) = [one for one in edited.warnings if one.code == "returns_late"]
    (short,) = [step for step in warning.repairs if step.code == "shorten"]
    assert short.stop == "fourth"
    visit_min = short.numbers["visit_min"]
    assert 100 - 5 - warning.numbers["late_min"] < visit_min <= 100 - warning.numbers["late_min"]
    assert apply(desk, edited, short).works
    long = repairs_of(desk, lengthen(desk, tour, "fourth", 300))
    assert all(code != "shorten" or stop == "fourth" for code, stop in long["returns_late", None])
    late = repairs_of(desk, move(desk, tour, "fourth", 0, 0))["returns_late", None]
    assert "shorten" not in {code for code, _ in late}


def test_two_slips_at_once_are_mended_by_a_new_order():
    """A pinned hour and a stop out of order need one step, which keeps every stop."""
    desk, tour = tour_of(WINDOWS, a_request(DAY), *STOPS)
    edited = with_repairs(desk, move(desk, pin(desk, tour, "third", 600), "first", 0, 1))
    (warning,) = [one for one in edited.warnings if one.stop == "first"]
    (step,) = warning.repairs
    assert (step.code, step.stop) == ("rearrange", "")
    mended = apply(desk, edited, step)
    assert mended.works
    assert set(mended.stop_ids()) == set(STOPS)


def test_what_a_new_order_alone_does_not_mend_leaves_out_one_stop():
    """Where a stop too many was added to a muddled day, it goes and the rest is ordered."""
    desk, tour = tour_of(FAR, a_request(DAY), *STOPS)
    edited = with_repairs(desk, add(desk, move(desk, tour, "fourth", 0, 0), "far", 0, 1))
    (warning,) = [one for one in edited.warnings if one.code == "returns_late"]
    (step,) = warning.repairs
    assert (step.code, step.stop) == ("rearrange", "far")
    assert set(apply(desk, edited, step).stop_ids()) == set(STOPS)


def test_a_stop_without_a_way_on_is_the_one_to_drop():
    """Where no way leads on from a stop, the stop after it is mended by dropping the first."""
    desk, tour = tour_of(WINDOWS, a_request(DAY), *STOPS, travel=ONE_WAY)
    found = repairs_of(desk, tour)
    assert ("drop", "second") in found["no_way", "third"]


@pytest.mark.parametrize("lang", LANGS)
def test_a_new_order_of_the_day_is_told_without_a_stop(lang):
    """The step names no stop where it concerns the whole day, and the stop where it drops one."""
    words = Words(lang)
    whole = repair_text(words, WINDOWS, Repair(code="rearrange", day=0, stop=""))
    assert whole == words.text("Order the whole day anew, with free hours.")
    assert repair_text(words, WINDOWS, Repair(code="rearrange", day=0, stop="first")).startswith(
        "First: "
    )
