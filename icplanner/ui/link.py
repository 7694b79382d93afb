"""The view in the link: filters and the chosen site as query parameters, and back."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from icplanner.catalogue.facets import Facet
from icplanner.catalogue.filters import Filters
from icplanner.hours import FIRST_YEAR, LAST_YEAR, Verdict
from icplanner.travel import Mode
from icplanner.ui.text import plain
from icplanner.ui.view import Near, OpenOn, View

# What a person types; more is not searched for.
MAX_TEXT: Final = 100
# A link is longer only where somebody tries what happens: browsers cut at about this size.
MAX_PARAMETER: Final = 2000
MAX_IGNORED: Final = 8
MAX_SHOWN: Final = 40

WITHIN_MIN: Final = (15, 30, 45, 60, 90, 120)
MODES: Final = (Mode.CAR, Mode.TRAIN, Mode.BIKE, Mode.WALK)

_TEXT: Final = "q"
_NEAR: Final = "near"
_WITHIN: Final = "min"
_MODE: Final = "mode"
_DAY: Final = "on"
_TIME: Final = "at"
_VERDICT: Final = "verdict"
_SITE: Final = "site"
# Links of the first version held a straight-line distance; nothing stands for it today.
_RETIRED: Final = ("km",)
NAMES: Final = (
    _TEXT,
    *(facet.value for facet in Facet),
    *(_NEAR, _WITHIN, _MODE),
    *(_DAY, _TIME, _VERDICT),
    _SITE,
    *_RETIRED,
)

_ISO_DAY: Final = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_CLOCK: Final = re.compile(r"([01][0-9]|2[0-3]):([0-5][0-9])")


@dataclass(frozen=True, slots=True)
class Known:
    """The values that exist: those of each facet, the hubs and the site ids."""

    values: Mapping[Facet, frozenset[str]]
    hubs: Sequence[str]
    sites: frozenset[str]


@dataclass(frozen=True, slots=True)
class Parsed:
    """A view read from a link, and the parts of the link that were ignored."""

    view: View
    ignored: tuple[str, ...] = ()


def write(view: View) -> dict[str, str]:
    """Return the query parameters of a view; what is at its default is left out."""
    filters = view.filters
    parameters = {_TEXT: filters.text} if filters.text else {}
    for facet in Facet:
        values = filters.values(facet)
        if values:
            parameters[facet.value] = "~".join(sorted(values))
    if view.near:
        parameters[_NEAR] = view.near.hub
        parameters[_WITHIN] = str(view.near.within_min)
        parameters[_MODE] = view.near.mode.value
    if view.open_on:
        parameters[_DAY] = view.open_on.day.isoformat()
        if view.open_on.at_min is not None:
            parameters[_TIME] = "{:02}:{:02}".format(*divmod(view.open_on.at_min, 60))
        if view.open_on.verdicts:
            parameters[_VERDICT] = "~".join(sorted(view.open_on.verdicts))
    if view.site:
        parameters[_SITE] = view.site
    return parameters


def read(parameters: Mapping[str, str], known: Known) -> Parsed:
    """Return the view of a link; unknown, absurd and over-long parts are ignored and told.

    Parameters
    ----------
    parameters
        The last value of each query parameter; names that are not ours are left alone.
    """
    ignored: list[str] = []
    ours = {}
    for name in NAMES:
        value = parameters.get(name, "")
        if len(value) > MAX_PARAMETER:
            ignored.append(_shown(name, value))
        elif value:
            ours[name] = value
    chosen = {}
    for facet in Facet:
        values = _values(ours.get(facet.value, ""), facet, known, ignored)
        if values:
            chosen[facet] = values
    filters = Filters(text=_text(ours.get(_TEXT, ""), ignored), chosen=chosen)
    near, open_on = _near(ours, known, ignored), _open_on(ours, ignored)
    ignored += [_shown(name, ours[name]) for name in _RETIRED if name in ours]
    site = ours.get(_SITE)
    if site is not None and site not in known.sites:
        ignored.append(_shown(_SITE, site))
        site = None
    return Parsed(View(filters, site, near, open_on), tuple(ignored[:MAX_IGNORED]))


def _text(value: str, ignored: list[str]) -> str:
    text = plain(value, MAX_PARAMETER)
    if len(text) > MAX_TEXT:
        ignored.append(_shown(_TEXT, value))
        return ""
    return text


def _values(value: str, facet: Facet, known: Known, ignored: list[str]) -> frozenset[str]:
    asked = [part for part in value.split("~") if part]
    allowed = known.values.get(facet, frozenset())
    good = [part for part in asked if part in allowed]
    ignored += [_shown(facet.value, part) for part in dict.fromkeys(asked) if part not in allowed]
    return frozenset(good)


def _near(ours: Mapping[str, str], known: Known, ignored: list[str]) -> Near | None:
    hub, within, mode = (ours.get(name, "") for name in (_NEAR, _WITHIN, _MODE))
    known_minutes = within in {str(minutes) for minutes in WITHIN_MIN}
    if hub in known.hubs and known_minutes and mode in MODES:
        return Near(hub, Mode(mode), int(within))
    # A part says nothing without the others, so all are told.
    _tell(ours, (_NEAR, _WITHIN, _MODE), ignored)
    return None


def _open_on(ours: Mapping[str, str], ignored: list[str]) -> OpenOn | None:
    day = _day(ours.get(_DAY, ""))
    if day is None:
        _tell(ours, (_DAY, _TIME, _VERDICT), ignored)
        return None
    clock = _CLOCK.fullmatch(ours.get(_TIME, ""))
    if clock is None:
        _tell(ours, (_TIME,), ignored)
    asked = [part for part in ours.get(_VERDICT, "").split("~") if part]
    good = frozenset(verdict for verdict in Verdict if verdict in asked)
    ignored += [_shown(_VERDICT, part) for part in dict.fromkeys(asked) if part not in good]
    return OpenOn(day, int(clock[1]) * 60 + int(clock[2]) if clock else None, good)


def _day(text: str) -> date | None:
    if not _ISO_DAY.fullmatch(text):
        return None
    try:
        day = date.fromisoformat(text)
    except ValueError:
        return None
    return day if FIRST_YEAR <= day.year <= LAST_YEAR else None


def _tell(ours: Mapping[str, str], names: Sequence[str], ignored: list[str]) -> None:
    ignored += [_shown(name, ours[name]) for name in names if name in ours]


def _shown(name: str, value: str) -> str:
    return f"{name}={plain(value, MAX_SHOWN)}"
