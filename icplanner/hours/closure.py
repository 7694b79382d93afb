"""Why a site is closed on a day its hours leave out."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from datetime import date, timedelta
from typing import Final

from icplanner.hours.schedule import Schedule, season_days
from icplanner.hours.visiting_day import Because

# "The first Saturday of the month" comes again after five weeks at the latest.
WEEKS_OF_A_MONTH: Final = 5


def why_closed(schedule: Schedule, day: date) -> Because:
    """Return the reason a day without any span is closed.

    The first that applies: a list of single dates the day is not on, a holiday rule, the season,
    the date itself where the text lists it as an exception ("Dec 24 off"), a weekday that is open
    in some weeks only ("Sa[1]"), else the weekday.
    """
    read = schedule.read
    if read.years and read.season and not schedule.in_season(day):
        return Because("not_listed", {"next": _first_after(schedule, day)})
    holiday = schedule.holiday(day) if read.offsets else None
    if holiday and schedule.ordinary(day):
        key, at = holiday
        return Because("holiday", {"holiday": key, "date": at, "area": schedule.place.area.value})
    if not schedule.in_season(day):
        return _out_of_season(schedule, day)
    if schedule.usually_open(day):
        return Because("closed_date", {"date": day})
    return _weekday_closed(schedule, day)


def _weekday_closed(schedule: Schedule, day: date) -> Because:
    weeks = [timedelta(days=7 * n) for n in range(1, WEEKS_OF_A_MONTH + 1)]
    if all(any(schedule.spans(day + way * n) for n in weeks) for way in (-1, 1)):
        return Because("some_weeks", {"weekday": day.weekday()})
    week = (day + timedelta(days=n) for n in range(-3, 4))
    closed = {d.weekday() for d in week if schedule.in_season(d) and not schedule.spans(d)}
    if len(closed) == 7:
        return Because("no_open_day", {})
    return Because("closed_weekday", {"weekday": day.weekday(), "weekdays": sorted(closed)})


def _out_of_season(schedule: Schedule, day: date) -> Because:
    ended, begins = _last_before(schedule, day), _first_after(schedule, day)
    numbers = {"ended": ended, "begins": begins}
    to_come = begins is not None and begins.year == day.year
    if (
        to_come
        and begins
        and (ended is None or ended.year < day.year or begins - day < day - ended)
    ):
        return Because("season_not_begun", numbers)
    return Because("season_over", numbers)


def _last_before(schedule: Schedule, day: date) -> date | None:
    """Return the season's last day before `day`, in its year or the one before."""
    for year in (day.year, day.year - 1):
        days = season_days(schedule.read, year)
        at = bisect_left(days, day)
        if at > 0:
            return days[at - 1]
    return None


def _first_after(schedule: Schedule, day: date) -> date | None:
    """Return the season's first day after `day`, in its year or the next."""
    for year in (day.year, day.year + 1):
        days = season_days(schedule.read, year)
        at = bisect_right(days, day)
        if at < len(days):
            return days[at]
    return None
