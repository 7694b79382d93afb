"""Copying a database out and in again."""

from __future__ import annotations

import io
import json
import threading
from datetime import UTC, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from icplanner.store import Database, DeadLinkError, Documents
from icplanner.store.backup import BackupError, NotEmptyError, back_up, restore

MADE = datetime(2027, 5, 1, 9, tzinfo=UTC)


def copied(database) -> bytes:
    """Return a copy of a database."""
    out = io.BytesIO()
    back_up(database, out, MADE)
    return out.getvalue()


@pytest.fixture
def full(database):
    """Return a database with two kinds, a history, a release, a deleted one, and two links."""
    tours = Documents(database, "tour")
    one = tours.create("Po stopách cínu", {"v": 1, "text": "žluťoučký \x00 \u2028 𝄞"}, note="první")
    tours.release(tours.save(one, {"v": 2}))
    gone = tours.create("Smazaná", {})
    tours.delete(gone.id)
    Documents(database, "programme").create("Kulturní září", {"events": []})
    tours.revoke(one.id)
    return database


@pytest.fixture
def other(tmp_path):
    """Return an empty database of the other kind of place: a file."""
    database = Database(f"sqlite:///{tmp_path}/other.sqlite3")
    yield database
    database.close()


def test_a_copy_restored_elsewhere_is_the_same(full, other):
    """Documents, history, releases, deleted ones and links: all of it, on another engine too."""
    tours = Documents(full, "tour")
    (listed,) = tours.listing()
    token = tours.share(listed.id)
    revoked = tours.share(Documents(full, "tour").create("x", {}).id)
    tours.revoke(tours.by_link(revoked).id)
    content = copied(full)
    assert restore(other, io.BytesIO(content)) == content.count(b'"table"')
    assert copied(other) == content
    found = Documents(other, "tour")
    assert found.by_link(token) == tours.by_link(token)
    assert found.history(listed.id) == tours.history(listed.id)
    with pytest.raises(DeadLinkError):
        found.by_link(revoked)


def test_a_copy_goes_back_into_the_same_engine(full, other):
    """What came out of a file goes back into either engine."""
    content = copied(full)
    restore(other, io.BytesIO(content))
    assert restore(full, io.BytesIO(copied(other)), replace=True)
    assert copied(full) == content


def test_what_is_there_is_not_thrown_away_unasked(full, other):
    """Only an empty database, or one whose owner says so, is written to."""
    Documents(other, "tour").create("Mine", {})
    before = copied(other)
    with pytest.raises(NotEmptyError):
        restore(other, io.BytesIO(copied(full)))
    assert copied(other) == before
    restore(other, io.BytesIO(copied(full)), replace=True)
    assert copied(other) == copied(full)


def signed(lines: list[bytes]) -> bytes:
    """Return a copy with a last line that confirms whatever stands before it."""
    import hashlib  # noqa: PLC0415 - here alone

    body = b"".join(lines)
    return body + json.dumps({"sha256": hashlib.sha256(body).hexdigest()}).encode() + b"\n"


def edited(content: bytes, **changes) -> bytes:
    """Return a copy whose first document has other values, duly signed."""
    lines = content.splitlines(keepends=True)[:-1]
    record = json.loads(lines[1])
    record["row"] |= changes
    lines[1] = json.dumps(record).encode() + b"\n"
    return signed(lines)


def test_half_a_copy_changes_nothing(full, other):
    """Wherever a copy is cut off, and whatever byte of it is wrong, the database stays as it is."""
    Documents(other, "tour").create("Mine", {})
    before = copied(other)
    content = copied(full)
    lines = content.splitlines(keepends=True)
    broken = [b"", content[:-1], b"x" * 50, b"{}\n", b"[]\n" * 3, lines[-1], content + b"\n"]
    broken += [b"".join(lines[:number]) for number in range(1, len(lines))]
    broken += [content[: len(content) // 2], content.replace(b"Po stop", b"Po stup", 1)]
    broken += [
        signed(lines[:-2]),
        signed([*lines[:-1], lines[1]]),
        signed([lines[0], *lines[2:-1]]),
    ]
    broken += [content.replace(b'"version":"0001"', b'"version":"9999"', 1)]
    for one in broken:
        with pytest.raises(BackupError):
            restore(other, io.BytesIO(one), replace=True)
        assert copied(other) == before


@pytest.mark.parametrize(
    "changes",
    [
        {"name": None},
        {"name": "x" * 201},
        {"name": 7},
        {"name": "a\0b"},
        {"name": "\ud800"},
        {"version": "1"},
        {"version": 1.5},
        {"version": True},
        {"version": 2**31},
        {"created_at": "yesterday"},
        {"created_at": "2027-05-01T09:00:00"},
        {"created_at": 5},
        {"id": "elsewhere"},
        {"more": 1},
    ],
)
def test_a_forged_copy_is_refused(full, changes):
    """A value that the column cannot hold stops the whole copy, on every engine."""
    content = copied(full)
    with pytest.raises(BackupError):
        restore(full, io.BytesIO(edited(content, **changes)), replace=True)
    assert copied(full) == content


@settings(max_examples=40)
@given(content=st.binary(max_size=300))
def test_any_bytes_are_told_to_be_no_backup(tmp_path_factory, content):
    """No file, whatever is in it, ends in anything but a clear answer."""
    database = Database(f"sqlite:///{tmp_path_factory.mktemp('any')}/x.sqlite3")
    with pytest.raises(BackupError):
        restore(database, io.BytesIO(content))
    database.close()


def test_a_copy_shows_one_moment_while_others_write(url, tmp_path):
    """Taken in the midst of writing, a copy can be restored: no version without its text."""
    database = Database(url)
    tours = Documents(database, "tour")
    stop = threading.Event()

    def write() -> None:
        while not stop.is_set():
            tours.save(tours.create("Tour", {"v": 1}), {"v": 2})

    writers = [threading.Thread(target=write) for _ in range(3)]
    for writer in writers:
        writer.start()
    try:
        copies = [copied(database) for _ in range(12)]
    finally:
        stop.set()
        for writer in writers:
            writer.join()
    for number, content in enumerate(copies):
        elsewhere = Database(f"sqlite:///{tmp_path}/{number}.sqlite3")
        restore(elsewhere, io.BytesIO(content))
        found = Documents(elsewhere, "tour")
        rows = json.loads(content.split(b"\n", 1)[0])["rows"]
        assert sum(one.version for one in found.listing()) == rows["revisions"]
        elsewhere.close()
    assert len(copies[-1]) > len(copies[0])
    database.close()
