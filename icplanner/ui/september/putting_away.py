"""Putting a programme away: deleting a draft, archiving what readers have seen, bringing back."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from functools import partial

import streamlit as st

from icplanner.programme import ProgrammeError
from icplanner.store import ConflictError, Listed, NoDocumentError
from icplanner.ui import keeping
from icplanner.ui.september import kept, state
from icplanner.ui.september.kept import KEPT_DAYS, Kept
from icplanner.ui.september.notice import say
from icplanner.ui.september.scene import Ground
from icplanner.ui.text import escaped
from icplanner.words import Words


def put_away(shown: Kept, words: Words) -> None:
    """Place the deletion of a draft, or the archive for what readers have seen; both ask first."""
    if shown.document.released_version is None:
        with st.popover(words.text("Delete"), icon=":material/delete:"):
            st.markdown(
                words.text(
                    "No reader has seen this draft. Deleted, it can be brought back for %(days)s "
                    "days, in this place, while no programme is chosen above.",
                    days=KEPT_DAYS,
                )
            )
            st.button(
                words.text("Delete the programme"),
                type="primary",
                key="september.delete",
                on_click=partial(_delete, shown),
            )
        return
    with st.popover(words.text("Archive"), icon=":material/inventory_2:"):
        st.markdown(
            words.text(
                "Readers have seen this programme, so it is not deleted. In the archive it stands "
                "at the end of the list, to be read and not to be changed; its releases, files "
                "and addresses stay. It can be taken out again at any time."
            )
        )
        st.button(
            words.text("Put it into the archive"),
            type="primary",
            key="september.archive",
            on_click=partial(_archive, shown),
        )


def taking_out(shown: Kept, words: Words) -> None:
    """Place what takes a programme out of the archive."""
    st.button(
        words.text("Take it out of the archive"),
        icon=":material/unarchive:",
        key="september.take_out",
        on_click=partial(_take_out, shown),
    )


def deleted_list(ground: Ground) -> None:
    """Place what was deleted lately, each with what brings it back."""
    words = ground.words
    if ground.programmes is None:
        return
    found = keeping.told(lambda: kept.lately_deleted(datetime.now(UTC)), words)
    if not found:
        return
    title = words.text("Deleted within %(days)s days", days=KEPT_DAYS)
    with st.expander(title, icon=":material/delete:", expanded=True):
        for document in found:
            with st.container(horizontal=True, vertical_alignment="center"):
                st.markdown(escaped(document.name), width="content")
                st.button(
                    words.text("Bring it back"),
                    icon=":material/undo:",
                    key=f"september.bring_back.{document.id}",
                    on_click=partial(_bring_back, document),
                )


def _delete(shown: Kept) -> None:
    """Delete, and show what begins a new one; in a callback."""

    def _deleted() -> bool:
        kept.delete(shown)
        return True

    if _attempt(_deleted):
        state.change(programme="")
        say("deleted", shown.draft.name)


def _archive(shown: Kept) -> None:
    _attempt(lambda: kept.archive(shown))


def _take_out(shown: Kept) -> None:
    _attempt(lambda: kept.take_out(shown))


def _bring_back(document: Listed) -> None:
    if _attempt(lambda: kept.bring_back(document.id)):
        state.change(programme=document.id)


def _attempt(step: Callable[[], object]) -> object:
    """Return what a step gives, None where somebody else was faster; in a callback."""
    try:
        return keeping.tried(step)
    except (ConflictError, ProgrammeError):
        say("conflict")
    except NoDocumentError:
        say("gone")
    return None
