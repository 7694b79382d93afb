"""The verdict of one site on one day."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from minute_by_minute import DAYS, MONTHS, days_of, is_open

from icplanner.catalogue.guided_start import GuidedStart
from icplanner.catalogue.site import Status
from icplanner.hours import Area, Jurisdiction, Verdict, Window, expression, holidays_of, windows
from icplanner.hours.judgement import OLD_AFTER_YEARS
from icplanner.hours.schedule import Schedule

MONDAY = date(2026, 6, 1)
TUESDAY = date(2026, 6, 2)
OPEN, CLOSED = Verdict.OPEN, Verdict.CLOSED
BY_BOOKING, UNKNOWN = Verdict.BY_BOOKING, Verdict.UNKNOWN
SAMPLE_MINUTES = (0, 59, 60, 539, 540, 541, 719, 720, 959, 960, 1019, 1020, 1379, 1380, 1439, 1500)


def ranges(names):
    """Return a strategy of single names and ranges of names."""
    pair = st.tuples(st.sampled_from(names), st.sampled_from(names))
    return pair.map(lambda two: two[0] if two[0] == two[1] else f"{two[0]}-{two[1]}")


weekdays = st.one_of(
    ranges(DAYS),
    st.just("PH"),
    ranges(DAYS).map(lambda days: f"{days},PH"),
)
times = st.sampled_from(
    ["09:00-17:00", "09:00-12:00,13:00-16:00", "08:59-09:01", "22:00-01:00", "16:00-23:00", "off"]
)
rules = st.builds(
    lambda *parts: " ".join(part for part in parts if part),
    st.one_of(st.just(""), ranges(MONTHS)),
    st.one_of(st.just(""), weekdays),
    times,
)
texts = st.lists(rules, min_size=1, max_size=3).map("; ".join)


@settings(max_examples=60)
@given(texts, st.integers(1992, 2099))
def test_the_spans_are_those_of_the_minute_by_minute_reading(text, year):
    """For the simple grammar, every day of a year is open in exactly the minutes it says."""
    place = Jurisdiction(Area.CZECHIA)
    holidays = set(holidays_of(place, year).certain)
    try:
        schedule = Schedule(expression(text), place)
    except ValueError as refused:
        assert "never open" in str(refused)  # noqa: PT017 (the other outcome is checked below)
        return
    picked = [day for day in days_of(year) if day.day in {1, 8, 24, 28} or day in holidays]
    for day in picked:
        spans = schedule.spans(day)
        for minute in SAMPLE_MINUTES:
            inside = any(span.start_min <= minute < span.end_min for span in spans)
            assert inside is is_open(text, day, minute, holidays), (text, day, minute)


PIECES = st.sampled_from(
    [
        *("Mo", "Tu-Su", "PH", "SH", "Jan", "Feb 29", "Dec 24", "easter", "-2 days", "+1 day"),
        *("10:00-12:00", "22:00-03:00", "10:00+", "sunrise-sunset", "24/7", "00:00-24:00"),
        *("off", "unknown", "open", "2026", "2024-2027", "week 10", "[1]", '"call; Dec off"'),
        *(",", ";", "||", " ", "-"),
    ]
)


@settings(max_examples=150)
@given(st.lists(PIECES, max_size=8).map(" ".join), st.dates(date(2024, 1, 1), date(2028, 12, 31)))
def test_no_hours_break_the_judgement(a_museum, text, day):
    """Whatever stands in the hours, the day gets a verdict, and closed days have no windows."""
    answer = windows(a_museum(text), day)
    assert answer.because.code
    assert not (answer.verdict is CLOSED and answer.windows)
    assert all(0 <= w.start_min < 1440 and w.start_min < w.end_min for w in answer.windows)


@pytest.mark.parametrize(
    ("facts", "day", "verdict", "code"),
    [
        ({"status": Status.CLOSED}, TUESDAY, CLOSED, "site_closed"),
        ({}, date(1899, 6, 1), UNKNOWN, "date_out_of_range"),
        ({}, date(9999, 12, 31), UNKNOWN, "date_out_of_range"),
        ({}, date(1, 1, 1), UNKNOWN, "date_out_of_range"),
        ({"hours": None}, TUESDAY, UNKNOWN, "no_hours"),
        ({"hours": "  "}, TUESDAY, UNKNOWN, "no_hours"),
        ({"hours": None, "booking_required": True}, TUESDAY, BY_BOOKING, "booking_only"),
        ({"hours": None, "tour_starts": "hourly"}, TUESDAY, UNKNOWN, "ask_for_tour_times"),
        ({"hours": None, "status": Status.UNCERTAIN}, TUESDAY, UNKNOWN, "status_uncertain"),
        ({"hours": "Po-Pá 9-17"}, TUESDAY, UNKNOWN, "unreadable_hours"),
        ({"hours": "Feb 30 10:00-12:00"}, TUESDAY, UNKNOWN, "unreadable_hours"),
        ({"hours": "2025 Jun 02 10:00-12:00"}, TUESDAY, UNKNOWN, "dated_hours"),
        ({"hours": "2026 Jun 03 10:00-12:00"}, TUESDAY, CLOSED, "not_listed"),
        ({"hours": "SH 10:00-12:00"}, TUESDAY, UNKNOWN, "school_holidays"),
        ({"hours": "Tu-Fr,SH 10:00-12:00"}, TUESDAY, OPEN, "as_stated"),  # either way the same
        ({}, MONDAY, CLOSED, "closed_weekday"),
        ({"hours": "10:00-12:00; Jun 02 off"}, TUESDAY, CLOSED, "closed_date"),
        ({"hours": "Mo-Su 10:00-12:00; Mo off"}, MONDAY, CLOSED, "closed_weekday"),
        ({"hours": "Jul-Aug 10:00-12:00"}, TUESDAY, CLOSED, "season_not_begun"),
        ({"hours": "Mar-Apr 10:00-12:00"}, TUESDAY, CLOSED, "season_over"),
        ({"hours": "Jun off; Jul 10:00-11:00"}, TUESDAY, CLOSED, "season_not_begun"),
        ({"hours": "off"}, TUESDAY, CLOSED, "no_open_day"),
        ({"hours": "10:00-12:00; PH off"}, date(2026, 9, 28), CLOSED, "holiday"),
        ({"hours": "10:00-12:00; PH -1 day off"}, date(2026, 9, 27), CLOSED, "holiday"),
        ({"hours": '"by appointment"'}, TUESDAY, BY_BOOKING, "comment"),
        ({"hours": 'Tu 10:00-12:00 "call first"'}, TUESDAY, BY_BOOKING, "comment"),
        ({"hours": "Tu 10:00-12:00 unknown"}, TUESDAY, UNKNOWN, "hours_unsure"),
        ({"status": Status.UNCERTAIN}, TUESDAY, UNKNOWN, "status_uncertain"),
        ({"status": Status.UNCERTAIN}, MONDAY, CLOSED, "closed_weekday"),
        ({"booking_required": True}, TUESDAY, BY_BOOKING, "booking_required"),
        ({"booking_required": True}, MONDAY, CLOSED, "closed_weekday"),
        ({"status": Status.SEASONAL}, date(2026, 1, 6), UNKNOWN, "season_not_stated"),
        ({"status": Status.SEASONAL}, TUESDAY, OPEN, "as_stated"),
        ({"hours": "Mo-Su 10:00-17:00"}, date(2026, 12, 24), UNKNOWN, "holiday_unstated"),
        ({"hours": "Mo-Su,PH 10:00-17:00"}, date(2026, 12, 25), UNKNOWN, "holiday_unstated"),
        ({"hours": "Mo-Su 10:00-17:00; Dec 25 off"}, date(2026, 12, 31), OPEN, "as_stated"),
        ({"hours": "Mo-Fr 10:00-17:00"}, date(2026, 9, 28), UNKNOWN, "holiday_unstated"),
        ({"hours": "Mo-Su 10:00-17:00"}, date(2026, 9, 28), OPEN, "holiday_as_usual"),
        ({"hours": "Mo-Su,PH 10:00-17:00"}, date(2026, 9, 28), OPEN, "as_stated"),
        ({"hours": "24/7"}, date(2026, 12, 24), OPEN, "as_stated"),
        ({"guided_only": True}, TUESDAY, OPEN, "ask_for_tour_times"),
        ({"opening_source": "estimate: open landscape"}, TUESDAY, OPEN, "estimated_hours"),
        ({"opening_year": None}, TUESDAY, OPEN, "undated_hours"),
        ({"opening_year": 2026 - OLD_AFTER_YEARS}, TUESDAY, OPEN, "as_stated"),
        ({"opening_year": 2025 - OLD_AFTER_YEARS}, TUESDAY, OPEN, "old_hours"),
        ({"opening_year": 2014}, TUESDAY, OPEN, "old_hours"),  # no age makes it unknown
    ],
)
def test_each_rule_gives_its_verdict_and_reason(a_museum, facts, day, verdict, code):
    """Every rule of docs/hours.md decides the case made for it."""
    answer = windows(a_museum(**({"hours": "Tu-Su 10:00-17:00"} | facts)), day)
    assert (answer.verdict, answer.because.code) == (verdict, code)
    if verdict is CLOSED:
        assert answer.windows == ()


def test_15_august_is_judged_by_the_municipality(a_museum):
    """A rule on holidays decides where the day is known to be one, and is unknown where not."""
    verdicts = [
        windows(
            a_museum("Mo-Su 10:00-17:00; PH off", country="DE", municipality=town),
            date(2026, 8, 15),
        ).because.code
        for town in ("Waldsassen", "Selb", "Plauen")
    ]
    assert verdicts == ["holiday", "holiday_uncertain", "as_stated"]


def test_a_season_is_told_with_its_edges(a_museum):
    """The edges are the stated ones, not the last weekday the site happened to be open."""
    site = a_museum("May 01-Oct 15 Sa-Su 10:00-17:00")
    autumn = windows(site, date(2026, 10, 16)).because
    assert autumn.code == "season_over"
    assert autumn.numbers["ended"] == date(2026, 10, 15)
    assert autumn.numbers["begins"] == date(2027, 5, 1)
    spring = windows(site, date(2026, 4, 30)).because
    assert spring.code == "season_not_begun"
    assert spring.numbers["begins"] == date(2026, 5, 1)
    assert windows(site, date(2026, 5, 1)).because.code == "closed_weekday"


def test_the_closing_minute_ends_a_visit_and_begins_none(a_museum):
    """A visit may begin in the opening minute and end in the closing one, not a minute beyond."""
    answer = windows(a_museum("10:00-17:00"), TUESDAY)
    assert answer.windows == (Window(600, 1020),)
    assert answer.start_windows(60) == (Window(600, 960),)
    assert answer.start_windows(420) == (Window(600, 600),)
    assert answer.start_windows(421) == ()
    assert [answer.is_within(m) for m in (599, 600, 1019, 1020)] == [False, True, True, False]


def test_last_admission_limits_the_beginning(a_museum):
    """A stated last admission, or so many minutes before closing, is the last minute to begin."""
    by_clock = windows(a_museum("10:00-17:00", last_admission_min=930), TUESDAY)
    before = windows(a_museum("10:00-17:00", last_admission_before_close_min=45), TUESDAY)
    assert by_clock.start_windows(30) == (Window(600, 930),)
    assert by_clock.start_windows(120) == (Window(600, 900),)
    assert before.last_admission_min == 975
    assert before.start_windows(30) == (Window(600, 975),)


def test_a_window_past_midnight_belongs_to_the_day_it_began(a_museum):
    """Saturday 22:00-03:00 runs to minute 1620 of Saturday, and Sunday has none of it."""
    site = a_museum("Sa 22:00-03:00")
    saturday = date(2026, 6, 6)
    assert windows(site, saturday).windows == (Window(1320, 1620),)
    assert windows(site, saturday + timedelta(days=1)).verdict is CLOSED
    daily = a_museum("22:00-03:00")
    assert windows(daily, saturday).windows == (Window(1320, 1620),)


def test_29_february_is_a_day_of_leap_years_only(a_museum):
    """Hours of 29 February open in 2028 and close all of 2027."""
    site = a_museum("Feb 29 10:00-12:00")
    assert windows(site, date(2028, 2, 29)).verdict is OPEN
    assert windows(site, date(2027, 3, 1)).verdict is CLOSED
    assert windows(site, date(2027, 2, 28)).verdict is CLOSED


def test_an_assumed_end_is_told_whatever_the_verdict(a_museum):
    """An open end gives its assumed minute with the reason, also for sites to book."""
    for booking in (False, True):
        because = windows(a_museum("10:00+", booking_required=booking), TUESDAY).because
        assert because.numbers["open_end_min"] == 17 * 60


def test_evidence_carries_source_year_and_age(a_museum):
    """A verdict of 2026 on hours of 2014 says that they are twelve years old, of the past 0."""
    site = a_museum("10:00-17:00", opening_year=2014)
    [evidence] = windows(site, TUESDAY).evidence
    assert (evidence.text, evidence.year, evidence.age_years) == ("10:00-17:00", 2014, 12)
    assert evidence.source == "https://example.org/hours"
    [earlier] = windows(site, date(2010, 6, 2)).evidence
    assert earlier.age_years == 0


def test_a_holiday_verdict_names_the_law(a_museum):
    """A day closed by a holiday rule carries the act that makes it a holiday."""
    answer = windows(a_museum("10:00-17:00; PH off"), date(2026, 9, 28))
    assert answer.because.numbers == {
        "holiday": "czech_statehood",
        "date": date(2026, 9, 28),
        "area": "CZ",
    }
    assert answer.evidence[-1].source == "zákon č. 245/2000 Sb."


def test_guided_visits_begin_at_their_starts(a_museum):
    """A guided-only site takes visits at the starts of the lines that hold on the day."""
    lines = (
        GuidedStart(site="a-museum", days="Tu-Fr", times=(600, 720, 1015), duration_min=60),
        GuidedStart(site="a-museum", days="Sa,PH", every_min=90, first_min=600, last_min=900),
        GuidedStart(site="a-museum", days="Su", times=(540, 1020)),
    )
    site = a_museum("10:00-17:00", guided_only=True, guided_starts=lines, visit_minutes=45)
    tuesday = windows(site, TUESDAY)
    assert tuesday.guided_starts_min == (600, 720, 1015)
    assert tuesday.guided_duration_min == 60
    assert tuesday.start_windows(999) == (Window(600, 600), Window(720, 720), Window(1015, 1015))
    assert windows(site, date(2026, 9, 28)).guided_starts_min == (600, 690, 780, 870)
    sunday = windows(site, date(2026, 6, 7))  # one start before opening, one in the closing minute
    assert sunday.guided_starts_min == ()
    assert sunday.because.code == "ask_for_tour_times"
    assert windows(site, date(2026, 6, 6)).guided_duration_min == 45


def test_starts_bind_nobody_where_one_may_go_alone(a_museum):
    """A museum that also offers tours takes visits at any minute of its windows."""
    lines = (GuidedStart(site="a-museum", times=(630,)),)
    answer = windows(a_museum("10:00-17:00", guided_starts=lines), TUESDAY)
    assert answer.guided_starts_min == ()


def test_lines_of_a_timetable_stand_in_for_missing_hours(a_museum):
    """Without hours the tours are the windows on their days, and other days are unknown."""
    lines = (GuidedStart(site="a-museum", days="Tu", times=(600, 690), duration_min=90, year=2026),)
    site = a_museum(None, guided_starts=lines)
    answer = windows(site, TUESDAY)
    assert (answer.verdict, answer.because.code) == (OPEN, "tour_times")
    assert answer.windows == (Window(600, 780),)
    assert answer.guided_starts_min == (600, 690)
    assert windows(site, MONDAY).verdict is UNKNOWN
    doubtful = a_museum(None, guided_starts=lines, status=Status.UNCERTAIN)
    assert windows(doubtful, TUESDAY).verdict is UNKNOWN


@pytest.mark.parametrize("days", ["SH", "2025 Jun 02", "Feb 30", "nonsense"])
def test_a_line_that_may_not_hold_gives_no_start(a_museum, days):
    """School holidays, other years and unreadable days promise no tour."""
    lines = (GuidedStart(site="a-museum", days=days, times=(630,)),)
    site = a_museum("10:00-17:00", guided_only=True, guided_starts=lines)
    assert windows(site, TUESDAY).guided_starts_min == ()


def test_a_line_to_book_ahead_makes_the_day_by_booking(a_museum):
    """Days of notice are told with the reason."""
    lines = (GuidedStart(site="a-museum", times=(630,), lead_days=3),)
    answer = windows(a_museum("10:00-17:00", guided_only=True, guided_starts=lines), TUESDAY)
    assert answer.verdict is BY_BOOKING
    assert answer.because.numbers["lead_days"] == 3
