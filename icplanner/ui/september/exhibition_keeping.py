"""Opening, saving and releasing the plans of the touring exhibition; steps of callbacks."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from icplanner.programme.exhibition import Exhibition
from icplanner.programme.exhibition_document import from_document, to_document
from icplanner.programme.records import DocumentError
from icplanner.store import ConflictError, Document, Documents, Listed, NoDocumentError, StoreError
from icplanner.ui import keeping
from icplanner.ui.september import exhibition_draft
from icplanner.ui.september.exhibition_draft import Shown

KIND: Final = "exhibition"


def store() -> Documents:
    """Return the kept plans."""
    return keeping.documents(KIND)


def listed() -> tuple[Listed, ...]:
    """Return the kept plans, the last changed first."""
    return store().listing()


def open_kept(document_id: str) -> None:
    """Open a kept plan; in a callback. What cannot be opened is told on the next run.

    Raises
    ------
    StoreError
        When the database cannot be reached.
    """
    try:
        document = store().open(document_id)
        exhibition_draft.show(from_document(document.content), document)
    except (NoDocumentError, DocumentError):
        exhibition_draft.tell("gone")


def follow_link(plan: str) -> bool:
    """Open the plan that the reader's link names, where it is not the one shown already.

    Returns
    -------
    bool
        True: the link was followed, or names no plan any more.

    Raises
    ------
    StoreError
        When the database cannot be reached.
    """
    if plan and plan != exhibition_draft.linked():
        open_kept(plan)
    elif plan != exhibition_draft.linked():
        exhibition_draft.show_example()
    return True


def change(exhibition: Exhibition) -> None:
    """Show the plan after a change, and keep it at once."""
    exhibition_draft.change(exhibition)
    _keep_at_once()


def take(exhibition: Exhibition) -> None:
    """Show the plan with other stops, and keep it at once; in a callback."""
    exhibition_draft.take(exhibition)
    _keep_at_once()


def _keep_at_once() -> None:
    """Save the next version; what cannot be saved stays on the board, and is told."""
    try:
        if _saved(exhibition_draft.now().exhibition.name) is None:
            exhibition_draft.tell("conflict")
    except StoreError:
        exhibition_draft.tell("unsaved")


def save(name: str) -> None:
    """Save what is shown under a name; in a callback. A conflict is told on the next run.

    Raises
    ------
    StoreError
        When the database cannot be reached.
    ValueError
        When the name is empty.
    """
    exhibition_draft.tell("saved" if _saved(name) else "conflict")


def _saved(name: str) -> Document | None:
    """Save what is shown and show it as saved; None where somebody else was faster."""
    before = exhibition_draft.now()
    content = to_document(replace(before.exhibition, name=name))
    try:
        document = (
            store().save(before.document, content, name=name)
            if before.document
            else store().create(name, content)
        )
    except NoDocumentError:
        document = store().create(name, content)
    except ConflictError:
        return None
    exhibition_draft.put(Shown(from_document(document.content), document))
    return document


def release() -> None:
    """Release the version that was saved last; in a callback. A conflict is told on the next run.

    Raises
    ------
    StoreError
        When the database cannot be reached.
    """
    before = exhibition_draft.now()
    if before.document is None or before.changed:
        return
    try:
        document = store().release(before.document)
    except (ConflictError, NoDocumentError):
        exhibition_draft.tell("conflict")
        return
    exhibition_draft.put(replace(before, document=document))
    exhibition_draft.tell("released")


def show_released() -> None:
    """Show the released version of the plan, to be read; in a callback.

    Raises
    ------
    StoreError
        When the database cannot be reached.
    """
    before = exhibition_draft.now()
    if before.document is None:
        return
    try:
        version = before.document.released_version
        document = store().open(before.document.id, version)
        exhibition_draft.forget()
        exhibition_draft.put(Shown(from_document(document.content), document, released=True))
    except (NoDocumentError, DocumentError):
        exhibition_draft.tell("gone")


def save_as_new(name: str) -> None:
    """Save what is shown as a plan of its own; in a callback."""
    before = exhibition_draft.now()
    exhibition_draft.put(replace(before, document=None))
    save(name)
