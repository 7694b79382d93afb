"""From candidates to the plain numbers of the solvers."""

from __future__ import annotations

import numpy as np

from icplanner.solver.problem import Day, IntArray, Lunch, Problem
from icplanner.tours.candidates import Candidate, Spans
from icplanner.tours.choice import Choice
from icplanner.tours.lunch_table import with_lunch
from icplanner.tours.request import DayWish, Request
from icplanner.tours.score import DIMINISHING
from icplanner.tours.ways import with_buffer


def lunch_break(request: Request, day: DayWish) -> Lunch | None:
    """Return the lunch of a day as the solvers see it, None where none is due.

    It is the whole break, begun with a reserve before the latest where the hours are wide enough.
    """
    wish = request.lunch
    if wish is None or not wish.due(day):
        return None
    latest = _less(wish.earliest_min, wish.latest_min, request.last_reserve_min)
    return Lunch(wish.earliest_min, latest, wish.break_min)


def _less(first: int, last: int, reserve: int) -> int:
    """Return the last minute less the reserve, or as it is where that leaves nothing."""
    return last - reserve if last - reserve > first else last


def _ready_by(candidate: Candidate, day: int, reserve: int) -> Spans:
    """Return when one may be at the door: the solvers see the lead as part of the visit."""
    lead = candidate.lead_min
    return tuple(
        (first - lead, _less(first, last, reserve) - lead) for first, last in candidate.starts[day]
    )


def _home_early(travel: IntArray, request: Request) -> IntArray:
    """Return travel (last axis: to) with the day's reserve on the ways to the end hub."""
    kept = travel.copy()
    kept[..., -1] += request.end_reserve_min
    return kept


def numeric_problem(choice: Choice, musts: tuple[str, ...] = ()) -> Problem:
    """Return the numeric problem; site k of it is candidate k. `musts` are candidates' ids."""
    request, candidates = choice.request, choice.candidates
    ways = with_buffer(choice.minutes, request)
    # What must be seen is not lost for a reserve.
    spare = {c.id: 0 if c.id in musts else request.last_reserve_min for c in candidates}
    visit = {c.id: c.visit_min + c.lead_min for c in candidates}
    days = []
    for number, wish in enumerate(request.days):
        nodes = choice.nodes(number)
        lunch = lunch_break(request, wish)
        ready = {c.id: _ready_by(c, number, spare[c.id]) for c in candidates}
        table = choice.tables[number]
        if table is not None and lunch is not None and table[0] in ready:
            beside = next(each for each in candidates if each.id == table[0])
            ready[beside.id], longer = with_lunch(beside, number, table[1], lunch.length)
            visit[beside.id] += longer
            lunch = None
        days.append(
            Day(
                start=wish.start_min,
                end=wish.end_min,
                starts=[ready[each.id] for each in candidates],
                travel=_home_early(ways[np.ix_(nodes, nodes)], request),
                departures=None
                if choice.departures is None
                else _home_early(choice.departures[number][:, nodes][:, :, nodes], request),
                lunch=lunch,
                max_stops=request.rule.max_stops,
            )
        )
    groups = choice.groups
    return Problem(
        score=np.array([candidate.worth for candidate in candidates], dtype=np.float64),
        visit=np.array([visit[c.id] for c in candidates], dtype=np.int64),
        days=days,
        group=np.array(
            [groups.index(c.group) if c.group else -1 for c in candidates], dtype=np.int64
        ),
        diminishing=DIMINISHING,
        must=frozenset(k for k, candidate in enumerate(candidates) if candidate.id in musts),
        cost=np.array([candidate.price_czk or 0.0 for candidate in candidates]),
        budget=request.budget_czk,
    )
