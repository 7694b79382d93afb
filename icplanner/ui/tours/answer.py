"""The answer: variants side by side, the chosen one closely, and why the other sites are not in."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Final

import streamlit as st

from icplanner.catalogue.catalogue import Catalogue
from icplanner.tours import Plan, RequestProblem, Tour
from icplanner.travel import Travel
from icplanner.ui.text import escaped
from icplanner.ui.tours import hand, planning, state, wanting
from icplanner.ui.tours.cards import cards
from icplanner.ui.tours.exactly import exactly, known_reasons
from icplanner.ui.tours.reasons import reasons
from icplanner.ui.tours.route import route_map
from icplanner.ui.tours.timeline import timeline
from icplanner.ui.tours.toolbar import toolbar
from icplanner.ui.tours.warning_list import warning_list
from icplanner.ui.tours.year import year_of_tour
from icplanner.words import Words, mark
from icplanner.words.problems import problem_text

_MAP_HEIGHT_PX: Final = 520


def answer(
    plan: Plan, catalogue: Catalogue, travel: Travel, words: Words, *, keep: Callable[[Tour], None]
) -> None:
    """Place a finished plan; one without tours still says why. `keep` places what keeps a tour."""
    if plan.tours:
        _variants(plan, catalogue, travel, words, keep)
    if plan.reasons:
        if plan.tours:
            title = words.plural(
                "Why %(count)s other site is not in",
                "Why %(count)s other sites are not in",
                len(plan.reasons),
            )
        else:
            title = words.plural(
                "Why %(count)s site is out of the question",
                "Why %(count)s sites are out of the question",
                len(plan.reasons),
            )
        st.header(escaped(title), anchor=False)
        exactly(plan, catalogue, travel, words)
        reasons(known_reasons(plan), catalogue, words, add=bool(plan.tours))


@st.fragment
def _variants(
    plan: Plan,
    catalogue: Catalogue,
    travel: Travel,
    words: Words,
    keep: Callable[[Tour], None],
) -> None:
    """Place the variants and the chosen one; an edit runs this part of the page alone."""
    if wanting.replan_waiting():
        st.rerun()
    _tell_refusal(catalogue, words)
    state.put_into_link(planned=planning.current())
    place = state.chosen()
    tours = [hand.shown(number, tour) for number, tour in enumerate(plan.tours)]
    _head(plan, words)
    # Filled last: after an edit one looks at the timeline, and what is sent first is shown first.
    side_by_side = st.container(key="tours_variants")
    number = words.text("Tour %(number)s", number=place + 1)
    st.header(escaped(number), anchor=False)
    _closely(tours[place], catalogue, words)
    year_of_tour(tours[place], catalogue, travel, words)
    keep(tours[place])
    with side_by_side:
        cards(tours, catalogue, words)


def _head(plan: Plan, words: Words) -> None:
    head = words.plural("%(count)s tour", "%(count)s tours", len(plan.tours))
    if plan.seconds:
        took = words.text("planned in %(seconds)s s", seconds=words.number(plan.seconds, 1))
        head = f"{escaped(head)} :gray[· {escaped(took)}]"
    else:
        head = escaped(head)
    st.header(head, anchor=False)


_REFUSALS: Final[Mapping[str, str]] = {
    "no_substitute": mark("No other site near is open then and fits."),
    "held": mark("This site is in the tour already."),
    "absurd": mark("The tour cannot be made for such hours or from such a place."),
    "gone": mark("This stop is no longer there."),
}


def _tell_refusal(catalogue: Catalogue, words: Words) -> None:
    refused = hand.seen()
    if isinstance(refused, RequestProblem):
        told = problem_text(words, catalogue, refused)
        st.error(escaped(told), icon=":material/error:")
    elif refused:
        st.toast(words.text(_REFUSALS[refused]), icon=":material/block:")


def _closely(tour: Tour, catalogue: Catalogue, words: Words) -> None:
    # What comes and goes stands in a container of its own, here and in the timeline: the browser
    # knows an element by its place, and would make all that follows anew, the map included.
    with st.container(key="tours_said"):
        toolbar(tour, words)
        _general_warnings(tour, catalogue, words)
    course, chart = st.columns([5, 5], gap="medium")
    with course:
        _days(tour, catalogue, words)
    with chart, st.container(key="tours_map"):
        route_map(tour, words, key="tours.map", height_px=_MAP_HEIGHT_PX)


def _days(tour: Tour, catalogue: Catalogue, words: Words) -> None:
    if len(tour.days) == 1:
        timeline(tour, 0, catalogue, words)
        return
    names = [words.weekday(day.date, short=True) for day in tour.days]
    for place, tab in enumerate(st.tabs(names)):
        with tab:
            day_warnings = [w for w in tour.warnings if w.stop is None and w.day == place]
            with st.container():
                warning_list(day_warnings, f"day{place}", catalogue, words)
            timeline(tour, place, catalogue, words)


def _general_warnings(tour: Tour, catalogue: Catalogue, words: Words) -> None:
    """Tell what concerns the tour as a whole, a single day, or a stop it does not hold."""
    held = set(tour.stop_ids())
    warnings = [
        warning
        for warning in tour.warnings
        if (warning.stop is None and (warning.day is None or len(tour.days) == 1))
        or (warning.stop is not None and (warning.day is None or warning.stop not in held))
    ]
    warning_list(warnings, "tour", catalogue, words)
