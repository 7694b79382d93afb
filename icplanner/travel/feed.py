"""Reading the tables of a GTFS feed from a folder or a zip file, within limits."""

from __future__ import annotations

import csv
import io
import zipfile
import zlib
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

# The whole Czech railway feed has about 40 MB of stop times; ten times the region's feed is 6 MB.
MAX_TABLE_BYTES: Final = 100_000_000
MAX_ROWS: Final = 2_000_000

# As many messages as a person reads; the count of the rest is told.
_MAX_MESSAGES: Final = 20


class FeedProblem(Exception):  # noqa: N818 - problems are what users of data read about
    """A feed that cannot be used; `problems` lists everything found, each with file and rule.

    `missing` holds the tables, or the folder or zip file, that are not there.
    """

    def __init__(self, problems: Sequence[str], missing: Sequence[str] = ()) -> None:
        shown = list(problems[:_MAX_MESSAGES])
        if len(problems) > _MAX_MESSAGES:
            shown.append(f"and {len(problems) - _MAX_MESSAGES} more")
        super().__init__("; ".join(shown))
        self.problems = tuple(problems)
        self.missing = tuple(missing)


@dataclass(frozen=True, slots=True)
class Feed:
    """The tables of a feed: their names, and a way to get the bytes of one."""

    name: str
    tables: frozenset[str]
    read: Callable[[str], bytes]


def open_feed(source: Path) -> Feed:
    """Return the feed in a folder or a zip file, without unpacking it.

    A zip file may hold its tables in one folder, as many do.

    Raises
    ------
    FeedProblem
        If there is no such folder or readable zip file.
    """
    if source.is_dir():
        names = frozenset(path.name for path in source.glob("*.txt"))
        return Feed(source.name, names, lambda table: _bounded(source / table))
    if not source.is_file():
        raise FeedProblem([f"{source.name}: no such folder or zip file"], [source.name])
    try:
        with zipfile.ZipFile(source) as archive:
            members = {Path(name).name: name for name in archive.namelist() if _shallow(name)}
    except zipfile.BadZipFile:
        raise FeedProblem([f"{source.name}: neither a folder nor a zip file"]) from None
    return Feed(source.name, frozenset(members), lambda table: _unzipped(source, members[table]))


def rows(feed: Feed, table: str, columns: Sequence[str]) -> Iterator[dict[str, str]]:
    """Return the rows of a table, blanks trimmed, each with its "line".

    Raises
    ------
    FeedProblem
        If the table is missing, too long, no UTF-8, or lacks one of `columns`.
    """
    if table not in feed.tables:
        raise FeedProblem([f"{feed.name}: {table} is missing"])
    try:
        text = feed.read(table).decode("utf-8-sig")
    except UnicodeDecodeError:
        raise FeedProblem([f"{table} is not UTF-8, as GTFS asks"]) from None
    reader = csv.DictReader(io.StringIO(text, newline=""))
    header = [(name or "").strip() for name in reader.fieldnames or ()]
    reader.fieldnames = header
    missing = [name for name in columns if name not in header]
    if missing:
        raise FeedProblem([f"{table} has no column {', '.join(missing)}"])
    for count, row in enumerate(reader):
        if count >= MAX_ROWS:
            raise FeedProblem([f"{table} has more than {MAX_ROWS:,} rows"])
        clean = {name: (row[name] or "").strip() for name in header}
        yield {**clean, "line": str(reader.line_num)}


def _shallow(name: str) -> bool:
    return name.endswith(".txt") and name.count("/") <= 1


def _bounded(path: Path) -> bytes:
    with path.open("rb") as file:
        return _checked(file.read(MAX_TABLE_BYTES + 1), path.name)


def _unzipped(source: Path, member: str) -> bytes:
    with zipfile.ZipFile(source) as archive:
        declared = archive.getinfo(member).file_size
        if declared > MAX_TABLE_BYTES:
            raise FeedProblem([_too_large(member)])
        try:
            # The declared size may lie: read one byte more than allowed, never all there is.
            with archive.open(member) as file:
                return _checked(file.read(MAX_TABLE_BYTES + 1), member)
        except (zipfile.BadZipFile, zlib.error, EOFError, RuntimeError) as error:
            raise FeedProblem([f"{member} cannot be unpacked: {error}"]) from error


def _checked(content: bytes, name: str) -> bytes:
    if len(content) > MAX_TABLE_BYTES:
        raise FeedProblem([_too_large(name)])
    return content


def _too_large(name: str) -> str:
    return f"{name} is larger than {MAX_TABLE_BYTES // 1_000_000} MB"
