"""The form: where, when, how, for whom, what; everything else is folded away."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Final

import streamlit as st

from icplanner.catalogue.catalogue import Catalogue
from icplanner.catalogue.industry import IndustryGroup
from icplanner.hours import FIRST_YEAR, LAST_YEAR
from icplanner.tours import Audience, RequestProblem
from icplanner.travel import Travel
from icplanner.ui.tours import choices, state
from icplanner.ui.tours.more import more, whole
from icplanner.ui.tours.own_hours import own_hours
from icplanner.ui.tours.own_place import own_place
from icplanner.ui.tours.wishes import MAX_GROUP
from icplanner.words import Words

# A quarter of an hour is as fine as anybody plans the beginning of a day.
_STEP_S: Final = 900
DATE_FORMATS: Final = {"cs": "DD.MM.YYYY", "de": "DD.MM.YYYY", "en": "DD/MM/YYYY"}


def form(
    catalogue: Catalogue, travel: Travel, words: Words, wrong: Sequence[RequestProblem] = ()
) -> None:
    """Place the form; each change is taken over before the page runs again.

    What is `wrong` with a single day is told there too.
    """
    with st.container(key="tours_form", border=True):
        _where_and_when(catalogue, words)
        own_hours(wrong, catalogue, words)
        own_place(catalogue, travel, words)
        _how_and_for_whom(words)
        _interests(words)
        more(catalogue, words)


def _where_and_when(catalogue: Catalogue, words: Words) -> None:
    with st.container(key="tours_pairs_when"):
        where, day, people, begin, end = st.columns([3.5, 2, 1.5, 1.5, 1.5])
    hubs = choices.hubs(catalogue, words)
    start = state.wishes().start
    if start not in hubs:
        hubs = [start, *hubs]
    with where:
        st.selectbox(
            words.text("From"),
            hubs,
            index=hubs.index(start),
            placeholder=words.text("Town, station or village"),
            format_func=lambda hub: choices.record_name(catalogue, words, hub),
            **state.field("start"),
            accept_new_options=True,
            help=words.text("Spa towns first, then stations, towns and villages; type to search."),
        )
    with day:
        st.date_input(
            words.text("Date"),
            value=state.value("date"),
            **state.field("date"),
            format=DATE_FORMATS[words.lang],
            min_value=date(FIRST_YEAR, 1, 1),
            max_value=date(LAST_YEAR, 12, 31),
        )
    with people:
        whole("group_size", words.text("People"), 1, MAX_GROUP)
    with begin:
        st.time_input(
            words.text("Leave at"),
            value=state.value("from_min"),
            **state.field("from_min"),
            step=_STEP_S,
        )
    with end:
        st.time_input(
            words.text("Back by"),
            value=state.value("to_min"),
            **state.field("to_min"),
            step=_STEP_S,
        )


def _how_and_for_whom(words: Words) -> None:
    how, whom = st.columns([3, 2])
    with how:
        st.segmented_control(
            words.text("How"),
            list(choices.MODES),
            default=state.value("mode"),
            format_func=lambda mode: (
                f"{choices.MODE_ICONS[mode]} {words.text(choices.MODES[mode])}"
            ),
            **state.field("mode"),
            required=True,
        )
    with whom:
        st.pills(
            words.text("For whom"),
            list(Audience),
            default=state.value("audience"),
            format_func=lambda audience: words.text(choices.AUDIENCES[audience]),
            **state.field("audience"),
            help=words.text(
                "Fills in usual times, pace, lunch and group; everything may be changed afterwards."
            ),
        )


def _interests(words: Words) -> None:
    st.pills(
        words.text("Interests"),
        [str(group) for group in IndustryGroup],
        selection_mode="multi",
        default=state.value("interests"),
        format_func=lambda group: choices.group_label(group, words),
        **state.field("interests"),
        help=words.text("None chosen means that every industry counts the same."),
    )
