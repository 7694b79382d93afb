"""Databases that cannot be used: told, never a crash."""

from __future__ import annotations

import sqlite3

import pytest

from icplanner.store import Database, Documents, StoreError


def test_a_file_that_is_no_database_is_told(tmp_path):
    """Whatever lies at the address is left alone."""
    path = tmp_path / "kept.sqlite3"
    path.write_text("a text\n" * 1000)
    with pytest.raises(StoreError, match="not a database"):
        Database(f"sqlite:///{path}")
    assert path.read_text().startswith("a text")


def test_a_database_that_is_damaged_while_it_is_used_is_told(tmp_path):
    """The next reader gets a sentence, not the insides of the driver."""
    path = tmp_path / "kept.sqlite3"
    database = Database(f"sqlite:///{path}")
    documents = Documents(database, "tour")
    documents.create("one", {"text": "x" * 100_000})
    database.close()
    size = path.stat().st_size
    with path.open("r+b") as file:
        file.seek(4096)
        file.write(b"\xff" * (size - 4096))
    with pytest.raises(StoreError, match=r"damaged|gone"):
        documents.all()
    database.close()


def test_a_database_of_a_newer_version_is_told(tmp_path):
    """An older planner never works on tables it does not know."""
    path = tmp_path / "kept.sqlite3"
    Database(f"sqlite:///{path}").close()
    with sqlite3.connect(path) as connection:
        connection.execute("UPDATE alembic_version SET version_num = '9999'")
    connection.close()
    with pytest.raises(StoreError, match="another version"):
        Database(f"sqlite:///{path}")
