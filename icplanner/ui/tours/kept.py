"""What this session keeps in hand: the opened draft, what became of the last step, a conflict."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import Final

import streamlit as st

from icplanner.store import Document
from icplanner.tours import Tour
from icplanner.tours.draft import Draft, Vanished
from icplanner.tours.staleness import Outdated

DRAFT: Final = "draft"
_OPENED: Final = "tours.kept.opened"
_NOTICE: Final = "tours.kept.notice"
_CONFLICT: Final = "tours.kept.conflict"
_READING: Final = "tours.kept.reading"
_WRITTEN: Final = "tours.kept.written"
_DUE: Final = "tours.kept.page_due"


@dataclass(frozen=True, slots=True, kw_only=True)
class Opened:
    """The draft that is worked on.

    Attributes
    ----------
    document
        The newest version as this session read it; saving goes on from it.
    draft
        What was opened; the tour itself, not a copy, so that changes are seen.
    ticks
        The document of the checklist's ticks, None where there is none.
    stale, gone
        What no longer holds of it today, and which sites have vanished.
    link
        Address of a link made in this session; the store itself does not know it.
    """

    document: Document
    draft: Draft
    ticks: Document | None = None
    stale: tuple[Outdated, ...] = ()
    gone: tuple[Vanished, ...] = ()
    link: str = ""

    def holds(self, tour: Tour) -> bool:
        """Return whether the tour is the one that was opened or saved last."""
        return replace(tour, warnings=()) == replace(self.draft.tour, warnings=())


@dataclass(frozen=True, slots=True)
class Notice:
    """What became of the last step: a code, where it is told, and what it is about.

    `place` is "list" beside the list of drafts, "panel" beside the chosen tour.
    """

    code: str
    place: str
    about: str = ""
    document: str = ""


@dataclass(frozen=True, slots=True)
class Conflict:
    """Somebody saved meanwhile: their version, and the tour that could not be saved."""

    theirs: Document
    mine: Tour


@dataclass(frozen=True, slots=True)
class Reading:
    """A draft that can only be read, because the place it starts from has vanished."""

    name: str
    tour: Tour
    gone: tuple[Vanished, ...] = field(default=())


def opened() -> Opened | None:
    """Return the draft that is worked on."""
    found: Opened | None = st.session_state.get(_OPENED)
    return found


def take(new: Opened | None) -> None:
    """Work on this draft from now on, or on none; a conflict and a reading end."""
    st.session_state[_OPENED] = new
    st.session_state[_CONFLICT] = None
    st.session_state[_READING] = None


def tell(code: str, place: str, about: str = "", document: str = "") -> None:
    """Say at the next run what became of a step."""
    st.session_state[_NOTICE] = Notice(code, place, about, document)


def notice() -> Notice | None:
    """Return what became of the last step; it stays until the next one."""
    found: Notice | None = st.session_state.get(_NOTICE)
    return found


def forget_notice() -> None:
    """Begin a step: what was said about the last one no longer matters."""
    st.session_state[_NOTICE] = None


def conflict() -> Conflict | None:
    """Return the conflict that waits for a decision."""
    found: Conflict | None = st.session_state.get(_CONFLICT)
    return found


def set_conflict(new: Conflict | None) -> None:
    """Hold a conflict until it is decided."""
    st.session_state[_CONFLICT] = new


def reading() -> Reading | None:
    """Return the draft that can only be read."""
    found: Reading | None = st.session_state.get(_READING)
    return found


def read_only(new: Reading | None) -> None:
    """Show a draft that cannot be worked on, or no longer."""
    st.session_state[_READING] = new


def link_changed() -> bool:
    """Return whether the reader opened or edited a link to a draft since the last run."""
    return bool(st.query_params.get(DRAFT) != st.session_state.get(_WRITTEN))


def put_into_link() -> None:
    """Write the opened draft into the address, so that it is there after a refresh."""
    now, told = opened(), notice()
    if now is None and told is not None and told.code == "store":
        # The link stays as it is, so that the draft can be opened once the database is back.
        return
    wanted = now.document.id if now else None
    if st.query_params.get(DRAFT) != wanted:
        if wanted is None:
            del st.query_params[DRAFT]
        else:
            st.query_params[DRAFT] = wanted
    st.session_state[_WRITTEN] = wanted


def ask_for_page() -> None:
    """Have the whole page run again: the answer it shows is another one."""
    st.session_state[_DUE] = True


def page_due() -> bool:
    """Return whether the whole page must run again, and take note of it."""
    return bool(st.session_state.pop(_DUE, False))
