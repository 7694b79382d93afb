"""A slow, independent reading of a simple part of the opening hours grammar.

It knows rules of months, weekdays with PH, and times, joined by semicolons, and answers one
minute at a time; nothing of it is shared with the product.
"""

from __future__ import annotations

from datetime import date, timedelta

MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
DAYS = ["Mo", "Tu", "We", "Th", "Fr", "Sa", "Su"]


def is_open(text: str, day: date, minute: int, holidays: set[date]) -> bool:
    """Return whether a minute that began on `day` (past 1440: after midnight) is open.

    As the specification has it, the last rule that matches a day replaces the earlier ones.
    """
    spans: list[tuple[int, int]] = []
    for rule in text.split("; "):
        words = rule.split(" ")
        if words[0][:3] in MONTHS and not _in_range(words.pop(0), MONTHS, day.month - 1):
            continue
        if words[0][:2] in [*DAYS, "PH"]:
            parts = words.pop(0).split(",")
            named = any(_in_range(p, DAYS, day.weekday()) for p in parts if p != "PH")
            if not named and not ("PH" in parts and day in holidays):
                continue
        spans = [] if words == ["off"] else [_span(part) for part in words[0].split(",")]
    return any(start <= minute < end for start, end in spans)


def days_of(year: int) -> list[date]:
    """Return all days of a year."""
    first = date(year, 1, 1)
    return [
        first + timedelta(days=n) for n in range(366) if (first + timedelta(days=n)).year == year
    ]


def _in_range(text: str, names: list[str], value: int) -> bool:
    first, _, last = text.partition("-")
    start, end = names.index(first), names.index(last or first)
    return start <= value <= end if start <= end else value >= start or value <= end


def _span(text: str) -> tuple[int, int]:
    start, end = (int(part[:2]) * 60 + int(part[3:]) for part in text.split("-"))
    return start, end if end > start else end + 1440
