"""The toolbar of the chosen tour: undo, redo, as planned, plan anew around what is pinned."""

from __future__ import annotations

import streamlit as st

from icplanner.tours import Tour
from icplanner.ui.tours import hand, state, wanting
from icplanner.words import Words


def toolbar(tour: Tour, words: Words) -> None:
    """Place what acts on the tour as a whole, and say whether an edited tour works."""
    history = hand.history(state.chosen())
    pinned = sum(stop.pinned for day in tour.days for stop in day.stops)
    if history is not None and history.at:
        if tour.works:
            st.success(words.text("Edited by hand; it works."), icon=":material/check_circle:")
        else:
            st.warning(
                words.text("Edited by hand; it does not work like this."),
                icon=":material/warning:",
            )
    if history is None and not pinned:
        return
    with st.container(horizontal=True, key="tours_toolbar"):
        if history is not None:
            _versions(history, words)
        if pinned:
            st.button(
                words.plural(
                    "Plan anew around the pinned stop",
                    "Plan anew around the %(count)s pinned stops",
                    pinned,
                ),
                icon=":material/autorenew:",
                key="tours.replan_pinned",
                on_click=wanting.replan_around,
                args=(tour,),
            )


def _versions(history: hand.History, words: Words) -> None:
    last = len(history.versions) - 1
    for label, icon, steps, possible in (
        (words.text("Undo"), ":material/undo:", -1, history.at > 0),
        (words.text("Redo"), ":material/redo:", 1, history.at < last),
        (words.text("As planned"), ":material/restart_alt:", -last, history.at > 0),
    ):
        st.button(
            label,
            icon=icon,
            key=f"tours.version.{icon}",
            disabled=not possible,
            on_click=hand.step,
            args=(steps,),
        )
