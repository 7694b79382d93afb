"""What changed from one version of a tour to another, as a list."""

from __future__ import annotations

import streamlit as st

from icplanner.tours import Tour
from icplanner.tours.changes import changes
from icplanner.ui.text import escaped
from icplanner.words import Words
from icplanner.words.keeping import change_text


def change_list(before: Tour, after: Tour, words: Words) -> None:
    """Place what changed from one tour to the other."""
    lines = [f"- {escaped(change_text(words, change))}" for change in changes(before, after)]
    if not lines:
        st.markdown(words.text("Nothing that a guest would notice has changed."))
        return
    head = words.plural("%(count)s change:", "%(count)s changes:", len(lines))
    st.markdown("\n".join([f"**{escaped(head)}**", "", *lines]))
