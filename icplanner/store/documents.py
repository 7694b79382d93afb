"""Saving, opening, releasing and sharing documents."""

from __future__ import annotations

import hashlib
import json
import secrets
from collections.abc import Callable, Mapping, Sequence
from datetime import UTC, datetime
from typing import Any, Final
from uuid import uuid4

from sqlalchemy import Column, Connection, Row, Select, func, insert, select, update

from icplanner.store.database import Database
from icplanner.store.document import (
    ConflictError,
    DeadLinkError,
    Document,
    Listed,
    NoDocumentError,
    Revision,
)
from icplanner.store.schema import documents, links, revisions

# A tour of seven days with all its geometry is some 300 kB of JSON; a programme of a year less.
LARGEST_CONTENT: Final = 2_000_000
LONGEST_NAME: Final = 200
LONGEST_NOTE: Final = 2_000

_LISTED: Final = (
    documents.c.id,
    documents.c.kind,
    documents.c.released_version,
    revisions.c.version,
    revisions.c.name,
    revisions.c.note,
    revisions.c.saved_at,
)
_WHOLE: Final = (*_LISTED, revisions.c.content)

# 192 random bits: not to be guessed in any number of tries.
TOKEN_BYTES: Final = 24


class Documents:
    """The documents of one kind in one database.

    Every call is one transaction: it happens whole or not at all.

    Parameters
    ----------
    kind
        "tour", "programme", ...; documents of other kinds are not seen.
    clock
        Returns the present moment in UTC.
    """

    def __init__(
        self,
        database: Database,
        kind: str,
        clock: Callable[[], datetime] = lambda: datetime.now(UTC),
    ) -> None:
        self._database = database
        self._kind = kind
        self._clock = clock

    def create(self, name: str, content: Mapping[str, Any], note: str = "") -> Document:
        """Save a new document as version 1.

        Raises
        ------
        ValueError
            When the name is empty, or name, note or content are longer than allowed.
        """
        text = _checked(name, content, note)
        now = self._clock()
        new_id = str(uuid4())
        row = {"id": new_id, "kind": self._kind, "name": name, "version": 1}
        with self._database.writing() as connection:
            connection.execute(insert(documents).values(**row, created_at=now, changed_at=now))
            revision = {"version": 1, "name": name, "content": text, "note": note}
            _revise(connection, new_id, **revision, saved_at=now)
            return self._get(connection, new_id)

    def save(
        self, document: Document, content: Mapping[str, Any], *, name: str = "", note: str = ""
    ) -> Document:
        """Save the next version of a document that was read as `document`.

        Raises
        ------
        ConflictError
            When somebody saved it since; nothing is overwritten.
        NoDocumentError
            When it was deleted since.
        ValueError
            As for `create`.
        """
        name = name or document.name
        text = _checked(name, content, note)
        now = self._clock()
        with self._database.writing() as connection:
            self._must_be_current(connection, document)
            version = document.version + 1
            changed = {"name": name, "version": version, "changed_at": now}
            connection.execute(
                update(documents).where(documents.c.id == document.id).values(**changed)
            )
            revision = {"version": version, "name": name, "content": text, "note": note}
            _revise(connection, document.id, **revision, saved_at=now)
            return self._get(connection, document.id)

    def release(self, document: Document) -> Document:
        """Make this version the released one: what links show from now on.

        Raises
        ------
        ConflictError, NoDocumentError
            As for `save`.
        """
        with self._database.writing() as connection:
            self._must_be_current(connection, document)
            connection.execute(
                update(documents)
                .where(documents.c.id == document.id)
                .values(released_version=document.version)
            )
            return self._get(connection, document.id)

    def open(self, document_id: str, version: int | None = None) -> Document:
        """Return the newest version of a document, or the one asked for.

        Raises
        ------
        NoDocumentError
            When there is none.
        """
        with self._database.reading() as connection:
            return self._get(connection, document_id, version)

    def all(self, most: int | None = None) -> tuple[Document, ...]:
        """Return the newest version of every document with its content, the last changed first.

        `most` is how many at the most; a list that shows no contents is `listing`.
        """
        newest = _by_change(_newest(self._kind)).limit(most)
        with self._database.reading() as connection:
            return tuple(map(_document, connection.execute(newest)))

    def listing(self) -> tuple[Listed, ...]:
        """Return every document without its content, the last changed first."""
        with self._database.reading() as connection:
            rows = connection.execute(_by_change(_newest(self._kind, _LISTED)))
            return tuple(Listed(**_about(row)) for row in rows)

    def history(self, document_id: str) -> tuple[Revision, ...]:
        """Return every version ever saved, the newest first."""
        rows = (
            select(revisions)
            .where(revisions.c.document == document_id)
            .order_by(revisions.c.version.desc())
        )
        with self._database.reading() as connection:
            self._get(connection, document_id)
            return tuple(
                Revision(version=r.version, name=r.name, note=r.note, saved_at=_utc(r.saved_at))
                for r in connection.execute(rows)
            )

    def deleted(self, since: datetime) -> tuple[Listed, ...]:
        """Return the documents deleted since a moment (UTC), the last deleted first."""
        rows: Select[Any] = (
            select(*_LISTED)
            .join(revisions, revisions.c.document == documents.c.id)
            .where(
                documents.c.kind == self._kind,
                revisions.c.version == documents.c.version,
                documents.c.deleted_at >= since,
            )
            .order_by(documents.c.deleted_at.desc(), documents.c.id)
        )
        with self._database.reading() as connection:
            return tuple(Listed(**_about(row)) for row in connection.execute(rows))

    def delete(self, document_id: str, read: Listed | None = None) -> None:
        """Put a document away; its links are dead, its history stays until it is restored.

        Parameters
        ----------
        read
            The version that is to be deleted; None deletes whichever is the newest.

        Raises
        ------
        ConflictError
            When somebody saved it since it was read as `read`; nothing is deleted.
        """
        with self._database.writing() as connection:
            if read is not None:
                self._must_be_current(connection, read)
            self._get(connection, document_id)
            connection.execute(
                update(documents)
                .where(documents.c.id == document_id)
                .values(deleted_at=self._clock())
            )

    def restore(self, document_id: str) -> Document:
        """Bring a deleted document back."""
        with self._database.writing() as connection:
            connection.execute(
                update(documents)
                .where(documents.c.id == document_id, documents.c.kind == self._kind)
                .values(deleted_at=None)
            )
            return self._get(connection, document_id)

    def share(self, document_id: str) -> str:
        """Return the secret of a new read-only link; it is shown once and not kept."""
        token = secrets.token_urlsafe(TOKEN_BYTES)
        with self._database.writing() as connection:
            self._get(connection, document_id)
            row = {"digest": _digest(token), "document": document_id, "created_at": self._clock()}
            connection.execute(insert(links).values(**row))
        return token

    def revoke(self, document_id: str) -> int:
        """Kill every link of a document at once; return how many were alive."""
        with self._database.writing() as connection:
            alive = links.c.revoked_at.is_(None)
            killed = connection.execute(
                update(links)
                .where(links.c.document == document_id, alive)
                .values(revoked_at=self._clock())
            )
            return killed.rowcount

    def shared(self, document_id: str) -> int:
        """Return how many links of a document are alive."""
        alive = select(func.count()).where(
            links.c.document == document_id, links.c.revoked_at.is_(None)
        )
        with self._database.reading() as connection:
            count: int = connection.execute(alive).scalar_one()
            return count

    def by_link(self, token: str) -> Document:
        """Return what a link shows: the released version, else the newest draft.

        Raises
        ------
        DeadLinkError
            When the link was never given out, was revoked, or the document is gone.
        """
        found = select(links.c.document).where(
            links.c.digest == _digest(token), links.c.revoked_at.is_(None)
        )
        with self._database.reading() as connection:
            document_id = connection.execute(found).scalar()
            try:
                newest = self._get(connection, document_id or "")
                if newest.released_version is None:
                    return newest
                return self._get(connection, newest.id, newest.released_version)
            except NoDocumentError:
                raise DeadLinkError("the link is wrong, old or revoked") from None

    def _must_be_current(self, connection: Connection, read: Listed) -> None:
        # Two writers who read the same version: the second waits here and then sees the first's.
        connection.execute(
            select(documents.c.id).where(documents.c.id == read.id).with_for_update()
        )
        current = self._get(connection, read.id)
        if current.version != read.version:
            raise ConflictError(current)

    def _get(
        self, connection: Connection, document_id: str, version: int | None = None
    ) -> Document:
        wanted = _newest(self._kind) if version is None else _version(self._kind, version)
        row = connection.execute(wanted.where(documents.c.id == document_id)).one_or_none()
        if row is None:
            raise NoDocumentError(f"there is no {self._kind} {document_id!r}")
        return _document(row)


