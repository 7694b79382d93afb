"""The days of a year on which a tour works."""

from __future__ import annotations

from datetime import date

from worlds import a_day, a_request, a_site, a_world

from icplanner.tours import Work, feasible_days, plan
from icplanner.travel import StraightLine

TRAVEL = StraightLine()


def days_of(world, *days, year=2026):
    """Return the feasible days of the best tour."""
    found = plan(world, a_request(*days), travel=TRAVEL, work=Work(limit_s=0.5, explain=False))
    return list(feasible_days(found.tours[0], world, travel=TRAVEL, year=year))


def test_every_day_of_the_year_is_judged(closed_monday):
    """A year has its days, leap years one more, each with a verdict."""
    assert len(days_of(closed_monday)) == 365
    assert len(days_of(closed_monday, year=2028)) == 366


def test_a_closing_day_breaks_every_week(closed_monday):
    """A tour with a museum closed on Mondays works on no Monday, and the museum is named."""
    for day in days_of(closed_monday):
        if day.date.weekday() == 0:
            assert ("closed", "shut") in {(w.code, w.stop) for w in day.breaks}


def test_all_days_of_a_longer_tour_count():
    """Two days work only where the first and the second both do."""
    world = a_world(
        a_site("saturdays", opening_hours="Sa 09:00-17:00"),
        a_site("sundays", north=6, opening_hours="Su 09:00-17:00"),
    )
    saturday, sunday = date(2026, 7, 11), date(2026, 7, 12)
    works = [d.date for d in days_of(world, a_day(saturday), a_day(sunday)) if d.works]
    assert works
    assert {day.weekday() for day in works} == {5}
