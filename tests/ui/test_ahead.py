"""Work done ahead of readers."""

from __future__ import annotations

from threading import Event

import pytest

from icplanner.ui import ahead
from icplanner.ui.ahead import Ahead


@pytest.fixture
def works() -> Ahead:
    """Return a place for works with nothing to do."""
    return Ahead()


def saying(what, said, pieces=2):
    """Return a work that says its name at each piece."""
    for _ in range(pieces):
        said.append(what)
        yield


def test_works_are_done_one_after_the_other(works):
    """What was begun first is done first, whole."""
    said, go = [], Event()

    def waiting():
        go.wait()
        yield

    works.begin("start", waiting())
    works.begin("a", saying("a", said))
    works.begin("b", saying("b", said))
    go.set()
    works.finish()
    assert said == ["a", "a", "b", "b"]


def test_a_work_begun_anew_takes_the_place_of_the_old_one(works):
    """Nothing more is worked out for a catalogue that has been read anew since."""
    said, begun, go = [], Event(), Event()

    def old():
        begun.set()
        go.wait()
        yield
        said.append("old")

    works.begin("hours", old())
    begun.wait()
    works.begin("hours", saying("new", said, 1))
    go.set()
    works.finish()
    assert said == ["new"]


def test_no_piece_is_begun_while_a_page_is_being_made(works, monkeypatch):
    """A page has the server to itself, also when it lies within another page's run."""
    monkeypatch.setattr(ahead, "PATIENCE_S", 60)
    said = []
    with works.page():
        works.begin("a", saying("piece", said, 1))
        with works.page():
            said.append("inner page")
        said.append("page")
    works.finish()
    assert said == ["inner page", "page", "piece"]


def test_a_server_that_is_never_quiet_gets_done_too(works, monkeypatch):
    """Work goes on during pages when its patience is over."""
    monkeypatch.setattr(ahead, "PATIENCE_S", 0)
    said = []
    with works.page():
        works.begin("a", saying("a", said))
        works.finish()
    assert said == ["a", "a"]


def test_a_work_that_fails_is_logged_and_the_next_one_done(works, caplog):
    """One broken file does not take the rest of the work with it."""

    def broken():
        yield
        raise OSError("no such file")

    said = []
    works.begin("roads", broken())
    works.begin("hours", saying("hours", said, 1))
    works.finish()
    assert said == ["hours"]
    assert "roads" in caplog.text


def test_a_page_that_fails_holds_no_work(works, monkeypatch):
    """The page's error goes on to whoever guards it, and work begins."""
    monkeypatch.setattr(ahead, "PATIENCE_S", 60)
    said = []
    with pytest.raises(ValueError, match="broken page"), works.page():
        raise ValueError("broken page")
    works.begin("a", saying("a", said, 1))
    works.finish()
    assert said == ["a"]
