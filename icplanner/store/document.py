"""A document: anything that is drafted, changed and released, with its whole history."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any


@dataclass(frozen=True, slots=True, kw_only=True)
class Listed:
    """One version of a document as a list shows it: everything but its content.

    Attributes
    ----------
    version
        Counts every change from 1.
    released_version
        The version last released, None for a draft that never was.
    saved_at
        When this version was saved (UTC).
    """

    id: str
    kind: str
    name: str
    version: int
    released_version: int | None
    note: str
    saved_at: datetime

    @property
    def released(self) -> bool:
        """Return whether this very version is the released one."""
        return self.version == self.released_version


@dataclass(frozen=True, slots=True, kw_only=True)
class Document(Listed):
    """One version of a document; its meaning is its kind's business.

    Attributes
    ----------
    content
        JSON, as it was saved.
    """

    content: Mapping[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class Revision:
    """One line of a document's history."""

    version: int
    name: str
    note: str
    saved_at: datetime


class ConflictError(Exception):
    """Somebody saved the document since it was read; `current` is what they saved."""

    def __init__(self, current: Document) -> None:
        super().__init__(f"{current.name!r} was changed meanwhile: version {current.version}")
        self.current = current


class NoDocumentError(LookupError):
    """There is no such document, or it was deleted."""


class DeadLinkError(LookupError):
    """The link leads nowhere: it was never given out, was revoked, or its document is gone."""
