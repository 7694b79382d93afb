"""The event a tour is made around: said above the wishes, and taken out there."""

from __future__ import annotations

from dataclasses import replace

import streamlit as st

from icplanner.ui.text import escaped
from icplanner.ui.tours import state
from icplanner.ui.tours.wishes import request_of
from icplanner.words import Words


def event_notice(words: Words) -> None:
    """Say which event every tour passes, and offer to take it out; nothing without one."""
    event = state.wishes().event
    if event is None:
        return
    with st.container(horizontal=True, vertical_alignment="center", key="tours_event"):
        st.info(
            words.text(
                "Every tour passes **%(name)s** (%(town)s) on %(day)s from %(time)s, for %(stay)s.",
                name=escaped(event.name),
                town=escaped(event.municipality),
                day=words.day(event.date, "long"),
                time=words.clock(event.start_min),
                stay=words.duration(event.stay_min),
            )
            if any(day.date == event.date for day in request_of(state.wishes()).days)
            else words.text(
                "**%(name)s** takes place on %(day)s, which is no day of this tour; the tour "
                "leaves it out.",
                name=escaped(event.name),
                day=words.day(event.date, "long"),
            ),
            icon=":material/event:",
        )
        st.button(words.text("Take the event out"), key="tours.event.out", on_click=_take_out)


def _take_out() -> None:
    state.set_wishes(replace(state.wishes(), event=None))
