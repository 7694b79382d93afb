"""The programme editor: choose, confirm, move, cancel, add, release."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Final

import streamlit as st

from icplanner.programme import Programme, ProgrammeError, changes
from icplanner.programme.validation import PRAGUE
from icplanner.store import ConflictError
from icplanner.ui import keeping
from icplanner.ui.september import kept
from icplanner.ui.september.adding import adding
from icplanner.ui.september.beginning import new_programme
from icplanner.ui.september.entry_card import entry_card
from icplanner.ui.september.gathering import gathering
from icplanner.ui.september.kept import Kept
from icplanner.ui.september.scene import Scene
from icplanner.ui.text import escaped
from icplanner.words import Words
from icplanner.words.programme_entry import change

_TOLD: Final = "september.told"


def editor(seen: Scene) -> None:
    """Place the editor of the programme shown, or what begins a new one."""
    _tell(seen.words)
    if seen.kept is None:
        new_programme(seen)
        return
    keep = partial(_keep, seen.kept)
    _head(seen, seen.kept)
    for entry in seen.kept.draft.entries:
        entry_card(entry, seen, seen.kept, keep)
    gathering(seen, seen.kept, keep)
    adding(seen, seen.kept, keep)


def _head(seen: Scene, shown: Kept) -> None:
    words = seen.words
    draft, document = shown.draft, shown.document
    st.subheader(escaped(draft.name), anchor=False)
    pending = changes(shown.released, draft)
    with st.container(horizontal=True, vertical_alignment="center"):
        if document.released_version is None:
            st.badge(words.text("draft, never released"), icon=":material/edit:", color="orange")
        elif pending:
            st.badge(words.text("released, changed since"), icon=":material/edit:", color="orange")
        else:
            st.badge(words.text("released"), icon=":material/public:", color="green")
        st.caption(
            words.text(
                "Version %(version)s, saved %(when)s",
                version=document.version,
                when=words.moment(document.saved_at.astimezone(PRAGUE)),
            )
        )
    if pending:
        title = words.plural(
            "%(count)s change to be made public",
            "%(count)s changes to be made public",
            len(pending),
        )
        with st.expander(title, icon=":material/difference:"):
            st.markdown("\n".join(f"- {escaped(change(one, words))}" for one in pending[:100]))
    if pending or document.released_version is None:
        st.button(
            words.text("Release the programme"),
            type="primary",
            icon=":material/publish:",
            on_click=partial(_release, shown),
            disabled=not draft.entries,
            key="september.release",
        )


def _release(shown: Kept) -> None:
    try:
        if keeping.tried(lambda: kept.release(shown)) is not None:
            _say("released")
    except ConflictError:
        _say("conflict")


def _keep(shown: Kept, programme: Programme, then: Callable[[], None] | None = None) -> None:
    """Save the next version, and do what follows where it is saved; in a callback."""
    try:
        saved = keeping.tried(lambda: kept.saved(shown, programme))
    except ConflictError:
        _say("conflict")
    except (ValueError, ProgrammeError):
        _say("refused")
    else:
        if saved is not None:
            _say("saved")
            if then is not None:
                then()


def _say(code: str) -> None:
    st.session_state[_TOLD] = code


def _tell(words: Words) -> None:
    code = st.session_state.pop(_TOLD, "")
    if code == "conflict":
        st.warning(
            words.text(
                "Somebody changed the programme meanwhile, so nothing of yours was saved over it. "
                "You now see the newest version; please do it again."
            ),
            icon=":material/sync_problem:",
        )
    elif code == "refused":
        st.error(words.text("The programme cannot hold this."), icon=":material/report:")
    elif code == "released":
        st.success(
            words.text("Released: feeds, print and links show this version."),
            icon=":material/public:",
        )
    elif code == "saved":
        st.toast(words.text("Saved."), icon=":material/check:")
