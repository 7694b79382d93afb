"""The stock: what the panel and the list draw with and no filter changes, sent once a language.

Streamlit sends an element again only when it changes; texts and rows would weigh a hundred
kilobytes with every click. So they travel in an element of their own, together with the drawing
code, and the panel and the list send numbers and ids.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import asdict
from pathlib import Path
from typing import Any, Final

import streamlit as st

from icplanner.catalogue.facets import Facet
from icplanner.catalogue.localised import Lang
from icplanner.ui.explore.facet_words import BARE, LABELS, options
from icplanner.ui.explore.legend import SYMBOL_IMAGES
from icplanner.ui.explore.prepared import Prepared
from icplanner.ui.link import DISTANCES_KM
from icplanner.ui.text import plain
from icplanner.words import Words
from icplanner.words.collation import sort_key

_HERE: Final = Path(__file__).parent

MAIN_FACETS: Final = (Facet.INDUSTRY, Facet.KIND, Facet.COUNTRY, Facet.MUNICIPALITY)
FACETS: Final = (*MAIN_FACETS, *(facet for facet in Facet if facet not in MAIN_FACETS))
_OPEN: Final = frozenset({Facet.INDUSTRY, Facet.KIND, Facet.COUNTRY})
# Chosen along with the spa town: a ride that leaves time for a visit on both sides of it. Judged.
_STANDARD_KM: Final = 20

_STOCK: Final = st.components.v2.component(
    "icplanner.explore_stock",
    js="\n".join((_HERE / name).read_text("utf-8") for name in ("panel.js", "list.js", "stock.js")),
)

Stock = Mapping[str, Any]


def place_stock(stock: Stock) -> None:
    """Place the stock; it shows nothing itself."""
    _STOCK(key="explore.stock", data=stock)


def component_stub(part: str) -> str:
    """Return the script of the panel or the list: it draws as soon as its stock is there."""
    return (
        "export default function (component) {\n"
        "  const shop = (window.icplannerExplore ||= { waiting: new Map() });\n"
        f"  shop.waiting.set({json.dumps(part)}, component);\n"
        "  shop.serve?.();\n"
        "}\n"
    )


@st.cache_resource(max_entries=6, show_spinner=False, hash_funcs={Prepared: id})
def stock_of(ready: Prepared, lang: Lang) -> tuple[Prepared, Stock]:
    """Return the stock of a catalogue in one language, and what it was made from.

    The key is the identity of the prepared catalogue, which the cached value keeps alive, and the
    language; the oldest entries go when the catalogue was read anew.
    """
    words = Words(lang)
    content = {
        "facets": [_facet(facet, ready, words) for facet in FACETS],
        "hubs": _hubs(ready, words),
        "distances": [str(km) for km in DISTANCES_KM],
        "standard": str(_STANDARD_KM),
        "symbols": SYMBOL_IMAGES,
        "rows": {row.id: asdict(row) for row in ready.rows[lang].values()},
        "words": {
            "filters": words.text("Filters"),
            "more": words.text("More filters"),
            "anywhere": words.text("Anywhere"),
            "from": words.text("Distance from a spa town"),
            "within": words.text("Within how many kilometres"),
            "remove": words.text("Remove filter"),
            "clear": words.text("Clear all"),
            "sites": words.text("Sites"),
        },
    }
    version = hashlib.sha256(json.dumps(content).encode()).hexdigest()[:16]
    return ready, {"version": version, **content}


def _facet(facet: Facet, ready: Prepared, words: Words) -> dict[str, Any]:
    symbols = facet is Facet.INDUSTRY
    return {
        "id": facet.value,
        "label": words.text(LABELS[facet]),
        "options": [
            {"value": value, "label": label} | ({"symbol": value} if symbols else {})
            for value, label in options(facet, ready.selector.values(facet), words)
        ],
        "open": facet in _OPEN,
        "more": facet not in MAIN_FACETS,
        "one": facet is Facet.MUNICIPALITY,
        "near": facet is Facet.COUNTRY,
        "bare": facet in BARE,
    }


def _hubs(ready: Prepared, words: Words) -> list[dict[str, str]]:
    places = ready.catalogue.places
    hubs = [
        {"value": hub, "label": plain(places[hub].names.pick(words.lang)[0], 60)}
        for hub in ready.selector.hubs()
    ]
    return sorted(hubs, key=lambda hub: sort_key(hub["label"], words.lang))
