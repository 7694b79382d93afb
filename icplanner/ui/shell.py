"""What stands around every page: the language switch, notes on the data, the footer."""

from __future__ import annotations

import streamlit as st

from icplanner.catalogue.problem import Severity
from icplanner.ui import session
from icplanner.words import Words


def header(words: Words) -> None:
    """Place the language switch and tell the browser which language the page is in."""
    st.html(session.ROOT / "static" / "style.css")
    with st.container(horizontal=True, horizontal_alignment="right"):
        session.language_switch()
    # Streamlit always says lang="en", and screen readers would read Czech with English sounds.
    st.html(
        f"<script>document.documentElement.lang = '{words.lang}';</script>",
        unsafe_allow_javascript=True,
    )
    left_out = {
        (problem.file, problem.row)
        for problem in session.catalogue().problems
        if problem.severity is Severity.ERROR
    }
    if left_out:
        st.warning(
            words.plural(
                "%(count)s record of the data is broken and left out; "
                "the command `check` names it. Everything else works.",
                "%(count)s records of the data are broken and left out; "
                "the command `check` names them. Everything else works.",
                len(left_out),
            ),
            icon=":material/report:",
        )


def footer(words: Words) -> None:
    """Place the credits every page owes."""
    st.divider()
    st.caption(
        words.text(
            "IC Planner · Living Industrial Culture of the Karlovy Vary Region · "
            "sources and licences stand on the page About"
        )
    )
