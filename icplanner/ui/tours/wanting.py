"""Wanting and not wanting a site: buttons that change the wishes and plan anew."""

from __future__ import annotations

import streamlit as st

from icplanner.ui.tours import state
from icplanner.ui.tours.wishes import leave_out, must_see
from icplanner.words import Words

REPLAN: str = "tours.replan"


def stop_buttons(site: str, key: str, words: Words) -> None:
    """Place the buttons of a stop: keep it in every tour, or leave it out of all."""
    if site not in state.wishes().must:
        st.button(
            words.text("Must-see"),
            icon=":material/star:",
            key=f"tours.must.{key}",
            help=words.text("Keeps it in every tour and plans anew."),
            on_click=want,
            args=(site,),
        )
    st.button(
        words.text("Leave out"),
        icon=":material/block:",
        key=f"tours.avoid.{key}",
        help=words.text("Keeps it out of every tour and plans anew."),
        on_click=unwant,
        args=(site,),
    )


def want(site: str) -> None:
    """Make a site a must-see and have the page plan anew."""
    state.set_wishes(must_see(state.wishes(), site))
    st.session_state[REPLAN] = True


def unwant(site: str) -> None:
    """Leave a site out and have the page plan anew."""
    state.set_wishes(leave_out(state.wishes(), site))
    st.session_state[REPLAN] = True


def replan_asked() -> bool:
    """Return whether a new plan was asked for since the last run of the page."""
    return bool(st.session_state.pop(REPLAN, False))
