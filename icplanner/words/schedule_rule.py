"""One rule of an `opening_hours` string, taken apart but not judged."""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass
from typing import Final

MONTHS: Final = (
    *("Jan", "Feb", "Mar", "Apr", "May", "Jun"),
    *("Jul", "Aug", "Sep", "Oct", "Nov", "Dec"),
)
WEEKDAYS: Final = ("Mo", "Tu", "We", "Th", "Fr", "Sa", "Su")

_MONTH: Final = "|".join(MONTHS)
_WEEKDAY: Final = "|".join(WEEKDAYS)
_YEAR: Final = re.compile(r"(\d{4})(?:-(\d{4}))?:?(?= |$)")
_EASTER: Final = re.compile(r"easter(?: ?([+-]\d{1,2}) days?)?(?= |,|$)")
_DATE: Final = re.compile(
    rf"({_MONTH})(?: (\d{{1,2}})(?!\d|:))?"
    rf"(?:-(?:({_MONTH})(?: (\d{{1,2}})(?!\d|:))?|(\d{{1,2}})(?!\d|:)))?(?= |,|:|$)"
)
_DAY: Final = re.compile(rf"(PH|SH|{_WEEKDAY})(?:-({_WEEKDAY})|\[(-?\d(?:,-?\d)*)\])?(?= |,|:|$)")
_SPAN: Final = re.compile(r"(\d{1,2}):(\d{2})(?:-(\d{1,2}):(\d{2}))?(\+?)(?=,| |$)")
_REMARK: Final = re.compile(r'"([^"]*)"$')

# Opening hours run at most into the next morning.
_LAST_MIN: Final = 30 * 60


class NotUnderstoodError(ValueError):
    """The rule says something this reader of schedules does not know."""


@dataclass(frozen=True, slots=True)
class Dates:
    """A day, a month or a span; days None mean whole months."""

    month: int
    day: int | None
    end_month: int
    end_day: int | None


@dataclass(frozen=True, slots=True)
class Easter:
    """A day counted from Easter Sunday."""

    offset_days: int


@dataclass(frozen=True, slots=True)
class Days:
    """Weekdays 0 to 6 from `first` to `last`; `nth` of the month, the last being -1."""

    first: int
    last: int
    nth: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Span:
    """Times in minutes after midnight; `end_min` None is a single time or an open end."""

    start_min: int
    end_min: int | None
    open_end: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """When a rule holds and what it says; empty parts mean "always"."""

    always: bool = False
    years: tuple[int, int] | None = None
    dates: tuple[Dates | Easter, ...] = ()
    days: tuple[Days, ...] = ()
    public_holidays: bool = False
    school_holidays: bool = False
    spans: tuple[Span, ...] = ()
    closed: bool = False
    remark: str = ""


class _Reader:
    """A text with a place in it."""

    def __init__(self, text: str) -> None:
        self.rest = text

    def take(self, pattern: re.Pattern[str]) -> re.Match[str] | None:
        found = pattern.match(self.rest)
        if found:
            self.rest = self.rest[found.end() :].lstrip(" :")
        return found

    def comma(self) -> bool:
        if not self.rest.startswith(","):
            return False
        self.rest = self.rest[1:].lstrip(" ")
        return True


def read_rule(text: str) -> Rule:
    """Take one rule apart.

    Raises
    ------
    NotUnderstoodError
        Where any part of the text is left over or impossible ("Feb 30", "25:99").
    """
    if text == "24/7":
        return Rule(always=True)
    reader = _Reader(text)
    year = reader.take(_YEAR)
    years = (int(year[1]), int(year[2] or year[1])) if year else None
    dates = _dates(reader)
    days, public, school = _days(reader)
    closed = reader.rest.split(" ")[0] in {"off", "closed"}
    if closed:
        reader.rest = reader.rest.partition(" ")[2]
    spans = () if closed else _spans(reader)
    remark = reader.take(_REMARK)
    if reader.rest or not (closed or spans or remark):
        raise NotUnderstoodError(text)
    return Rule(
        years=years,
        dates=dates,
        days=days,
        public_holidays=public,
        school_holidays=school,
        spans=spans,
        closed=closed,
        remark=remark[1] if remark else "",
    )


def _dates(reader: _Reader) -> tuple[Dates | Easter, ...]:
    dates: list[Dates | Easter] = []
    while True:
        easter = reader.take(_EASTER)
        found = None if easter else reader.take(_DATE)
        if easter:
            dates.append(Easter(int(easter[1] or 0)))
        elif found:
            dates.append(_span_of_dates(found))
        else:
            return tuple(dates)
        reader.comma()


def _span_of_dates(found: re.Match[str]) -> Dates:
    month = MONTHS.index(found[1]) + 1
    day = int(found[2]) if found[2] else None
    end_month = MONTHS.index(found[3]) + 1 if found[3] else month
    end_text = found[4] or found[5]
    end_day = int(end_text) if end_text else (None if found[3] else day)
    for number, of_month in ((day, month), (end_day, end_month)):
        if number is not None and not 1 <= number <= calendar.monthrange(2024, of_month)[1]:
            raise NotUnderstoodError(found[0])
    if (day is None) != (end_day is None):
        raise NotUnderstoodError(found[0])
    return Dates(month, day, end_month, end_day)


def _days(reader: _Reader) -> tuple[tuple[Days, ...], bool, bool]:
    days: list[Days] = []
    holidays: set[str] = set()
    while found := reader.take(_DAY):
        if found[1] in {"PH", "SH"}:
            if found[2] or found[3]:
                raise NotUnderstoodError(found[0])
            holidays.add(found[1])
        else:
            first = WEEKDAYS.index(found[1])
            last = WEEKDAYS.index(found[2]) if found[2] else first
            nth = tuple(map(int, found[3].split(","))) if found[3] else ()
            if any(number not in {1, 2, 3, 4, 5, -1} for number in nth):
                raise NotUnderstoodError(found[0])
            days.append(Days(first, last, nth))
        if not reader.comma():
            break
    return tuple(days), "PH" in holidays, "SH" in holidays


def _spans(reader: _Reader) -> tuple[Span, ...]:
    spans: list[Span] = []
    while found := reader.take(_SPAN):
        start = _minute(found[1], found[2])
        end = _minute(found[3], found[4]) if found[3] else None
        if end is not None and end <= start:
            end += 24 * 60
        if start >= 24 * 60 or (end is not None and end > max(_LAST_MIN, start + 24 * 60)):
            raise NotUnderstoodError(found[0])
        if end is None and not found[5]:
            raise NotUnderstoodError(found[0])
        spans.append(Span(start, end, bool(found[5])))
        if not reader.comma():
            break
    return tuple(spans)


def _minute(hours: str, minutes: str) -> int:
    if int(minutes) > 59 or int(hours) > 48:
        raise NotUnderstoodError(f"{hours}:{minutes}")
    return int(hours) * 60 + int(minutes)
