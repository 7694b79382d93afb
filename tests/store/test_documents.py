from __future__ import annotations

import threading
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import event

from icplanner.store import (
    ConflictError,
    Database,
    DeadLinkError,
    Documents,
    NoDocumentError,
    StoreError,
)


def test_what_was_saved_is_opened_again(tours):
    """A document comes back with its name, content and version."""
    saved = tours.create("Po stopách cínu", {"days": [1, 2], "note": "příliš žluťoučký"})
    assert tours.open(saved.id) == saved
    assert saved.version == 1
    assert tours.all() == (saved,)


def test_a_second_writer_is_told_and_nothing_is_overwritten(tours):
    """Of two people who edit the same version, the second sees what the first saved."""
    read = tours.create("Tour", {"stops": ["a"]})
    first = tours.save(read, {"stops": ["a", "b"]})
    with pytest.raises(ConflictError) as told:
        tours.save(read, {"stops": ["c"]})
    assert told.value.current == first
    assert tours.open(read.id).content == {"stops": ["a", "b"]}


def test_every_version_stays_in_the_history(tours):
    """Each change is kept with its note, and any version can be opened again."""
    one = tours.create("Tour", {"v": 1}, note="first")
    two = tours.save(one, {"v": 2}, name="Tour II", note="second")
    assert [(r.version, r.name, r.note) for r in tours.history(one.id)] == [
        (2, "Tour II", "second"),
        (1, "Tour", "first"),
    ]
    assert tours.open(one.id, 1).content == {"v": 1}
    assert tours.open(one.id) == two


def test_a_link_shows_the_release_and_not_the_draft_after_it(tours):
    """What was released stays what the link shows until the next release."""
    draft = tours.create("Tour", {"v": 1})
    token = tours.share(draft.id)
    assert tours.by_link(token).content == {"v": 1}
    released = tours.release(draft)
    assert released.released
    later = tours.save(released, {"v": 2})
    assert not later.released
    assert tours.by_link(token).content == {"v": 1}
    tours.release(later)
    assert tours.by_link(token).content == {"v": 2}


def test_a_release_of_an_old_version_is_refused(tours):
    """Nobody releases what somebody else has changed meanwhile."""
    read = tours.create("Tour", {"v": 1})
    tours.save(read, {"v": 2})
    with pytest.raises(ConflictError):
        tours.release(read)


def test_a_revoked_link_is_dead_at_once(tours):
    """After revoking, neither the old link nor a guess opens anything; a new link does."""
    document = tours.create("Tour", {})
    old = tours.share(document.id)
    assert tours.revoke(document.id) == 1
    for token in (old, "", "guess", "x" * 10_000, "\udcff"):
        with pytest.raises(DeadLinkError):
            tours.by_link(token)
    assert tours.by_link(tours.share(document.id)) == document


def test_what_was_deleted_lately_is_listed(tours):
    """A deleted document is found by the moment of its deletion until it is restored."""
    before = datetime.now(UTC)
    kept, gone = tours.create("Kept", {}), tours.create("Gone", {})
    tours.delete(gone.id)
    assert [one.name for one in tours.deleted(before)] == ["Gone"]
    assert tours.deleted(datetime.now(UTC) + timedelta(hours=1)) == ()
    tours.restore(gone.id)
    assert tours.deleted(before) == ()
    assert {one.id for one in tours.listing()} == {kept.id, gone.id}


def test_what_somebody_changed_meanwhile_is_not_deleted(tours):
    """Who deletes the version they read does not delete what was saved since."""
    read = tours.create("Tour", {"v": 1})
    tours.save(read, {"v": 2})
    with pytest.raises(ConflictError):
        tours.delete(read.id, read)
    assert tours.open(read.id).content == {"v": 2}


def test_a_deleted_document_is_gone_until_restored(tours):
    """Deleting hides a document and its links; restoring brings back everything."""
    document = tours.create("Tour", {"v": 1})
    token = tours.share(document.id)
    tours.delete(document.id)
    assert tours.all() == ()
    with pytest.raises(NoDocumentError):
        tours.open(document.id)
    with pytest.raises(NoDocumentError):
        tours.save(document, {"v": 2})
    with pytest.raises(DeadLinkError):
        tours.by_link(token)
    assert tours.restore(document.id) == document
    assert tours.by_link(token) == document


