"""Checking that other files refer to records that exist."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, Final

import yaml

from icplanner.catalogue.catalogue import Catalogue
from icplanner.catalogue.files import read_text
from icplanner.catalogue.problem import Problem
from icplanner.catalogue.report import Report

STRATEGY: Final = "strategy.yaml"


def reference_problems(catalogue: Catalogue, data_dir: Path) -> Sequence[Problem]:
    """Return the references of the strategy to sites that the catalogue does not hold."""
    report = Report(STRATEGY)
    text = read_text(data_dir / STRATEGY, report)
    if text is None:
        return report.problems
    try:
        strategy = yaml.safe_load(text)
    except (yaml.YAMLError, ValueError, RecursionError) as failure:
        report.error(
            "file.syntax",
            f"the file is YAML ({str(failure).splitlines()[0]})",
            "check the indentation, colons and brackets",
        )
        return report.problems
    for row, site in _references(strategy):
        if site not in catalogue.sites:
            report.error(
                "reference.unknown",
                "an id that is referred to exists in the catalogue",
                "correct the id, or remove the reference",
                row=row,
                at="site",
                value=site,
            )
    return report.problems


def _references(strategy: Any) -> Iterator[tuple[str, str]]:
    """Yield (id of the entry, id of the site) of every entry that names a site."""
    entries = strategy.get("activities") if isinstance(strategy, dict) else None
    for entry in entries if isinstance(entries, list) else []:
        if isinstance(entry, dict) and entry.get("site") is not None:
            yield str(entry.get("id", "")), str(entry["site"])
