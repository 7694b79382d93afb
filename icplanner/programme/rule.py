"""Recurrence rules: which days of a year an RRULE means, within bounds."""

from __future__ import annotations

import re
from datetime import date, datetime, time
from functools import lru_cache
from itertools import islice
from typing import Final

from dateutil import rrule as recurring

# A series of this product happens a few times a year; a rule that gives more days is a mistake
# ("every day for ever") and must not fill the calendar or the memory.
MOST_A_YEAR: Final = 60

# The longest rule in iCalendar's own examples has 80 characters.
LONGEST_RULE: Final = 300

# Series of events recur by years, months or weeks; what lasts for days has a start and an end.
PERIODS: Final = ("FREQ=YEARLY", "FREQ=MONTHLY", "FREQ=WEEKLY")

# Counted by us: dateutil takes a count or an end, and without an end it looks for ever.
COUNT: Final = re.compile(r";COUNT=(\d{1,4})(?=;|$)")

IDLE: Final = re.compile(r"INTERVAL=[+-]?0*(?=;|$)")


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
        When the rule does not parse, is not by years, months or weeks, or gives more than
        `MOST_A_YEAR` days.
    """
    begin = date((anchor or date(year, 1, 1)).year, 1, 1)
    days = _days(rule, year, begin)
    return tuple(day for day in days if anchor is None or day >= anchor)


def days_since(rule: str, year: int, start: date) -> tuple[date, ...]:
    """Return the days of `year` by a calendar's rule, which counts from the very first day.

    What the rule does not say, such as the day of the month, is that day's; it is an occurrence
    itself (RFC 5545, section 3.8.5.3).

    Raises
    ------
    RuleError
        As for `days_of_year`.
    """
    days = set(_days(rule, year, start))
    return tuple(sorted(days | {start} if start.year == year else days))


@lru_cache(maxsize=8192)
def _days(rule: str, year: int, begin: date) -> tuple[date, ...]:
    """Return the days of a year by a rule that counts from `begin`.

    Remembered by its three arguments, the last 8,192 asked for, for the life of the process: a
    rule means the same days for ever.
    """
    plain = rule.upper().replace(" ", "")
    if len(rule) > LONGEST_RULE or not any(period in plain for period in PERIODS):
        raise RuleError(f"{rule[:60]!r} is no rule of events: use FREQ=YEARLY, MONTHLY or WEEKLY")
    if "WEEKLY" in plain and "BYMONTHDAY" in plain:
        # RFC 5545 forbids it; dateutil would look for 30 February through all weeks to come.
        raise RuleError(f"{rule!r} names days of the month in a weekly rule")
    if IDLE.search(plain):
        # dateutil would stay at the first day for ever.
        raise RuleError(f"{rule!r} has an interval of nought")
    first, last = date(year, 1, 1), date(year, 12, 31)
    if begin > last:
        return ()
    count = COUNT.search(plain)
    try:
        recurrence = recurring.rrulestr(COUNT.sub("", plain), dtstart=_moment(begin))
        if not isinstance(recurrence, recurring.rrule):
            raise RuleError(f"{rule!r} is more than one rule")
        if "UNTIL=" not in plain:
            # A day that never comes (30 February) would be looked for until the year 9999.
            recurrence = recurrence.replace(until=_moment(last))
        moments = islice(recurrence, int(count[1])) if count else recurrence
        inside = [moment for moment in moments if first <= moment.date() <= last]
    except (ValueError, TypeError, OverflowError, AttributeError, KeyError, IndexError) as error:
        raise RuleError(f"{rule!r} is not a recurrence rule: {error}") from error
    days = tuple(moment.date() for moment in inside)
    if len(days) > MOST_A_YEAR:
        raise RuleError(f"{rule!r} gives {len(days)} days in {year}, more than {MOST_A_YEAR}")
    return days


def _moment(day: date) -> datetime:
    return datetime.combine(day, time())
