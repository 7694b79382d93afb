"""IC Planner, the app: `streamlit run app.py`, or any ASGI server with `app:app`."""

import streamlit as st

from icplanner.ui import navigation, session
from icplanner.ui.failure import guarded
from icplanner.ui.routes import routes
from icplanner.ui.shell import footer, header
from icplanner.ui.starting import lifespan, wait_until_ready

# A server imports this file once, for its addresses; Streamlit then runs it for every reader.
if __name__ != "__main__":
    app = st.App(__file__, lifespan=lifespan, routes=routes())
else:
    st.set_page_config(
        page_title="IC Planner", page_icon=str(session.ROOT / "static" / "icon.png"), layout="wide"
    )

    words = session.words()
    page = navigation.current_page(words)
    header(words)
    wait_until_ready()
    guarded(page.run, words)
    footer(words)
