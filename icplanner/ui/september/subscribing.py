"""Giving out, and taking back, the addresses that calendar programs subscribe to."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from typing import Final
from urllib.parse import urlsplit

import streamlit as st

from icplanner.catalogue.localised import Lang
from icplanner.store import NoDocumentError
from icplanner.ui import keeping
from icplanner.ui.september import kept
from icplanner.ui.september.feed import address
from icplanner.ui.september.kept import Kept
from icplanner.words import Words

# The secret of the address made last, by programme; it belongs to this reader's session.
_TOKENS: Final = "september.tokens"
_REVOKED: Final = "september.revoked"

# Calendars in the cloud cannot ask a planner that runs on somebody's own machine.
_OWN_MACHINE: Final = frozenset({"localhost", "127.0.0.1", "::1"})


def subscribing(shown: Kept | None, narrowed: Mapping[str, str], lang: Lang, words: Words) -> None:
    """Place the addresses of a programme's feed.

    Parameters
    ----------
    narrowed
        Filters or a series of the address; empty for the whole programme.
    lang
        Of the feed.
    """
    st.subheader(words.text("Subscribe in a calendar"), anchor=False)
    if shown is None or shown.released is None:
        st.info(
            words.text(
                "Calendar programs can subscribe to a named programme once it is released: they "
                "never get a draft."
            ),
            icon=":material/rss_feed:",
        )
        return
    st.markdown(
        words.text(
            "A calendar that subscribes to an address asks for the released programme every few "
            "hours and follows what is confirmed, moved or cancelled. Whoever knows an address can "
            "read it."
        )
    )
    document = shown.document
    alive = keeping.told(lambda: kept.store().shared(document.id), words) or 0
    with st.container(horizontal=True):
        st.button(
            words.text("Make an address"),
            icon=":material/add_link:",
            on_click=partial(_make, document.id),
            key="september.subscribe",
        )
        if alive:
            st.button(
                words.plural("Revoke %(count)s address", "Revoke %(count)s addresses", alive),
                icon=":material/link_off:",
                help=words.text("Every address given out for this programme is dead at once."),
                on_click=partial(_revoke, document.id),
                key="september.unsubscribe",
            )
    revoked = st.session_state.pop(_REVOKED, 0)
    if revoked:
        said = words.plural(
            "%(count)s address was revoked.", "%(count)s addresses were revoked.", revoked
        )
        st.success(said, icon=":material/link_off:")
    token = st.session_state.get(_TOKENS, {}).get(document.id, "")
    if token and alive:
        _told(address(st.context.url or "", token, lang, narrowed), words)


def _told(made: str, words: Words) -> None:
    st.code(made, language=None, wrap_lines=True)
    parts = urlsplit(made)
    if parts.scheme:
        opened = made.replace(f"{parts.scheme}:", "webcal:", 1)
        st.link_button(
            words.text("Open in the calendar of this device"), opened, icon=":material/event:"
        )
    st.caption(
        words.text(
            "Copy it now: it is shown in this session only, because just a fingerprint of it is "
            "kept. It follows the language and the choice above; other calendars can have other "
            "addresses."
        )
    )
    if parts.hostname in _OWN_MACHINE:
        st.caption(
            words.text(
                "This planner runs on this computer only: a calendar elsewhere can subscribe once "
                "the planner runs on a server."
            )
        )


def _make(document_id: str) -> None:
    try:
        token = keeping.tried(lambda: kept.store().share(document_id))
    except NoDocumentError:
        # Deleted meanwhile; the page says so.
        return
    if token is not None:
        st.session_state[_TOKENS] = {**st.session_state.get(_TOKENS, {}), document_id: token}


def _revoke(document_id: str) -> None:
    count = keeping.tried(lambda: kept.store().revoke(document_id))
    if count is not None:
        st.session_state[_REVOKED] = count
        st.session_state[_TOKENS] = {}
