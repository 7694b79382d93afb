"""Check every data file and print all problems.

Exit status 0 when there are no errors (there may be warnings), 1 otherwise.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Sequence
from datetime import date
from typing import Any

from icplanner.catalogue.check import check_data
from icplanner.catalogue.problem import Problem, Severity
from icplanner.cli.main import DONE, NO


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the options of this command."""
    parser.add_argument("--json", action="store_true", help="print JSON instead of lines")


def run(args: argparse.Namespace) -> int:
    """Run the command."""
    problems = check_data(args.data, date.today())  # noqa: DTZ011 - the steward's own day
    errors = [each for each in problems if each.severity is Severity.ERROR]
    warnings = [each for each in problems if each.severity is Severity.WARNING]
    if args.json:
        both = {"version": 1, "errors": _records(errors), "warnings": _records(warnings)}
        print(json.dumps(both, ensure_ascii=False, indent=1))
    else:
        for each in problems:
            print(_line(each))
        print(f"{len(errors)} errors, {len(warnings)} warnings")
    return NO if errors else DONE


def _records(problems: Sequence[Problem]) -> list[dict[str, Any]]:
    names = ("code", "file", "row", "field", "value", "rule", "repair")
    return [{name: getattr(each, name) for name in names} for each in problems]


def _line(problem: Problem) -> str:
    place = " · ".join(part for part in (problem.file, problem.row, problem.field) if part)
    value = f" “{problem.value}”" if problem.value else ""
    return (
        f"{problem.severity.value} [{problem.code}] {place}{value}\n"
        f"    rule: {problem.rule}\n"
        f"    repair: {problem.repair}"
    )
