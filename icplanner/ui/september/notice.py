"""What became of the last step in the programme editor, told once on the next run."""

from __future__ import annotations

from typing import Final

import streamlit as st

from icplanner.ui.text import escaped
from icplanner.words import Words

_TOLD: Final = "september.told"


def say(code: str, about: str = "") -> None:
    """Have it told on the next run; in a callback. `about` is the name of a programme."""
    st.session_state[_TOLD] = (code, about)


def notice(words: Words) -> None:
    """Tell it."""
    code, about = st.session_state.pop(_TOLD, ("", ""))
    if code == "conflict":
        st.warning(
            words.text(
                "Somebody changed the programme meanwhile, so nothing of yours was saved over it. "
                "You now see the newest version; please do it again."
            ),
            icon=":material/sync_problem:",
        )
    elif code == "gone":
        st.warning(
            words.text("Somebody deleted the programme meanwhile, so nothing of yours was saved."),
            icon=":material/unknown_document:",
        )
    elif code == "refused":
        st.error(words.text("The programme cannot hold this."), icon=":material/report:")
    elif code == "released":
        st.success(
            words.text("Released: feeds, print and links show this version."),
            icon=":material/public:",
        )
    elif code == "deleted":
        st.success(
            escaped(words.text("“%(name)s” is deleted; below it can be brought back.", name=about)),
            icon=":material/delete:",
        )
    elif code == "saved":
        st.toast(words.text("Saved."), icon=":material/check:")
