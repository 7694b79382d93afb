"""The database: SQLite in a file by default, PostgreSQL by its address."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Final

from alembic import command
from alembic.config import Config
from alembic.util import CommandError
from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.engine import make_url
from sqlalchemy.exc import (
    ArgumentError,
    DatabaseError,
    DBAPIError,
    NoSuchModuleError,
    OperationalError,
)

MIGRATIONS: Final = Path(__file__).parent / "migrations"

# How long a writer waits for another one. Twenty writers at once need well under a second; past
# this the database is stuck, and the reader should be told.
WAIT_S: Final = 10.0


# Option of a connection that is going to write.
WRITES: Final = "icplanner_writes"

# Key of the lock under which one PostgreSQL server's users bring the tables up to date.
UPGRADE_LOCK: Final = 0x1C91A


class StoreError(Exception):
    """The database could not do what was asked; nothing was half done."""


class Database:
    """One database, opened and brought up to date.

    Parameters
    ----------
    url
        An SQLAlchemy address: "sqlite:///path" or "postgresql://user@host/name".

    Raises
    ------
    StoreError
        When the address cannot be read or the database not be reached.
    """

    def __init__(self, url: str) -> None:
        try:
            self._engine = _engine(url)
            with self._writer() as connection, connection.begin():
                _upgrade(connection)
        except (ArgumentError, NoSuchModuleError, ValueError) as error:
            raise StoreError(f"the address of the database cannot be used: {error}") from error
        except DBAPIError as error:
            raise StoreError(f"the database cannot be opened: {error.orig}") from error
        except CommandError as error:
            raise StoreError(
                f"another version of the planner made the database: {error}"
            ) from error

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """Yield a connection that sees one state of the database.

        Raises
        ------
        StoreError
            When the database is locked or gone.
        """
        with self._told(), self._engine.connect() as connection:
            if connection.dialect.name == "postgresql":
                # Its usual level shows each statement another state.
                connection.execution_options(isolation_level="REPEATABLE READ")
            yield connection

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """Yield a connection whose changes become visible all together, or not at all.

        Raises
        ------
        StoreError
            When the database is locked for longer than `WAIT_S`, or gone.
        """
        with self._told(), self._writer() as connection, connection.begin():
            yield connection

    def close(self) -> None:
        """Give all connections back."""
        self._engine.dispose()

    def _writer(self) -> Connection:
        return self._engine.connect().execution_options(**{WRITES: True})

    @contextmanager
    def _told(self) -> Iterator[None]:
        try:
            yield
        except OperationalError as error:
            raise StoreError(f"the database is busy or gone: {error.orig}") from error
        except DatabaseError as error:
            # SQLite says so of a damaged file; the subclasses are mistakes of ours.
            if type(error) is not DatabaseError:
                raise
            raise StoreError(f"the database is damaged: {error.orig}") from error


def _engine(url: str) -> Engine:
    parsed = make_url(url)
    if parsed.get_backend_name() == "postgresql":
        return create_engine(parsed.set(drivername="postgresql+psycopg"), pool_pre_ping=True)
    if parsed.get_backend_name() != "sqlite" or not parsed.database:
        raise ValueError("use sqlite:///FILE or postgresql://USER@HOST/NAME")
    Path(parsed.database).parent.mkdir(parents=True, exist_ok=True)
    engine = create_engine(parsed, connect_args={"timeout": WAIT_S})
    event.listen(engine, "connect", _prepare_sqlite)
    event.listen(engine, "begin", _begin_sqlite)
    return engine


def _prepare_sqlite(connection: Any, _record: object) -> None:
    # Transactions begin where we say, not where Python's driver thinks.
    connection.isolation_level = None
    for pragma in ("journal_mode=WAL", "synchronous=FULL", "foreign_keys=ON"):
        connection.execute(f"PRAGMA {pragma}")


def _begin_sqlite(connection: Connection) -> None:
    # A writer takes the lock at once: a reader that turns writer would fail at the end.
    writes = connection.get_execution_options().get(WRITES)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")


def _upgrade(connection: Connection) -> None:
    if connection.dialect.name == "postgresql":
        connection.exec_driver_sql(f"SELECT pg_advisory_xact_lock({UPGRADE_LOCK})")
    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS))
    config.attributes["connection"] = connection
    command.upgrade(config, "head")
