"""How dense a tour may be."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Final


class Pace(StrEnum):
    """How much a day may hold."""

    EASY = "easy"
    NORMAL = "normal"
    FULL = "full"


@dataclass(frozen=True, slots=True)
class PaceRule:
    """What a pace means in numbers; `max_stops` None means as many as fit."""

    max_stops: int | None
    buffer_min: int


# Three sites and a quarter of an hour between them is what a guest with treatments or children
# manages without hurry. Five minutes a leg is the slack that turned tours kept on 54-79 % of
# simulated days into tours kept on 98-100 % of them; five sites are a full working day of hourly
# visits with the ways between them. "Full" leaves the number of sites to the clock alone.
PACE_RULES: Final[dict[Pace, PaceRule]] = {
    Pace.EASY: PaceRule(max_stops=3, buffer_min=15),
    Pace.NORMAL: PaceRule(max_stops=5, buffer_min=5),
    Pace.FULL: PaceRule(max_stops=None, buffer_min=5),
}
