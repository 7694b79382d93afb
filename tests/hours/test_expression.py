"""Reading hours, and refusing what cannot be meant."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from icplanner.hours import HoursError, expression
from icplanner.hours.evaluation import Span, evaluate
from icplanner.hours.expression import LONGEST_DAY_MIN, MAX_CHARS, OPEN_END_MIN


@pytest.mark.parametrize(
    ("text", "position"),
    [
        ("", 1),  # nothing
        ("   ", 1),
        ("Po-Pá 9-17", 1),  # Czech
        ("9-17", 1),  # no minutes
        ("Mo–Fr 09:00-17:00", 3),  # a dash as Word sets it
        ("Mo-Fr 09:00-17:00 Uhr", 19),  # German
        ("otevřeno denně", 1),
        ("na objednávku", 1),
        ("Feb 30 10:00-12:00", 1),  # the parser takes it for every day
        ("Mo 10:00-12:00; Sep 31 off", 17),
        ("Jan 28-32 10:00-12:00", 1),
        ("2026 Feb 29 10:00-12:00", 1),  # no leap year
        ("Mo", 1),  # no times: all day
        ("Mo-Fr, PH 10:00-12:00", 1),  # a blank turns weekdays into a rule without times
        ("10:00-10:00", 1),  # the parser takes it for 24 hours
        ("17:00-09:00", 1),  # turned round
        ("Mo 09:00-12:00; Tu 17:00-08:00", 20),
        ("PH Mo-Fr 10:00-12:00", 1),  # the parser forgets the holiday
        ("2024-2025 Feb 29 off", None),  # closing rules alone are read
        ("x" * (MAX_CHARS + 1), MAX_CHARS),
        ("\u0000Mo 10:00-12:00", 1),
        ("{{ 7*7 }}", 1),
    ],
)
def test_hours_that_mislead_are_refused_with_place_and_example(text, position):
    """An error names where it is and how it is done right; what is fine is read."""
    if position is None:
        assert expression(text).text == text
        return
    with pytest.raises(HoursError) as caught:
        expression(text)
    assert caught.value.position == position
    assert caught.value.example in str(caught.value)
    assert expression(caught.value.example)


def test_the_real_hours_are_all_read(sites):
    """No text of the catalogue is refused."""
    for site in sites.values():
        if site.opening_hours:
            assert expression(site.opening_hours).text == site.opening_hours
        for line in site.guided_starts:
            if line.days:
                assert expression(line.days, days_only=True).text == line.days


@settings(max_examples=200)
@given(st.text(max_size=40))
@example('"')
@example("Mo 10:00-12:00 ||")
@example("9999999 Feb 29 10:00-12:00")
@example("0000 Feb 29 10:00-12:00")
def test_any_text_is_read_or_refused(text):
    """No text raises anything but HoursError, and what is read is not open longer than it says."""
    try:
        read = expression(text)
    except HoursError:
        return
    for _, span in evaluate(read.cut, date(2028, 1, 1), date(2028, 1, 31)):
        said = "24/7" in text or "00:00-24:00" in text or span.comment
        assert said or span.end_min - span.start_min <= LONGEST_DAY_MIN


@pytest.mark.parametrize(
    ("text", "ends"),
    [
        ("10:00+", OPEN_END_MIN),
        ("16:30+", 16 * 60 + 30 + 60),  # at least an hour
        ("23:30+", 1440),  # not past midnight
        ("10:00-15:00+", 15 * 60),  # a stated end is kept
    ],
)
def test_an_open_end_is_assumed_and_marked(text, ends):
    """An open end closes by the documented assumption, and the reading says so."""
    read = expression(text)
    assert read.open_end
    assert [span.end_min for _, span in evaluate(read.cut, date(2026, 5, 5), date(2026, 5, 5))] == [
        ends
    ]


def test_comments_are_not_read_as_rules():
    """Words in quotes change nothing but the comment."""
    read = expression('Mo 10:00-12:00 "PH, SH, Feb 30, 10:00+ on request"')
    assert (read.offsets, read.school, read.open_end) == ((), False, False)
    day = date(2026, 9, 28)
    assert [span.comment for _, span in evaluate(read.cut, day, day)] == [
        "PH, SH, Feb 30, 10:00+ on request"
    ]


def test_the_year_of_a_list_holds_for_all_its_dates():
    """The text "2026 Mar 06,Mar 20" names 20 March 2026, not every 20 March."""
    read = expression("2026 Mar 06,Mar 20 08:30-09:30")
    assert read.years == (2026,)
    assert evaluate(read.cut, date(2027, 1, 1), date(2027, 12, 31)) == []
    assert [day for day, _ in evaluate(read.cut, date(2026, 1, 1), date(2026, 12, 31))] == [
        date(2026, 3, 6),
        date(2026, 3, 20),
    ]


def test_sun_times_follow_the_season():
    """Sunset comes later in June than in December."""
    read = expression("10:00-sunset")
    [(_, june)] = evaluate(read.cut, date(2026, 6, 21), date(2026, 6, 21))
    [(_, december)] = evaluate(read.cut, date(2026, 12, 21), date(2026, 12, 21))
    assert june.start_min == december.start_min == 600
    assert june.end_min - december.end_min > 4 * 60
    assert evaluate(read.cut, date(2026, 3, 29), date(2026, 3, 29))[0][1].start_min == 600


def test_a_day_of_clock_change_keeps_its_minutes():
    """Local minutes stay local on the Sundays the clocks are changed."""
    for day in (date(2026, 3, 29), date(2026, 10, 25)):
        assert evaluate("01:00-05:00", day, day) == [(day, Span(60, 300))]
