"""What the pages keep: one database for all readers, opened when first needed."""

from __future__ import annotations

import logging
import os
from collections.abc import Callable
from pathlib import Path
from typing import Final, TypeVar

import streamlit as st

from icplanner.store import Database, Documents, StoreError
from icplanner.ui import session
from icplanner.words import Words

log: Final = logging.getLogger(__name__)

SETTING: Final = "ICPLANNER_DATABASE_URL"

Kept = TypeVar("Kept")

# Whether the callback that ran before the page failed at the database.
_FAILED: Final = "keeping.failed"


def address(root: Path = session.ROOT) -> str:
    """Return the address of the database: the setting, else a file in `var/`."""
    return os.environ.get(SETTING) or f"sqlite:///{root / 'var' / 'icplanner.sqlite3'}"


def documents(kind: str) -> Documents:
    """Return the documents of a kind ("tour", "programme", ...).

    Raises
    ------
    StoreError
        When the database cannot be opened; the next call tries again.
    """
    return Documents(_database(address()), kind)


def told(task: Callable[[], Kept], words: Words) -> Kept | None:
    """Return what the task gives; where the database is busy or gone, say so and return None.

    A page calls everything that touches the database through here, so that it works on without.
    """
    try:
        return task()
    except StoreError:
        log.exception("The database did not do what was asked")
        tell(words)
        return None


def tried(task: Callable[[], Kept]) -> Kept | None:
    """Return what the task of a callback gives; a failure is left for the page to tell.

    The page learns it from `failed` and tells it once, however many tasks the database refused.
    """
    try:
        return task()
    except StoreError:
        log.exception("The database did not do what was asked")
        st.session_state[_FAILED] = True
        return None


def failed() -> bool:
    """Return whether the callback of this run failed at the database, and forget it."""
    return bool(st.session_state.pop(_FAILED, False))


def tell(words: Words) -> None:
    """Say that the database is busy or gone."""
    st.error(
        words.text(
            "The store of drafts cannot be reached just now, so nothing could be opened or "
            "saved. Everything else works, and what is on this page stays; please try again."
        ),
        icon=":material/cloud_off:",
    )


@st.cache_resource(show_spinner=False)
def _database(url: str) -> Database:
    """Return the database at an address, opened once a process; a failure is not kept."""
    try:
        return Database(url)
    except OSError as error:
        raise StoreError(f"the folder of the database cannot be used: {error}") from error
