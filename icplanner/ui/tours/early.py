"""What is known of a plan while it is being made."""

from __future__ import annotations

import math
from dataclasses import dataclass

from icplanner.tours import Tour


@dataclass(slots=True)
class Early:
    """What a plan's job knows before it is done.

    Attributes
    ----------
    tour
        The first tour, checked like all others; it may not be among the final ones.
    score, bound
        The best score so far, and what no tour can be worth more than; infinite as long as
        nothing is proven.
    """

    tour: Tour | None = None
    score: float = 0.0
    bound: float = math.inf

    def take_tour(self, tour: Tour) -> None:
        """Take down the first tour."""
        self.tour, self.score = tour, max(self.score, tour.score)

    def take_score(self, score: float, bound: float) -> None:
        """Take down how good the best tour so far is, and how good one could be at most."""
        self.score, self.bound = score, bound

    @property
    def gap(self) -> float | None:
        """Return how far below the best possible the best so far is at most, 0 to 1."""
        if not math.isfinite(self.bound) or self.bound <= 0 or self.score <= 0:
            return None
        return max(0.0, 1 - self.score / self.bound)
