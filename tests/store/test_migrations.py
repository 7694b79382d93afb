from __future__ import annotations

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext

from icplanner.store import Database
from icplanner.store.schema import metadata


def test_the_migrations_build_the_tables_the_code_expects(database):
    """After all steps nothing differs between the database and the schema."""
    with database.reading() as connection:
        assert compare_metadata(MigrationContext.configure(connection), metadata) == []


@pytest.mark.usefixtures("database")
def test_opening_twice_changes_nothing(url):
    """A database that is up to date is opened as it is."""
    again = Database(url)
    with again.reading() as connection:
        assert connection.exec_driver_sql("SELECT version_num FROM alembic_version").scalar()
    again.close()
