"""What became of a step with drafts, in words."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

import streamlit as st

from icplanner.ui.text import escaped, plain
from icplanner.ui.tours import kept, saving
from icplanner.words import Words, mark

_DONE: Final[Mapping[str, str]] = {
    "saved": mark("Saved."),
    "copied": mark("Saved as a draft of its own: %(about)s."),
    "released": mark("Released. Shared links show this version from now on."),
    "restored": mark("Brought back: %(about)s."),
    "shared": mark("The link is ready. It is shown here only now: copy it."),
    "theirs": mark("This is the version that was saved meanwhile."),
}
_FAILED: Final[Mapping[str, str]] = {
    "name_missing": mark("Please give the draft a name."),
    "gone": mark("There is no such draft any more. What is on this page stays."),
    "unknown_schema": mark(
        "This draft was written by another version of the planner (%(about)s), which this one "
        "cannot read. It is kept unchanged."
    ),
    "damaged": mark("This draft is damaged and cannot be read. It is kept unchanged."),
    "no_ways": mark(
        "The draft cannot be opened: the data about the ways is missing or cannot be read "
        "(%(about)s). It is kept unchanged."
    ),
    "store": mark(
        "The store of drafts cannot be reached just now, so nothing could be opened or saved. "
        "Everything else works, and what is on this page stays; please try again."
    ),
}


def notice(place: str, words: Words) -> None:
    """Tell what became of the last step, where it was taken at this place."""
    told = kept.notice()
    if told is None or told.place != place:
        return
    about = plain(told.about, 120)
    if told.code == "deleted":
        _deleted(told, about, words)
    elif told.code == "revoked":
        said = words.plural(
            "%(count)s link was revoked; it shows nothing any more.",
            "%(count)s links were revoked; they show nothing any more.",
            int(told.about),
        )
        _say(said, ":material/link_off:")
    elif told.code in _DONE:
        _say(words.text(_DONE[told.code]) % {"about": about}, ":material/check_circle:")
    else:
        st.error(
            escaped(words.text(_FAILED[told.code]) % {"about": about}), icon=":material/error:"
        )


def _say(said: str, icon: str) -> None:
    st.success(escaped(said), icon=icon)


def _deleted(told: kept.Notice, about: str, words: Words) -> None:
    with st.container(horizontal=True, vertical_alignment="center"):
        st.info(escaped(words.text("Deleted: %(name)s.", name=about)), icon=":material/delete:")
        st.button(
            words.text("Bring it back"),
            icon=":material/undo:",
            key="tours.drafts.restore",
            on_click=saving.restore,
            args=(told.document,),
        )
