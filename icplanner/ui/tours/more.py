"""The folded part of the form: days, pace, lunch, wishes, budget, and what is accepted."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

import streamlit as st

from icplanner.catalogue.catalogue import Catalogue
from icplanner.catalogue.industry import IndustryGroup
from icplanner.catalogue.localised import LANGS
from icplanner.tours import Pace
from icplanner.ui.tours import choices, state
from icplanner.ui.tours.wishes import LUNCH_MIN, MAX_DAYS, MAX_VARIANTS
from icplanner.words import Words
from icplanner.words.vocabulary import language_name

_STEP_S: Final = 900


def more(catalogue: Catalogue, words: Words) -> None:
    """Place the folded wishes."""
    with st.expander(words.text("More wishes"), icon=":material/tune:"):
        _end_and_days(catalogue, words)
        _mild(words)
        _must_and_avoid(catalogue, words)
        _lunch(words)
        _group(words)
        _accepted(words)


def _end_and_days(catalogue: Catalogue, words: Words) -> None:
    where, days, pace, buffer = st.columns([3, 1.5, 3.5, 2])
    hubs = choices.hubs(catalogue, words)
    end = state.wishes().end
    if end is not None and end not in hubs:
        hubs = [end, *hubs]
    with where:
        st.selectbox(
            words.text("To, if elsewhere"),
            hubs,
            format_func=lambda hub: choices.record_name(catalogue, words, hub),
            index=hubs.index(end) if end is not None else None,
            placeholder=words.text("back to the start"),
            accept_new_options=True,
            **state.field("end"),
        )
    with days:
        whole("days", words.text("Days in a row"), 1, MAX_DAYS)
    with pace:
        st.selectbox(
            words.text("Pace"),
            list(Pace),
            index=list(Pace).index(state.wishes().pace),
            format_func=lambda pace: words.text(choices.PACES[pace]),
            **state.field("pace"),
        )
    with buffer:
        whole("buffer_min", words.text("Minutes to spare on each way"), 0, 120, words)


def _mild(words: Words) -> None:
    st.pills(
        words.text("Of some interest too, counts half"),
        [str(group) for group in IndustryGroup],
        selection_mode="multi",
        default=state.value("mild"),
        format_func=lambda group: choices.group_label(group, words),
        **state.field("mild"),
    )


def _must_and_avoid(catalogue: Catalogue, words: Words) -> None:
    sites = choices.sites(catalogue, words)
    must, avoid = st.columns(2)
    with must:
        _sites("must", words.text("Must-see"), sites, catalogue, words)
    with avoid:
        _sites("avoid", words.text("Leave out"), sites, catalogue, words)


def _sites(wish: str, label: str, sites: Sequence[str], catalogue: Catalogue, words: Words) -> None:
    st.multiselect(
        label,
        sites,
        default=[site for site in state.value(wish) if site in sites],
        format_func=lambda site: choices.record_name(catalogue, words, site),
        placeholder=words.text("Search a site"),
        **state.field(wish),
    )


def _lunch(words: Words) -> None:
    with st.container(key="tours_pairs_lunch"):
        wanted, begin, end, length = st.columns([3, 2, 2, 2], vertical_alignment="bottom")
    off = not state.wishes().lunch
    with wanted:
        st.toggle(words.text("Lunch break"), value=state.value("lunch"), **state.field("lunch"))
    with begin:
        _clock("lunch_from_min", words.text("Lunch not before"), off=off)
    with end:
        _clock("lunch_to_min", words.text("Lunch not after"), off=off)
    with length:
        st.number_input(
            words.text("Minutes at the table"),
            min_value=LUNCH_MIN[0],
            max_value=LUNCH_MIN[1],
            value=state.value("lunch_min"),
            step=5,
            disabled=off,
            **state.field("lunch_min"),
        )


def _group(words: Words) -> None:
    age, budget, variants = st.columns(3)
    with age:
        whole("youngest_age", words.text("Age of the youngest"), 0, 120, words)
    with budget:
        whole("budget_czk", words.text("Budget for admissions, CZK a person"), 0, 1_000_000, words)
    with variants:
        whole("variants", words.text("Number of variants"), 1, MAX_VARIANTS)


def _accepted(words: Words) -> None:
    spoken, rest = st.columns([3, 7])
    language = state.wishes().language
    with spoken:
        st.selectbox(
            words.text("Language of the guide"),
            list(LANGS),
            index=LANGS.index(language) if language else None,
            format_func=lambda lang: language_name(lang, words),
            placeholder=words.text("any"),
            **state.field("language"),
        )
    with rest:
        st.toggle(
            words.text("Accessible by wheelchair"),
            value=state.value("wheelchair"),
            **state.field("wheelchair"),
        )
        st.toggle(
            words.text("Also sites that must be booked ahead"),
            value=state.value("accept_booking"),
            **state.field("accept_booking"),
        )
        st.toggle(
            words.text("Also sites of unknown hours"),
            value=state.value("accept_unknown"),
            help=words.text(
                "Many sites state no hours, access or price one can rely on. Such a stop may turn "
                "out closed: it is marked as a doubt, and somebody must call before you go."
            ),
            **state.field("accept_unknown"),
        )


def _clock(wish: str, label: str, *, off: bool) -> None:
    st.time_input(label, value=state.value(wish), step=_STEP_S, disabled=off, **state.field(wish))


def whole(wish: str, label: str, least: int, most: int, words: Words | None = None) -> None:
    """Place a whole number; with `words` it may be left empty, which means nobody says."""
    st.number_input(
        label,
        min_value=least,
        max_value=most,
        value=state.value(wish),
        step=1,
        placeholder=words.text("not stated") if words else None,
        **state.field(wish),
    )
