"""The choices above the calendar: month, year, programme, filters."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial

import streamlit as st

from icplanner.catalogue.catalogue import Catalogue
from icplanner.catalogue.industry import IndustryGroup
from icplanner.programme import Certainty
from icplanner.programme.validation import AUDIENCES, KINDS
from icplanner.store import Listed
from icplanner.ui.labels import labels
from icplanner.ui.september import state
from icplanner.ui.september.kept import is_archived
from icplanner.ui.september.prepared import hubs, places
from icplanner.ui.september.state import key
from icplanner.ui.september.view import MINUTES, Known, Part, Shape, View
from icplanner.words import Words, mark, vocabulary
from icplanner.words.programme import audience, event_kind, month_name
from icplanner.words.vocabulary import term

PARTS: Mapping[Part, tuple[str, str]] = {
    Part.CALENDAR: (mark("Calendar"), ":material/calendar_month:"),
    Part.CHECK: (mark("Clashes and gaps"), ":material/event_busy:"),
    Part.PROGRAMME: (mark("Programme"), ":material/edit_calendar:"),
    Part.OUT: (mark("Feeds and print"), ":material/download:"),
    Part.IMPORT: (mark("Import events"), ":material/upload:"),
    Part.EXHIBITION: (mark("Touring exhibition"), ":material/local_shipping:"),
}

SHAPES: Mapping[Shape, tuple[str, str]] = {
    Shape.MONTH: (mark("Month"), ":material/calendar_view_month:"),
    Shape.LIST: (mark("List"), ":material/list:"),
    Shape.MAP: (mark("Map"), ":material/map:"),
}

CERTAINTIES: Mapping[Certainty, str] = {
    Certainty.CONFIRMED: mark("confirmed dates only"),
    Certainty.ESTIMATED: mark("estimates only"),
}


def part_switch(words: Words) -> None:
    """Place the choice of what the page is used for."""
    st.segmented_control(
        words.text("What to do"),
        list(Part),
        format_func=lambda part: f"{PARTS[part][1]} {words.text(PARTS[part][0])}",
        key=key("part"),
        on_change=state.take_over,
        label_visibility="collapsed",
        required=True,
    )


def month_switch(view: View, known: Known, programmes: Mapping[str, Listed], words: Words) -> None:
    """Place the choice of programme, month and year."""
    with st.container(horizontal=True, vertical_alignment="bottom", key="september_when"):
        options = ["", *programmes]
        if view.programme not in options:
            options.append(view.programme)
        named = _named(programmes, words)
        # Set on each run: the browser keeps the label of before where a programme is renamed.
        st.session_state[key("programme")] = view.programme
        st.selectbox(
            words.text("Programme shown"),
            options,
            format_func=lambda one: (
                named.get(one, one[:20]) if one else words.text("everything known")
            ),
            key=key("programme"),
            on_change=state.take_over,
            width=300,
        )
        st.button(
            words.text("Earlier"),
            icon=":material/chevron_left:",
            on_click=partial(state.leaf, -1),
            key="september.earlier",
        )
        st.selectbox(
            words.text("Month"),
            range(1, 13),
            format_func=lambda number: month_name(number, words),
            key=key("month"),
            on_change=state.take_over,
            width=150,
        )
        st.selectbox(
            words.text("Year"),
            known.years,
            key=key("year"),
            on_change=state.take_over,
            width=110,
        )
        st.button(
            words.text("Later"),
            icon=":material/chevron_right:",
            on_click=partial(state.leaf, 1),
            key="september.later",
        )


def _named(programmes: Mapping[str, Listed], words: Words) -> dict[str, str]:
    """Return the label of each programme; archived ones say so."""
    return {
        uid: words.text("%(name)s (archive)", name=label) if is_archived(programmes[uid]) else label
        for uid, label in labels(programmes.values(), words).items()
    }


def shape_switch(words: Words) -> None:
    """Place the choice between month, list and map."""
    st.segmented_control(
        words.text("Drawn as"),
        list(Shape),
        format_func=lambda shape: f"{SHAPES[shape][1]} {words.text(SHAPES[shape][0])}",
        key=key("shape"),
        on_change=state.take_over,
        label_visibility="collapsed",
        required=True,
    )


def filters(catalogue: Catalogue, view: View, words: Words) -> None:
    """Place the filters, folded away while none is active."""
    active = view.wanted.active
    title = words.plural("Filters: %(count)s chosen", "Filters: %(count)s chosen", active)
    with st.expander(
        title if active else words.text("Filters"),
        expanded=bool(active),
        icon=":material/filter_alt:",
    ):
        first, second, third = st.columns(3)
        with first:
            _some("kinds", words.text("Kind of event"), {k: event_kind(k, words) for k in KINDS})
            _some("places", words.text("Place"), {p: p for p in places(catalogue, words)})
        with second:
            groups = {g.value: term(vocabulary.INDUSTRY_GROUPS, g, words) for g in IndustryGroup}
            _some("groups", words.text("Industry"), groups)
            _near(catalogue, words)
        with third:
            _some("audiences", words.text("For whom"), {a: audience(a, words) for a in AUDIENCES})
            _sure(words)
        if active:
            st.button(
                words.text("Clear all"), icon=":material/filter_alt_off:", on_click=state.clear
            )


def _some(name: str, label: str, options: Mapping[str, str]) -> None:
    st.multiselect(
        label,
        list(options),
        format_func=lambda value: options.get(value, value),
        key=key(name),
        on_change=state.take_over,
        placeholder="",
    )


def _near(catalogue: Catalogue, words: Words) -> None:
    near, within = st.columns([3, 2])
    with near:
        st.selectbox(
            words.text("From a spa town"),
            [None, *hubs(catalogue)],
            format_func=lambda hub: (
                catalogue.places[hub].names.pick(words.lang)[0] if hub else words.text("anywhere")
            ),
            key=key("near"),
            on_change=state.take_over,
        )
    with within:
        st.selectbox(
            words.text("Minutes by car"),
            MINUTES,
            key=key("within_min"),
            on_change=state.take_over,
            disabled=st.session_state.get(key("near")) is None,
        )


def _sure(words: Words) -> None:
    st.selectbox(
        words.text("Certainty of the date"),
        [None, *Certainty],
        format_func=lambda sure: words.text(CERTAINTIES[sure]) if sure else words.text("any"),
        key=key("certainty"),
        on_change=state.take_over,
    )
