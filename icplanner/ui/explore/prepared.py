"""What the Explore page works out once a catalogue, not once a click."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

import streamlit as st

from icplanner.catalogue.catalogue import Catalogue
from icplanner.catalogue.facets import HIDDEN_STATUSES, Facet
from icplanner.catalogue.industry import groups_of
from icplanner.catalogue.localised import LANGS, Lang
from icplanner.catalogue.place import Place
from icplanner.catalogue.place_names import town_name
from icplanner.catalogue.selection import Selector
from icplanner.catalogue.site import Site, Status
from icplanner.ui.link import Known
from icplanner.ui.symbols import OTHER
from icplanner.ui.text import plain
from icplanner.words import Words, vocabulary
from icplanner.words.collation import sort_key
from icplanner.words.vocabulary import term

SPA_TOWN: Final = "spa_town"
# Towns beside the spa towns from which ways are offered: the largest of the region but Karlovy
# Vary, both with fast trains.
MORE_HUBS: Final = ("cheb", "sokolov")

# A line of the list, about two lines of a phone.
LINE_CHARS: Final = 130


@dataclass(frozen=True, slots=True)
class Row:
    """One site as the list shows it in one language; all texts are plain."""

    id: str
    name: str
    town: str
    line: str
    symbol: str
    status: str
    tone: str


@dataclass(frozen=True, slots=True)
class Prepared:
    """A catalogue made ready: who answers filters, what exists, and the sorted rows."""

    catalogue: Catalogue
    selector: Selector
    known: Known
    hubs: Mapping[str, Place]
    rows: Mapping[Lang, Mapping[str, Row]]


@st.cache_resource(max_entries=1, show_spinner=False, hash_funcs={Catalogue: id})
def prepared(catalogue: Catalogue) -> Prepared:
    """Return a catalogue made ready.

    The key is the identity of the catalogue, which the cached value keeps alive; it lives until
    another catalogue is read.
    """
    hubs = {
        place.id: place
        for place in catalogue.places.values()
        if (place.kind == SPA_TOWN or place.id in MORE_HUBS) and place.position is not None
    }
    selector = Selector(catalogue.sites.values())
    # A value that no site has today may still stand in a link of last week.
    values = {facet: frozenset(selector.values(facet)) for facet in Facet}
    values[Facet.STATUS] |= HIDDEN_STATUSES
    known = Known(values=values, hubs=tuple(hubs), sites=frozenset(catalogue.sites))
    rows = {lang: _rows(catalogue, lang) for lang in LANGS}
    return Prepared(catalogue, selector, known, hubs, rows)


def symbol_of(site: Site) -> str:
    """Return the industry group whose symbol stands for a site: that of its leading industry."""
    groups = groups_of(site)
    return groups[0].value if groups else OTHER


def is_hollow(site: Site) -> bool:
    """Return whether the symbol is drawn hollow: nobody can be sure to get in."""
    return site.status in {Status.UNCERTAIN, Status.CLOSED}


def name_of(site: Site, lang: Lang) -> str:
    """Return the name a reader of `lang` is shown, on one line."""
    return plain(site.names.pick(lang)[0] or site.id, 200)


def _rows(catalogue: Catalogue, lang: Lang) -> dict[str, Row]:
    words = Words(lang)
    rows = [_row(site, catalogue, words) for site in catalogue.sites.values()]
    return {row.id: row for row in sorted(rows, key=lambda row: sort_key(row.name, lang))}


def _row(site: Site, catalogue: Catalogue, words: Words) -> Row:
    kind = term(vocabulary.KINDS, site.kind.value, words)
    said = [] if site.status is Status.OPEN else [term(vocabulary.STATUSES, site.status, words)]
    if site.position is None:
        said.append(words.text("Not on the map yet"))
    town = town_name(site.municipality, catalogue.places, words.lang)
    return Row(
        id=site.id,
        name=name_of(site, words.lang),
        town=f"{plain(town, 80)} · {kind}",
        line=plain(site.summaries.pick(words.lang)[0], LINE_CHARS),
        symbol=f"{symbol_of(site)}{' hollow' if is_hollow(site) else ''}",
        status=" · ".join(said),
        tone=site.status.value,
    )
