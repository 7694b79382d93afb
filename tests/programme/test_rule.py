from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from icplanner.programme import RuleError, days_of_year


@pytest.mark.parametrize(
    ("rule", "year", "anchor", "days"),
    [
        ("FREQ=YEARLY;BYMONTH=9;BYDAY=2SA", 2027, None, [date(2027, 9, 11)]),
        # A month has no thirtieth of February in any year.
        ("FREQ=MONTHLY;BYMONTH=2;BYMONTHDAY=30", 2027, None, []),
        ("FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=29", 2028, None, [date(2028, 2, 29)]),
        ("FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=29", 2027, None, []),
        # Every five years counts from the first known edition.
        ("FREQ=YEARLY;INTERVAL=5;BYMONTH=9;BYDAY=2FR", 2027, date(2017, 9, 8), [date(2027, 9, 10)]),
        ("FREQ=YEARLY;INTERVAL=5;BYMONTH=9;BYDAY=2FR", 2026, date(2017, 9, 8), []),
        # Counted from the year's end: the Saturday before the first Sunday of Advent.
        (
            "FREQ=YEARLY;BYYEARDAY=-36,-35,-34,-33,-32,-31,-30;BYDAY=SA",
            2027,
            None,
            [date(2027, 11, 27)],
        ),
        # Nothing before the series began.
        ("FREQ=YEARLY;BYMONTH=9;BYDAY=2SA", 2010, date(2015, 9, 12), []),
        ("FREQ=YEARLY;BYMONTH=12;BYMONTHDAY=31", 9999, None, [date(9999, 12, 31)]),
        ("FREQ=YEARLY;BYMONTH=1;BYMONTHDAY=1;COUNT=2", 2029, date(2027, 1, 1), []),
    ],
)
def test_a_rule_gives_the_days_of_the_year(rule, year, anchor, days):
    """The days of a rule are those a reader of iCalendar would expect."""
    assert list(days_of_year(rule, year, anchor)) == days


@pytest.mark.parametrize(
    "rule",
    [
        "FREQ=SECONDLY",
        "FREQ=HOURLY;BYMONTH=9",
        "FREQ=DAILY",
        "FREQ=WEEKLY;BYDAY=MO,TU,WE",  # more days than any series of events has
        "FREQ=WEEKLY;BYMONTHDAY=30;BYMONTH=2",  # not allowed in weeks, and would never end
        "every second Saturday",
        "FREQ=YEARLY;BYDAY=XX",
        "FREQ=YEARLY;" + "BYMONTH=9;" * 60,
        "",
        "RRULE:FREQ=YEARLY\nEXDATE:20270101",
    ],
)
def test_a_rule_that_cannot_be_kept_is_refused(rule):
    """A rule that does not parse, is too fine or gives a flood of days names itself."""
    with pytest.raises(RuleError):
        days_of_year(rule, 2027, None)


@given(st.text(alphabet="FREQ=YALDIWKBMONTHSU;,-0123456789", max_size=60))
def test_any_text_is_either_a_rule_or_refused(rule):
    """Whatever stands in the field, the answer is days of that year or a RuleError."""
    try:
        days = days_of_year(rule, 2027, None)
    except RuleError:
        return
    assert all(day.year == 2027 for day in days)
