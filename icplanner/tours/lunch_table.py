"""The table chosen by hand, for the planner: the stop beside it, and when lunch may begin there.

The solvers place a lunch wherever it does best. Where somebody chose the place, lunch and the visit
beside it are one longer visit to them, so that the day's tour is the best one with lunch there.
"""

from __future__ import annotations

from collections.abc import Sequence

from icplanner.catalogue.catalogue import Catalogue
from icplanner.tours.candidates import Candidate, Spans
from icplanner.tours.request import DayWish, LunchPin, LunchWish, Pin, Request
from icplanner.tours.restaurants import Openness, openness

# For each day the stop beside which lunch is had and when it may begin; None: the planner chooses.
Tables = tuple[tuple[str, Spans] | None, ...]


def held_stops(request: Request, hubs: Sequence[str]) -> tuple[Pin, ...]:
    """Return the pins, and with them the stops beside the tables chosen by hand.

    `hubs` are the ids of the tour's hubs: a day begins and ends there anyway.
    """
    pinned = {*hubs, *(pin.stop for pin in request.pins)}
    beside = (
        Pin(stop=held.stop, date=held.date)
        for held in request.lunches
        if held.stop is not None and held.stop not in pinned and _due(request, held) is not None
    )
    return (*request.pins, *beside)


def held_tables(catalogue: Catalogue, request: Request, hubs: Sequence[str]) -> Tables:
    """Return for each day the table chosen by hand beside a stop of the tour."""
    held = {
        lunch.date: lunch
        for lunch in request.lunches
        if lunch.stop is not None and lunch.stop not in hubs
    }
    return tuple(_table(catalogue, request, day, held.get(day.date)) for day in request.days)


def _due(request: Request, held: LunchPin) -> LunchWish | None:
    """Return the lunch of a day, None where none is due."""
    day = next((day for day in request.days if day.date == held.date), None)
    lunch = request.lunch
    return lunch if lunch is not None and day is not None and lunch.due(day) else None


def _table(
    catalogue: Catalogue, request: Request, day: DayWish, held: LunchPin | None
) -> tuple[str, Spans] | None:
    lunch = request.lunch
    if held is None or held.stop is None or lunch is None or not lunch.due(day):
        return None
    latest = max(lunch.earliest_min, lunch.latest_min - request.last_reserve_min)
    table = catalogue.restaurants.get(held.restaurant or "")
    if table is None:
        return held.stop, ((lunch.earliest_min, latest),)
    open_at = [
        (minute, minute)
        for minute in range(lunch.earliest_min, latest + 1)
        if openness(catalogue, table, day.date, minute, minute + lunch.break_min)
        is not Openness.SHUT
    ]
    return held.stop, joined(open_at)


def with_lunch(candidate: Candidate, day: int, lunches: Spans, break_min: int) -> tuple[Spans, int]:
    """Return when one may be at the door for a visit with the lunch before or after it.

    One follows the other at once; where the hours leave no time for that, after the least wait.

    Parameters
    ----------
    candidate
        The stop beside the table.
    day
        The day's index.
    lunches
        When the lunch may begin, in minutes after midnight.
    break_min
        How long it takes.

    Returns
    -------
    (Spans, int)
        The starts of the two together, and by how much they take longer than the visit with its
        lead: the break and the wait.
    """
    lead, visit = candidate.lead_min, candidate.visit_min
    found: list[tuple[int, tuple[int, int]]] = []
    for first, last in candidate.starts[day]:
        for low, high in lunches:
            ahead = first - break_min - lead
            wait = max(0, ahead - high)
            found.append((wait, (min(high, max(ahead, low)), min(last - break_min - lead, high))))
            wait = max(0, low - visit - last)
            found.append(
                (wait, (min(last, max(first, low - visit)) - lead, min(last, high - visit) - lead))
            )
    found = [(wait, (first, last)) for wait, (first, last) in found if first <= last]
    least = min((wait for wait, _ in found), default=0)
    return joined([span for wait, span in found if wait == least]), break_min + least


def joined(spans: Sequence[tuple[int, int]]) -> Spans:
    """Return intervals of whole minutes in order, those that touch or overlap as one."""
    made: list[tuple[int, int]] = []
    for first, last in sorted(spans):
        if made and first <= made[-1][1] + 1:
            made[-1] = (made[-1][0], max(made[-1][1], last))
        else:
            made.append((first, last))
    return tuple(made)
