"""What every reader's run of the app begins with; `app.py` serves it."""

import streamlit as st

from icplanner.ui import navigation, session
from icplanner.ui.failure import guarded
from icplanner.ui.shell import footer, header

st.set_page_config(
    page_title="IC Planner", page_icon=str(session.ROOT / "static" / "icon.png"), layout="wide"
)

words = session.words()
page = navigation.current_page(words)
header(words)
guarded(page.run, words)
footer(words)
