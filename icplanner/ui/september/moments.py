"""Fields for start and end of an event."""

from __future__ import annotations

from datetime import date, datetime, time

import streamlit as st

from icplanner.programme import day_of
from icplanner.programme.entry import Moment
from icplanner.programme.validation import FIRST_YEAR, LAST_YEAR
from icplanner.words import Words


def moment_inputs(key: str, start: Moment, end: Moment, words: Words) -> tuple[Moment, Moment]:
    """Place four fields and return start and end; an empty hour means it is not known."""
    first, last = st.columns(2)
    with first:
        begin = _moment(f"{key}.start", start, (words.text("First day"), words.text("from")))
    with last:
        until = _moment(f"{key}.end", end, (words.text("Last day"), words.text("until")))
    return begin, until


def _moment(key: str, value: Moment, labels: tuple[str, str]) -> Moment:
    day = st.date_input(
        labels[0],
        value=day_of(value),
        min_value=date(FIRST_YEAR, 1, 1),
        max_value=date(LAST_YEAR, 12, 31),
        format="DD.MM.YYYY",
        key=f"{key}.day",
    )
    hour = st.time_input(
        labels[1],
        value=value.time() if isinstance(value, datetime) else None,
        key=f"{key}.hour",
    )
    return _joined(day, hour, value)


def moments_typed(key: str, start: Moment, end: Moment) -> tuple[Moment, Moment]:
    """Return what stands in the fields now; in a callback, which runs before they are placed."""
    return _typed(f"{key}.start", start), _typed(f"{key}.end", end)


def _typed(key: str, value: Moment) -> Moment:
    fields = st.session_state
    return _joined(fields.get(f"{key}.day"), fields.get(f"{key}.hour"), value)


def _joined(day: object, hour: object, value: Moment) -> Moment:
    if not isinstance(day, date):
        return value
    return datetime.combine(day, hour) if isinstance(hour, time) else day
