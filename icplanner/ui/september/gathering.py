"""Taking events that are known of the month into a programme."""

from __future__ import annotations

from typing import Final

import streamlit as st

from icplanner.programme import Occurrence
from icplanner.programme.programme import with_chosen
from icplanner.ui.september import prepared
from icplanner.ui.september.kept import Keep, Kept
from icplanner.ui.september.scene import Scene
from icplanner.words.programme import when

_CHOSEN: Final = "september.chosen"


def gathering(seen: Scene, shown: Kept, keep: Keep) -> None:
    """Offer what is known of the month and not yet in the programme."""
    words = seen.words
    held = {entry.uid for entry in shown.draft.entries}
    known = prepared.month_of(seen.catalogue, seen.view.year, seen.view.month)[1].occurrences
    left: dict[str, Occurrence] = {one.uid: one for one in known if one.uid not in held}
    if not left:
        st.caption(words.text("Everything known for the month is in the programme."))
        return
    with st.expander(
        words.plural(
            "Choose from %(count)s more event known for the month",
            "Choose from %(count)s more events known for the month",
            len(left),
        ),
        icon=":material/playlist_add:",
    ):
        chosen = st.multiselect(
            words.text("Events"),
            list(left),
            format_func=lambda uid: (
                f"{when(left[uid], words)}: {left[uid].event.names.pick(words.lang)[0]}"
                if uid in left
                else uid
            ),
            key=_CHOSEN,
            placeholder="",
        )
        st.button(
            words.text("Take them into the programme"),
            disabled=not chosen,
            key="september.choose",
            on_click=lambda: keep(
                with_chosen(
                    shown.draft, [left[uid] for uid in st.session_state[_CHOSEN] if uid in left]
                )
            ),
        )
