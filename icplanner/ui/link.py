"""The view in the link: filters and the chosen site as query parameters, and back."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

from icplanner.catalogue.facets import Facet
from icplanner.catalogue.filters import Filters, Near
from icplanner.ui.text import plain

# What a person types; more is not searched for.
MAX_TEXT: Final = 100
# A link is longer only where somebody tries what happens: browsers cut at about this size.
MAX_PARAMETER: Final = 2000
MAX_IGNORED: Final = 8
MAX_SHOWN: Final = 40

DISTANCES_KM: Final = (5, 10, 20, 30, 50)

_TEXT: Final = "q"
_NEAR: Final = "near"
_WITHIN: Final = "km"
_SITE: Final = "site"
NAMES: Final = (_TEXT, *(facet.value for facet in Facet), _NEAR, _WITHIN, _SITE)


@dataclass(frozen=True, slots=True)
class View:
    """What the Explore page shows."""

    filters: Filters = field(default_factory=Filters)
    site: str | None = None


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
    if filters.near:
        parameters[_NEAR] = filters.near.hub
        parameters[_WITHIN] = str(filters.near.distance_km)
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
    filters = Filters(
        text=_text(ours.get(_TEXT, ""), ignored), chosen=chosen, near=_near(ours, known, ignored)
    )
    site = ours.get(_SITE)
    if site is not None and site not in known.sites:
        ignored.append(_shown(_SITE, site))
        site = None
    return Parsed(View(filters, site), tuple(ignored[:MAX_IGNORED]))


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
    hub, within = ours.get(_NEAR), ours.get(_WITHIN)
    if hub is None and within is None:
        return None
    good_hub = hub in known.hubs
    good_distance = within in {str(distance) for distance in DISTANCES_KM}
    if hub is not None and within is not None and good_hub and good_distance:
        return Near(hub, int(within))
    # A half of the pair says nothing without the other, so both are told.
    if hub is not None:
        ignored.append(_shown(_NEAR, hub))
    if within is not None:
        ignored.append(_shown(_WITHIN, within))
    return None


def _shown(name: str, value: str) -> str:
    return f"{name}={plain(value, MAX_SHOWN)}"
