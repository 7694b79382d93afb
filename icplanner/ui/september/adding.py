"""Adding an event of one's own to a programme, checked before it is kept."""

from __future__ import annotations

from functools import partial
from typing import Final

import streamlit as st

from icplanner.programme.programme import with_entry
from icplanner.ui.september.kept import Keep, Kept
from icplanner.ui.september.own_event import Form, fields, judgement, typed
from icplanner.ui.september.scene import Scene

# How many events were added in this session: each gets a form of its own.
_ADDED: Final = "september.added"


def adding(seen: Scene, shown: Kept, keep: Keep) -> None:
    """Place the form of an own event, with everything that is wrong with it told at once."""
    words = seen.words
    with st.expander(words.text("Add an event of your own"), icon=":material/add_circle:"):
        # A new form after each event that was added; what others save takes nothing away.
        number = st.session_state.get(_ADDED, 0)
        form = Form(f"september.own.{shown.document.id}.{number}", seen, shown)
        fields(form)
        entry = typed(form)
        judgement(form, entry, quiet=() if entry.event.municipality else ("no_name",))
        held = any(entry.uid == one.uid for one in shown.draft.entries)
        st.button(
            words.text("Add it to the programme"),
            type="primary",
            disabled=form.refused(entry) or held,
            key=f"{form.key}.add",
            on_click=partial(_add, form, keep),
        )


def _add(form: Form, keep: Keep) -> None:
    """Keep the event as it is typed now; in a callback, which runs before fields are placed."""
    entry = typed(form)
    if not form.refused(entry):
        keep(with_entry(form.shown.draft, entry), _next_form)


def _next_form() -> None:
    st.session_state[_ADDED] = st.session_state.get(_ADDED, 0) + 1
