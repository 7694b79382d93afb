"""Each test of the store runs on SQLite and on PostgreSQL."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest
from postgres_server import server

from icplanner.store import Database, Documents


@pytest.fixture(scope="session")
def postgresql_url() -> Iterator[str]:
    """Return the address of a real PostgreSQL server; without one the tests fail."""
    # A short path of our own: a socket's name may have 107 characters at most.
    folder = Path(tempfile.mkdtemp(prefix="icp"))
    try:
        with server(folder) as url:
            yield url
    finally:
        shutil.rmtree(folder, ignore_errors=True)


@pytest.fixture(params=["sqlite", pytest.param("postgresql", marks=pytest.mark.postgresql)])
def url(request, tmp_path) -> str:
    """Return the address of an empty database."""
    if request.param == "sqlite":
        return f"sqlite:///{tmp_path}/store.sqlite3"
    address = request.getfixturevalue("postgresql_url")
    with psycopg.connect(address, autocommit=True) as connection:
        connection.execute("DROP SCHEMA public CASCADE")
        connection.execute("CREATE SCHEMA public")
    return address


@pytest.fixture
def database(url) -> Iterator[Database]:
    """Return an empty database, brought up to date."""
    database = Database(url)
    yield database
    database.close()


@pytest.fixture
def tours(database) -> Documents:
    """Return the tours of an empty database."""
    return Documents(database, "tour")
