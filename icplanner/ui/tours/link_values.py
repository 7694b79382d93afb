"""The values of a link: each wish read from its text, or refused."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import date
from enum import StrEnum
from typing import Any, Final

from icplanner.catalogue.catalogue import Catalogue
from icplanner.catalogue.finding import UnknownName, find_site
from icplanner.catalogue.industry import IndustryGroup
from icplanner.catalogue.localised import LANGS
from icplanner.hours import FIRST_YEAR, LAST_YEAR
from icplanner.tours import Audience, Pace
from icplanner.travel import Mode
from icplanner.ui.tours import event_link
from icplanner.ui.tours.wishes import (
    LUNCH_MIN,
    MAX_DAYS,
    MAX_GROUP,
    MAX_VARIANTS,
    OwnHours,
    known_hub,
)

MAX_SITES: Final = 60
# Stands between the parts of a list.
BETWEEN: Final = "~"

_CLOCK: Final = re.compile(r"([01]?\d|2[0-3]):([0-5]\d)")
# A day counted from 1 and its hours, 2@09:30-15:00.
_OWN_HOURS: Final = re.compile(rf"([1-{MAX_DAYS}])@([\d:]+)-([\d:]+)", re.ASCII)


class Absurd(ValueError):  # noqa: N818 - named after the value, which is no error of ours
    """A part of a link means nothing; the values that do mean something are in `args[0]`."""


def readers(catalogue: Catalogue) -> Mapping[str, Callable[[str], Any]]:
    """Return for each wish what reads its text; each raises `Absurd` for a text without sense."""

    def hub(text: str) -> str:
        found = known_hub(text, catalogue)
        if found is None:
            raise Absurd
        return found

    def sites(text: str) -> tuple[str, ...]:
        found, all_known = [], True
        for key in text.split(BETWEEN)[:MAX_SITES]:
            try:
                found.append(find_site(catalogue, key).id)
            except UnknownName:
                all_known = False
        if not all_known:
            raise Absurd(tuple(dict.fromkeys(found)))
        return tuple(dict.fromkeys(found))

    return {
        "audience": _optional(_listed(Audience)),
        "start": hub,
        "end": _optional(hub),
        "date": _date,
        "days": _number(1, MAX_DAYS),
        "from_min": _minute,
        "to_min": _minute,
        "own_hours": _own_hours,
        "mode": _listed(Mode),
        "interests": _interests,
        "mild": _interests,
        "pace": _listed(Pace),
        "buffer_min": _optional(_number(0, 120)),
        "lunch": _yes,
        "lunch_from_min": _minute,
        "lunch_to_min": _minute,
        "lunch_min": _number(*LUNCH_MIN),
        "must": sites,
        "avoid": sites,
        "group_size": _number(1, MAX_GROUP),
        "youngest_age": _optional(_number(0, 120)),
        "budget_czk": _optional(_number(0, 1_000_000)),
        "wheelchair": _yes,
        "language": _optional(_one_of(LANGS)),
        "accept_booking": _yes,
        "accept_unknown": _yes,
        "variants": _number(1, MAX_VARIANTS),
        "event": _optional(_event),
    }


def _optional(reader: Callable[[str], Any]) -> Callable[[str], Any]:
    return lambda text: reader(text) if text else None


def _one_of(allowed: tuple[str, ...]) -> Callable[[str], str]:
    def read_one(text: str) -> str:
        if text not in allowed:
            raise Absurd
        return text

    return read_one


def _listed(kind: type[StrEnum]) -> Callable[[str], StrEnum]:
    def read_one(text: str) -> StrEnum:
        if text not in set(kind):
            raise Absurd
        return kind(text)

    return read_one


def _number(least: int, most: int) -> Callable[[str], int]:
    def read_one(text: str) -> int:
        known = text.isascii() and text.isdecimal() and len(text) <= 7
        if not known or not least <= int(text) <= most:
            raise Absurd
        return int(text)

    return read_one


def _yes(text: str) -> bool:
    if text not in {"0", "1"}:
        raise Absurd
    return text == "1"


def _event(text: str) -> event_link.Visit:
    found = event_link.read(text)
    if found is None:
        raise Absurd
    return found


def _minute(text: str) -> int:
    found = _CLOCK.fullmatch(text)
    if not found:
        raise Absurd
    return int(found[1]) * 60 + int(found[2])


def _own_hours(text: str) -> tuple[OwnHours, ...]:
    """Return the days' own hours, each day once; what means nothing is left out of them."""
    own: dict[int, OwnHours] = {}
    parts = text.split(BETWEEN)
    for part in parts:
        found = _OWN_HOURS.fullmatch(part)
        if found and all(_CLOCK.fullmatch(found[place]) for place in (2, 3)):
            day = int(found[1]) - 1
            own[day] = OwnHours(day, _minute(found[2]), _minute(found[3]))
    told = tuple(own[day] for day in sorted(own))
    if len(told) < len(parts):
        raise Absurd(told)
    return told


def _date(text: str) -> date:
    try:
        day = date.fromisoformat(text)
    except ValueError:
        raise Absurd from None
    if len(text) != 10 or not FIRST_YEAR <= day.year <= LAST_YEAR:
        raise Absurd
    return day


def _interests(text: str) -> tuple[str, ...]:
    asked = [part for part in text.split(BETWEEN) if part]
    known = tuple(str(group) for group in IndustryGroup if group in asked)
    if len(known) < len(set(asked)):
        raise Absurd(known)
    return known
