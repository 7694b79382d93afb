"""What no longer holds of a kept tour when the data go on."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from worlds import TUESDAY, a_request, a_site, a_world

from icplanner.catalogue.catalogue import Catalogue
from icplanner.catalogue.site import Status
from icplanner.tours import Severity, Work, plan
from icplanner.tours.staleness import outdated
from icplanner.travel import StraightLine

TRAVEL = StraightLine()
BEFORE = date(2026, 7, 1)
WORLD = a_world(a_site("mine", north=4), a_site("works", north=6))


@pytest.fixture(scope="module")
def tour():
    """Return the tour of both sites."""
    return plan(WORLD, a_request(), travel=TRAVEL, work=Work(limit_s=0.5, explain=False)).tours[0]


def now(tour, today=BEFORE, **facts):
    """Return what no longer holds once the mine's facts have changed."""
    changed = replace(WORLD, sites={**WORLD.sites, "mine": replace(WORLD.sites["mine"], **facts)})
    return outdated(tour, changed, travel=TRAVEL, today=today)


def test_nothing_is_told_while_nothing_changed(tour):
    """A tour that still holds is not made doubtful by being old."""
    assert outdated(tour, WORLD, travel=TRAVEL, today=BEFORE) == ()


@pytest.mark.parametrize(
    ("facts", "code"),
    [
        ({"opening_hours": "Mo-Su 08:00-20:00"}, "hours_changed"),  # still fits
        ({"opening_hours": "Sa,Su 09:00-17:00"}, "breaks_now"),  # shut on that day
        ({"status": Status.CLOSED}, "breaks_now"),
        ({"opening_year": 2014}, "doubtful_now"),
        ({"price_adult": 120.0}, "price_changed"),
        ({"price_adult": None}, "price_withdrawn"),
        ({"position": None}, "site_gone"),
    ],
)
def test_a_changed_fact_is_told_once_under_its_code(tour, facts, code):
    """Hours, status, price and existence each have their own code, and are not told twice."""
    found = now(tour, **facts)
    assert [(one.code, one.stop) for one in found] == [(code, "mine")]
    assert (found[0].severity is Severity.BREAKS) == (code in {"breaks_now", "site_gone"})


def test_what_was_known_when_it_was_kept_is_not_told_again():
    """The tour's own warnings are no news."""
    old = a_world(a_site("mine", opening_year=2014))
    tour = plan(old, a_request(), travel=TRAVEL, work=Work(limit_s=0.5, explain=False)).tours[0]
    assert [warning.code for warning in tour.warnings] == ["hours_unsure"]
    assert outdated(tour, old, travel=TRAVEL, today=BEFORE) == ()


def test_a_price_that_became_known_is_good_news():
    """An unknown price that is known by now is told with it."""
    before = a_world(a_site("mine", price_adult=None))
    tour = plan(before, a_request(), travel=TRAVEL, work=Work(limit_s=0.5, explain=False)).tours[0]
    after = a_world(a_site("mine"))
    found = outdated(tour, after, travel=TRAVEL, today=BEFORE)
    assert [(one.code, one.numbers) for one in found] == [("price_known", {"price_czk": 100.0})]


def test_a_date_that_is_over_and_a_hub_that_is_gone_are_told(tour):
    """The day of the tour counts as over from the next one on."""
    assert now(tour, today=TUESDAY) == ()
    assert [one.code for one in now(tour, today=date(2026, 7, 15))] == ["date_past"]
    homeless = Catalogue(sites=WORLD.sites)
    found = outdated(tour, homeless, travel=TRAVEL, today=BEFORE)
    assert [(one.code, one.stop) for one in found] == [("hub_gone", "spa")]


def test_what_breaks_the_tour_stands_first(tour):
    """The list begins with what the office must act on."""
    found = now(tour, today=date(2027, 1, 1), status=Status.CLOSED)
    severities = [one.severity for one in found]
    assert severities == sorted(severities, key=lambda s: s is not Severity.BREAKS)
    assert severities[0] is Severity.BREAKS


def test_a_way_that_got_a_little_longer_is_a_doubt(tour):
    """Spare time is there to be used: a promised tour does not break by losing some of it."""
    day = tour.days[0]
    leg = replace(day.legs[0], minutes=day.legs[0].minutes + 1)
    stop = replace(day.stops[0], arrive_min=day.stops[0].arrive_min + 1)
    longer = replace(day, legs=(leg, *day.legs[1:]), stops=(stop, *day.stops[1:]))
    found = outdated(replace(tour, days=(longer,)), WORLD, travel=TRAVEL, today=BEFORE)
    assert [(one.code, one.warning.code) for one in found] == [("doubtful_now", "no_buffer")]
