"""The public list of changes, release by release."""

from __future__ import annotations

from typing import Final

import streamlit as st

from icplanner.ui import keeping
from icplanner.ui.september import kept
from icplanner.ui.september.kept import Kept, Release
from icplanner.ui.text import escaped
from icplanner.words import Words
from icplanner.words.keeping import moment_text
from icplanner.words.programme_entry import change, renamed

# Releases shown at first, and more with each press: a season has a handful.
A_PAGE: Final = 12

_SHOWN: Final = "september.releases"


def history(shown: Kept | None, words: Words) -> None:
    """Place every release of a programme with all it changed, the newest first and open."""
    if shown is None or shown.released is None:
        return
    st.subheader(words.text("What the releases changed"), anchor=False)
    pages: int = st.session_state.get(_SHOWN, 1)
    told = keeping.told(lambda: kept.public_changes(shown, pages * A_PAGE), words) or ()
    for place, one in enumerate(told):
        _release(one, newest=place == 0, words=words)
    left = len(shown.draft.releases) - len(told)
    if left > 0:
        st.button(
            words.plural("Show %(count)s earlier release", "Show %(count)s earlier releases", left),
            on_click=lambda: st.session_state.update({_SHOWN: pages + 1}),
            key="september.earlier_releases",
        )


def _release(release: Release, *, newest: bool, words: Words) -> None:
    document, made = release.document, release.changes
    count = words.plural(
        "%(count)s change of the programme", "%(count)s changes of the programme", len(made)
    )
    when = moment_text(words, document.saved_at)
    title = words.text(
        "Version %(version)s, %(when)s: %(changes)s",
        version=document.version,
        when=when,
        changes=count,
    )
    with st.expander(escaped(title), expanded=newest, icon=":material/history:"):
        lines = [f"- {escaped(change(one, words))}" for one in made]
        if release.renamed_from:
            lines.insert(0, f"- {escaped(renamed(release.renamed_from, document.name, words))}")
        st.markdown("\n".join(lines) or words.text("no change"))
