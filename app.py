"""IC Planner, the app: `streamlit run app.py`, or any ASGI server with `app:app`."""

import streamlit as st

from icplanner.ui.september.feed import routes

# The pages run `start.py`; beside them stand addresses that programs ask, not people.
app = st.App("start.py", routes=routes())
