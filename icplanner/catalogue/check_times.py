"""Checking hours, guided days and rules of recurrence."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date, datetime
from typing import Final

from dateutil.rrule import rrulestr
from opening_hours import OpeningHours, ParserError  # type: ignore[attr-defined]  # not in its stub

from icplanner.catalogue.catalogue import Catalogue
from icplanner.catalogue.event import Event, EventStatus
from icplanner.catalogue.limits import YEAR_MAX
from icplanner.catalogue.problem import Problem
from icplanner.catalogue.reading import (
    EVENTS,
    GUIDED_STARTS,
    PLACES,
    RESTAURANTS,
    SITES,
    STATIONS,
    file_of,
)
from icplanner.catalogue.report import Report

# The last day of each month, leap years included; the parser takes "Feb 30" for "always open".
_LAST_DAY: Final = {
    "Jan": 31, "Feb": 29, "Mar": 31, "Apr": 30, "May": 31, "Jun": 30,
    "Jul": 31, "Aug": 31, "Sep": 30, "Oct": 31, "Nov": 30, "Dec": 31,
}  # fmt: skip
_MONTH_DAY: Final = re.compile(rf"\b({'|'.join(_LAST_DAY)})\s+(\d{{1,2}})\b(?!:)")

_FREQUENCIES: Final = frozenset({"YEARLY", "MONTHLY", "WEEKLY"})

# Largest absolute value of each numbered part (RFC 5545, 3.3.10); dateutil takes month 13.
_LARGEST: Final = {
    "BYMONTH": 12,
    "BYMONTHDAY": 31,
    "BYYEARDAY": 366,
    "BYWEEKNO": 53,
    "INTERVAL": 99,
}

# The oldest edition worth recording; a year like 0218 or 3018 is a slip.
_FIRST_EDITION: Final = 1800
_LONG_DAYS: Final = 31  # an event longer than a month is more often a slip in the month
_LONG_KINDS: Final = frozenset({"exhibition", "tour"})

# Whoever writes hours by hand gets one example that fits most houses.
HOURS_EXAMPLE: Final = "Tu-Su 09:00-17:00; Dec 24-26 off"


def hours_flaw(text: str) -> str | None:
    """Return what keeps `text` from being read as opening hours, or None if it can be read."""
    for month, day in _MONTH_DAY.findall(text):
        if not 1 <= int(day) <= _LAST_DAY[month]:
            return f"{month} {day} is no day"
    try:
        OpeningHours(text)
    except ParserError as failure:
        found = re.search(r"--> 1:(\d+)", str(failure))
        return f"cannot be read from character {found[1] if found else 1} on"
    return None


def time_problems(catalogue: Catalogue, today: date) -> Sequence[Problem]:
    """Return the problems of hours, guided days, rules and dates."""
    return [
        *_site_hours(catalogue),
        *_place_hours(catalogue),
        *_guided_days(catalogue),
        *_event_times(catalogue, today),
    ]


def _site_hours(catalogue: Catalogue) -> Sequence[Problem]:
    report = Report(SITES)
    for site in catalogue.sites.values():
        if site.opening_hours is None:
            continue
        _tell_hours(site.opening_hours, site.id, report)
        if site.opening_source is None:
            report.warning(
                "hours.no_source",
                "hours name their source",
                "fill in where the hours were read",
                row=site.id,
                at="opening_source",
            )
        if site.opening_year is None:
            report.warning(
                "hours.no_year",
                "hours say which year they were stated for",
                "ask the operator, then fill in opening_year",
                row=site.id,
                at="opening_year",
            )
    return report.problems


def _place_hours(catalogue: Catalogue) -> Iterator[Problem]:
    reports = {file: Report(file) for file in (PLACES, STATIONS, RESTAURANTS)}
    for place in catalogue.places.values():
        if place.opening_hours is not None:
            _tell_hours(place.opening_hours, place.id, reports[file_of(place)])
    for restaurant in catalogue.restaurants.values():
        if restaurant.opening_hours is not None:
            _tell_hours(restaurant.opening_hours, restaurant.id, reports[RESTAURANTS])
    for report in reports.values():
        yield from report.problems


def _tell_hours(text: str, row: str, report: Report) -> None:
    flaw = hours_flaw(text)
    if flaw is not None:
        report.error(
            "hours.parse",
            f"hours follow OpenStreetMap's opening_hours syntax ({flaw})",
            f"write them like: {HOURS_EXAMPLE}",
            row=row,
            at="opening_hours",
            value=text,
        )


def _guided_days(catalogue: Catalogue) -> Sequence[Problem]:
    report = Report(GUIDED_STARTS)
    for site in catalogue.sites.values():
        for start in site.guided_starts:
            flaw = hours_flaw(f"{start.days} 10:00-11:00") if start.days else None
            if flaw is not None or re.search(r"\d:\d", start.days):
                report.error(
                    "days.parse",
                    "days follow the opening_hours syntax without times"
                    + (f" ({flaw})" if flaw else ""),
                    "write them like: May-Sep Sa,Su,PH",
                    row=site.id,
                    at="days",
                    value=start.days,
                )
            if start.year is None:
                report.warning(
                    "start.no_year",
                    "a tour timetable says which year it was stated for",
                    "ask the operator, then fill in year",
                    row=site.id,
                    at="year",
                )
    return report.problems


def _event_times(catalogue: Catalogue, today: date) -> Sequence[Problem]:
    report = Report(EVENTS)
    for event in catalogue.events.values():
        _tell_rule(event, report)
        _tell_dates(event, report)
        estimate = event.next_date_estimate
        if estimate is not None and estimate < today:
            report.warning(
                "date.estimate_past",
                "the estimated next date lies ahead",
                "look up the next date, or work it out from the rule",
                row=event.id,
                at="next_date_estimate",
                value=estimate,
            )
        if event.status is EventStatus.RECURRING and event.rrule is None and not event.recurrence:
            report.warning(
                "rrule.missing",
                "a recurring event says when it recurs",
                "fill in recurrence in words, and rrule where it can be said",
                row=event.id,
                at="recurrence",
            )
    return report.problems


def rule_flaw(text: str) -> str | None:
    """Return what keeps `text` from being read as an RRULE, or None if it can be read."""
    parts = dict(part.partition("=")[::2] for part in text.upper().split(";"))
    if parts.get("FREQ") not in _FREQUENCIES:
        return f"FREQ is one of {', '.join(sorted(_FREQUENCIES))}"
    try:
        rrulestr(text, dtstart=datetime(2000, 1, 1))  # noqa: DTZ001 - rules run on local days
        for name in _LARGEST.keys() & parts.keys():
            for number in parts[name].split(","):
                if not 1 <= abs(int(number)) <= _LARGEST[name]:
                    return f"{name} has no {number}"
    except (ValueError, TypeError, KeyError, AttributeError) as failure:
        return str(failure)
    return None


def _tell_rule(event: Event, report: Report) -> None:
    flaw = None if event.rrule is None else rule_flaw(event.rrule)
    if flaw is not None:
        report.error(
            "rrule.parse",
            f"a rule is an iCalendar RRULE, yearly, monthly or weekly ({flaw})",
            "write it like: FREQ=YEARLY;BYMONTH=9;BYDAY=3SA",
            row=event.id,
            at="rrule",
            value=event.rrule,
        )


def _tell_dates(event: Event, report: Report) -> None:
    for known in event.known_dates:
        start, end = _day(known.start), _day(known.end)
        if start.year < _FIRST_EDITION or end.year > YEAR_MAX:
            report.error(
                "date.range",
                f"years lie between {_FIRST_EDITION} and {YEAR_MAX}",
                "correct the year",
                row=event.id,
                at="known_dates",
                value=f"{start}/{end}",
            )
        elif (end - start).days > _LONG_DAYS and event.kind not in _LONG_KINDS:
            report.warning(
                "date.long",
                f"an event lasts at most {_LONG_DAYS} days",
                "check both dates; split a series into its days",
                row=event.id,
                at="known_dates",
                value=f"{start}/{end}",
            )
        if not known.source:
            report.warning(
                "date.no_source",
                "a known date names its source",
                "write the source behind the date",
                row=event.id,
                at="known_dates",
                value=f"{start}/{end}",
            )


def _day(moment: date | datetime) -> date:
    return moment.date() if isinstance(moment, datetime) else moment
