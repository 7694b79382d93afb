"""The touring exhibition on the board: the example of 2018 or a season's plan, opened and kept."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Final
from uuid import uuid4

import streamlit as st

from icplanner.programme.exhibition import Exhibition
from icplanner.programme.exhibition_document import from_document
from icplanner.store import Document

_SHOWN: Final = "exhibition.shown"
_NOTICE: Final = "exhibition.notice"
_LINKED: Final = "exhibition.linked"
_NEW: Final = "exhibition.new_booking"
_NEW_SHOWCASE: Final = "exhibition.new_showcase"

# Keys of what is chosen and suggested; they belong to one plan.
CHOSEN: Final = "exhibition.chosen"
SHOWCASE: Final = "exhibition.showcase"
SUGGESTED: Final = "exhibition.suggested"
# Key of the field with the plan's name.
NAME: Final = "exhibition.name"


@dataclass(frozen=True, slots=True)
class Shown:
    """What the board shows.

    Attributes
    ----------
    document
        What it was opened from or last saved as; None for a plan not saved yet.
    example
        The tour of 2018: to be read, not to be changed.
    released
        The released version of a plan that was changed since; likewise.
    """

    exhibition: Exhibition
    document: Document | None = None
    example: bool = False
    released: bool = False

    @property
    def to_read(self) -> bool:
        """Return whether it is only to be read."""
        return self.example or self.released

    @property
    def changed(self) -> bool:
        """Return whether something is not saved yet."""
        if self.to_read:
            return False
        return self.document is None or from_document(self.document.content) != self.exhibition


def shown(example: Exhibition) -> Shown:
    """Return what the board shows; the example for a reader who comes first."""
    found: Shown | None = st.session_state.get(_SHOWN)
    return found or Shown(example, example=True)


def linked() -> str:
    """Return the id of the plan that the address of the page was last given."""
    found: str = st.session_state.get(_LINKED, "")
    return found


def link(plan: str) -> None:
    """Note which plan the address of the page names by now."""
    st.session_state[_LINKED] = plan


def show(exhibition: Exhibition, document: Document | None = None) -> None:
    """Show a plan; in a callback."""
    forget()
    st.session_state.pop(NAME, None)
    st.session_state[_SHOWN] = Shown(exhibition, document)


def put(shown: Shown) -> None:
    """Show this; in a callback."""
    st.session_state[_SHOWN] = shown


def now() -> Shown:
    """Return what the board shows; not for the example, which is in no session."""
    found: Shown = st.session_state[_SHOWN]
    return found


def tell(code: str) -> None:
    """Tell something on the next run; in a callback."""
    st.session_state[_NOTICE] = code


def change(exhibition: Exhibition) -> None:
    """Show the plan after a change; in a callback."""
    put(replace(now(), exhibition=exhibition))


def show_example() -> None:
    """Show the tour of 2018 again; in a callback."""
    forget()
    st.session_state.pop(NAME, None)
    st.session_state.pop(_SHOWN, None)


def notice() -> str:
    """Return what the last step has to tell, once, as a code, or nothing."""
    told: str = st.session_state.pop(_NOTICE, "")
    return told


def new_booking() -> str:
    """Return the id of the booking that is being written, the same until it is kept."""
    uid: str = st.session_state.setdefault(_NEW, f"booking-{uuid4()}")
    return uid


def take(exhibition: Exhibition) -> None:
    """Show the plan with other stops; in a callback. No booking stays chosen."""
    forget()
    change(exhibition)


def begin_booking() -> None:
    """Begin the next new booking with empty fields; in a callback."""
    st.session_state.pop(_NEW, None)


def new_showcase() -> str:
    """Return the id of the showcase that is being written, the same until it is kept."""
    uid: str = st.session_state.setdefault(_NEW_SHOWCASE, f"showcase-{uuid4()}")
    return uid


def begin_showcase() -> None:
    """Begin the next new showcase with empty fields; in a callback."""
    st.session_state.pop(_NEW_SHOWCASE, None)


def forget() -> None:
    """Let go of what was chosen and suggested; in a callback."""
    for key in (CHOSEN, SHOWCASE, SUGGESTED, _NEW, _NEW_SHOWCASE):
        st.session_state.pop(key, None)
