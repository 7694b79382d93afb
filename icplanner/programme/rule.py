"""Recurrence rules: which days of a year an RRULE means, within bounds."""

from __future__ import annotations

from datetime import date, datetime, time
from typing import Final

from dateutil.rrule import rrulestr

# A series of this product happens a few times a year; a rule that gives more days is a mistake
# ("every day for ever") and must not fill the calendar or the memory.
MOST_A_YEAR: Final = 60

# The longest rule in iCalendar's own examples has 80 characters.
LONGEST_RULE: Final = 300

# Rules by the hour or finer mean thousands of steps a year, and no festival recurs so.
TOO_FINE: Final = ("FREQ=HOURLY", "FREQ=MINUTELY", "FREQ=SECONDLY")


class RuleError(ValueError):
    """The rule cannot be read or gives an absurd number of days; says which and why."""


def days_of_year(rule: str, year: int, anchor: date | None) -> tuple[date, ...]:
    """Return the days of `year` on which the rule begins an occurrence, ascending.

    Parameters
    ----------
    rule
        An iCalendar RRULE (RFC 5545, section 3.3.10) without the leading "RRULE:".
    anchor
        The first known edition: intervals and counts begin with its year, and no day before it
        is returned. None begins with `year`.

    Raises
    ------
    RuleError
        When the rule does not parse, is finer than a day, or gives more than `MOST_A_YEAR` days.
    """
    plain = rule.upper().replace(" ", "")
    if len(rule) > LONGEST_RULE or any(fine in plain for fine in TOO_FINE):
        raise RuleError(f"{rule[:60]!r} is no rule of days: use FREQ=YEARLY, MONTHLY, WEEKLY, DAILY")
    first, last = date(year, 1, 1), date(year, 12, 31)
    begin = date((anchor or first).year, 1, 1)
    if begin > last:
        return ()
    try:
        recurrence = rrulestr(rule, dtstart=_moment(begin))
        if recurrence.until is None:
            # A day that never comes (30 February) would be looked for until the year 9999.
            recurrence = recurrence.replace(until=_moment(last))
        moments = recurrence.between(_moment(first), _moment(last), inc=True)
    except (ValueError, TypeError, OverflowError, AttributeError, KeyError, IndexError) as error:
        raise RuleError(f"{rule!r} is not a recurrence rule: {error}") from error
    days = tuple(moment.date() for moment in moments)
    if len(days) > MOST_A_YEAR:
        raise RuleError(f"{rule!r} gives {len(days)} days in {year}, more than {MOST_A_YEAR}")
    return tuple(day for day in days if anchor is None or day >= anchor)


def _moment(day: date) -> datetime:
    return datetime.combine(day, time())
