"""What planning a tour has taught, by the sites' ids: a start for planning it anew."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date

from icplanner.tours.request import Request


@dataclass(frozen=True, slots=True, kw_only=True)
class Hints:
    """Good day tours and the prices that proved them good; some 100 kB at most.

    It lives with the plan it came with. Planning with other must-sees, pins or sites left out
    starts from it; what then no longer holds, a site that is gone or a tour that no longer works,
    is ignored.

    Attributes
    ----------
    request, limit_s, seed
        What was planned: hints belong to these, and to the data they were found with.
    tours
        Date, stops in order, and the leg of the lunch.
    site, must, rank, money
        Prices by site, of musts, by industry group, and of the budget (`solver.columns.Duals`).
    repeat
        By date and site what repeating it cost in the relaxed day.
    """

    request: Request
    limit_s: float
    seed: int
    tours: tuple[tuple[date, tuple[str, ...], int], ...] = ()
    site: Mapping[str, float] = field(default_factory=dict)
    must: Mapping[str, float] = field(default_factory=dict)
    rank: Mapping[str, tuple[float, ...]] = field(default_factory=dict)
    money: float = 0.0
    repeat: Mapping[date, Mapping[str, float]] = field(default_factory=dict)

    def belong(self, request: Request, limit_s: float, seed: int) -> bool:
        """Return whether planning this request, with so much work and this seed, starts here."""
        return (self.request, self.limit_s, self.seed) == (free(request), limit_s, seed)


def free(request: Request) -> Request:
    """Return the request without what is held or left out by name: where planning it begins.

    All that a reader pins, wants or leaves out while going from plan to plan has the same free
    request, so what planning that one taught helps with each of them, and with each the same way.
    """
    return replace(request, must=(), avoid=(), pins=(), lunches=(), variants=1)
