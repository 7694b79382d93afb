"""The verdict on one minute."""

from __future__ import annotations

from datetime import date

import pytest

from icplanner.hours import Verdict, verdict_at

SATURDAY = date(2027, 9, 18)

HOURS = "Tu-Su 09:00-12:00,13:00-17:00"


@pytest.mark.parametrize(
    ("minute", "verdict"),
    [
        (539, Verdict.CLOSED),  # a minute too early
        (540, Verdict.OPEN),  # the opening minute lets people in
        (720, Verdict.CLOSED),  # the closing minute does not
        (750, Verdict.CLOSED),  # lunch
        (1019, Verdict.OPEN),
        (1020, Verdict.CLOSED),
    ],
)
def test_a_minute_is_open_within_the_windows_only(a_museum, minute, verdict):
    """Windows are half-open; outside them an open day is closed."""
    assert verdict_at(a_museum(HOURS), SATURDAY, minute) is verdict


def test_hours_past_midnight_belong_to_the_morning_after(a_museum):
    """A house open until two on Friday night is open on Saturday at one, and closed at two."""
    bar = a_museum("Fr 20:00-02:00")
    assert verdict_at(bar, SATURDAY, 60) is Verdict.OPEN
    assert verdict_at(bar, SATURDAY, 120) is Verdict.CLOSED


@pytest.mark.parametrize("minute", [0, 600, 1439])
def test_doubt_stays_doubt_at_every_minute(a_museum, minute):
    """Unknown and by booking never become open or closed by the clock."""
    unknown = a_museum(None)
    booking = a_museum('"by appointment"')
    assert verdict_at(unknown, SATURDAY, minute) is Verdict.UNKNOWN
    assert verdict_at(booking, SATURDAY, minute) is Verdict.BY_BOOKING


def test_the_first_day_of_all_has_no_evening_before(a_museum):
    """The very first date is judged without looking at the day before it."""
    assert verdict_at(a_museum(HOURS), date.min, 600) is Verdict.UNKNOWN
