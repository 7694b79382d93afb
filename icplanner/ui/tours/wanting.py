"""Wanting and not wanting a site: buttons that change the wishes and plan anew."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

import streamlit as st

from icplanner.tours import Request, Tour, pinned_request
from icplanner.ui.tours import state
from icplanner.ui.tours.wishes import leave_out, must_see
from icplanner.words import Words

REPLAN: Final = "tours.replan"


def stop_buttons(site: str, key: str, words: Words) -> None:
    """Place the buttons of a stop: keep it in every tour, or leave it out of all."""
    if site not in state.wishes().must:
        st.button(
            words.text("Must-see"),
            icon=":material/star:",
            key=f"tours.must.{key}",
            on_click=want,
            args=(site,),
        )
    st.button(
        words.text("Leave out"),
        icon=":material/block:",
        key=f"tours.avoid.{key}",
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


def change(changes: Mapping[str, Any]) -> None:
    """Change wishes by name and have the page plan anew."""
    state.change(changes)
    st.session_state[REPLAN] = True


def replan_around(tour: Tour) -> None:
    """Have the page plan anew around the stops pinned by hand."""
    st.session_state[REPLAN] = pinned_request(tour)


def replan_asked() -> Request | bool:
    """Return what is to be planned anew since the last run: a request, or the wishes (True)."""
    asked: Request | bool = st.session_state.pop(REPLAN, False)
    return asked


def replan_waiting() -> bool:
    """Return whether a new plan was asked for that the page has not begun yet."""
    return bool(st.session_state.get(REPLAN))
