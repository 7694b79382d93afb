"""Reading the command line and handing over to the command's module."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Sequence
from importlib import import_module
from pathlib import Path
from typing import Final

# Exit statuses, the same for every command.
DONE: Final = 0
NO: Final = 1  # the answer is no, and the output says why
WRONG_USE: Final = 2

# Name of the command -> module in this package with `add_arguments(parser)`, `run(args) -> int`
# and a docstring whose first line is the help. Imported only when asked for: a quick command
# must not wait for the packages of a slow one.
COMMANDS: Final[dict[str, str]] = {
    "travel": "travel",
    "backup": "backup",
    "restore": "restore",
    "bench": "bench",
    "calendar": "calendar",
    "check": "check",
    "export": "export",
    "hours": "hours",
    "feasible": "feasible",
    "plan": "plan",
    "sites": "sites",
}

DATA: Final = Path(__file__).resolve().parents[2] / "data"


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command and return its exit status: 0 done, 1 the answer is no, 2 wrong use."""
    words = list(sys.argv[1:] if argv is None else argv)
    parser = argparse.ArgumentParser(prog="python -m icplanner", description=__doc__)
    commands = parser.add_subparsers(dest="command", metavar="COMMAND", required=True)
    asked = words[0] if words and words[0] in COMMANDS else None
    for name, module_name in COMMANDS.items():
        if asked not in (None, name):
            commands.add_parser(name)
            continue
        module = import_module(f"icplanner.cli.{module_name}")
        summary = (module.__doc__ or "").strip().splitlines()[0]
        command = commands.add_parser(name, help=summary, description=module.__doc__)
        command.add_argument("--data", type=Path, default=DATA, metavar="DIR")
        module.add_arguments(command)
        command.set_defaults(run=module.run)
    args = parser.parse_args(words)
    try:
        status: int = args.run(args)
        sys.stdout.flush()
    except BrokenPipeError:
        # Whoever reads has read enough ("| head"); what is left must not be tried again at exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return DONE
    return status
