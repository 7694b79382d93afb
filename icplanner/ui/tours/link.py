"""Wishes in the link: query parameters, and back; whatever is absurd is ignored and told."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from icplanner.catalogue.catalogue import Catalogue
from icplanner.ui.text import plain
from icplanner.ui.tours import event_link
from icplanner.ui.tours.link_values import BETWEEN, Absurd, readers
from icplanner.ui.tours.wishes import Wishes, preset_values

# A link is longer only where somebody tries what happens: browsers cut at about this size.
MAX_PARAMETER: Final = 2000
MAX_SHOWN: Final = 40


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
    "hours": "own_hours",
    "mode": "mode",
    "interests": "interests",
    "mild": "mild",
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
    if value is None or isinstance(value, bool):
        return {None: "", False: "0", True: "1"}[value]
    if isinstance(value, (date, event_link.Visit)):
        return value.isoformat() if isinstance(value, date) else event_link.written(value)
    if wish == "own_hours":
        return BETWEEN.join(
            f"{own.day + 1}@{_clock(own.from_min)}-{_clock(own.to_min)}" for own in value
        )
    if isinstance(value, tuple):
        return BETWEEN.join(value)
    if wish in {"from_min", "to_min", "lunch_from_min", "lunch_to_min"}:
        return _clock(value)
    return str(value)


def _clock(minute: int) -> str:
    return f"{minute // 60:02d}:{minute % 60:02d}"


def read(parameters: Mapping[str, str], catalogue: Catalogue, default: Wishes) -> Parsed:
    """Return the wishes of a link over the default ones.

    Parameters
    ----------
    parameters
        The last value of each query parameter; names that are not ours are left alone.
    """
    ignored: list[str] = []
    wished: dict[str, Any] = {}
    known = readers(catalogue)
    for name, wish in _FIELDS.items():
        text = parameters.get(name)
        if text is None:
            continue
        try:
            if len(text) > MAX_PARAMETER:
                raise Absurd  # noqa: TRY301 - told like every other absurd value
            value = known[wish](text)
        except Absurd as absurd:
            ignored.append(f"{name}={plain(text, MAX_SHOWN)}")
            value = absurd.args[0] if absurd.args else None
            if not value:
                continue
        if wish == "audience" and value is not None:
            wished |= preset_values(value)
        wished[wish] = value
    usual = {wish: getattr(default, wish) for wish in _FIELDS.values()}
    return Parsed(Wishes(**{**usual, **wished}), tuple(ignored))
