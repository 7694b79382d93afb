"""The heading of the programme editor: name and standing, renaming, what a release would tell."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import Final

import streamlit as st

from icplanner.store import ConflictError, NoDocumentError
from icplanner.ui import keeping
from icplanner.ui.september import kept
from icplanner.ui.september.beginning import LONGEST_NAME
from icplanner.ui.september.kept import Keep, Kept
from icplanner.ui.september.notice import say
from icplanner.ui.september.putting_away import put_away, taking_out
from icplanner.ui.text import escaped, plain
from icplanner.words import Words
from icplanner.words.keeping import moment_text
from icplanner.words.programme_entry import change, renamed

# More changes of one release nobody reads before it.
MOST_TOLD: Final = 100


def heading(shown: Kept, keep: Keep, words: Words) -> None:
    """Place the heading."""
    st.subheader(escaped(shown.draft.name), anchor=False)
    with st.container(horizontal=True, vertical_alignment="center"):
        _standing(shown, words)
        if shown.archived:
            taking_out(shown, words)
        else:
            _renaming(shown, keep, words)
            put_away(shown, words)
    if not shown.archived:
        _release(shown, words)


def _standing(shown: Kept, words: Words) -> None:
    document = shown.document
    if shown.archived:
        st.badge(words.text("in the archive"), icon=":material/inventory_2:", color="gray")
    elif document.released_version is None:
        st.badge(words.text("draft, never released"), icon=":material/edit:", color="orange")
    elif shown.pending or shown.renamed_from:
        st.badge(words.text("released, changed since"), icon=":material/edit:", color="orange")
    else:
        st.badge(words.text("released, unchanged since"), icon=":material/public:", color="green")
    st.caption(
        words.text(
            "Version %(version)s, saved %(when)s",
            version=document.version,
            when=moment_text(words, document.saved_at),
        )
    )


def _renaming(shown: Kept, keep: Keep, words: Words) -> None:
    key = f"september.rename.{shown.document.id}.{shown.document.version}"
    with st.popover(words.text("Rename"), icon=":material/edit:"):
        st.text_input(
            words.text("Name of the programme"),
            value=shown.draft.name,
            max_chars=max(LONGEST_NAME, len(shown.draft.name)),
            key=key,
        )
        st.button(
            words.text("Give it this name"),
            type="primary",
            key="september.rename",
            on_click=partial(_rename, shown, keep, key),
        )


def _rename(shown: Kept, keep: Keep, key: str) -> None:
    """Give the programme the name that is typed now; in a callback."""
    name = plain(str(st.session_state.get(key) or ""), LONGEST_NAME)
    if name and name != shown.draft.name:
        keep(replace(shown.draft, name=name))


def _release(shown: Kept, words: Words) -> None:
    """Place what a release would tell readers, and the release."""
    lines = [change(one, words) for one in shown.pending]
    if shown.renamed_from:
        lines.insert(0, renamed(shown.renamed_from, shown.draft.name, words))
    if lines:
        title = words.plural(
            "%(count)s change to be made public",
            "%(count)s changes to be made public",
            len(lines),
        )
        with st.expander(title, icon=":material/difference:"):
            st.markdown("\n".join(f"- {escaped(line)}" for line in lines[:MOST_TOLD]))
    if lines or shown.document.released_version is None:
        st.button(
            words.text("Release the programme"),
            type="primary",
            icon=":material/publish:",
            on_click=partial(_released, shown),
            disabled=not shown.draft.entries,
            key="september.release",
        )


def _released(shown: Kept) -> None:
    """Release the draft; in a callback."""
    try:
        if keeping.tried(lambda: kept.release(shown)) is not None:
            say("released")
    except ConflictError:
        say("conflict")
    except NoDocumentError:
        say("gone")
