"""Filters: what a reader has asked for."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from icplanner.catalogue.facets import Facet


@dataclass(frozen=True, slots=True, kw_only=True)
class Filters:
    """What a reader has asked for; the default asks for everything that is not closed.

    Attributes
    ----------
    text
        Words that must all occur, in any order, accents or not.
    chosen
        Values chosen in each facet. A site must have one of the values of every facet that has
        any; without a status chosen the closed sites are hidden.

    What needs more than a site's own facts (open on a day, reached in time) is worked out
    elsewhere and given to the selector as sets of ids.
    """

    text: str = ""
    chosen: Mapping[Facet, frozenset[str]] = field(default_factory=dict)

    def values(self, facet: Facet) -> frozenset[str]:
        """Return what is chosen in a facet, empty where nothing is."""
        return self.chosen.get(facet, frozenset())

    def choosing(self, facet: Facet, values: frozenset[str]) -> Filters:
        """Return these filters with a facet's values replaced."""
        others = {name: old for name, old in self.chosen.items() if name is not facet}
        return replace(self, chosen={**others, facet: values} if values else others)

    @property
    def active(self) -> bool:
        """Return whether anything is asked for at all."""
        return self != Filters()
