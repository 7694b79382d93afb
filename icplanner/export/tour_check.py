"""What "checked on" stands for: the independent checker, run when the file is made."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from icplanner.catalogue.catalogue import Catalogue
from icplanner.catalogue.version import data_version
from icplanner.tours import Severity, Tour, TourWarning, check
from icplanner.travel import Travel


@dataclass(frozen=True, slots=True, kw_only=True)
class TourCheck:
    """What a check of a whole tour found.

    Attributes
    ----------
    day
        The day of the check, local.
    data
        Which state of the data it was held against (`data_version`).
    breaks
        What does not work.
    """

    day: date
    data: str
    breaks: tuple[TourWarning, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Checker:
    """What a tour is held against; `data` is the folder the catalogue was read from."""

    catalogue: Catalogue
    travel: Travel
    data: Path

    def __call__(self, tour: Tour, day: date) -> TourCheck:
        """Return what `tours.check` finds now: hours, last admissions, ways, breaks, money."""
        found = check(tour, self.catalogue, travel=self.travel)
        breaks = tuple(warning for warning in found if warning.severity is Severity.BREAKS)
        return TourCheck(day=day, data=data_version(self.data), breaks=breaks)
