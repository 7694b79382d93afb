"""The filter panel: facets with live counts and the chips of what is chosen."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from functools import partial
from pathlib import Path
from typing import Any, Final

import streamlit as st

from icplanner.catalogue.facets import Facet
from icplanner.catalogue.filters import Near
from icplanner.catalogue.industry import IndustryGroup
from icplanner.catalogue.selection import Counts
from icplanner.catalogue.site import Access, Era, Kind, Status
from icplanner.ui.explore import state
from icplanner.ui.explore.legend import SYMBOL_IMAGES
from icplanner.ui.explore.prepared import Prepared
from icplanner.ui.link import DISTANCES_KM, View
from icplanner.ui.text import plain
from icplanner.words import Words, mark, vocabulary
from icplanner.words.collation import sort_key
from icplanner.words.vocabulary import language_name, term

KEY: Final = "explore.panel"
_HERE: Final = Path(__file__).parent
# Chosen along with the spa town: a ride that leaves time for a visit on both sides of it. Judged.
_STANDARD_KM: Final = 20

_PANEL: Final = st.components.v2.component(
    "icplanner.explore_panel",
    js=(_HERE / "panel.js").read_text("utf-8"),
    css=(_HERE / "panel.css").read_text("utf-8"),
)

_LABELS: Final[Mapping[Facet, str]] = {
    Facet.INDUSTRY: mark("Industry"),
    Facet.KIND: mark("Kind of site"),
    Facet.MUNICIPALITY: mark("Town or village"),
    Facet.COUNTRY: mark("Country"),
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

_OPEN: Final = frozenset({Facet.INDUSTRY, Facet.KIND, Facet.COUNTRY})
_MAIN: Final = (Facet.INDUSTRY, Facet.KIND, Facet.COUNTRY, Facet.MUNICIPALITY)
# Their values say nothing without the facet's name beside them.
_SHORT: Final = frozenset(facet for facet, terms in _TERMS.items() if terms is vocabulary.ANSWERS)


def panel(ready: Prepared, view: View, counts: Counts, words: Words) -> None:
    """Place the panel; what it asks for is taken over before the page runs again."""
    _PANEL(
        key=KEY,
        data=payload(ready, view, counts, words),
        on_asked_change=partial(_asked, ready),
    )


def _asked(ready: Prepared) -> None:
    value = st.session_state.get(KEY)
    state.ask(value.get("asked") if isinstance(value, Mapping) else None, ready.known)


def payload(ready: Prepared, view: View, counts: Counts, words: Words) -> dict[str, Any]:
    """Return what the panel draws; every text in it is plain and shown as text."""
    facets = [_facet(facet, view, counts, words) for facet in (*_MAIN, *_rest())]
    near = _near(ready, view, words)
    shape = [words.lang, [[facet["id"], *_values(facet)] for facet in facets], near["hubs"]]
    return {
        "facets": facets,
        "near": near,
        "symbols": SYMBOL_IMAGES,
        "searching": bool(view.filters.text),
        "ack": state.acknowledged(),
        "shape": hashlib.sha256(json.dumps(shape).encode()).hexdigest()[:16],
        "words": {
            "filters": words.text("Filters"),
            "more": words.text("More filters"),
            "anywhere": words.text("Anywhere"),
            "from": words.text("Distance from a spa town"),
            "within": words.text("Within how many kilometres"),
            "remove": words.text("Remove filter"),
            "clear": words.text("Clear all"),
        },
    }


def _rest() -> tuple[Facet, ...]:
    return tuple(facet for facet in Facet if facet not in _MAIN)


def _values(facet: Mapping[str, Any]) -> list[str]:
    return [option["value"] for option in facet["options"]]


def _facet(facet: Facet, view: View, counts: Counts, words: Words) -> dict[str, Any]:
    chosen = view.filters.values(facet)
    options = [
        {"value": value, "label": label, "count": counts.of(facet, value)}
        | ({"symbol": value} if facet is Facet.INDUSTRY else {})
        for value, label in _options(facet, counts, words)
    ]
    label = mark("Where") if facet is Facet.COUNTRY else _LABELS[facet]
    return {
        "id": facet.value,
        "label": words.text(label),
        "options": options,
        "chosen": sorted(chosen),
        "open": facet in _OPEN or bool(chosen),
        "more": facet not in _MAIN,
        "one": facet is Facet.MUNICIPALITY,
        "near": facet is Facet.COUNTRY,
        "short": facet in _SHORT,
    }


def _options(facet: Facet, counts: Counts, words: Words) -> list[tuple[str, str]]:
    order = _ORDER.get(facet, ())
    rank = {value: index for index, value in enumerate(order)}
    options = [(value, _label(facet, value, words)) for value in counts.facets[facet]]

    def place(option: tuple[str, str]) -> tuple[int, object]:
        value, label = option
        last = len(order) + 1 if value == "unknown" else len(order)
        return rank.get(value, last), sort_key(label, words.lang)

    return sorted(options, key=place)


def _label(facet: Facet, value: str, words: Words) -> str:
    if facet is Facet.LANGUAGE:
        return plain(language_name(value, words), 40)
    if facet is Facet.MUNICIPALITY:
        return plain(value, 60)
    return plain(term(_TERMS[facet], value, words), 80)


def _near(ready: Prepared, view: View, words: Words) -> dict[str, Any]:
    near = view.filters.near
    hubs = [
        {"value": hub, "label": plain(ready.catalogue.places[hub].names.pick(words.lang)[0], 60)}
        for hub in ready.selector.hubs()
    ]
    distances = [{"value": str(km), "label": f"{km} km"} for km in DISTANCES_KM]
    if near is not None:
        nears = [Near(near.hub, km) for km in DISTANCES_KM]
        found = ready.selector.count_near(view.filters, nears)
        for distance, reach in zip(distances, nears, strict=True):
            distance["label"] += f" ({found[reach]})"
    return {
        "hubs": sorted(hubs, key=lambda hub: sort_key(hub["label"], words.lang)),
        "hub": near.hub if near else "",
        "distances": distances,
        "within": str(near.distance_km) if near else "",
        "standard": str(_STANDARD_KM),
    }
