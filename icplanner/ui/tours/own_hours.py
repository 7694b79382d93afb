"""Other hours on single days: a switch, and one row a day with its two times."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import time
from typing import Final, Literal

import streamlit as st

from icplanner.catalogue.catalogue import Catalogue
from icplanner.tours import DayWish, RequestProblem
from icplanner.ui.text import escaped
from icplanner.ui.tours import state
from icplanner.ui.tours.wishes import OwnHours, days_of, give_hours
from icplanner.words import Words
from icplanner.words.problems import problem_text

Side = Literal["from", "to"]

_STEP_S: Final = 900
# Whether this session has the rows open though no day has other hours yet; ends with the session.
_OPEN: Final = "tours.own_hours.open"
SWITCH: Final = "tours.own_hours.switch"


def own_hours(wrong: Sequence[RequestProblem], catalogue: Catalogue, words: Words) -> None:
    """Place the switch and the rows; nothing for a tour of one day. `wrong` stands at its day."""
    with st.container(key="tours_own_hours"):
        wishes = state.wishes()
        if wishes.days == 1:
            return
        shown = bool(wishes.own_hours) or bool(st.session_state.get(_OPEN))
        st.toggle(
            words.text("Other hours on single days"),
            value=shown,
            key=f"{SWITCH}.{state.key('own_hours')}",
            on_change=_switch,
            args=(not shown,),
        )
        if shown:
            for number, day in enumerate(days_of(wishes)):
                found = [problem for problem in wrong if problem.on == day.date]
                _row(number, day, words, _told(found, catalogue, words))


def _told(wrong: Sequence[RequestProblem], catalogue: Catalogue, words: Words) -> str:
    """Return what is wrong with one day; the day itself stands beside it."""
    told = (problem_text(words, catalogue, replace(problem, on=None)) for problem in wrong)
    return " ".join(map(escaped, told))


def _row(number: int, day: DayWish, words: Words, wrong: str) -> None:
    named = words.day(day.date)
    with st.container(key=f"tours_day_{number}"):
        name, begin, end = st.columns([3, 2, 2], vertical_alignment="center")
        name.markdown(escaped(named))
        with begin:
            _clock(number, "from", day.start_min, f"{named}: {words.text('Leave at')}")
        with end:
            _clock(number, "to", day.end_min, f"{named}: {words.text('Back by')}")
        if wrong:
            st.markdown(f":red[:material/error: {wrong}]")


def _clock(number: int, side: Side, minute: int, label: str) -> None:
    st.time_input(
        label,
        value=time(minute // 60, minute % 60),
        step=_STEP_S,
        label_visibility="collapsed",
        key=key(number, side),
        on_change=_take_over,
        args=(number, side),
    )


def key(number: int, side: Side) -> str:
    """Return the key of a field; a day without own hours has a new one where the form's change."""
    wishes = state.wishes()
    usual = f"{wishes.from_min}-{wishes.to_min}"
    return f"{state.key('own_hours')}.{number}.{side}.{usual}"


def _switch(on: bool) -> None:  # noqa: FBT001 - the only argument of a callback
    st.session_state[_OPEN] = on
    if not on:
        state.change({"own_hours": ()})


def _take_over(number: int, side: Side) -> None:
    """Read one time out of its field; an emptied one keeps the last."""
    told: time | None = st.session_state.get(key(number, side))
    wishes = state.wishes()
    if told is None:
        return
    minute, day = told.hour * 60 + told.minute, days_of(wishes)[number]
    begin, end = (minute, day.end_min) if side == "from" else (day.start_min, minute)
    state.keep(give_hours(wishes, OwnHours(number, begin, end)))
