"""Which day of the timetable stands for a date."""

from __future__ import annotations

from datetime import date, timedelta
from functools import lru_cache
from typing import Final

import holidays

from icplanner.travel.timetable import Timetable

_SUNDAY: Final = 6


def service_day(timetable: Timetable, day: date) -> date | None:
    """Return the day whose trains are taken for `day`, None if the feed has none like it.

    Within the feed's validity it is the day itself. Outside, it is the nearest same weekday to
    the same date in the feed's year. A public holiday is taken as a Sunday, for trains run so; a
    plain day lands on a public holiday of the feed's year only if no other such weekday is
    there. School holidays are not looked at.
    """
    if timetable.first <= day <= timetable.last:
        return day
    weekday = _SUNDAY if is_holiday(day) else day.weekday()
    length = (timetable.last - timetable.first).days
    valid = (timetable.first + timedelta(days=n) for n in range(length + 1))
    candidates = [candidate for candidate in valid if candidate.weekday() == weekday]
    anchor = _same_date(timetable, day)
    return min(
        candidates,
        key=lambda candidate: (is_holiday(candidate), abs(candidate - anchor)),
        default=None,
    )


def _same_date(timetable: Timetable, day: date) -> date:
    """Return the date in the feed's year, or the end of the feed nearest to it."""
    dates = [
        day.replace(year=year, day=min(day.day, 28) if day.month == 2 else day.day)
        for year in range(timetable.first.year, timetable.last.year + 1)
    ]
    return min(
        dates,
        key=lambda same: max(timetable.first - same, same - timetable.last, timedelta()),
    )


@lru_cache(maxsize=1024)
def is_holiday(day: date) -> bool:
    """Return whether a date is a public holiday in Czechia (remembered by date)."""
    return day in holidays.country_holidays("CZ", years=day.year)
