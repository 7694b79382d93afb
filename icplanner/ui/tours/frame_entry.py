"""Where and when a day of the timeline begins, and what changes its frame: place, hours, buffer."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import time
from functools import partial
from typing import Any, Final

import streamlit as st

from icplanner.catalogue.catalogue import Catalogue
from icplanner.tours import DayWish, Request, Tour, editing, validate
from icplanner.ui.text import escaped
from icplanner.ui.tours import choices, hand
from icplanner.words import Words

_STEP_S: Final = 900
_MOST_SPARE_MIN: Final = 120

_Put = Callable[[Any], Request]


def frame_entry(tour: Tour, place: int, catalogue: Catalogue, words: Words) -> None:
    """Place the start of day number `place`, with the fields that change what surrounds it."""
    day = tour.days[place]
    with st.container(key=f"tours_tl_hub_{place}_out"):
        name = escaped(day.start_hub.names.pick(words.lang)[0] or day.start_hub.id)
        st.markdown(f"**{words.clock(day.depart_min)}** · {name}")
        box = st.popover(
            words.text("Start, hours and spare minutes"),
            icon=":material/schedule:",
            key=f"tours.frame.box.{place}",
            on_change="rerun",
        )
        if box.open:
            with box:
                _start(tour, place, catalogue, words)
                _hours(tour, place, catalogue, words)
                _buffer(tour, place, catalogue, words)


def _start(tour: Tour, place: int, catalogue: Catalogue, words: Words) -> None:
    if place:
        return
    request = tour.request
    hubs = choices.hubs(catalogue, words)
    if request.start not in hubs:
        hubs = [request.start, *hubs]
    key = f"tours.frame.start.{request.start}"
    st.selectbox(
        words.text("From"),
        hubs,
        index=hubs.index(request.start),
        format_func=lambda hub: choices.record_name(catalogue, words, hub),
        key=key,
        on_change=partial(_changed, key, lambda hub: replace(request, start=hub), catalogue),
    )


def _hours(tour: Tour, place: int, catalogue: Catalogue, words: Words) -> None:
    request = tour.request
    wish = request.days[place]

    def put(name: str, clock: time) -> Request:
        minute = clock.hour * 60 + clock.minute
        days = [*request.days]
        start_min, end_min = wish.start_min, wish.end_min
        days[place] = (
            DayWish(wish.date, minute, end_min)
            if name == "from"
            else DayWish(wish.date, start_min, minute)
        )
        return replace(request, days=tuple(days))

    for column, name, label, minute in zip(
        st.columns(2),
        ("from", "to"),
        (words.text("Leave at"), words.text("Back by")),
        (wish.start_min, wish.end_min),
        strict=True,
    ):
        key = f"tours.frame.{name}.{place}.{minute}"
        with column:
            st.time_input(
                label,
                value=time(minute // 60 % 24, minute % 60),
                step=_STEP_S,
                key=key,
                on_change=partial(_changed, key, partial(put, name), catalogue),
            )


def _buffer(tour: Tour, place: int, catalogue: Catalogue, words: Words) -> None:
    request = tour.request
    key = f"tours.frame.buffer.{place}.{request.buffer}"
    st.number_input(
        words.text("Minutes to spare on each way"),
        min_value=0,
        max_value=_MOST_SPARE_MIN,
        value=request.buffer,
        step=5,
        key=key,
        on_change=partial(
            _changed, key, lambda spare: replace(request, buffer_min=int(spare)), catalogue
        ),
    )


def _changed(key: str, put: _Put, catalogue: Catalogue) -> None:
    """Take a field over; a frame nobody can plan in is refused, and the field goes back."""
    value = st.session_state.get(key)
    if value is None:
        return
    request = put(value)
    if validate(request, catalogue):
        hand.refuse("absurd")
        return
    hand.edit(editing.retimed, request)
