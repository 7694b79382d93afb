"""Copy everything that is kept (drafts, releases, programmes) into one file, also while in use."""

from __future__ import annotations

import os
import sys
import tempfile
from argparse import ArgumentParser, Namespace
from datetime import UTC, datetime
from pathlib import Path
from typing import BinaryIO, cast

from icplanner.cli.database_address import database_address, existing
from icplanner.cli.main import DONE, NO, WRONG_USE
from icplanner.store import Database, StoreError
from icplanner.store.backup import back_up


def add_arguments(parser: ArgumentParser) -> None:
    """Declare the arguments of `backup`."""
    parser.add_argument("-o", dest="out", required=True, metavar="FILE", help="- is the output")
    parser.add_argument("--database", metavar="URL", help="instead of ICPLANNER_DATABASE_URL")


def run(args: Namespace) -> int:
    """Write the copy; the file appears under its name only when it is whole."""
    try:
        database = Database(existing(args.database or database_address()))
        try:
            rows = _written(database, args.out)
        finally:
            database.close()
    except StoreError as error:
        print(error, file=sys.stderr)
        return NO
    except OSError as error:
        print(f"{args.out}: {error.strerror or error}", file=sys.stderr)
        return WRONG_USE
    print(f"{rows} rows: {args.out}", file=sys.stderr)
    return DONE


def _written(database: Database, out: str) -> int:
    made = datetime.now(UTC)
    if out == "-":
        rows = back_up(database, sys.stdout.buffer, made)
        sys.stdout.flush()
        return rows
    path = Path(out)
    # Only its owner may read what others have drafted; so the temporary file is made.
    with tempfile.NamedTemporaryFile(dir=path.parent, prefix=f"{path.name}.", delete=False) as file:
        part = Path(file.name)
        try:
            rows = back_up(database, cast("BinaryIO", file), made)
            file.flush()
            os.fsync(file.fileno())
        except BaseException:
            part.unlink()
            raise
    part.replace(path)
    return rows
