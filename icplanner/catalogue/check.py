"""Checking everything in `data/`: what reading finds, and what only a closer look finds."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from icplanner.catalogue.check_positions import position_problems
from icplanner.catalogue.check_records import record_problems
from icplanner.catalogue.check_references import reference_problems
from icplanner.catalogue.check_schema import schema_problems
from icplanner.catalogue.check_times import time_problems
from icplanner.catalogue.credits import read_credits
from icplanner.catalogue.exhibition_rows import read_exhibition_rows
from icplanner.catalogue.problem import Problem, Severity
from icplanner.catalogue.reading import read_catalogue


def check_data(data_dir: Path, today: date) -> tuple[Problem, ...]:
    """Return every problem of the files below `data_dir`, errors first.

    Slower than reading (about a second): it looks at borders, parses hours and rules and compares
    each site with the JSON Schema.

    Parameters
    ----------
    data_dir
        Folder as for `read_catalogue`.
    today
        The day on which an estimated date counts as past.
    """
    catalogue = read_catalogue(data_dir)
    found = (
        *catalogue.problems,
        *schema_problems(data_dir),
        *time_problems(catalogue, today),
        *record_problems(catalogue),
        *position_problems(catalogue, data_dir),
        *reference_problems(catalogue, data_dir),
        *read_credits(data_dir).problems,
        *read_exhibition_rows(data_dir, catalogue).problems,
    )
    return _once(found)


def _once(problems: tuple[Problem, ...]) -> tuple[Problem, ...]:
    """Return errors, then warnings; of several about one value the first stays."""
    errors = [problem for problem in problems if problem.severity is Severity.ERROR]
    warnings = [problem for problem in problems if problem.severity is Severity.WARNING]
    kept: list[Problem] = []
    told: set[tuple[str, str, str]] = set()
    for problem in (*errors, *warnings):
        place = (problem.file, problem.row, problem.field)
        if problem.row and problem.field:
            # Reading may tell two things of one value only where both are errors of their own;
            # what comes later (the schema, a doubt about a value that is in error) adds nothing.
            if place in told and problem.code.startswith(("schema.", "position.unknown")):
                continue
            told.add(place)
        kept.append(problem)
    return tuple(kept)
