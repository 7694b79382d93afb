"""Recurrence rules in words: "every year on the second Saturday in September"."""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import Final

from icplanner.words.words import Words, mark

# Festivals fall on these days; any other rule is shown in the words of its source.
NTH_WEEKDAY: Final = {
    "1FR": mark("on the first Friday"),
    "2FR": mark("on the second Friday"),
    "3FR": mark("on the third Friday"),
    "4FR": mark("on the fourth Friday"),
    "-1FR": mark("on the last Friday"),
    "1SA": mark("on the first Saturday"),
    "2SA": mark("on the second Saturday"),
    "3SA": mark("on the third Saturday"),
    "4SA": mark("on the fourth Saturday"),
    "-1SA": mark("on the last Saturday"),
    "1SU": mark("on the first Sunday"),
    "2SU": mark("on the second Sunday"),
    "3SU": mark("on the third Sunday"),
    "4SU": mark("on the fourth Sunday"),
    "-1SU": mark("on the last Sunday"),
}

WEEKDAY: Final = {
    "FR": mark("on the Friday"),
    "SA": mark("on the Saturday"),
    "SU": mark("on the Sunday"),
}

MONTH: Final = (
    mark("in January"),
    mark("in February"),
    mark("in March"),
    mark("in April"),
    mark("in May"),
    mark("in June"),
    mark("in July"),
    mark("in August"),
    mark("in September"),
    mark("in October"),
    mark("in November"),
    mark("in December"),
)

# Any year without 29 February: the rules that count days from the year's end lie after it.
COMMON_YEAR: Final = 2001


def recurrence(rrule: str, words: Words) -> str | None:
    """Return a yearly rule in words, None where it is none of the usual forms."""
    parts = dict(part.split("=", 1) for part in rrule.upper().split(";") if "=" in part)
    if parts.pop("FREQ", "") != "YEARLY":
        return None
    interval = parts.pop("INTERVAL", "1")
    day = _day(parts, words)
    if day is None or not interval.isdecimal():
        return None
    if interval == "1":
        return words.text("every year %(day)s", day=day)
    return words.text("every %(number)s years %(day)s", number=interval, day=day)


def _day(parts: dict[str, str], words: Words) -> str | None:
    weekday = parts.get("BYDAY", "")
    month = _month(parts)
    if month and set(parts) == {"BYMONTH", "BYDAY"} and weekday in NTH_WEEKDAY:
        nth = words.text(NTH_WEEKDAY[weekday])
        return words.text("%(nth)s %(in_month)s", nth=nth, in_month=words.text(MONTH[month - 1]))
    first, last = _span(parts, month)
    if first is None or last is None:
        return None
    if first == last and not weekday:
        return words.text("on %(date)s", date=_short(first, words))
    if weekday not in WEEKDAY:
        return None
    return words.text(
        "%(weekday)s between %(first)s and %(last)s",
        weekday=words.text(WEEKDAY[weekday]),
        first=_short(first, words),
        last=_short(last, words),
    )


def _month(parts: dict[str, str]) -> int | None:
    found = re.fullmatch(r"[1-9]|1[0-2]", parts.get("BYMONTH", ""))
    return int(found.group()) if found else None


def _span(parts: dict[str, str], month: int | None) -> tuple[date | None, date | None]:
    """Return the first and last day a rule allows within the year, both None where unclear."""
    keys = set(parts) - {"BYDAY"}
    if keys == {"BYMONTH", "BYMONTHDAY"} and month:
        run = _run(parts["BYMONTHDAY"])
        return (_date(month, run[0]), _date(month, run[-1])) if run else (None, None)
    if keys == {"BYYEARDAY"}:
        run = _run(parts["BYYEARDAY"])
        if run and run[-1] < 0:
            new_year = date(COMMON_YEAR + 1, 1, 1)
            return new_year + timedelta(days=run[0]), new_year + timedelta(days=run[-1])
    return None, None


def _run(numbers: str) -> list[int]:
    """Return consecutive whole numbers written with commas, empty where they are not."""
    if not re.fullmatch(r"-?\d{1,3}(,-?\d{1,3})*", numbers):
        return []
    run = sorted(int(number) for number in numbers.split(","))
    return run if run == list(range(run[0], run[0] + len(run))) else []


def _date(month: int, day: int) -> date | None:
    try:
        return date(COMMON_YEAR, month, day)
    except ValueError:
        return None


def _short(day: date, words: Words) -> str:
    return words.day(day, {"cs": "d. MMMM", "de": "d. MMMM", "en": "d MMMM"}[words.lang])
