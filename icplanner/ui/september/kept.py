"""The named programmes that are kept, and the one that is shown."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from itertools import pairwise
from typing import Final, Protocol

from icplanner.programme import (
    Calendar,
    Change,
    DocumentError,
    Programme,
    ProgrammeError,
    changes,
    from_document,
    span,
    to_document,
)
from icplanner.store import Document, Documents, Listed, NoDocumentError
from icplanner.ui import keeping

KIND: Final = "programme"

# The note of a version that put the programme into the archive; the next version takes it out.
ARCHIVED: Final = "archived"

# How long a deleted programme is offered to be brought back: from one season's meeting to the next.
KEPT_DAYS: Final = 30


@dataclass(frozen=True, slots=True)
class Kept:
    """A programme as it is kept: the newest draft, and what was last released of it."""

    document: Document
    draft: Programme
    released: Programme | None

    @property
    def archived(self) -> bool:
        """Return whether it is only to be read."""
        return is_archived(self.document)

    @property
    def pending(self) -> tuple[Change, ...]:
        """Return what the next release tells readers; a new name is `renamed_from`."""
        return changes(self.released, self.draft)

    @property
    def renamed_from(self) -> str:
        """Return the name readers know where the draft has another one, else nothing."""
        known = self.released.name if self.released else self.draft.name
        return "" if known == self.draft.name else known

    def public(self, uid: str) -> bool:
        """Return whether readers have seen an entry."""
        return self.released is not None and any(one.uid == uid for one in self.released.entries)


class Keep(Protocol):
    """Saves the programme as it becomes, and does what follows where it is saved."""

    def __call__(self, programme: Programme, then: Callable[[], None] | None = None) -> None:
        """Save; in a callback."""


@dataclass(frozen=True, slots=True)
class Release:
    """One release: all it changed, and the name of before where it gave another one."""

    document: Document
    changes: tuple[Change, ...]
    renamed_from: str = ""


def is_archived(document: Listed) -> bool:
    """Return whether a programme was put into the archive."""
    return document.note == ARCHIVED


def store() -> Documents:
    """Return the kept programmes."""
    return keeping.documents(KIND)


def listed() -> dict[str, Listed]:
    """Return each kept programme by id: the last changed first, the archived ones last."""
    return {one.id: one for one in sorted(store().listing(), key=is_archived)}


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


def archive(kept: Kept) -> Document:
    """Put a programme into the archive: nothing of it is changed or lost.

    Raises
    ------
    ConflictError
        When somebody saved it since.
    """
    return saved(kept, kept.draft, ARCHIVED)


def take_out(kept: Kept) -> Document:
    """Take a programme out of the archive; raises like `archive`."""
    return saved(kept, kept.draft)


def delete(kept: Kept) -> None:
    """Delete a programme that no reader has seen; `bring_back` undoes it.

    Raises
    ------
    ConflictError
        When somebody saved or released it since.
    ProgrammeError
        "released" where readers have seen it: it can be archived.
    """
    if kept.document.released_version is not None:
        raise ProgrammeError("released")
    store().delete(kept.document.id, kept.document)


def lately_deleted(now: datetime) -> tuple[Listed, ...]:
    """Return the programmes deleted within `KEPT_DAYS` days before a moment (UTC)."""
    return store().deleted(now - timedelta(days=KEPT_DAYS))


def bring_back(document_id: str) -> Document:
    """Undo a deletion."""
    return store().restore(document_id)


def public_changes(kept: Kept, most: int) -> tuple[Release, ...]:
    """Return the last `most` releases, the newest first, each with all it changed.

    The first release of all added everything.
    """
    releases = kept.draft.releases
    versions = [store().open(kept.document.id, v) for v in releases[-most - 1 :]]
    read = [(document, from_document(document.content)) for document in versions]
    told = [
        Release(doc, changes(before, after), before.name if before.name != after.name else "")
        for (_, before), (doc, after) in pairwise(read)
    ]
    if read and len(releases) <= most:
        document, first = read[0]
        told.insert(0, Release(document, changes(None, first)))
    return tuple(reversed(told))


def month_of(programme: Programme, year: int, month: int) -> Calendar:
    """Return the programme's occurrences that touch a month."""
    first, last = span(year, month)
    return Calendar(
        occurrences=tuple(
            o for o in programme.occurrences if o.first_day <= last and o.last_day >= first
        )
    )
