"""The view of Cultural September in the link: query parameters, and back."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from typing import Any, Final

from icplanner.catalogue.industry import IndustryGroup
from icplanner.programme import Certainty, Wanted
from icplanner.programme.validation import AUDIENCES, KINDS
from icplanner.ui.september.view import MINUTES, Known, Part, Shape, View
from icplanner.ui.text import plain

# A link is longer only where somebody tries what happens: browsers cut at about this size.
MAX_PARAMETER: Final = 2000
MAX_IGNORED: Final = 8
MAX_SHOWN: Final = 40

_BETWEEN: Final = "~"

# What narrows the events down; a calendar feed takes the same.
FILTERS: Final = ("kind", "industry", "for", "place", "near", "within", "sure")
NAMES: Final = ("month", "year", "part", "view", "programme", *FILTERS, "day", "event", "plan")


@dataclass(frozen=True, slots=True)
class Parsed:
    """A view read from a link, and the parts of the link that were ignored."""

    view: View
    ignored: tuple[str, ...] = ()


def write(view: View) -> dict[str, str]:
    """Return the query parameters of a view; month and year always, others unless default."""
    wanted = view.wanted
    parameters = {
        "month": str(view.month),
        "year": str(view.year),
        "part": "" if view.part is Part.CALENDAR else view.part.value,
        "view": "" if view.shape is Shape.MONTH else view.shape.value,
        "programme": view.programme,
        "kind": _BETWEEN.join(wanted.kinds),
        "industry": _BETWEEN.join(wanted.groups),
        "for": _BETWEEN.join(wanted.audiences),
        "place": _BETWEEN.join(wanted.places),
        "near": wanted.near or "",
        "within": str(wanted.within_min) if wanted.near else "",
        "sure": wanted.certainty.value if wanted.certainty else "",
        "day": view.day.isoformat() if view.day else "",
        "event": view.event,
        "plan": view.plan,
    }
    return {name: value for name, value in parameters.items() if value}


def read(parameters: Mapping[str, str], known: Known, default: View) -> Parsed:
    """Return the view of a link over the default one; what is absurd is ignored and told.

    Parameters
    ----------
    parameters
        The last value of each query parameter; names that are not ours are left alone.
    """
    ignored: list[str] = []
    given: dict[str, Any] = {}
    for name, reader in _readers(known).items():
        text = parameters.get(name, "")
        if not text:
            continue
        value = reader(text) if len(text) <= MAX_PARAMETER else None
        if value is None:
            ignored.append(f"{name}={plain(text, MAX_SHOWN)}")
        else:
            given[name] = value
    wanted = Wanted(
        kinds=given.get("kind", ()),
        groups=given.get("industry", ()),
        audiences=given.get("for", ()),
        places=given.get("place", ()),
        near=given.get("near"),
        within_min=given.get("within", Wanted().within_min),
        certainty=given.get("sure"),
    )
    view = replace(
        default,
        year=given.get("year", default.year),
        month=given.get("month", default.month),
        part=given.get("part", Part.CALENDAR),
        shape=given.get("view", Shape.MONTH),
        programme=given.get("programme", ""),
        wanted=wanted,
        day=given.get("day"),
        event=given.get("event", ""),
        plan=given.get("plan", ""),
    )
    if view.day and (view.day.year, view.day.month) != (view.year, view.month):
        view = replace(view, day=None)
        ignored.append(f"day={plain(parameters['day'], MAX_SHOWN)}")
    return Parsed(view, tuple(ignored[:MAX_IGNORED]))


def _readers(known: Known) -> Mapping[str, Callable[[str], Any]]:
    """Return how each parameter is read; None means absurd."""
    return {
        "month": _number(range(1, 13)),
        "year": _number(known.years),
        "part": _listed(Part),
        "view": _listed(Shape),
        "programme": identifier,
        "kind": _some(frozenset(KINDS)),
        "industry": _some(frozenset(map(str, IndustryGroup))),
        "for": _some(frozenset(AUDIENCES)),
        "place": _some(known.places),
        "near": lambda text: text if text in known.hubs else None,
        "within": _number(MINUTES),
        "sure": _listed(Certainty),
        "day": iso_day,
        "event": identifier,
        "plan": identifier,
    }


def _number(allowed: Sequence[int]) -> Callable[[str], int | None]:
    def read_one(text: str) -> int | None:
        known = text.isascii() and text.isdecimal() and len(text) <= 4
        return int(text) if known and int(text) in allowed else None

    return read_one


def _listed(kind: type[StrEnum]) -> Callable[[str], StrEnum | None]:
    return lambda text: kind(text) if text in set(kind) else None


def _some(allowed: frozenset[str]) -> Callable[[str], tuple[str, ...] | None]:
    def read_some(text: str) -> tuple[str, ...] | None:
        asked = dict.fromkeys(text.split(_BETWEEN))
        return tuple(asked) if set(asked) <= allowed else None

    return read_some


def iso_day(text: str) -> date | None:
    """Return a day written 2027-09-11, None for anything else."""
    try:
        return date.fromisoformat(text) if len(text) == len("2027-09-11") else None
    except ValueError:
        return None


def identifier(text: str) -> str | None:
    """Return a text that can be an id, None for anything else."""
    known = len(text) <= 200 and all(sign.isalnum() or sign in "-_.@" for sign in text)
    return text if known else None
