"""Wishes in the link: query parameters, and back; whatever is absurd is ignored and told."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
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
from icplanner.ui.text import plain
from icplanner.ui.tours import event_link
from icplanner.ui.tours.wishes import MAX_DAYS, MAX_VARIANTS, Wishes, known_hub, preset_values

# A link is longer only where somebody tries what happens: browsers cut at about this size.
MAX_PARAMETER: Final = 2000
MAX_SITES: Final = 60
MAX_IGNORED: Final = 8
MAX_SHOWN: Final = 40

_CLOCK: Final = re.compile(r"([01]?\d|2[0-3]):([0-5]\d)")
_BETWEEN: Final = "~"


class Absurd(ValueError):  # noqa: N818 - named after the value, which is no error of ours
    """A part of a link means nothing; the values that do mean something are in `args[0]`."""


@dataclass(frozen=True, slots=True)
class Parsed:
    """The wishes of a link, and the parts of the link that were ignored."""

    wishes: Wishes
    ignored: tuple[str, ...] = ()


# Name in the link -> wish; the audience stands first, because it presets others.
_FIELDS: Final[Mapping[str, str]] = {
    "for": "audience",
    "start": "start",
    "end": "end",
    "date": "date",
    "days": "days",
    "from": "from_min",
    "to": "to_min",
    "mode": "mode",
    "interests": "interests",
    "pace": "pace",
    "buffer": "buffer_min",
    "lunch": "lunch",
    "lunch_from": "lunch_from_min",
    "lunch_to": "lunch_to_min",
    "lunch_min": "lunch_min",
    "must": "must",
    "avoid": "avoid",
    "group": "group_size",
    "age": "youngest_age",
    "budget": "budget_czk",
    "wheelchair": "wheelchair",
    "guide": "language",
    "booking": "accept_booking",
    "unknown": "accept_unknown",
    "variants": "variants",
    event_link.EVENT: "event",
}
NAMES: Final = tuple(_FIELDS)


def write(wishes: Wishes, default: Wishes) -> dict[str, str]:
    """Return the query parameters of wishes; where and when always, others unless preset."""
    preset = preset_values(wishes.audience) if wishes.audience else {}
    parameters = {}
    for name, wish in _FIELDS.items():
        value = getattr(wishes, wish)
        usual = preset.get(wish, getattr(default, wish)) if wish != "audience" else None
        if name in {"start", "date"} or value != usual:
            parameters[name] = _written(wish, value)
    return parameters


def _written(wish: str, value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "1" if value else "0"
    if isinstance(value, (date, event_link.Visit)):
        return value.isoformat() if isinstance(value, date) else event_link.written(value)
    if isinstance(value, tuple):
        return _BETWEEN.join(value)
    if wish in {"from_min", "to_min", "lunch_from_min", "lunch_to_min"}:
        return f"{value // 60:02d}:{value % 60:02d}"
    return str(value)


def read(parameters: Mapping[str, str], catalogue: Catalogue, default: Wishes) -> Parsed:
    """Return the wishes of a link over the default ones.

    Parameters
    ----------
    parameters
        The last value of each query parameter; names that are not ours are left alone.
    """
    ignored: list[str] = []
    wished: dict[str, Any] = {}
    readers = _readers(catalogue)
    for name, wish in _FIELDS.items():
        text = parameters.get(name)
        if text is None:
            continue
        try:
            if len(text) > MAX_PARAMETER:
                raise Absurd  # noqa: TRY301 - told like every other absurd value
            value = readers[wish](text)
        except Absurd as absurd:
            ignored.append(f"{name}={plain(text, MAX_SHOWN)}")
            value = absurd.args[0] if absurd.args else None
            if not value:
                continue
        if wish == "audience" and value is not None:
            wished |= preset_values(value)
        wished[wish] = value
    known = {wish: getattr(default, wish) for wish in _FIELDS.values()}
    return Parsed(Wishes(**{**known, **wished}), tuple(ignored[:MAX_IGNORED]))


def _readers(catalogue: Catalogue) -> Mapping[str, Callable[[str], Any]]:
    def hub(text: str) -> str:
        found = known_hub(text, catalogue)
        if found is None:
            raise Absurd
        return found

    def sites(text: str) -> tuple[str, ...]:
        found, all_known = [], True
        for key in text.split(_BETWEEN)[:MAX_SITES]:
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
        "mode": _listed(Mode),
        "interests": _interests,
        "pace": _listed(Pace),
        "buffer_min": _optional(_number(0, 120)),
        "lunch": _yes,
        "lunch_from_min": _minute,
        "lunch_to_min": _minute,
        "lunch_min": _number(15, 240),
        "must": sites,
        "avoid": sites,
        "group_size": _number(1, 160),
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


def _date(text: str) -> date:
    try:
        day = date.fromisoformat(text)
    except ValueError:
        raise Absurd from None
    if len(text) != 10 or not FIRST_YEAR <= day.year <= LAST_YEAR:
        raise Absurd
    return day


def _interests(text: str) -> tuple[str, ...]:
    asked = [part for part in text.split(_BETWEEN) if part]
    known = tuple(str(group) for group in IndustryGroup if group in asked)
    if len(known) < len(set(asked)):
        raise Absurd(known)
    return known
