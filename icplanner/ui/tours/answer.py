"""The answer: variants side by side, the chosen one closely, and why the other sites are not in."""

from __future__ import annotations

from typing import Final

import streamlit as st

from icplanner.catalogue.catalogue import Catalogue
from icplanner.tours import Plan, Severity, Tour
from icplanner.ui.maps import show_map
from icplanner.ui.text import escaped
from icplanner.ui.tours import state
from icplanner.ui.tours.cards import cards
from icplanner.ui.tours.reasons import reasons
from icplanner.ui.tours.route import drawing
from icplanner.ui.tours.timeline import timeline
from icplanner.words import Words
from icplanner.words.tours import warning_text

_MAP_HEIGHT_PX: Final = 520


def answer(plan: Plan, catalogue: Catalogue, words: Words) -> None:
    """Place a finished plan; one without tours still says why."""
    if plan.tours:
        head = words.plural("%(count)s tour", "%(count)s tours", len(plan.tours))
        took = words.text("planned in %(seconds)s s", seconds=words.number(plan.seconds, 1))
        st.subheader(f"{escaped(head)} :gray[· {escaped(took)}]", anchor=False)
        cards(plan.tours, catalogue, words)
        _closely(plan.tours[min(state.chosen(), len(plan.tours) - 1)], catalogue, words)
    if plan.reasons:
        title = words.plural(
            "Why %(count)s other site is not in",
            "Why %(count)s other sites are not in",
            len(plan.reasons),
        )
        st.subheader(escaped(title), anchor=False)
        reasons(plan.reasons, catalogue, words)


def _closely(tour: Tour, catalogue: Catalogue, words: Words) -> None:
    number = words.text("Tour %(number)s", number=state.chosen() + 1)
    st.subheader(escaped(number), anchor=False)
    _general_warnings(tour, words)
    course, chart = st.columns([5, 5], gap="medium")
    with chart, st.container(key="tours_map"):
        show_map(drawing(tour, words), key="tours.map", words=words, height_px=_MAP_HEIGHT_PX)
        st.caption(words.text("A dashed line is an estimate, not the way one really takes."))
    with course:
        if len(tour.days) == 1:
            timeline(tour, 0, catalogue, words)
            return
        names = [words.day(day.date, "EE d. M.") for day in tour.days]
        for place, tab in enumerate(st.tabs(names)):
            with tab:
                timeline(tour, place, catalogue, words)


def _general_warnings(tour: Tour, words: Words) -> None:
    """Tell what concerns the tour or a day as a whole; stops tell their own."""
    lines = []
    for warning in tour.warnings:
        if warning.stop is not None:
            continue
        text = escaped(warning_text(words, warning))
        when = ""
        if warning.day is not None and len(tour.days) > 1:
            when = f"{escaped(words.day(tour.days[warning.day].date, 'EEEE d. M.'))}: "
        lines.append((warning.severity is Severity.BREAKS, f"{when}{text}"))
    if lines:
        said = "  \n".join(line for _, line in lines)
        place = st.error if any(breaks for breaks, _ in lines) else st.warning
        place(said, icon=":material/warning:")
