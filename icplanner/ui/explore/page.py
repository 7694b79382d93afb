"""The page Explore: filters, map, list and card, arranged."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from functools import partial
from pathlib import Path
from typing import Final

import streamlit as st

from icplanner.catalogue.catalogue import Catalogue
from icplanner.catalogue.filters import Filters
from icplanner.catalogue.localised import Lang
from icplanner.catalogue.site import Site
from icplanner.travel import Mode, Travel
from icplanner.ui import tiles
from icplanner.ui.drawing import Drawing, Hub, Marker
from icplanner.ui.explore import state
from icplanner.ui.explore.answer import Answer, answer
from icplanner.ui.explore.card import card
from icplanner.ui.explore.legend import legend
from icplanner.ui.explore.opening import said_of, warm_hours
from icplanner.ui.explore.panel import panel
from icplanner.ui.explore.prepared import (
    SPA_TOWN,
    Prepared,
    is_hollow,
    name_of,
    prepared,
    symbol_of,
)
from icplanner.ui.explore.reach import Reach, reach, warm_ways, ways_said
from icplanner.ui.explore.sites import site_list
from icplanner.ui.explore.stock import Stock, place_stock, stock_of
from icplanner.ui.link import MAX_TEXT
from icplanner.ui.maps import REGION, bounds_of, show_map
from icplanner.ui.text import escaped
from icplanner.ui.view import View
from icplanner.words import Words
from icplanner.words.travel import note_text

# Streamlit takes a path to a style sheet as it is.
_STYLE: Final = Path(__file__).parent / "page.css"
MAP_KEY: Final = "explore.map"
_MAP_HEIGHT_PX: Final = 560


def explore(catalogue: Catalogue, travel: Travel, words: Words, *, today: date) -> None:
    """Place the page; `today` (local) decides the age of facts and the day of the card."""
    st.html(_STYLE)
    with st.container(key="explore_title"):
        st.title(words.text("Explore industrial culture"), anchor=False)
    if not catalogue.sites:
        st.error(
            words.text(
                "No site could be read from the data, so there is nothing to show. "
                "The command `python -m icplanner check` names what is wrong."
            ),
            icon=":material/report:",
        )
        return
    ready = prepared(catalogue)
    view = state.current(ready.known)
    if not state.held_back(view):
        state.put_into_link(view)
    _tell_ignored(words)
    stock = stock_of(ready, words.lang)[1]
    place_stock(stock)
    ways = reach(ready, travel)
    answered = answer(ready, ways, view)
    with st.container(key="explore_columns"):
        filters, chart, side = st.columns([2.5, 5, 3.5], gap="medium")
    # The map first: it has the longest way to the screen.
    with chart:
        _map(ready, view, answered, words)
    with filters:
        _search(words)
        panel(ready, stock, view, answered)
    with side:
        if view.site is None:
            _list(ready, stock, view, answered, ways, words)
        else:
            _card(ready, view, answered, ways, words, today)


def make_ready(catalogue: Catalogue, lang: Lang) -> None:
    """Work out what the first page in a language would wait for."""
    if catalogue.sites:
        stock_of(prepared(catalogue), lang)


def warm(catalogue: Catalogue, travel: Travel, *, today: date) -> None:
    """Work out in the background what the first choice of a day or a town would wait for."""
    if catalogue.sites:
        warm_hours(catalogue, today.year)
        warm_ways(reach(prepared(catalogue), travel))


def _tell_ignored(words: Words) -> None:
    parts = state.ignored()
    if parts:
        st.info(
            words.text("Some parts of the link mean nothing here and were ignored:")
            + " "
            + ", ".join(escaped(part) for part in parts),
            icon=":material/link_off:",
        )


def _search(words: Words) -> None:
    st.text_input(
        words.text("Search names and descriptions"),
        key=state.SEARCH,
        on_change=state.search,
        max_chars=MAX_TEXT,
        placeholder=words.text("Search: name, place, trade …"),
        icon=":material/search:",
        label_visibility="collapsed",
        live=True,
    )


def _map(ready: Prepared, view: View, answered: Answer, words: Words) -> None:
    found = answered.found
    if answered.ways is not None and answered.ways.broken:
        st.warning(
            words.text(
                "The data that tell how long this way takes cannot be read, so no site counts as "
                "within reach."
            ),
            icon=":material/report:",
        )
    if not found:
        _empty(view, words)
    elif all(site.position is None for site in found):
        st.info(
            words.text(
                "The exact place of these sites is not known yet, so the map shows none of them; "
                "they stand in the list."
            ),
            icon=":material/wrong_location:",
        )
    show_map(
        _drawing(ready, view, found, words),
        key=MAP_KEY,
        words=words,
        height_px=_MAP_HEIGHT_PX,
        online_tiles=tiles.wanted(),
        on_click=partial(state.pick, known=ready.known),
    )
    tiles.switch(words)
    legend(words)
    missing = [site for site in found if site.position is None]
    if missing:
        with st.expander(
            words.plural(
                "%(count)s site is not on the map yet",
                "%(count)s sites are not on the map yet",
                len(missing),
            )
        ):
            st.caption(words.text("Their exact place is not known, and none is guessed."))
            names = (f"- {escaped(name_of(site, words.lang))}" for site in missing)
            st.markdown("\n".join(names))


def _drawing(ready: Prepared, view: View, found: Sequence[Site], words: Words) -> Drawing:
    markers = tuple(
        Marker(
            id=site.id,
            name=name_of(site, words.lang),
            position=site.position,
            group=symbol_of(site),
            hollow=is_hollow(site),
        )
        for site in found
        if site.position is not None
    )
    hubs = tuple(
        Hub(id=hub, name=place.names.pick(words.lang)[0], position=place.position)
        for hub, place in ready.hubs.items()
        if place.position is not None and (place.kind == SPA_TOWN or _is_asked(view, hub))
    )
    bounds = REGION
    if view.narrowed:
        bounds = bounds_of([marker.position for marker in markers]) or REGION
    return Drawing(markers=markers, hubs=hubs, selected=view.site, bounds=bounds)


def _is_asked(view: View, hub: str) -> bool:
    return view.near is not None and view.near.hub == hub


def _card(
    ready: Prepared, view: View, answered: Answer, ways: Reach, words: Words, today: date
) -> None:
    site = ready.catalogue.sites[view.site or ""]
    count = len(answered.found)
    st.button(
        words.plural("Back to %(count)s site", "Back to %(count)s sites", count),
        icon=":material/arrow_back:",
        on_click=partial(state.pick, None, known=ready.known),
        key="explore.back_button",
    )
    with st.container(key="explore_card"):
        card(site, view, ways, words, today)


def _list(
    ready: Prepared, stock: Stock, view: View, answered: Answer, ways: Reach, words: Words
) -> None:
    total = words.plural("%(count)s site", "%(count)s sites", len(answered.found))
    st.markdown(f"**{escaped(total)}**")
    if view.near is not None and view.near.mode is Mode.TRAIN:
        st.caption(escaped(note_text("typical_day", words)))
    ids = {site.id for site in answered.found}
    site_list(
        ready,
        stock,
        [row for row in ready.rows[words.lang] if row in ids],
        said_of(ready, view.open_on, words.lang) if view.open_on else {},
        ways_said(ways, view.near, words.lang) if view.near else {},
    )


def _empty(view: View, words: Words) -> None:
    """Say why the map is empty, and offer the way out."""
    only_text = view == View(Filters(text=view.filters.text), view.site)
    st.warning(
        words.text("No site is found by these words.")
        if only_text
        else words.text("No site answers all these filters together, so the map is empty."),
        icon=":material/search_off:",
    )
    st.button(
        words.text("Clear all filters"),
        icon=":material/filter_alt_off:",
        on_click=state.clear,
        type="primary",
    )
