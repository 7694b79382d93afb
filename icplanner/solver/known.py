"""What a search over several days knows: its best prices, and what a later one can start from."""

from __future__ import annotations

from dataclasses import dataclass

from icplanner.solver.columns import Duals
from icplanner.solver.joining import Room
from icplanner.solver.pricing import Priced
from icplanner.solver.problem import FloatArray, Problem

# A day tour: the day's index, its sites in order, and the leg of the lunch.
DayTour = tuple[int, tuple[int, ...], int]


@dataclass(frozen=True, slots=True, eq=False, kw_only=True)
class Learnt:
    """What a search learnt, for a start of the same or a similar problem.

    Attributes
    ----------
    tours
        Good day tours.
    prices
        The best prices of the master problem; None where no bound was found.
    visit
        For each day of the problem, shape (n,), what repeating a site cost in the relaxed day.
    """

    tours: tuple[DayTour, ...] = ()
    prices: Duals | None = None
    visit: tuple[FloatArray, ...] = ()


@dataclass(frozen=True, slots=True, eq=False, kw_only=True)
class Centre:
    """The best prices so far, and what each kind of day is worth under them.

    `total` bounds the score of every tour: the days' bounds and a constant.
    """

    prices: Duals
    reward: FloatArray
    days: tuple[Priced, ...]
    total: float

    def room(self, problem: Problem, points: float) -> Room:
        """Return the room of tours at most so many points below this bound."""
        prices, spare = self.prices.site, float(self.prices.site.sum())
        if problem.budget is not None and problem.cost is not None:
            prices = prices + self.prices.money * problem.cost
            spare += self.prices.money * problem.budget
        return Room(points, prices, spare)
