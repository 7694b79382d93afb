"""The answer: variants side by side, the chosen one closely, and why the other sites are not in."""

from __future__ import annotations

from typing import Final

import streamlit as st

from icplanner.catalogue.catalogue import Catalogue
from icplanner.tours import Plan, Tour
from icplanner.travel import Travel
from icplanner.ui.maps import show_map
from icplanner.ui.text import escaped
from icplanner.ui.tours import hand, state
from icplanner.ui.tours.cards import cards
from icplanner.ui.tours.reasons import reasons
from icplanner.ui.tours.route import drawing
from icplanner.ui.tours.timeline import timeline
from icplanner.ui.tours.toolbar import toolbar
from icplanner.ui.tours.warning_list import warning_list
from icplanner.ui.tours.year import year_of_tour
from icplanner.words import Words

_MAP_HEIGHT_PX: Final = 520


def answer(plan: Plan, catalogue: Catalogue, travel: Travel, words: Words) -> None:
    """Place a finished plan; one without tours still says why."""
    planned = None
    if plan.tours:
        place = min(state.chosen(), len(plan.tours) - 1)
        planned = plan.tours[place]
        tours = [hand.shown(number, tour) for number, tour in enumerate(plan.tours)]
        head = words.plural("%(count)s tour", "%(count)s tours", len(tours))
        took = words.text("planned in %(seconds)s s", seconds=words.number(plan.seconds, 1))
        st.subheader(f"{escaped(head)} :gray[· {escaped(took)}]", anchor=False)
        cards(tours, catalogue, words)
        _closely(planned, tours[place], catalogue, words)
        year_of_tour(tours[place], catalogue, travel, words)
    if plan.reasons:
        title = words.plural(
            "Why %(count)s other site is not in",
            "Why %(count)s other sites are not in",
            len(plan.reasons),
        )
        st.subheader(escaped(title), anchor=False)
        reasons(plan.reasons, planned, catalogue, words)


def _closely(planned: Tour, tour: Tour, catalogue: Catalogue, words: Words) -> None:
    number = words.text("Tour %(number)s", number=state.chosen() + 1)
    st.subheader(escaped(number), anchor=False)
    toolbar(tour, words)
    _general_warnings(planned, tour, catalogue, words)
    course, chart = st.columns([5, 5], gap="medium")
    with chart, st.container(key="tours_map"):
        show_map(drawing(tour, words), key="tours.map", words=words, height_px=_MAP_HEIGHT_PX)
        st.caption(words.text("A dashed line is an estimate, not the way one really takes."))
    with course:
        if len(tour.days) == 1:
            timeline(planned, tour, 0, catalogue, words)
            return
        names = [words.day(day.date, "EE d. M.") for day in tour.days]
        for place, tab in enumerate(st.tabs(names)):
            with tab:
                day_warnings = [w for w in tour.warnings if w.stop is None and w.day == place]
                warning_list(planned, day_warnings, f"day{place}", catalogue, words)
                timeline(planned, tour, place, catalogue, words)


def _general_warnings(planned: Tour, tour: Tour, catalogue: Catalogue, words: Words) -> None:
    """Tell what concerns the tour as a whole, a single day, or a stop it does not hold."""
    held = set(tour.stop_ids())
    warnings = [
        warning
        for warning in tour.warnings
        if (warning.stop is None and (warning.day is None or len(tour.days) == 1))
        or (warning.stop is not None and (warning.day is None or warning.stop not in held))
    ]
    warning_list(planned, warnings, "tour", catalogue, words)
