"""Editing by hand: each variant's versions, with undo and redo."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Final

import streamlit as st

from icplanner.tours import Composer, Tour, UnknownStop, with_repairs
from icplanner.ui.tours import state

_HISTORIES: Final = "tours.histories"
_DESK: Final = "tours.desk"
_MAKE_DESK: Final = "tours.make_desk"
_PLANNED: Final = "tours.planned_tours"
_CHANGED: Final = "tours.changed"
_REFUSED: Final = "tours.refused"

# Versions kept of one variant; nobody undoes more steps than these.
MOST_VERSIONS: Final = 100

Edit = Callable[[Composer, Tour], Tour]


class Refused(ValueError):  # noqa: N818 - what happens to the edit
    """An edit that is not done; its text is the code of why."""


@dataclass(frozen=True, slots=True)
class History:
    """The versions of one tour, the planned one first, and the place of the one shown."""

    versions: tuple[Tour, ...]
    at: int = 0

    @property
    def shown(self) -> Tour:
        """Return the version shown."""
        return self.versions[self.at]

    def after(self, tour: Tour) -> History:
        """Return the history with a new version; what was undone is forgotten."""
        first, *rest = (*self.versions[: self.at + 1], tour)
        kept = (first, *rest[-(MOST_VERSIONS - 1) :])
        return History(kept, len(kept) - 1)

    def moved(self, steps: int) -> History:
        """Return the history at an earlier or later version."""
        return replace(self, at=min(max(self.at + steps, 0), len(self.versions) - 1))


def open_hand(tours: Sequence[Tour], desk: Callable[[], Composer]) -> None:
    """Take note of the planned tours, and of how to make what their edits need."""
    st.session_state[_PLANNED] = tours
    st.session_state[_MAKE_DESK] = desk


def shown(place: int, planned: Tour) -> Tour:
    """Return the version of a variant that is shown."""
    history = _histories().get(place)
    return history.shown if history else planned


def history(place: int) -> History | None:
    """Return the versions of a variant; None where it was never edited."""
    return _histories().get(place)


def edit(change: Edit) -> None:
    """Change the chosen variant, check it at once and find what mends it; for callbacks."""
    place = state.chosen()
    before = _histories().get(place) or History((st.session_state[_PLANNED][place],))
    try:
        after = with_repairs(_desk(), change(_desk(), before.shown))
    except Refused as refused:
        st.session_state[_REFUSED] = str(refused)
        return
    except UnknownStop:
        # A site that vanished from the data since the page was drawn.
        st.session_state[_REFUSED] = "gone"
        return
    _histories()[place] = before.after(after)
    st.session_state[_CHANGED] = True


def _desk() -> Composer:
    """Return what the edits of this plan need, made with the first one and kept for the next."""
    if _DESK not in st.session_state:
        st.session_state[_DESK] = st.session_state[_MAKE_DESK]()
    desk: Composer = st.session_state[_DESK]
    return desk


def step(steps: int) -> None:
    """Undo (-1) or redo (1) on the chosen variant; for callbacks."""
    place = state.chosen()
    before = _histories().get(place)
    if before is not None:
        _histories()[place] = before.moved(steps)
        st.session_state[_CHANGED] = True


def forget() -> None:
    """Forget all edits: another plan came."""
    st.session_state[_HISTORIES] = {}
    st.session_state.pop(_DESK, None)


def changed() -> bool:
    """Return whether something was changed that the page has not shown yet."""
    return bool(st.session_state.get(_CHANGED) or st.session_state.get(_REFUSED))


def seen() -> str:
    """Take note that the page shows every change; return why one was refused, else nothing.

    Besides the codes of `Refused`: "gone", the stop or site is no more.
    """
    st.session_state[_CHANGED] = False
    return str(st.session_state.pop(_REFUSED, ""))


def _histories() -> dict[int, History]:
    kept: dict[int, History] = st.session_state.setdefault(_HISTORIES, {})
    return kept
