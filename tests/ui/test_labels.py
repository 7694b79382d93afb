from __future__ import annotations

from datetime import UTC, datetime

from icplanner.store import Listed
from icplanner.ui.labels import labels
from icplanner.words import Words

NOON = datetime(2026, 11, 22, 12, tzinfo=UTC)


def kept(uid: str, name: str, saved_at: datetime = NOON) -> Listed:
    """Return a document of a list."""
    return Listed(
        id=uid,
        kind="exhibition",
        name=name,
        version=1,
        released_version=None,
        note="",
        saved_at=saved_at,
    )


def test_a_single_name_stands_alone():
    """Where names differ nothing is added to them."""
    assert labels([kept("a", "One"), kept("b", "Two")], Words("en")) == {"a": "One", "b": "Two"}


def test_equal_names_are_told_apart():
    """Two of one name say when they were saved, and two saved at once the beginning of the id."""
    later = NOON.replace(hour=13)
    found = labels(
        [kept("aaaaa", "One"), kept("b", "One", later), kept("ccccc", "One")], Words("cs")
    )
    assert found == {
        "aaaaa": "One, 22. 11. 2026 13:00 (aaaa)",
        "b": "One, 22. 11. 2026 14:00",
        "ccccc": "One, 22. 11. 2026 13:00 (cccc)",
    }
