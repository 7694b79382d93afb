"""A warning about a programme, and what could be done, as data."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum


class Code(StrEnum):
    """What is wrong; each has a heading in `docs/programme.md`."""

    SAME_VENUE = "same_venue"
    SAME_ORGANISER = "same_organiser"
    SAME_INDUSTRY = "same_industry"
    SAME_AUDIENCE = "same_audience"
    PILE_UP = "pile_up"
    EMPTY_WEEKEND = "empty_weekend"
    EMPTY_DISTRICT = "empty_district"
    FAR_FROM_OPEN_SITE = "far_from_open_site"


class Remedy(StrEnum):
    """What could be done; each has a heading in `docs/programme.md`."""

    FREE_WEEKEND = "free_weekend"
    COORDINATE = "coordinate"
    CARRY = "carry"
    REVIVE = "revive"


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposal:
    """One thing that could be done.

    Attributes
    ----------
    subject
        Id of the occurrence to be moved, or of the series to be asked; empty for none.
    day
        The day it would begin on, where one is proposed.
    numbers
        Named numbers and texts the sentence needs.
    """

    remedy: Remedy
    subject: str = ""
    day: date | None = None
    numbers: Mapping[str, object] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class ProgrammeWarning:
    """One thing the coordinator should know.

    Attributes
    ----------
    subjects
        Ids of the occurrences it is about.
    days
        The days it is about, ascending.
    numbers
        Named numbers and texts the sentence needs: minutes, km, shared audiences.
    """

    code: Code
    subjects: tuple[str, ...] = ()
    days: tuple[date, ...] = ()
    numbers: Mapping[str, object] = field(default_factory=dict)
    proposals: tuple[Proposal, ...] = ()
