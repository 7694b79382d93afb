"""The tour problem in plain numbers: what the solvers see, and all that they see.

A (team) orienteering problem with several time windows a site: choose for each day which sites to
visit and in which order, so that the sum of scores is as high as possible. Times are whole units
(minutes for tours; tenths or hundredths for the published benchmark instances).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
import numpy.typing as npt

IntArray = npt.NDArray[np.int64]
FloatArray = npt.NDArray[np.float64]

# A travel time that no day is long enough for: "there is no way".
NO_WAY: Final = 10**7


@dataclass(frozen=True, slots=True)
class Lunch:
    """A break of `length` that must begin within [earliest, latest] if the day spans that time.

    It is taken on one leg, after arriving near the next stop and before that visit begins, or
    after the last visit on the way to the end. There it may begin anywhere on the way, not before
    the last visit is over: who leaves at t <= `latest` and travels d ends at
    max(t + d, earliest) + length. A day without stops has no lunch.
    """

    earliest: int
    latest: int
    length: int


@dataclass(frozen=True, eq=False, kw_only=True)
class Day:
    """One day of the problem, for n sites.

    Attributes
    ----------
    start, end
        The day begins and must be over at these times.
    starts
        For each site the ascending intervals (earliest, latest), both ends allowed, in which a
        visit may **begin**; empty where the site cannot be visited that day.
    travel
        Shape (n + 2, n + 2), row = from, column = to, buffers included, rounded up; row and
        column n are the start hub, n + 1 the end hub; NO_WAY where there is none. It need not
        keep the triangle inequality.
    departures
        Optional timetable: shape (end - start + 1, n + 2, n + 2), the travel time when leaving
        at start + first index; overrides `travel`, and must never let a later departure arrive
        earlier.
    """

    start: int
    end: int
    starts: Sequence[Sequence[tuple[int, int]]]
    travel: IntArray
    departures: IntArray | None = None
    lunch: Lunch | None = None
    max_stops: int | None = None

    @property
    def lunch_due(self) -> bool:
        """Whether the day spans the whole time in which lunch may be taken, so that it must be."""
        lunch = self.lunch
        if lunch is None:
            return False
        return self.start <= lunch.earliest and lunch.latest + lunch.length <= self.end


@dataclass(frozen=True, eq=False, kw_only=True)
class Problem:
    """Sites to choose from and days to fill.

    Attributes
    ----------
    score
        Shape (n,), what a first visit is worth, not negative.
    visit
        Shape (n,), length of each visit.
    group
        Shape (n,), the industry group of each site, from 0; -1 for none.
    diminishing
        Factor of the score for the first, second, third ... visited site of one group, counted
        over the whole tour in falling order of score; the last factor holds from there on.
        (1.0,) for none.
    must
        Indices of the sites that every tour holds.
    cost, budget
        Shape (n,) price of each visit, and what may be spent in all; None for no limit.
    """

    score: FloatArray
    visit: IntArray
    days: Sequence[Day]
    group: IntArray
    diminishing: tuple[float, ...] = (1.0,)
    must: frozenset[int] = frozenset()
    cost: FloatArray | None = None
    budget: float | None = None

    @property
    def n_sites(self) -> int:
        """Return how many sites there are to choose from."""
        return len(self.score)


@dataclass(frozen=True, slots=True)
class Route:
    """One day of a solution: sites in order, when each visit begins, and the lunch if any.

    `lunch_leg` is the index of the leg the lunch is taken on (0 = from the start hub).
    """

    sites: tuple[int, ...]
    begins: tuple[int, ...]
    lunch_begin: int | None = None
    lunch_leg: int | None = None


@dataclass(frozen=True, slots=True)
class Solution:
    """One route a day, the sum of (diminished) scores, and a proven upper bound on any score."""

    routes: tuple[Route, ...]
    score: float
    bound: float
