"""The view of Cultural September: what the reader chose to see."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import Final

from icplanner.programme import Wanted

SEPTEMBER: Final = 9
# Years one may leaf through: from the oldest edition of the data to as far as anybody plans.
FIRST_YEAR: Final = 2009
YEARS_AHEAD: Final = 5

MINUTES: Final = (15, 30, 45, 60, 90)


class Part(StrEnum):
    """What the page is used for."""

    CALENDAR = "calendar"
    CHECK = "check"
    PROGRAMME = "programme"
    OUT = "out"
    IMPORT = "import"
    EXHIBITION = "exhibition"


class Shape(StrEnum):
    """How the calendar is drawn."""

    MONTH = "month"
    LIST = "list"
    MAP = "map"


@dataclass(frozen=True, slots=True, kw_only=True)
class View:
    """What the page shows.

    Attributes
    ----------
    programme
        Id of the named programme that is shown; empty for everything that is known.
    day, event
        The chosen day of the month, and the id of the chosen occurrence.
    plan
        Id of the kept plan of the touring exhibition that the board shows.
    """

    year: int
    month: int = SEPTEMBER
    part: Part = Part.CALENDAR
    shape: Shape = Shape.MONTH
    programme: str = ""
    wanted: Wanted = field(default_factory=Wanted)
    day: date | None = None
    event: str = ""
    plan: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """The values that exist."""

    years: range
    places: frozenset[str]
    hubs: Sequence[str]


def years_for(today: date) -> range:
    """Return the years one may leaf through."""
    return range(FIRST_YEAR, today.year + YEARS_AHEAD + 1)


def first_view(today: date) -> View:
    """Return the view of a reader who asks for nothing: the coming September."""
    return View(year=today.year + (today.month > SEPTEMBER))
