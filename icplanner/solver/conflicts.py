"""Must-sees that exclude each other on one day."""

from __future__ import annotations

from itertools import combinations

import numpy as np

from icplanner.solver.day_task import DayTask
from icplanner.solver.exact import WIDTH
from icplanner.solver.multipliers import no_prices, priced
from icplanner.solver.search import Effort, search


def conflicts(task: DayTask) -> tuple[tuple[int, ...], ...]:
    """Return the smallest groups of the task's must-sees that no tour holds together.

    Pairs are tried first; if every pair works, one group from which nothing can be spared.
    """
    musts = np.flatnonzero(task.must).tolist()
    alone: list[tuple[int, ...]] = [(place,) for place in musts if not _together(task, (place,))]
    left = [place for place in musts if (place,) not in alone]
    pairs: list[tuple[int, ...]] = [
        pair for pair in combinations(left, 2) if not _together(task, pair)
    ]
    groups = alone + pairs
    if not groups:
        group = tuple(left)
        for place in left:
            fewer = tuple(other for other in group if other != place)
            if not _together(task, fewer):
                group = fewer
        groups = [group]
    return tuple(tuple(int(task.table.sites[place]) for place in group) for group in groups)


def _together(task: DayTask, places: tuple[int, ...]) -> bool:
    """Return whether some tour holds all these places (also if that remains unknown)."""
    few = task.bare().restricted(np.array(sorted(places), dtype=np.int64))
    for place in range(len(places)):
        few = few.requiring(place)
    full = task.bare()
    for place in places:
        full = full.requiring(place)
    # A further stop can help in rare cases: it may be where the lunch finds its time.
    return _any_tour(few) or _any_tour(full)


def _any_tour(task: DayTask) -> bool:
    found = search(
        task,
        priced(task, no_prices(task)),
        share=1.0,
        at_least=-np.inf,
        effort=Effort(WIDTH, WIDTH),
    )
    return len(found.scores) > 0 or bool(np.isfinite(found.left_out))
