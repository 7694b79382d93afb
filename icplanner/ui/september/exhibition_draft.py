"""The touring exhibition on the board: the example of 2018 or a season's plan, opened and kept."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Final
from uuid import uuid4

import streamlit as st

from icplanner.programme.exhibition import Exhibition
from icplanner.programme.exhibition_document import from_document, to_document
from icplanner.programme.records import DocumentError
from icplanner.store import ConflictError, Document, Documents, NoDocumentError
from icplanner.ui import keeping

KIND: Final = "exhibition"

_SHOWN: Final = "exhibition.shown"
_NOTICE: Final = "exhibition.notice"
_NEW: Final = "exhibition.new_booking"
_NEW_SHOWCASE: Final = "exhibition.new_showcase"

# Keys of what is chosen and suggested; they belong to one plan.
CHOSEN: Final = "exhibition.chosen"
SHOWCASE: Final = "exhibition.showcase"
SUGGESTED: Final = "exhibition.suggested"


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
        return self.document is None or self.document.content != to_document(self.exhibition)


def store() -> Documents:
    """Return the kept plans."""
    return keeping.documents(KIND)


def names() -> dict[str, str]:
    """Return the name of each kept plan by id, the last changed first."""
    return {document.id: document.name for document in store().listing()}


def shown(example: Exhibition) -> Shown:
    """Return what the board shows; the example for a reader who comes first."""
    found: Shown | None = st.session_state.get(_SHOWN)
    return found or Shown(example, example=True)


def show(exhibition: Exhibition, document: Document | None = None) -> None:
    """Show a plan; in a callback."""
    _forget()
    st.session_state[_SHOWN] = Shown(exhibition, document)


def change(exhibition: Exhibition) -> None:
    """Show the plan after a change; in a callback."""
    before: Shown = st.session_state[_SHOWN]
    st.session_state[_SHOWN] = replace(before, exhibition=exhibition)


def show_example() -> None:
    """Show the tour of 2018 again; in a callback."""
    _forget()
    st.session_state.pop(_SHOWN, None)


def open_kept(document_id: str) -> None:
    """Open a kept plan; in a callback. What cannot be opened is told on the next run.

    Raises
    ------
    StoreError
        When the database cannot be reached.
    """
    try:
        document = store().open(document_id)
        show(from_document(document.content), document)
    except (NoDocumentError, DocumentError):
        st.session_state[_NOTICE] = "gone"


def save(name: str) -> None:
    """Save what is shown under a name; in a callback. A conflict is told on the next run.

    Raises
    ------
    StoreError
        When the database cannot be reached.
    """
    before: Shown = st.session_state[_SHOWN]
    exhibition = replace(before.exhibition, name=name)
    content = to_document(exhibition)
    try:
        document = (
            store().save(before.document, content, name=name)
            if before.document
            else store().create(name, content)
        )
    except NoDocumentError:
        document = store().create(name, content)
    except ConflictError:
        st.session_state[_NOTICE] = "conflict"
        return
    st.session_state[_SHOWN] = Shown(exhibition, document)
    st.session_state[_NOTICE] = "saved"


def release() -> None:
    """Release the version that was saved last; in a callback. A conflict is told on the next run.

    Raises
    ------
    StoreError
        When the database cannot be reached.
    """
    before: Shown = st.session_state[_SHOWN]
    if before.document is None or before.changed:
        return
    try:
        document = store().release(before.document)
    except (ConflictError, NoDocumentError):
        st.session_state[_NOTICE] = "conflict"
        return
    st.session_state[_SHOWN] = replace(before, document=document)
    st.session_state[_NOTICE] = "released"


def show_released() -> None:
    """Show the released version of the plan, to be read; in a callback.

    Raises
    ------
    StoreError
        When the database cannot be reached.
    """
    before: Shown = st.session_state[_SHOWN]
    if before.document is None:
        return
    try:
        version = before.document.released_version
        document = store().open(before.document.id, version)
        _forget()
        st.session_state[_SHOWN] = Shown(from_document(document.content), document, released=True)
    except (NoDocumentError, DocumentError):
        st.session_state[_NOTICE] = "gone"


def save_as_new(name: str) -> None:
    """Save what is shown as a plan of its own; in a callback."""
    before: Shown = st.session_state[_SHOWN]
    st.session_state[_SHOWN] = replace(before, document=None)
    save(name)


def notice() -> str:
    """Return what the last step has to tell, once, as a code, or nothing."""
    told: str = st.session_state.pop(_NOTICE, "")
    return told


def fail() -> None:
    """Tell on the next run that the database did not answer; in a callback."""
    st.session_state[_NOTICE] = "store"


def refuse() -> None:
    """Tell on the next run that a plan needs a name; in a callback."""
    st.session_state[_NOTICE] = "name"


def new_booking() -> str:
    """Return the id of the booking that is being written, the same until it is kept."""
    uid: str = st.session_state.setdefault(_NEW, f"booking-{uuid4()}")
    return uid


def take(exhibition: Exhibition) -> None:
    """Show the plan with other stops; in a callback. No booking stays chosen."""
    _forget()
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


def _forget() -> None:
    for key in (CHOSEN, SHOWCASE, SUGGESTED, _NEW, _NEW_SHOWCASE):
        st.session_state.pop(key, None)
