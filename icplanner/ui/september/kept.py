"""The named programmes that are kept, and the one that is shown."""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Final

from icplanner.programme import (
    Calendar,
    Change,
    DocumentError,
    Programme,
    changes,
    from_document,
    span,
    to_document,
)
from icplanner.store import Document, Documents, NoDocumentError
from icplanner.ui import keeping

KIND: Final = "programme"


@dataclass(frozen=True, slots=True)
class Kept:
    """A programme as it is kept: the newest draft, and what was last released of it."""

    document: Document
    draft: Programme
    released: Programme | None


def store() -> Documents:
    """Return the kept programmes."""
    return keeping.documents(KIND)


def names() -> dict[str, str]:
    """Return the name of each kept programme by id, the last changed first."""
    return {document.id: document.name for document in store().listing()}


def opened(document_id: str) -> Kept | None:
    """Return a kept programme; None where there is none, or it cannot be read any more."""
    try:
        document = store().open(document_id)
        released = (
            store().open(document_id, document.released_version)
            if document.released_version
            else None
        )
        return Kept(
            document=document,
            draft=from_document(document.content),
            released=from_document(released.content) if released else None,
        )
    except (NoDocumentError, DocumentError):
        return None


def released_document(kept: Kept) -> Document:
    """Return the released version as it is kept, with the moment of its release."""
    return store().open(kept.document.id, kept.document.released_version)


def created(programme: Programme) -> Document:
    """Keep a new programme."""
    return store().create(programme.name, to_document(programme))


def saved(kept: Kept, programme: Programme, note: str = "") -> Document:
    """Keep the next version of a programme.

    Raises
    ------
    ConflictError
        When somebody saved it since.
    """
    return store().save(kept.document, to_document(programme), name=programme.name, note=note)


def release(kept: Kept) -> Document:
    """Release the draft as it stands, as a version of its own.

    Raises
    ------
    ConflictError
        When somebody saved it since.
    """
    version = kept.document.version + 1
    draft = replace(kept.draft, releases=(*kept.draft.releases, version))
    return store().release(saved(kept, draft))


def public_changes(kept: Kept, most: int) -> tuple[tuple[Document, tuple[Change, ...]], ...]:
    """Return the last `most` releases, the newest first, each with all it changed.

    The first release of all added everything.
    """
    releases = kept.draft.releases
    versions = [store().open(kept.document.id, v) for v in releases[-most - 1 :]]
    read = [(document, from_document(document.content)) for document in versions]
    told = [(doc, changes(before, after)) for (_, before), (doc, after) in pairwise(read)]
    if read and len(releases) <= most:
        document, first = read[0]
        told.insert(0, (document, changes(None, first)))
    return tuple(reversed(told))


def month_of(programme: Programme, year: int, month: int) -> Calendar:
    """Return the programme's occurrences that touch a month."""
    first, last = span(year, month)
    return Calendar(
        occurrences=tuple(
            o for o in programme.occurrences if o.first_day <= last and o.last_day >= first
        )
    )
