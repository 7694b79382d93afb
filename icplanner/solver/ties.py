"""Tours of several days that are worth the same: which of them is taken."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

import numpy as np

from icplanner.solver.columns import Column
from icplanner.solver.joining import DayOptions, Joined
from icplanner.solver.problem import Problem
from icplanner.solver.schedule import driving_min, least_slack, schedule
from icplanner.solver.search import SAME_SCORE
from icplanner.solver.steadiest import steadiest

# Day tours whose slack is worked out, each in some milliseconds. On the catalogue a tour has at
# most some dozen equals, nearly all of them the same days on other dates.
JUDGED: Final = 100

_DayTour = tuple[int, frozenset[int]]
_Judged = tuple[int, int]


def steadiest_tour(
    problem: Problem, firsts: Sequence[int], days: Sequence[DayOptions], found: Joined
) -> tuple[Column, ...]:
    """Return, of the best tours that were joined, the one with most slack, then least driving.

    A tour has the slack of its tightest day (`schedule.least_slack`), each day in its steadiest
    order. What is equal in both is told apart by the stops, so that it does not matter in which
    order the tours were found.

    Parameters
    ----------
    problem
        The problem.
    firsts
        The first day of each kind of day.
    days, found
        As `joining.join` was given them and returned them; at least one tour.
    """
    best = np.flatnonzero(found.scores >= found.scores.max() - SAME_SCORE)
    tours = [
        tuple(day.columns[at] for day, at in zip(days, row, strict=True))
        for row in found.rows[best].tolist()
    ]
    tours.sort(key=_stops)
    if len(tours) == 1:
        return tours[0]
    known: dict[_DayTour, _Judged] = {}
    for tour in tours:
        new = {column.key: column for column in tour if column.key not in known}
        if len(known) + len(new) > JUDGED and known:
            continue
        known |= {key: _judged(problem, firsts, column) for key, column in new.items()}
    judged = [tour for tour in tours if all(column.key in known for column in tour)]
    return min(judged, key=lambda tour: _order([known[column.key] for column in tour]))


def _stops(tour: tuple[Column, ...]) -> list[list[int]]:
    return [sorted(column.sites) for column in tour]


def _order(days: Sequence[_Judged]) -> tuple[int, int]:
    return -min(slack for slack, _ in days), sum(driving for _, driving in days)


def _judged(problem: Problem, firsts: Sequence[int], column: Column) -> _Judged:
    """Return the slack and the driving of a day tour in its steadiest order."""
    day = problem.days[firsts[column.kind]]
    route = schedule(problem, day, column.sites, column.lunch_leg)
    if route is None:
        raise AssertionError("a column does not work on a day of its kind")
    route = steadiest(problem, day, route)
    return least_slack(problem, day, route), driving_min(problem, day, route)
