"""Changing an event of one's own after it was added, checked like a new one."""

from __future__ import annotations

from functools import partial
from typing import Final

import streamlit as st

from icplanner.programme import Entry
from icplanner.programme.programme import with_changed
from icplanner.ui.september.kept import Keep, Kept
from icplanner.ui.september.own_event import Form, fields, judgement, typed
from icplanner.ui.september.scene import Scene

# The entry whose form is open, and the version of the entry it was opened on.
_OPEN: Final = "september.editing"

# Where the keys of its widgets begin.
_KEYS: Final = "september.edit."


def is_open(entry: Entry) -> bool:
    """Return whether the form of this very version of an entry is open.

    Where somebody else changed the entry meanwhile the form is shut, because its fields would
    undo what they did; a change of another entry takes nothing away.
    """
    return bool(st.session_state.get(_OPEN) == entry)


def open_form(entry: Entry) -> None:
    """Open the form of an entry with the facts as they are; in a callback."""
    close()
    st.session_state[_OPEN] = entry


def close() -> None:
    """Shut the form and forget what was typed; in a callback."""
    st.session_state.pop(_OPEN, None)
    for name in [str(one) for one in st.session_state if str(one).startswith(_KEYS)]:
        del st.session_state[name]


def editing(entry: Entry, seen: Scene, shown: Kept, keep: Keep) -> None:
    """Place the form of an own entry, and what keeps it or leaves it."""
    words = seen.words
    form = Form(f"{_KEYS}{shown.document.id}.{entry.uid}", seen, shown, entry)
    fields(form)
    changed = typed(form)
    judgement(form, changed)
    with st.container(horizontal=True):
        st.button(
            words.text("Keep the changes"),
            type="primary",
            icon=":material/check:",
            disabled=form.refused(changed) or changed == entry,
            key=f"{form.key}.keep",
            on_click=partial(_keep, form, keep),
        )
        st.button(
            words.text("Leave it as it was"),
            key=f"{form.key}.leave",
            on_click=close,
        )


def _keep(form: Form, keep: Keep) -> None:
    """Keep the event as it is typed now; in a callback, which runs before fields are placed."""
    entry = typed(form)
    if not form.refused(entry):
        keep(with_changed(form.shown.draft, entry), close)
