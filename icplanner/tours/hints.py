"""What planning a tour has taught, by the sites' ids: a start for planning a similar one."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date


@dataclass(frozen=True, slots=True, kw_only=True)
class Hints:
    """Good day tours and the prices that proved them good; some 100 kB at most.

    It lives with the plan it came with, and is given to `plan` by whoever plans a similar tour;
    what no longer holds, a site or a day that is gone or a tour that no longer works, is ignored.

    Attributes
    ----------
    tours
        Date, stops in order, and the leg of the lunch.
    site, must, rank, money
        Prices by site, of musts, by industry group, and of the budget (`solver.columns.Duals`).
    repeat
        By date and site what repeating it cost in the relaxed day.
    """

    tours: tuple[tuple[date, tuple[str, ...], int], ...] = ()
    site: Mapping[str, float] = field(default_factory=dict)
    must: Mapping[str, float] = field(default_factory=dict)
    rank: Mapping[str, tuple[float, ...]] = field(default_factory=dict)
    money: float = 0.0
    repeat: Mapping[date, Mapping[str, float]] = field(default_factory=dict)
