"""Types of the fields, as pydantic reads them at the edge."""

from __future__ import annotations

import re
from datetime import date, datetime
from typing import Annotated, Any, Final
from urllib.parse import urlsplit

from pydantic import AfterValidator, BeforeValidator, Field, StringConstraints
from pydantic_core import PydanticCustomError

from icplanner.catalogue.event import KnownDate
from icplanner.catalogue.limits import MAX_LIST_ITEMS, MAX_TEXT_CHARS, YEAR_MAX, YEAR_MIN

_CLOCK: Final = re.compile(r"([01]?\d|2[0-3]):([0-5]\d)|24:00")
_DAY_CHARS: Final = len("2026-09-18")


def parse_clock(text: Any) -> int:
    """Return "HH:MM" as minutes after local midnight."""
    found = _CLOCK.fullmatch(text) if isinstance(text, str) else None
    if found is None:
        raise PydanticCustomError("time.form", "a time is written HH:MM, such as 09:30")
    hour, minute = text.split(":")
    return int(hour) * 60 + int(minute)


def clock(minute: int) -> str:
    """Return minutes after midnight as "HH:MM"."""
    return f"{minute // 60:02d}:{minute % 60:02d}"


def split_list(value: Any) -> Any:
    """Return the parts of a cell such as "cs|de"; a list of JSON passes as it is."""
    if isinstance(value, str):
        return tuple(part.strip() for part in value.split("|"))
    return value


def parse_clocks(value: Any) -> tuple[int, ...]:
    """Return "09:00|10:30" as minutes, ascending."""
    return tuple(sorted({parse_clock(part) for part in split_list(value)}))


def web_address(text: str) -> str:
    """Return `text` if a browser may be sent there."""
    try:
        parts = urlsplit(text)
        valid = parts.scheme in ("http", "https") and bool(parts.hostname)
    except ValueError:
        valid = False
    if not valid or any(char.isspace() for char in text):
        raise PydanticCustomError("url.form", "an address begins with http:// or https://")
    return text


def parse_known_dates(value: Any) -> tuple[KnownDate, ...]:
    """Return lines such as "2026-09-18/2026-09-20 SOURCE" as dates."""
    return tuple(_known_date(line) for line in str(value).splitlines() if line.strip())


def _known_date(line: str) -> KnownDate:
    span, _, source = line.strip().partition(" ")
    first, slash, last = span.partition("/")
    try:
        start, end = _moment(first), _moment(last if slash else first)
    except ValueError:
        raise PydanticCustomError(
            "date.form",
            "a known date is a line START/END SOURCE, such as 2026-09-18/2026-09-20 https://…",
        ) from None
    if _day(end) < _day(start) or (
        isinstance(start, datetime) and isinstance(end, datetime) and end < start
    ):
        raise PydanticCustomError("date.order", "an event ends on or after the day it starts")
    all_day = not (isinstance(start, datetime) or isinstance(end, datetime))
    return KnownDate(start=start, end=end, all_day=all_day, source=source.strip())


def _moment(text: str) -> date | datetime:
    if len(text) == _DAY_CHARS:
        return date.fromisoformat(text)
    moment = datetime.fromisoformat(text)
    if moment.tzinfo is not None or len(text) < len("2026-09-18T10:00"):
        raise ValueError(text)
    return moment


def _day(moment: date | datetime) -> date:
    return moment.date() if isinstance(moment, datetime) else moment


Id = Annotated[str, StringConstraints(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", max_length=100)]
RequiredText = Annotated[str, StringConstraints(min_length=1, max_length=MAX_TEXT_CHARS)]
Text = Annotated[str, StringConstraints(max_length=MAX_TEXT_CHARS)]
Url = Annotated[str, StringConstraints(max_length=2_000), AfterValidator(web_address)]
TextList = Annotated[
    tuple[RequiredText, ...],
    BeforeValidator(split_list),
    Field(max_length=MAX_LIST_ITEMS),
]
Country = Annotated[str, StringConstraints(pattern=r"^(CZ|DE)$")]
Year = Annotated[int, Field(ge=YEAR_MIN, le=YEAR_MAX)]
Clock = Annotated[int, BeforeValidator(parse_clock)]
Clocks = Annotated[tuple[int, ...], BeforeValidator(parse_clocks)]
KnownDates = Annotated[tuple[KnownDate, ...], BeforeValidator(parse_known_dates)]
