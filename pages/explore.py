"""Explore: map, list, filters and site card."""

from datetime import date
from functools import partial

import streamlit as st

from icplanner.ui import navigation, session
from icplanner.ui.explore.page import explore, warm
from icplanner.ui.failure import guarded
from icplanner.ui.tours.ways import travel
from icplanner.words import Words


# A fragment: a filter click runs the page alone, not the frame around it. The guard stands inside,
# because the app's own is not on the way of such a run.
@st.fragment
def page() -> None:
    """Place the page, guarded."""
    words = session.words()
    guarded(partial(place, words), words)


def place(words: Words) -> None:
    """Place the page for the reader's own day, then work ahead for the next choice."""
    catalogue, ways = session.catalogue(), travel(session.DATA)
    today = date.today()  # noqa: DTZ011 - the reader's own day
    explore(catalogue, ways, words, today=today)
    warm(catalogue, ways, today=today)


navigation.enter_by_app()
page()
