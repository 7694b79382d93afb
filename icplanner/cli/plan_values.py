"""The values on the command line of `plan`: each read from its text, or refused with a reason."""

from __future__ import annotations

import math
from argparse import ArgumentTypeError
from datetime import date
from typing import Final

from icplanner.cli.plan_event import Wanted, wanted
from icplanner.tours import DayWish

MAX_SEED_DIGITS: Final = 18


def day(text: str) -> date:
    """Return a date written as 2026-09-12."""
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise ArgumentTypeError(f"{text!r} is no date like 2026-09-12") from None


def minute(text: str) -> int:
    """Return a time of day as minutes after midnight."""
    hours, _, minutes = text.partition(":")
    if not (hours.isdecimal() and minutes.isdecimal() and len(hours) <= 2 and len(minutes) == 2):
        raise ArgumentTypeError(f"{text!r} is no time like 09:00")
    if int(hours) > 24 or int(minutes) > 59:
        raise ArgumentTypeError(f"{text!r} is no time of a day")
    return int(hours) * 60 + int(minutes)


def span(text: str) -> tuple[int, int]:
    """Return a span of time, 11:00-13:30, as two minutes of the day."""
    first, between, last = text.partition("-")
    if not between:
        raise ArgumentTypeError(f"{text!r} is no span of time like 11:00-13:30")
    return minute(first), minute(last)


def event(text: str) -> Wanted:
    """Return what is asked of an event, see `wanted`."""
    try:
        return wanted(text)
    except ValueError as error:
        raise ArgumentTypeError(str(error)) from error


def seconds(text: str) -> float:
    """Return a number of seconds, 0 or more."""
    try:
        value = float(text)
    except ValueError:
        value = math.nan
    if not value >= 0:
        raise ArgumentTypeError(f"{text!r} is no number of seconds")
    return value


def seed(text: str) -> int:
    """Return a seed: a whole number from 0."""
    if not (text.isascii() and text.isdecimal() and len(text) <= MAX_SEED_DIGITS):
        raise ArgumentTypeError(f"{text!r} is no whole number from 0")
    return int(text)


def weight(text: str) -> tuple[str, float]:
    """Return an interest and its weight, 1 where none is said, NaN where it is no number."""
    word, _, weight = text.partition("=")
    try:
        return word, float(weight) if weight else 1.0
    except ValueError:
        return word, float("nan")


def day_wish(text: str) -> DayWish:
    """Return a day with its own hours: 2026-09-12@09:00-17:00."""
    first, _, hours = text.partition("@")
    start_min, end_min = span(hours)
    return DayWish(day(first), start_min, end_min)
