"""One step with drafts: what can go wrong with it is told, and nothing else is lost."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, Final

import streamlit as st

from icplanner.store import Document, NoDocumentError, StoreError
from icplanner.tours import NO_WAYS, BadDocument, ways_unknown
from icplanner.tours.draft import UnknownSchema
from icplanner.ui.text import plain
from icplanner.ui.tours import kept

NAME: Final = "tours.keep.name"

NOTE: Final = "tours.keep.note"

log: Final = logging.getLogger(__name__)


@contextmanager
def step(place: str) -> Iterator[None]:
    """Run one step; what can go wrong with it is told at its place, and nothing else is lost."""
    kept.forget_notice()
    before = _document()
    try:
        yield
    except StoreError:
        log.exception("The database did not do what was asked")
        kept.tell("store", place)
    except NoDocumentError:
        kept.tell("gone", place)
    except UnknownSchema as unknown:
        kept.tell("unknown_schema", place, str(unknown))
    except BadDocument as bad:
        log.warning("A draft is damaged: %s", bad)
        kept.tell("damaged", place)
    except NO_WAYS as unreadable:
        kept.tell("no_ways", place, str(ways_unknown(unreadable).value))
    if place == "list" or _document() is not before:
        # Only the part around the chosen tour runs again by itself.
        kept.ask_for_page()


def _document() -> Document | None:
    now = kept.opened()
    return now.document if now else None


def typed(field: str, limit: int) -> str:
    """Return what stands in a field, on one line and cut to a length."""
    value: Any = st.session_state.get(field)
    return plain(value, limit) if isinstance(value, str) else ""


def work_on(now: kept.Opened) -> None:
    """Work on this draft from now on, with its name in the field and no note yet."""
    kept.take(now)
    st.session_state[NAME] = now.document.name
    st.session_state[NOTE] = ""
