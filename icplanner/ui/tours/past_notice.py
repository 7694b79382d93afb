"""Days that are past: said above the button that plans; they may be planned all the same."""

from __future__ import annotations

from datetime import date

import streamlit as st

from icplanner.ui.text import escaped
from icplanner.ui.tours import state
from icplanner.ui.tours.wishes import days_of
from icplanner.words import Words


def past_notice(today: date, words: Words) -> None:
    """Say which days lie before `today` (local); nothing where none does."""
    past = [words.day(day.date, "long") for day in days_of(state.wishes()) if day.date < today]
    if past:
        said = words.plural(
            "%(days)s is past. The tour can be planned, but nobody can go on it any more.",
            "%(days)s are past. The tour can be planned, but nobody can go on it any more.",
            len(past),
            days=words.listing(past),
        )
        st.markdown(f":material/history: {escaped(said)}")
