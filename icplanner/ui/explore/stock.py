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
from icplanner.catalogue.place import Place
from icplanner.hours import FIRST_YEAR, LAST_YEAR
from icplanner.ui.explore.facet_words import BARE, LABELS, options
from icplanner.ui.explore.legend import SYMBOL_IMAGES
from icplanner.ui.explore.opening import VERDICTS
from icplanner.ui.explore.prepared import SPA_TOWN, Prepared
from icplanner.ui.link import MODES, WITHIN_MIN
from icplanner.ui.text import plain
from icplanner.words import Words
from icplanner.words.collation import sort_key
from icplanner.words.hours import verdict
from icplanner.words.travel import mode_text

_HERE: Final = Path(__file__).parent

MAIN_FACETS: Final = (Facet.INDUSTRY, Facet.KIND, Facet.COUNTRY, Facet.MUNICIPALITY)
FACETS: Final = (*MAIN_FACETS, *(facet for facet in Facet if facet not in MAIN_FACETS))
_OPEN: Final = frozenset({Facet.INDUSTRY, Facet.KIND, Facet.COUNTRY})
# Chosen along with the town: a ride that leaves time for a visit on both sides of it. Judged.
_STANDARD_MIN: Final = 30

_SCRIPTS: Final = ("day.js", "reach.js", "panel.js", "list.js", "stock.js")
_STOCK: Final = st.components.v2.component(
    "icplanner.explore_stock",
    js="\n".join((_HERE / name).read_text("utf-8") for name in _SCRIPTS),
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
        "minutes": [str(minutes) for minutes in WITHIN_MIN],
        "modes": [{"value": mode.value, "label": mode_text(mode, words)} for mode in MODES],
        "standard": str(_STANDARD_MIN),
        "verdicts": [{"value": each.value, "label": verdict(each, words)} for each in VERDICTS],
        "days": [f"{FIRST_YEAR}-01-01", f"{LAST_YEAR}-12-31"],
        "lang": lang,
        "symbols": SYMBOL_IMAGES,
        "rows": {row.id: asdict(row) for row in ready.rows[lang].values()},
        "words": {
            "filters": words.text("Filters"),
            "more": words.text("More filters"),
            "anywhere": words.text("Anywhere"),
            "reach": words.text("Within reach of"),
            "from": words.text("From which town"),
            "within": words.text("Within how many minutes"),
            "mode": words.text("How you travel"),
            "day": words.text("Open on a day"),
            "date": words.text("Date"),
            "time": words.text("Time, if you like"),
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
        "bare": facet in BARE,
    }


def _hubs(ready: Prepared, words: Words) -> list[dict[str, str]]:
    def order(place: Place) -> tuple[bool, object]:
        return place.kind != SPA_TOWN, sort_key(place.names.pick(words.lang)[0], words.lang)

    return [
        {"value": place.id, "label": plain(place.names.pick(words.lang)[0], 60)}
        for place in sorted(ready.hubs.values(), key=order)
    ]
