"""Two people saved one draft: both versions, what differs, and the way on."""

from __future__ import annotations

import streamlit as st

from icplanner.tours.draft import read_draft_today
from icplanner.ui import keeping
from icplanner.ui.text import escaped
from icplanner.ui.tours import kept, opening, saving
from icplanner.ui.tours.change_list import change_list
from icplanner.ui.tours.outline import outline
from icplanner.ui.tours.world import World
from icplanner.words import Words
from icplanner.words.keeping import moment_text


def conflict(late: kept.Conflict, world: World, words: Words) -> None:
    """Place a conflict until it is decided."""
    st.error(
        words.text(
            "Somebody else saved this draft while you worked on it. Nothing was overwritten: "
            "choose below."
        ),
        icon=":material/group:",
    )
    content = late.theirs.content
    theirs = keeping.told(lambda: read_draft_today(content, world.catalogue).tour, words)
    if theirs is None:
        return
    mine_column, their_column = st.columns(2)
    with mine_column:
        head = words.text("Yours, not saved")
        st.markdown(f"#### {escaped(head)}")
        outline(late.mine, words)
        st.button(
            words.text("Save mine as a copy"),
            icon=":material/file_copy:",
            key="tours.conflict.copy",
            on_click=saving.save_copy,
            args=(late.mine,),
        )
    with their_column:
        saved = moment_text(words, late.theirs.saved_at)
        head = words.text("Saved meanwhile, %(when)s", when=saved)
        st.markdown(f"#### {escaped(head)}")
        outline(theirs, words)
        st.button(
            words.text("Take theirs"),
            icon=":material/check:",
            key="tours.conflict.theirs",
            on_click=opening.take_theirs,
            args=(world,),
        )
    head = words.text("From theirs to yours")
    st.markdown(f"**{escaped(head)}**")
    change_list(theirs, late.mine, words)
