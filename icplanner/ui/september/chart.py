"""The map of a month's events."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from icplanner.catalogue.catalogue import Catalogue
from icplanner.catalogue.industry import groups_of
from icplanner.programme import Occurrence
from icplanner.ui.drawing import Drawing, Hub, Marker
from icplanner.ui.explore.legend import legend
from icplanner.ui.maps import REGION, bounds_of, show_map
from icplanner.ui.september import state
from icplanner.ui.symbols import OTHER
from icplanner.ui.text import escaped, plain
from icplanner.words import Words
from icplanner.words.programme import when

KEY = "september.map"


def event_map(shown: Sequence[Occurrence], chosen: str, catalogue: Catalogue, words: Words) -> None:
    """Place the map; a clicked event is chosen before the page runs again."""
    markers = tuple(
        Marker(
            id=one.uid,
            name=plain(f"{one.event.names.pick(words.lang)[0]} · {when(one, words)}", 200),
            position=one.event.position,
            group=_group(one),
            hollow=one.estimated or one.cancelled,
        )
        for one in shown
        if one.event.position is not None
    )
    hubs = tuple(
        Hub(id=place.id, name=place.names.pick(words.lang)[0], position=place.position)
        for place in catalogue.places.values()
        if place.kind == "spa_town" and place.position is not None
    )
    bounds = bounds_of([marker.position for marker in markers]) or REGION
    show_map(
        Drawing(markers=markers, hubs=hubs, selected=chosen or None, bounds=bounds),
        key=KEY,
        words=words,
        on_click=_clicked,
    )
    legend(words)
    st.caption(words.text("Filled symbols are confirmed dates, hollow ones estimates."))
    missing = [one for one in shown if one.event.position is None]
    if missing:
        names = ", ".join(escaped(one.event.names.pick(words.lang)[0]) for one in missing)
        st.caption(
            words.text("Not on the map, because their place is not known: %(names)s", names=names)
        )


def _group(one: Occurrence) -> str:
    groups = groups_of(one.event)
    return groups[0].value if groups else OTHER


def _clicked(uid: str) -> None:
    state.ask({"event": uid})
