"""What to do with an event: make a day around it, see what is open nearby."""

from __future__ import annotations

from datetime import date, datetime, time
from typing import Final
from urllib.parse import urlencode

import streamlit as st

from icplanner.programme import Occurrence
from icplanner.ui.september.nearby import near, nearby
from icplanner.ui.september.passing import passing
from icplanner.ui.september.scene import Ground
from icplanner.ui.tours.event_link import EVENT, Visit, written
from icplanner.words import Words

# Proposed where the hour of an event is not known, and said to be a proposal. Judged: parades and
# fairs of the data that state an hour begin between 9 and 11.
PROPOSED_START: Final = time(10, 0)
PROPOSED_MIN: Final = 120
STAYS: Final = (60, 90, 120, 180, 240)
_DAY_FROM: Final = "08:00"
_DAY_TO: Final = "20:00"


def around(one: Occurrence, ground: Ground) -> None:
    """Place what can be done with an event: the day around it, and what is open nearby."""
    words, position = ground.words, one.event.position
    if one.cancelled or position is None:
        return
    with st.container(border=True, key="september_around"):
        title = words.text("Make a day around it")
        st.markdown(f"**{title}**")
        day = _day(one, words)
        known = isinstance(one.start, datetime) and one.first_day == day
        with st.container(horizontal=True, vertical_alignment="bottom"):
            begin = st.time_input(
                words.text("You are there from"),
                value=one.start.time() if isinstance(one.start, datetime) else PROPOSED_START,
                key=f"september.there.{one.uid}",
                width=170,
            )
            stay = st.selectbox(
                words.text("Stay"),
                STAYS,
                index=STAYS.index(PROPOSED_MIN),
                format_func=words.duration,
                key=f"september.stay.{one.uid}",
                width=140,
            )
            there = begin if isinstance(begin, time) else PROPOSED_START
            start_min = there.hour * 60 + there.minute
            st.link_button(
                words.text("Plan a tour through it"),
                tours_link(one, day, start_min, stay, words),
                icon=":material/route:",
                type="primary",
            )
        if not known:
            st.caption(
                words.text(
                    "The hour of the programme is not known; ten o'clock is only a proposal."
                )
            )
        if one.estimated:
            st.caption(
                words.text("The date is an estimate: ask the organiser before you promise it.")
            )
        if ground.programmes is not None:
            passing(one.uid, words)
        nearby(near(one, day, ground), day, (start_min, start_min + stay), words)


def tours_link(one: Occurrence, day: date, start_min: int, stay_min: int, words: Words) -> str:
    """Return the address of the Tours page that plans a day with this event in it."""
    event = one.event
    if event.position is None:
        raise ValueError("an event without a position cannot be in a tour")
    visit = Visit(
        id=one.uid,
        name=event.names.pick(words.lang)[0],
        municipality=event.municipality,
        position=event.position,
        date=day,
        start_min=start_min,
        stay_min=stay_min,
    )
    parameters = {
        "lang": words.lang,
        "date": day.isoformat(),
        "from": _DAY_FROM,
        "to": _DAY_TO,
        EVENT: written(visit),
    }
    return f"tours?{urlencode(parameters)}"


def _day(one: Occurrence, words: Words) -> date:
    if one.first_day == one.last_day:
        return one.first_day
    chosen = st.date_input(
        words.text("Which day"),
        value=one.first_day,
        min_value=one.first_day,
        max_value=one.last_day,
        format="DD.MM.YYYY",
        key=f"september.on.{one.uid}",
        width=200,
    )
    return chosen if isinstance(chosen, date) else one.first_day