def test_a_list_shows_everything_but_the_contents(tours, database):
    """Names, versions and dates are listed, the last changed first, and no content is read."""
    first = tours.create("Tour", {"text": "x" * 50_000}, note="one")
    second = tours.create("Other", {})
    later = tours.release(tours.save(first, {"v": 2}, name="Tour II"))
    asked = []
    event.listen(database._engine, "before_cursor_execute", lambda *given: asked.append(given[2]))
    found = tours.listing()
    assert [(one.name, one.version, one.released) for one in found] == [
        ("Tour II", 2, True),
        ("Other", 1, False),
    ]
    assert (found[0].id, found[0].saved_at) == (later.id, later.saved_at)
    assert not any("content" in statement for statement in asked)
    assert tours.all(1) == (later,)
    tours.delete(second.id)
    assert [one.id for one in tours.listing()] == [first.id]


def test_kinds_do_not_see_each_other(database, tours):
    """A programme is not found among the tours."""
    programme = Documents(database, "programme").create("Kulturní září 2027", {})
    assert tours.all() == ()
    with pytest.raises(NoDocumentError):
        tours.open(programme.id)


@pytest.mark.parametrize(
    ("name", "note", "content"),
    [
        ("", "", {}),
        ("x" * 201, "", {}),
        ("a\0b", "", {}),
        ("a", "n" * 2001, {}),
        ("a", "", {"x": "y" * 2_000_001}),
        ("a", "", {"x": float("nan")}),
    ],
)
def test_what_is_too_long_or_cannot_be_kept_is_refused(tours, name, note, content):
    """A refused document leaves nothing behind."""
    with pytest.raises(ValueError, match=r"must|JSON"):
        tours.create(name, content, note)
    assert tours.all() == ()


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=30)
@given(
    name=st.text(
        st.characters(codec="utf-8", exclude_characters="\0"), min_size=1, max_size=200
    ).filter(str.strip),
    text=st.text(st.characters(codec="utf-8")),
)
def test_any_text_comes_back_letter_by_letter(tours, name, text):
    """Quotes, backslashes, NUL in the content and every script survive the database."""
    saved = tours.create(name, {"text": text})
    assert tours.open(saved.id).content == {"text": text}
    assert tours.open(saved.id).name == name


def test_twenty_writers_at_once_lose_nothing(url):
    """Twenty writers with ten documents each leave two hundred, all whole."""
    database = Database(url)
    tours = Documents(database, "tour")
    failures = []

    def write(writer: int) -> None:
        try:
            for number in range(10):
                tours.create(f"{writer}/{number}", {"writer": writer, "number": number})
        except Exception as error:  # noqa: BLE001 - shown below
            failures.append(error)

    writers = [threading.Thread(target=write, args=(number,)) for number in range(20)]
    for writer in writers:
        writer.start()
    for writer in writers:
        writer.join()
    assert failures == []
    assert {d.name for d in tours.all()} == {f"{w}/{n}" for w in range(20) for n in range(10)}
    database.close()


def test_of_twenty_who_save_the_same_version_one_wins(url):
    """Nobody's change disappears without a word: nineteen are told of the conflict."""
    database = Database(url)
    tours = Documents(database, "tour")
    read = tours.create("Tour", {})
    results = []

    def write(writer: int) -> None:
        try:
            results.append(tours.save(read, {"writer": writer}).content["writer"])
        except ConflictError:
            results.append(None)

    writers = [threading.Thread(target=write, args=(number,)) for number in range(20)]
    for writer in writers:
        writer.start()
    for writer in writers:
        writer.join()
    (winner,) = [result for result in results if result is not None]
    assert len(results) == 20
    assert tours.open(read.id).content == {"writer": winner}
    database.close()


@pytest.mark.parametrize(
    "address", ["", "nonsense", "mysql://a/b", "sqlite://", "postgresql://tests@/x?host=/nowhere"]
)
def test_an_address_that_cannot_be_used_is_told(address):
    """A wrong setting is one clear error, not a traceback of the driver."""
    with pytest.raises(StoreError):
        Database(address)