def _newest(kind: str, columns: Sequence[Column[Any]] = _WHOLE) -> Select[Any]:
    return _joined(kind, columns).where(revisions.c.version == documents.c.version)


def _version(kind: str, version: int) -> Select[Any]:
    return _joined(kind, _WHOLE).where(revisions.c.version == version)


def _joined(kind: str, columns: Sequence[Column[Any]]) -> Select[Any]:
    return (
        select(*columns)
        .join(revisions, revisions.c.document == documents.c.id)
        .where(documents.c.kind == kind, documents.c.deleted_at.is_(None))
    )


def _by_change(found: Select[Any]) -> Select[Any]:
    return found.order_by(documents.c.changed_at.desc(), documents.c.id)


def _document(row: Row[Any]) -> Document:
    return Document(**_about(row), content=json.loads(row.content))


def _about(row: Row[Any]) -> dict[str, Any]:
    about = {column.name: getattr(row, column.name) for column in _LISTED}
    return about | {"saved_at": _utc(row.saved_at)}


def _revise(connection: Connection, document_id: str, **revision: object) -> None:
    connection.execute(insert(revisions).values(document=document_id, **revision))


def _checked(name: str, content: Mapping[str, Any], note: str) -> str:
    """Return the content as text, or refuse what is too long."""
    text = json.dumps(content, ensure_ascii=False, allow_nan=False)
    problems = []
    if not name.strip() or len(name) > LONGEST_NAME:
        problems.append(f"the name must have 1 to {LONGEST_NAME} characters")
    if len(note) > LONGEST_NOTE:
        problems.append(f"the note must have at most {LONGEST_NOTE} characters")
    if len(text) > LARGEST_CONTENT:
        problems.append(f"the content must have at most {LARGEST_CONTENT} characters")
    if problems:
        raise ValueError("; ".join(problems))
    # PostgreSQL keeps no NUL in a text, and JSON writes it as six plain characters.
    if "\0" in name + note:
        raise ValueError("name and note must not hold control characters")
    return text


def _digest(token: str) -> str:
    return hashlib.sha256(token.encode("utf-8", "replace")).hexdigest()


def _utc(moment: datetime) -> datetime:
    """Return a moment with its zone, which SQLite does not keep."""
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)
