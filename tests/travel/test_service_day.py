"""Which day of the timetable stands for a date."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from small_networks import TABLES, write_feed

from icplanner.travel.service_day import is_holiday, service_day
from icplanner.travel.timetable import read_timetable


@pytest.fixture(scope="module")
def year_2026(tmp_path_factory):
    """Return a timetable valid for the whole of 2026."""
    return read_timetable(write_feed(tmp_path_factory.mktemp("year")))


@pytest.mark.parametrize(
    ("asked", "taken"),
    [
        (date(2026, 9, 16), date(2026, 9, 16)),  # within the timetable
        (date(2027, 9, 15), date(2026, 9, 16)),  # a Wednesday becomes the nearest Wednesday
        (date(2027, 11, 17), date(2026, 11, 15)),  # a holiday on a Wednesday: a Sunday
        (date(2028, 5, 1), date(2026, 5, 3)),  # a holiday on a Monday: a Sunday
        (date(2025, 7, 7), date(2026, 7, 13)),  # a plain Monday never lands on a holiday
    ],
)
def test_another_year_takes_the_same_weekday(year_2026, asked, taken):
    """The same weekday near the same date stands in; holidays become Sundays."""
    assert service_day(year_2026, asked) == taken


@given(st.dates(date(1899, 1, 1), date(9999, 12, 31)))
@settings(max_examples=60)
def test_any_date_has_its_weekday(year_2026, day):
    """From 1899 to 9999 the stand-in is valid and of the right weekday."""
    found = service_day(year_2026, day)
    assert year_2026.first <= found <= year_2026.last
    inside = year_2026.first <= day <= year_2026.last
    assert found.weekday() == (6 if is_holiday(day) and not inside else day.weekday())


def test_a_feed_of_three_days_may_lack_the_weekday(tmp_path):
    """A feed that holds no Sunday has no answer for Sundays."""
    week = TABLES["calendar.txt"].replace("20260101,20261231", "20260914,20260916")
    timetable = read_timetable(write_feed(tmp_path, calendar=week, calendar_dates=None))
    assert service_day(timetable, date(2027, 9, 12)) is None
    assert service_day(timetable, date(2027, 9, 13)) == date(2026, 9, 14)
