"""Changes that no draft holds: the browser asks before they are lost, and what was put aside."""

from __future__ import annotations

from pathlib import Path
from typing import Final

import streamlit as st

from icplanner.tours import Plan
from icplanner.ui.tours import hand, kept, planning, state
from icplanner.ui.tours.wishes import wishes_of
from icplanner.ui.tours.world import World
from icplanner.words import Words

_LEAVING: Final = st.components.v2.component(
    "icplanner.tour_leaving", js=(Path(__file__).parent / "leaving.js").read_text("utf-8")
)


def ask_before_leaving() -> None:
    """Have the browser ask before a reload or another address loses changes by hand."""
    with st.container(key="tours_leaving"):
        _LEAVING(key="tours.leaving", data={"unsaved": bool(hand.unsaved())})


def put_aside(world: World, words: Words) -> None:
    """Offer the edited tours that another plan or draft took the place of."""
    if not hand.aside():
        return
    st.info(
        words.text("The tour you changed by hand was not saved. It is put aside."),
        icon=":material/inventory_2:",
    )
    with st.container(horizontal=True):
        st.button(
            words.text("Go back to it"),
            icon=":material/undo:",
            key="tours.aside.back",
            on_click=_bring_back,
            args=(world,),
        )
        st.button(
            words.text("Not needed any more"),
            icon=":material/close:",
            key="tours.aside.drop",
            on_click=hand.drop_aside,
        )


def _bring_back(world: World) -> None:
    """Show the tours put aside; they belong to no draft until they are saved."""
    histories = hand.aside()
    if not histories:
        return
    hand.drop_aside()
    kept.take(None)
    request = histories[0].shown.request
    state.set_wishes(wishes_of(request, state.wishes(), world.catalogue))
    planning.adopt(Plan(request=request, tours=tuple(found.versions[0] for found in histories)))
    hand.go_on_with(histories)
