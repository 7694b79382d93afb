"""What absent sites cost at most: one day of a tour exchanged for another seen by the search.

What is found here is real, but not proven to be the best of its kind.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from icplanner.solver.losses import Loss
from icplanner.solver.pricing import day_kinds
from icplanner.solver.problem import Problem, Solution
from icplanner.solver.worth import set_score

# Day tours looked at, the most valuable first.
_COLUMNS: Final = 2_000

DayTour = tuple[int, tuple[int, ...]]


def options(problem: Problem, columns: Sequence[DayTour]) -> list[DayTour]:
    """Return each day tour on every day it works on, the most valuable first."""
    kinds = day_kinds(problem)
    worth = sorted(
        {
            (day, sites)
            for first, sites in columns
            for day, kind in enumerate(kinds)
            if kind == first and sites
        },
        key=lambda option: (-set_score(problem, list(option[1])), option),
    )
    return worth[:_COLUMNS]


def losses_by_swap(problem: Problem, best: Solution, columns: Sequence[DayTour]) -> dict[int, Loss]:
    """Return for absent sites the cheapest exchange of one day for a day tour that holds them."""
    days = [route.sites for route in best.routes]
    present = {site for sites in days for site in sites}
    found: dict[int, Loss] = {}
    for day, sites in options(problem, columns):
        others = [stop for number, stops in enumerate(days) if number != day for stop in stops]
        new = [site for site in sites if site not in present]
        if not new or set(sites) & set(others):
            continue
        tour = [*others, *sites]
        if not problem.must <= set(tour) or not _affordable(problem, tour):
            continue
        loss = best.score - set_score(problem, tour)
        gone = tuple(stop for stop in days[day] if stop not in sites)
        for site in new:
            if site not in found or loss < (found[site].loss or 0.0):
                least = best.score - best.bound
                found[site] = Loss(
                    site=site, loss=max(0.0, loss), least_loss=least, instead_of=gone
                )
    return found


def _affordable(problem: Problem, tour: list[int]) -> bool:
    if problem.budget is None or problem.cost is None:
        return True
    return float(problem.cost[tour].sum()) <= problem.budget
