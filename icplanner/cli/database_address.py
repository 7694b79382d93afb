"""Where the database is: the setting, else a file of the program."""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path
from typing import Final

from sqlalchemy.engine import make_url
from sqlalchemy.exc import ArgumentError

from icplanner.store import StoreError

SETTING: Final = "ICPLANNER_DATABASE_URL"
DEFAULT: Final = Path(__file__).resolve().parents[2] / "var" / "icplanner.sqlite3"


def database_address(settings: Mapping[str, str] = os.environ) -> str:
    """Return the SQLAlchemy address of the database."""
    return settings.get(SETTING) or f"sqlite:///{DEFAULT}"


def existing(url: str) -> str:
    """Return the address of a database that is there; a file is not made by asking for it.

    Raises
    ------
    StoreError
        When the address cannot be read, or names a file that does not exist.
    """
    try:
        parsed = make_url(url)
    except ArgumentError as error:
        raise StoreError(f"the address of the database cannot be used: {error}") from error
    if parsed.get_backend_name() == "sqlite" and not Path(parsed.database or "").is_file():
        raise StoreError(f"there is no database at {parsed.database or url}")
    return url
