"""What an `opening_hours` text says of days: the one door to the package opening-hours-py."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import lru_cache
from typing import Final
from zoneinfo import ZoneInfo

from opening_hours import OpeningHours, State
from opening_hours import ParserError as ParserError  # type: ignore[attr-defined] # noqa: PLC0414 (not in the stub)

HOLIDAY: Final = re.compile(r"\b(PH|SH)\b(?:\s*([+-]\s?\d+)\s+days?\b)?", re.IGNORECASE)
_SUN: Final = re.compile(r"\b(?:sunrise|sunset|dawn|dusk)\b", re.IGNORECASE)
_NAMES: Final = ("Mo", "Tu", "We", "Th", "Fr", "Sa", "Su")

# Sun times are reckoned for Karlovy Vary; within the region they differ by under five minutes
# (four minutes a degree of longitude).
_SUN_AT: Final = (50.23, 12.87)
_ZONE: Final = ZoneInfo("Europe/Prague")


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A stretch of one day as a text has it, in minutes; past 1440 it runs into the next day.

    `certain` is False where the text says "unknown"; a `comment` is a condition ("by
    appointment"), so that such a span is never simply open.
    """

    start_min: int
    end_min: int
    certain: bool = True
    comment: str = ""


@lru_cache(maxsize=4096)
def parsed(text: str) -> OpeningHours:
    """Return the package's reading of a text, without any holidays of its own.

    Without a time zone local minutes stay local, so a clock change never moves a window; only sun
    times need one. Cached by the text for the life of the process.

    Raises
    ------
    opening_hours.ParserError
        The text is not in the syntax.
    """
    if _SUN.search(text):
        return OpeningHours(text, timezone=_ZONE, coords=_SUN_AT, auto_country=False)
    return OpeningHours(text, auto_country=False, auto_timezone=False)


def evaluate(text: str, first: date, last: date) -> list[tuple[date, Span]]:
    """Return the spans of each day from `first` to `last`, cut at midnight."""
    begin = _midnight(first)
    end = _midnight(last) + timedelta(days=1)
    spans = []
    for start, stop, state, comment in parsed(text).intervals(begin, end):
        if state == State.CLOSED:
            continue
        start_local, stop_local = start.replace(tzinfo=None), stop.replace(tzinfo=None)
        day = start_local.date()
        while (midnight := _midnight(day)) < stop_local:
            from_min = max(0, int((start_local - midnight).total_seconds()) // 60)
            to_min = min(1440, int((stop_local - midnight).total_seconds()) // 60)
            spans.append((day, Span(from_min, to_min, state == State.OPEN, comment)))
            day += timedelta(days=1)
    return spans


def past_midnight(text: str, day: date, spans: tuple[Span, ...]) -> tuple[Span, ...]:
    """Return a day's spans with the last one prolonged into the next day as the text has it.

    `spans` come from the same text cut at midnight, so that what the day before left over is not
    among them.
    """
    if not spans or spans[-1].end_min != 1440:
        return spans
    next_day = [
        span for on, span in evaluate(text, day + timedelta(days=1), day + timedelta(days=1))
    ]
    if not next_day or next_day[0].start_min > 0:
        return spans
    last = spans[-1]
    rest = next_day[0].end_min
    return (*spans[:-1], Span(last.start_min, 1440 + rest, last.certain, last.comment))


def on_holiday(text: str, day: date, named: Mapping[tuple[str, int], bool]) -> str:
    """Return the text for one day, each holiday selector that names it put as its weekday.

    The package knows holidays of whole countries only, and without a country "PH" and "SH" match
    no day at all. So where `named` says that a selector ("PH" or "SH", and its offset in days)
    means this day, it becomes the weekday of the day, and the text is good for that day alone.
    """
    weekday = _NAMES[day.weekday()]

    def put(match: re.Match[str]) -> str:
        key = (match[1].upper(), int((match[2] or "0").replace(" ", "")))
        return weekday if named.get(key, False) else match[0]

    parts = re.split(r'("[^"]*")', text)
    return "".join(part if part.startswith('"') else HOLIDAY.sub(put, part) for part in parts)


def _midnight(day: date) -> datetime:
    return datetime(day.year, day.month, day.day)  # noqa: DTZ001 (local minutes, no zone)
