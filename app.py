"""IC Planner, the app: `streamlit run app.py`, or any ASGI server with `app:app`."""

import streamlit as st

from icplanner.ui import navigation, session
from icplanner.ui.failure import guarded
from icplanner.ui.september.feed import routes
from icplanner.ui.shell import footer, header

# A server imports this file once, for its addresses; Streamlit then runs it for every reader.
if __name__ != "__main__":
    app = st.App(__file__, routes=routes())
else:
    st.set_page_config(
        page_title="IC Planner", page_icon=str(session.ROOT / "static" / "icon.png"), layout="wide"
    )

    words = session.words()
    page = navigation.current_page(words)
    header(words)
    guarded(page.run, words)
    footer(words)
