"""How much work planning may be, and who is told of it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from icplanner.tours.hints import Hints
from icplanner.tours.tour import Tour

# Nobody waits longer for a plan, and more work has never bettered one.
MAX_LIMIT_S: Final = 600.0

# The search's part of the whole work, for the progress alone.
SEARCH_BEGINS: Final = 0.1
SEARCH_ENDS: Final = 0.8
# Where the free request is searched first, its part of the search.
FREE_SHARE: Final = 0.5


@dataclass(frozen=True, slots=True, kw_only=True)
class Work:
    """How much to do and whom to tell.

    Attributes
    ----------
    limit_s
        Asks for about as much work as a quiet machine with two cores does in so many seconds.
        It is turned into a number of steps, so the plan does not depend on the machine.
    explain
        Also look for the other variants and for what each absent site would cost; without it the
        plan holds the best tour alone and is there some times sooner.
    progress
        Told (name of the step, share done from 0 to 1).
    found
        Told (best score so far, upper bound) whenever either may have changed; the bound is
        infinite as long as there is none.
    first
        Given the first tour as soon as there is one, checked like all others; for several days it
        is filled day by day and mostly some per cent below the best.
    stop
        Asked between steps; true ends the search early with what there is.
    hints
        What an earlier plan of several days has taught (`Plan.hints`): the answer is there
        sooner, and is the same. Hints that belong to another request are ignored; those found
        with other data or ways must not be given.
    """

    limit_s: float = 10.0
    explain: bool = True
    progress: Callable[[str, float], None] | None = None
    found: Callable[[float, float], None] | None = None
    first: Callable[[Tour], None] | None = None
    stop: Callable[[], bool] | None = None
    hints: Hints | None = None

    @property
    def bounded_s(self) -> float:
        """Return the limit within what makes sense; no number at all counts as 0."""
        return min(self.limit_s, MAX_LIMIT_S) if self.limit_s > 0 else 0.0

    @property
    def stopped(self) -> bool:
        """Return whether the work was called off."""
        return self.stop is not None and self.stop()

    def tell(self, step: str, share: float) -> None:
        """Report progress to whoever listens."""
        if self.progress is not None:
            self.progress(step, share)

    def freely_searched(self, share: float, _best: float, _bound: float) -> None:
        """Report how far the search for the free request is; its tours were not asked for."""
        self.tell("search", SEARCH_BEGINS + share * FREE_SHARE * (SEARCH_ENDS - SEARCH_BEGINS))

    def searched(self, share: float, best: float, bound: float) -> None:
        """Report how far the search is, and what it knows."""
        self.tell("search", SEARCH_BEGINS + share * (SEARCH_ENDS - SEARCH_BEGINS))
        if self.found is not None:
            self.found(best, bound)
