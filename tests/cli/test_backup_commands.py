"""`backup` and `restore`."""

from __future__ import annotations

import pytest

from icplanner.cli.main import main
from icplanner.store import Database, Documents


@pytest.fixture
def kept(tmp_path, monkeypatch):
    """Return the tours of the database that the setting names."""
    url = f"sqlite:///{tmp_path}/kept.sqlite3"
    monkeypatch.setenv("ICPLANNER_DATABASE_URL", url)
    database = Database(url)
    yield Documents(database, "tour")
    database.close()


def test_what_was_backed_up_is_restored(kept, tmp_path, capsys):
    """A copy made of the running database brings back what was deleted for good."""
    saved = kept.create("Tour", {"v": 1})
    copy = tmp_path / "copy.jsonl"
    assert main(["backup", "-o", str(copy)]) == 0
    assert copy.stat().st_mode & 0o077 == 0
    new = f"sqlite:///{tmp_path}/new.sqlite3"
    assert main(["restore", str(copy), "--database", new]) == 0
    database = Database(new)
    assert Documents(database, "tour").all() == (saved,)
    database.close()
    assert "2 rows restored" in capsys.readouterr().err


def test_a_full_database_is_replaced_only_when_asked(kept, tmp_path, capsys):
    """Without --replace the answer is no, and nothing is lost."""
    copy = tmp_path / "copy.jsonl"
    assert main(["backup", "-o", str(copy)]) == 0
    mine = kept.create("Mine", {})
    assert main(["restore", str(copy)]) == 1
    assert "--replace" in capsys.readouterr().err
    assert kept.all() == (mine,)
    assert main(["restore", str(copy), "--replace"]) == 0
    assert kept.all() == ()


def test_a_copy_that_is_none_is_told(kept, tmp_path, capsys):
    """A wrong file is a no with its reason; a missing one is wrong use."""
    wrong = tmp_path / "wrong.jsonl"
    wrong.write_text("{}\n")
    mine = kept.create("Mine", {})
    assert main(["restore", str(wrong), "--replace"]) == 1
    assert "this is no backup" in capsys.readouterr().err
    assert main(["restore", str(tmp_path / "none")]) == 2
    assert kept.all() == (mine,)


def test_a_database_that_is_not_there_is_not_made(tmp_path, capsys):
    """A mistyped address is told, not answered with an empty copy."""
    for url in (f"sqlite:///{tmp_path}/none.sqlite3", "nonsense"):
        assert main(["backup", "-o", str(tmp_path / "c"), "--database", url]) == 1
    assert "there is no database" in capsys.readouterr().err
    assert list(tmp_path.iterdir()) == []


def test_a_failed_backup_leaves_no_file(kept, tmp_path, monkeypatch):
    """An older copy of the same name stays whole when the new one fails."""
    kept.create("Tour", {})
    copy = tmp_path / "copy.jsonl"
    copy.write_text("the older one")

    def fail(*_args):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("icplanner.cli.backup.back_up", fail)
    assert main(["backup", "-o", str(copy)]) == 2
    assert copy.read_text() == "the older one"
    assert [path.name for path in tmp_path.glob("copy*")] == ["copy.jsonl"]
