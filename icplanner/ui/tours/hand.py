"""Editing by hand: each variant's versions, with undo and redo."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Final

import streamlit as st

from icplanner.tours import (
    NO_WAYS,
    Composer,
    Request,
    RequestProblem,
    Tour,
    UnknownStop,
    ways_unknown,
    with_repairs,
)
from icplanner.ui.tours import state

_HISTORIES: Final = "tours.histories"
_DESKS: Final = "tours.desks"
_MAKE_DESK: Final = "tours.make_desk"
_PLANNED: Final = "tours.planned_tours"
_CHANGED: Final = "tours.changed"
_REFUSED: Final = "tours.refused"
_SAVED: Final = "tours.saved_by_hand"
_ASIDE: Final = "tours.aside"

# Versions kept of one variant; nobody undoes more steps than these.
MOST_VERSIONS: Final = 100

# A desk remembers the ways of its request; undo and redo go between two or three of them.
_MOST_DESKS: Final = 3

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


def open_hand(tours: Sequence[Tour], desk: Callable[[Request], Composer]) -> None:
    """Take note of the planned tours, and of how to make what edits of a request's tours need."""
    st.session_state[_PLANNED] = tours
    st.session_state[_MAKE_DESK] = desk


def shown(place: int, planned: Tour) -> Tour:
    """Return the version of a variant that is shown."""
    history = _histories().get(place)
    return history.shown if history else planned


def history(place: int) -> History | None:
    """Return the versions of a variant; None where it was never edited."""
    return _histories().get(place)


def edit(change: Edit, request: Request | None = None) -> None:
    """Change the chosen variant, check it at once and find what mends it; for callbacks.

    `request`, which must be valid, takes the place of the one the variant was made for.
    """
    place = state.chosen()
    before = _histories().get(place) or History((st.session_state[_PLANNED][place],))
    try:
        desk = _desk(request or before.shown.request)
        after = with_repairs(desk, change(desk, before.shown))
    except Refused as refused:
        refuse(str(refused))
        return
    except UnknownStop:
        # A site that vanished from the data since the page was drawn.
        refuse("gone")
        return
    except NO_WAYS as unreadable:
        refuse(ways_unknown(unreadable))
        return
    _histories()[place] = before.after(after)
    st.session_state[_CHANGED] = True


def tried(change: Edit) -> Tour:
    """Return the chosen variant after a change that is not made yet.

    Raises
    ------
    Refused
        If the change cannot be made.
    """
    place = state.chosen()
    now = shown(place, st.session_state[_PLANNED][place])
    try:
        return change(_desk(now.request), now)
    except UnknownStop as gone:
        raise Refused("gone") from gone
    except NO_WAYS as unreadable:
        raise Refused("no_ways") from unreadable


def refuse(why: str | RequestProblem) -> None:
    """Say at the next run why an edit is not done, by its code; for callbacks."""
    st.session_state[_REFUSED] = why


def _desk(request: Request) -> Composer:
    """Return what the edits of a request's tours need, made with the first and kept for the next.

    The last few are kept, by their request, until another plan comes.
    """
    desks: list[Composer] = st.session_state.setdefault(_DESKS, [])
    for desk in desks:
        if desk.request == request:
            return desk
    made: Composer = st.session_state[_MAKE_DESK](request)
    st.session_state[_DESKS] = [*desks[-(_MOST_DESKS - 1) :], made]
    return made


def step(steps: int) -> None:
    """Undo (-1) or redo (1) on the chosen variant; for callbacks."""
    place = state.chosen()
    before = _histories().get(place)
    if before is not None:
        _histories()[place] = before.moved(steps)
        st.session_state[_CHANGED] = True


def unsaved() -> tuple[History, ...]:
    """Return the edited variants whose version shown no draft holds, the chosen one first."""
    saved = st.session_state.get(_SAVED)
    ordered = sorted(_histories().items(), key=lambda entry: entry[0] != state.chosen())
    return tuple(found for _, found in ordered if found.at and found.shown != saved)


def note_saved(tour: Tour) -> None:
    """Take note that a draft holds this version."""
    st.session_state[_SAVED] = tour


def forget() -> None:
    """Forget all edits: another plan came. What no draft holds is put aside."""
    lost = unsaved()
    if lost:
        st.session_state[_ASIDE] = lost
    st.session_state[_HISTORIES] = {}
    st.session_state.pop(_DESKS, None)


def aside() -> tuple[History, ...]:
    """Return the edited tours that another plan or draft took the place of."""
    found: tuple[History, ...] = st.session_state.get(_ASIDE, ())
    return found


def set_aside(histories: tuple[History, ...]) -> None:
    """Put edited tours aside, to be offered again."""
    st.session_state[_ASIDE] = histories


def drop_aside() -> None:
    """Give up the edited tours that were put aside."""
    st.session_state[_ASIDE] = ()


def go_on_with(histories: Sequence[History]) -> None:
    """Go on with these versions of the variants shown, in their order."""
    st.session_state[_HISTORIES] = dict(enumerate(histories))


def changed() -> bool:
    """Return whether something was changed that the page has not shown yet."""
    return bool(st.session_state.get(_CHANGED) or st.session_state.get(_REFUSED))


def seen() -> str | RequestProblem:
    """Take note that the page shows every change; return why one was refused, else nothing.

    Besides the codes of `Refused`: "gone", the stop or site is no more; or what is wrong with the
    files of the ways.
    """
    st.session_state[_CHANGED] = False
    why: str | RequestProblem = st.session_state.pop(_REFUSED, "")
    return why


def _histories() -> dict[int, History]:
    kept: dict[int, History] = st.session_state.setdefault(_HISTORIES, {})
    return kept
