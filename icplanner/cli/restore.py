"""Put a copy made by `backup` into an empty database, or in place of what another one holds."""

from __future__ import annotations

import sys
from argparse import ArgumentParser, Namespace
from contextlib import closing, nullcontext
from pathlib import Path
from typing import BinaryIO

from icplanner.cli.database_address import database_address
from icplanner.cli.main import DONE, NO, WRONG_USE
from icplanner.store import Database, StoreError
from icplanner.store.backup import BackupError, NotEmptyError, restore


def add_arguments(parser: ArgumentParser) -> None:
    """Declare the arguments of `restore`."""
    parser.add_argument("backup", metavar="FILE", help="- is the input")
    parser.add_argument("--database", metavar="URL", help="instead of ICPLANNER_DATABASE_URL")
    parser.add_argument(
        "--replace", action="store_true", help="throw away what the database holds now"
    )


def run(args: Namespace) -> int:
    """Restore whole or not at all; status 1 where the answer is no, with the reason."""
    try:
        with (
            nullcontext(sys.stdin.buffer) if args.backup == "-" else Path(args.backup).open("rb")
        ) as source:
            rows = _restored(args, source)
    except OSError as error:
        print(f"{args.backup}: {error.strerror or error}", file=sys.stderr)
        return WRONG_USE
    except NotEmptyError as error:
        print(f"{error}: --replace throws away what it holds", file=sys.stderr)
        return NO
    except (BackupError, StoreError) as error:
        print(f"{error}; nothing was changed", file=sys.stderr)
        return NO
    print(f"{rows} rows restored", file=sys.stderr)
    return DONE


def _restored(args: Namespace, source: BinaryIO) -> int:
    with closing(Database(args.database or database_address())) as database:
        return restore(database, source, replace=args.replace)
