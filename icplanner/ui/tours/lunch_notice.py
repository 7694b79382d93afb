"""A lunch that is wished for and never due: said above the button that plans, with a way out."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

import streamlit as st

from icplanner.tours import DayWish, LunchWish
from icplanner.ui.text import escaped
from icplanner.ui.tours import state
from icplanner.ui.tours.wishes import request_of
from icplanner.words import Words

# Who leaves at noon eats first or after one sight, within this after leaving.
_WITHIN_MIN: Final = 90
# Who leaves later has eaten: kitchens of the region serve lunch until about two (judged).
_LATEST_START_MIN: Final = 13 * 60 + 30


def lunch_notice(words: Words) -> None:
    """Say which days do not span the hours of the lunch; nothing where all do."""
    now = state.wishes()
    request = request_of(now)
    lunch = request.lunch
    if lunch is None:
        return
    without = [day for day in request.days if not lunch.due(day)]
    if len(without) < len(request.days):
        if without:
            _tell_days(without, lunch, words)
        return
    said = words.text(
        "No lunch is planned: it may begin between %(from)s and %(to)s, and the tour does not span "
        "all that time.",
        **_hours(lunch, words),
    )
    later = LunchWish(now.from_min, now.from_min + _WITHIN_MIN, lunch.length_min)
    with st.container(horizontal=True, vertical_alignment="center", key="tours_lunch_notice"):
        st.markdown(f":material/no_meals: {escaped(said)}", width="content")
        if now.from_min <= _LATEST_START_MIN and any(later.due(day) for day in request.days):
            st.button(
                words.text(
                    "Lunch between %(from)s and %(to)s",
                    **{
                        "from": words.clock(later.earliest_min),
                        "to": words.clock(later.latest_min),
                    },
                ),
                icon=":material/restaurant:",
                key="tours.lunch.later",
                on_click=state.change,
                args=({"lunch_from_min": later.earliest_min, "lunch_to_min": later.latest_min},),
            )


def _tell_days(without: Sequence[DayWish], lunch: LunchWish, words: Words) -> None:
    said = words.text(
        "No lunch is planned on %(days)s: it may begin between %(from)s and %(to)s, which the "
        "hours there do not span.",
        days=words.listing([words.weekday(day.date) for day in without]),
        **_hours(lunch, words),
    )
    st.markdown(f":material/no_meals: {escaped(said)}")


def _hours(lunch: LunchWish, words: Words) -> dict[str, str]:
    return {"from": words.clock(lunch.earliest_min), "to": words.clock(lunch.latest_min)}
