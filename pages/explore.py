"""Explore: map, list, filters and site card."""

from datetime import date
from functools import partial

import streamlit as st

from icplanner.ui import session
from icplanner.ui.explore.page import explore
from icplanner.ui.failure import guarded


# A fragment: a filter click runs the page alone, not the frame around it. The guard stands inside,
# because the app's own is not on the way of such a run.
@st.fragment
def page() -> None:
    """Place the page for the reader's own day."""
    words = session.words()
    today = date.today()  # noqa: DTZ011 - the reader's own day
    guarded(partial(explore, session.catalogue(), words, today=today), words)


page()
