"""The facets in words: their names, and their values in the order a reader expects."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Final

from icplanner.catalogue.facets import UNKNOWN, Facet
from icplanner.catalogue.industry import IndustryGroup
from icplanner.catalogue.site import Access, Era, Kind, Status
from icplanner.ui.text import plain
from icplanner.words import Words, mark, vocabulary
from icplanner.words.collation import sort_key
from icplanner.words.vocabulary import language_name, term

LABELS: Final[Mapping[Facet, str]] = {
    Facet.INDUSTRY: mark("Industry"),
    Facet.KIND: mark("Kind of site"),
    Facet.MUNICIPALITY: mark("Town or village"),
    Facet.COUNTRY: mark("Where"),
    Facet.ERA: mark("Past, present, future"),
    Facet.STATUS: mark("Open to visitors"),
    Facet.INDOOR: mark("Indoors"),
    Facet.UNDERGROUND: mark("Underground"),
    Facet.WHEELCHAIR: mark("Wheelchair"),
    Facet.LANGUAGE: mark("Language of the guide"),
    Facet.BOOKING: mark("Booking needed"),
    Facet.STRATEGY: mark("Named in the strategy"),
    Facet.HERITAGE: mark("UNESCO, monuments, ERIH"),
}

_ANSWERS: Final = ("yes", "no", "unknown")

# Values in the order a reader expects; values beyond follow sorted by their words.
_ORDER: Final[Mapping[Facet, tuple[str, ...]]] = {
    Facet.INDUSTRY: tuple(group.value for group in IndustryGroup),
    Facet.KIND: tuple(kind.value for kind in Kind),
    Facet.COUNTRY: ("CZ", "DE"),
    Facet.ERA: tuple(era.value for era in Era),
    Facet.STATUS: tuple(status.value for status in Status),
    Facet.INDOOR: _ANSWERS,
    Facet.UNDERGROUND: _ANSWERS,
    Facet.WHEELCHAIR: (*(access.value for access in Access), "unknown"),
    Facet.LANGUAGE: ("cs", "de", "en"),
    Facet.BOOKING: _ANSWERS,
    Facet.STRATEGY: ("yes", "no"),
    Facet.HERITAGE: ("unesco", "nkp", "kp", "erih"),
}

_TERMS: Final[Mapping[Facet, Mapping[str, str]]] = {
    Facet.INDUSTRY: vocabulary.INDUSTRY_GROUPS,
    Facet.KIND: vocabulary.KINDS,
    Facet.COUNTRY: vocabulary.COUNTRIES,
    Facet.ERA: vocabulary.ERAS,
    Facet.STATUS: vocabulary.STATUSES,
    Facet.INDOOR: vocabulary.ANSWERS,
    Facet.UNDERGROUND: vocabulary.ANSWERS,
    Facet.WHEELCHAIR: vocabulary.WHEELCHAIR,
    Facet.BOOKING: vocabulary.ANSWERS,
    Facet.STRATEGY: vocabulary.ANSWERS,
    Facet.HERITAGE: vocabulary.HERITAGE,
}

# Their values say nothing without the facet's name beside them.
BARE: Final = frozenset(facet for facet, terms in _TERMS.items() if terms is vocabulary.ANSWERS)


def options(facet: Facet, values: Iterable[str], words: Words) -> list[tuple[str, str]]:
    """Return the values of a facet with their words, in the order of the panel."""
    order = _ORDER.get(facet, ())
    rank = {value: index for index, value in enumerate(order)}
    rank.setdefault(UNKNOWN, len(order) + 1)

    def place(option: tuple[str, str]) -> tuple[int, object]:
        value, label = option
        return rank.get(value, len(order)), sort_key(label, words.lang)

    return sorted(((value, _label(facet, value, words)) for value in values), key=place)


def _label(facet: Facet, value: str, words: Words) -> str:
    if facet is Facet.LANGUAGE:
        return plain(language_name(value, words), 40)
    if facet is Facet.MUNICIPALITY:
        return plain(value, 60)
    return plain(term(_TERMS[facet], value, words), 80)
