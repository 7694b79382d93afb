"""Copying a whole database out and in again: JSON lines that every engine reads.

The first line tells the schema and what is inside, then each row of each table has a line, and the
last line holds the SHA-256 of all the bytes before it; a copy without that line is half a copy.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from itertools import islice
from typing import Any, BinaryIO, Final

from alembic.migration import MigrationContext
from sqlalchemy import Connection, DateTime, Integer, String, Table, delete, func, insert, select
from sqlalchemy.exc import IntegrityError

from icplanner.store.database import Database
from icplanner.store.documents import LARGEST_CONTENT
from icplanner.store.schema import metadata

SCHEMA: Final = "icplanner.backup/1"
# The largest content with each letter written as six, twice over: JSON inside JSON.
LONGEST_LINE: Final = 13 * LARGEST_CONTENT
# Rows that are sent to the database at once.
_BATCH: Final = 200


class BackupError(Exception):
    """The file is no whole backup, or does not fit this database; nothing was changed."""


class NotEmptyError(Exception):
    """The database holds something already, and nobody said that it may be replaced."""


def back_up(database: Database, out: BinaryIO, made: datetime) -> int:
    """Write everything the database holds at one moment; return the number of rows.

    Others may read and write meanwhile; what they write is not in the copy.

    Parameters
    ----------
    made
        The moment that stands in the copy, with a time zone.

    Raises
    ------
    StoreError
        When the database is busy or gone.
    """
    digest = hashlib.sha256()

    def write(record: Mapping[str, Any]) -> None:
        line = json.dumps(record, ensure_ascii=True, separators=(",", ":")).encode() + b"\n"
        digest.update(line)
        out.write(line)

    with database.reading() as connection:
        tables = metadata.sorted_tables
        counts = {table.name: _count(connection, table) for table in tables}
        about = {"made": made.isoformat(), "version": _version(connection), "rows": counts}
        write({"schema": SCHEMA, **about})
        for table in tables:
            rows = connection.execution_options(yield_per=_BATCH).execute(
                select(table).order_by(*table.primary_key.columns)
            )
            for row in rows:
                write({"table": table.name, "row": _told(table, row._mapping)})  # noqa: SLF001 - its public name
    out.write(json.dumps({"sha256": digest.hexdigest()}).encode() + b"\n")
    return sum(counts.values())


def restore(database: Database, source: BinaryIO, *, replace: bool = False) -> int:
    """Put a copy into the database, whole or not at all; return the number of rows.

    Parameters
    ----------
    replace
        Whether what the database holds may be thrown away.

    Raises
    ------
    BackupError
        When the copy is damaged, cut off, of another version, or contradicts itself.
    NotEmptyError
        When the database is not empty and `replace` is false.
    StoreError
        When the database is busy or gone.
    """
    lines = _checked_lines(source)
    about = next(lines)
    try:
        with database.writing() as connection:
            return _put(connection, about, lines, replace=replace)
    except IntegrityError as error:
        raise BackupError(f"the backup contradicts itself: {error.orig}") from error


def _put(
    connection: Connection,
    about: Mapping[str, Any],
    lines: Iterator[Mapping[str, Any]],
    *,
    replace: bool,
) -> int:
    if about.get("version") != _version(connection):
        raise BackupError(
            f"the backup is of version {about.get('version')!r} of the tables, "
            f"the database of {_version(connection)!r}"
        )
    tables = {table.name: table for table in metadata.sorted_tables}
    if not replace and any(_count(connection, table) for table in tables.values()):
        raise NotEmptyError("the database is not empty")
    for table in reversed(metadata.sorted_tables):
        connection.execute(delete(table))
    counts = dict.fromkeys(tables, 0)
    # Rows of one table follow each other, so a batch never waits for a later one.
    while batch := tuple(islice(lines, _BATCH)):
        rows: dict[str, list[dict[str, Any]]] = {}
        for record in batch:
            table = tables.get(str(record.get("table")))
            if table is None:
                raise BackupError(f"there is no table {record.get('table')!r}")
            rows.setdefault(table.name, []).append(_read(table, record.get("row")))
        for name, found in rows.items():
            connection.execute(insert(tables[name]), found)
            counts[name] += len(found)
    if counts != about.get("rows"):
        raise BackupError("the backup holds other rows than its first line says")
    return sum(counts.values())


def _checked_lines(source: BinaryIO) -> Iterator[Mapping[str, Any]]:
    """Yield the records; raise at the end where the last line does not confirm the others."""
    digest = hashlib.sha256()
    first = True
    while True:
        line = source.readline(LONGEST_LINE + 1)
        if not line.endswith(b"\n"):
            raise BackupError("the backup is cut off or a line is too long")
        try:
            record = json.loads(line)
        except ValueError as error:
            raise BackupError(f"a line of the backup cannot be read: {error}") from error
        if not isinstance(record, dict) or (first and record.get("schema") != SCHEMA):
            raise BackupError(f"this is no backup ({SCHEMA})")
        if "sha256" in record:
            if record["sha256"] != digest.hexdigest() or source.read(1):
                raise BackupError("the backup was changed or damaged")
            return
        digest.update(line)
        first = False
        yield record


def _version(connection: Connection) -> str | None:
    return MigrationContext.configure(connection).get_current_revision()


def _count(connection: Connection, table: Table) -> int:
    return connection.execute(select(func.count()).select_from(table)).scalar_one()


def _told(table: Table, row: Mapping[Any, Any]) -> dict[str, Any]:
    told = {}
    for column in table.columns:
        value = row[column.name]
        if isinstance(value, datetime):
            value = (value if value.tzinfo else value.replace(tzinfo=UTC)).isoformat()
        told[column.name] = value
    return told


def _read(table: Table, row: object) -> dict[str, Any]:
    """Return a row as the database takes it, every value of its column's kind."""
    if not isinstance(row, dict) or set(row) != set(table.columns.keys()):
        raise BackupError(f"a row of {table.name!r} has other columns than the table")
    read = {}
    for column in table.columns:
        value = row[column.name]
        if value is None and not column.nullable:
            raise BackupError(f"{table.name}.{column.name} is missing in a row")
        if value is not None:
            try:
                value = _value(column.type, value)
            except (TypeError, ValueError) as error:
                raise BackupError(f"{table.name}.{column.name}: {error}") from error
        read[column.name] = value
    return read


def _value(kind: object, value: object) -> object:
    if isinstance(kind, DateTime):
        moment = datetime.fromisoformat(value)  # type: ignore[arg-type] # a TypeError is told
        if moment.tzinfo is None:
            raise ValueError("a moment has no time zone")
        return moment.astimezone(UTC)
    if isinstance(kind, Integer):
        # Four bytes, as PostgreSQL keeps them.
        if type(value) is not int or not -(2**31) <= value < 2**31:
            raise ValueError("no whole number")
        return value
    if not isinstance(value, str) or "\0" in value:
        raise ValueError("no text")
    if isinstance(kind, String) and kind.length is not None and len(value) > kind.length:
        raise ValueError(f"longer than {kind.length} characters")
    value.encode("utf-8")
    return value
