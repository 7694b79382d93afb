"""Facets: the sides from which a reader narrows the sites down."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from enum import StrEnum
from typing import Final

from icplanner.catalogue.industry import groups_of
from icplanner.catalogue.site import Site, Status

# The value of a fact nobody knows; a choice of its own, never mixed with "no".
UNKNOWN: Final = "unknown"
YES: Final = "yes"
NO: Final = "no"

# Hidden until a reader asks for them: a closed site is no aim of a journey.
HIDDEN_STATUSES: Final = frozenset({Status.CLOSED.value})


class Facet(StrEnum):
    """One side of the catalogue; the value is its name in links."""

    INDUSTRY = "industry"
    KIND = "kind"
    MUNICIPALITY = "town"
    COUNTRY = "country"
    ERA = "era"
    STATUS = "status"
    INDOOR = "indoor"
    UNDERGROUND = "underground"
    WHEELCHAIR = "wheelchair"
    LANGUAGE = "guide"
    BOOKING = "booking"
    STRATEGY = "strategy"
    HERITAGE = "heritage"


def answer(fact: bool | None) -> str:  # noqa: FBT001 - the fact itself, not an option
    """Return a three-state fact as "yes", "no" or "unknown"."""
    if fact is None:
        return UNKNOWN
    return YES if fact else NO


def _heritage(site: Site) -> frozenset[str]:
    listed = ("unesco" if value.startswith("unesco_") else value for value in site.heritage_status)
    return frozenset(listed)


_READERS: Final[Mapping[Facet, Callable[[Site], frozenset[str]]]] = {
    Facet.INDUSTRY: lambda site: frozenset(group.value for group in groups_of(site)),
    Facet.KIND: lambda site: frozenset({site.kind.value}),
    Facet.MUNICIPALITY: lambda site: frozenset({site.municipality}),
    Facet.COUNTRY: lambda site: frozenset({site.country}),
    Facet.ERA: lambda site: frozenset(era.value for era in site.era),
    Facet.STATUS: lambda site: frozenset({site.status.value}),
    Facet.INDOOR: lambda site: frozenset({answer(site.indoor)}),
    Facet.UNDERGROUND: lambda site: frozenset({answer(site.underground)}),
    Facet.WHEELCHAIR: lambda site: frozenset(
        {site.wheelchair.value if site.wheelchair else UNKNOWN}
    ),
    Facet.LANGUAGE: lambda site: frozenset(site.languages) or frozenset({UNKNOWN}),
    Facet.BOOKING: lambda site: frozenset({answer(site.booking_required)}),
    Facet.STRATEGY: lambda site: frozenset({answer(site.in_strategy)}),
    Facet.HERITAGE: _heritage,
}


def values_of(site: Site, facet: Facet) -> frozenset[str]:
    """Return the values a site stands under in one facet.

    An unknown fact stands under "unknown". UNESCO's several listings are one value, "unesco";
    a site on no heritage list stands nowhere in that facet.
    """
    return _READERS[facet](site)
