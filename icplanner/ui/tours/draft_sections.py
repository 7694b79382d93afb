"""The folded parts of an opened draft: releasing it, sharing it, its history."""

from __future__ import annotations

from functools import partial
from typing import Final
from urllib.parse import urlsplit, urlunsplit

import streamlit as st

from icplanner.store import Document
from icplanner.tours import Tour
from icplanner.tours.draft import read_draft_today
from icplanner.ui import keeping
from icplanner.ui.text import escaped
from icplanner.ui.tours import kept, opening, saving, sharing
from icplanner.ui.tours.change_list import change_list
from icplanner.ui.tours.folding import folded
from icplanner.ui.tours.world import World, drafts
from icplanner.words import Words
from icplanner.words.keeping import moment_text

_VERSIONS: Final = 30


def sections(now: kept.Opened, tour: Tour, world: World, words: Words) -> None:
    """Place the folded parts; each reads the database only while it is unfolded."""
    release = partial(_release, now, tour, world, words)
    folded(words.text("Release"), "release", ":material/verified:", release)
    share = partial(_share, now, words)
    folded(words.text("Share by a link"), "share", ":material/link:", share)
    history = partial(_history, now, world, words)
    folded(words.text("History"), "history", ":material/history:", history)


def _release(now: kept.Opened, tour: Tour, world: World, words: Words) -> None:
    st.caption(
        words.text(
            "A release is the version that guests see: shared links show it, and exports of "
            "it carry no draft mark."
        )
    )
    if now.document.released and now.holds(tour):
        st.markdown(words.text("This version is released."))
        return
    version = now.document.released_version
    before = None if version is None else _version(now.document, version, world, words)
    if before is not None:
        change_list(before, tour, words)
    elif version is None:
        st.markdown(words.text("This will be the first release."))
    if not tour.works:
        st.warning(
            words.text("This tour does not work as it is; look at its warnings first."),
            icon=":material/warning:",
        )
    st.button(
        words.text("Release this version"),
        icon=":material/verified:",
        key="tours.keep.release",
        on_click=saving.release,
        args=(tour,),
    )


def _share(now: kept.Opened, words: Words) -> None:
    if now.document.released_version is None:
        st.caption(
            words.text(
                "Not released yet: the link shows the draft as it was saved last, marked as a "
                "draft."
            )
        )
    else:
        st.caption(words.text("The link shows the released version, to read only."))
    if now.link:
        st.code(now.link, language=None, wrap_lines=True)
    with st.container(horizontal=True):
        st.button(
            words.text("Make a link"),
            icon=":material/add_link:",
            key="tours.keep.share",
            on_click=sharing.share,
            args=(page_address(), words.lang),
        )
        st.button(
            words.text("Revoke all links"),
            icon=":material/link_off:",
            key="tours.keep.revoke",
            on_click=sharing.revoke,
        )


def _history(now: kept.Opened, world: World, words: Words) -> None:
    found = keeping.told(lambda: drafts().history(now.document.id), words)
    for revision in (found or ())[:_VERSIONS]:
        with st.container(horizontal=True, vertical_alignment="center"):
            number = words.text("version %(number)s", number=revision.version)
            saved = moment_text(words, revision.saved_at)
            parts = [f"**{escaped(number)}** · {escaped(saved)}", escaped(revision.name)]
            if revision.version == now.document.released_version:
                released = words.text("released")
                parts.append(f":green-badge[{escaped(released)}]")
            if revision.note:
                parts.append(escaped(revision.note))
            st.markdown(" · ".join(parts))
            st.button(
                words.text("Open this version"),
                key=f"tours.keep.version.{revision.version}",
                on_click=opening.open_draft,
                args=(now.document.id, world, revision.version),
            )


def _version(document: Document, version: int, world: World, words: Words) -> Tour | None:
    def read() -> Tour:
        content = drafts().open(document.id, version).content
        return read_draft_today(content, world.catalogue).tour

    return keeping.told(read, words)


def page_address() -> str:
    """Return the address of this page without its view; empty where there is no browser."""
    parts = urlsplit(st.context.url or "")
    return urlunsplit((parts.scheme, parts.netloc, parts.path, "", ""))
