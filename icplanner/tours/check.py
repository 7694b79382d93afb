"""The independent checker: does a tour work? Written without any of the planner's code.

It reads a finished tour, asks the catalogue, the hours room and the travel room anew, and returns
everything that breaks the tour or makes it doubtful. Codes are listed in `docs/tours-reference.md`.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterator
from itertools import pairwise
from typing import Final

from icplanner.catalogue.catalogue import Catalogue
from icplanner.catalogue.finding import UnknownName, find_site
from icplanner.tours.check_lunch import lunch_warnings
from icplanner.tours.check_stop import breaks, doubt, stop_warnings
from icplanner.tours.check_way import way_warnings
from icplanner.tours.request import Request
from icplanner.tours.tour import LunchPlace, StopKind, Tour, TourDay, TourWarning
from icplanner.travel.leg import Travel

# Sums of points in tenths may differ in the last bits only.
_SAME_SCORE: Final = 1e-6


def check(tour: Tour, catalogue: Catalogue, *, travel: Travel) -> tuple[TourWarning, ...]:
    """Return all that breaks the tour or is doubtful about it, day by day, without repairs."""
    found = list(_whole(tour, catalogue))
    for number, day in enumerate(tour.days):
        if number < len(tour.request.days):
            found += _day(tour, number, day)
            found += way_warnings(tour.request, number, day, travel)
            found += lunch_warnings(catalogue, tour.request, number, day)
            for stop in day.stops:
                found += stop_warnings(catalogue, tour.request, (number, day.date), stop)
    return tuple(found)


def _whole(tour: Tour, catalogue: Catalogue) -> Iterator[TourWarning]:
    """Check what concerns the tour as a whole."""
    request = tour.request
    dates = tuple(day.date for day in tour.days)
    if dates != tuple(wish.date for wish in request.days):
        yield breaks("days_differ", numbers={"dates": [str(day) for day in dates]})
    held = Counter(tour.stop_ids())
    for stop, times in held.items():
        if times > 1:
            yield breaks("visited_twice", stop=stop, numbers={"times": times})
    yield from _wishes(request, catalogue, frozenset(held))
    yield from _money(tour)
    parts = [part.points for day in tour.days for stop in day.stops for part in stop.score_parts]
    if abs(math.fsum(parts) - tour.score) > _SAME_SCORE:
        numbers = {"sum": math.fsum(parts), "score": tour.score}
        yield breaks("score_wrong", numbers=numbers)


def _wishes(request: Request, catalogue: Catalogue, held: frozenset[str]) -> Iterator[TourWarning]:
    for wanted in _ids(catalogue, request.must):
        if wanted not in held:
            yield breaks("must_missing", stop=wanted)
    for unwanted in _ids(catalogue, request.avoid):
        if unwanted in held:
            yield breaks("avoided", stop=unwanted)
    for event in request.events:
        if event.id not in held:
            yield breaks("event_missing", stop=event.id)


def _ids(catalogue: Catalogue, keys: tuple[str, ...]) -> Iterator[str]:
    for key in keys:
        try:
            yield find_site(catalogue, key).id
        except UnknownName:
            yield key


def _money(tour: Tour) -> Iterator[TourWarning]:
    budget = tour.request.budget_czk
    if budget is None:
        return
    sites = [s for day in tour.days for s in day.stops if s.kind is StopKind.SITE]
    spent = math.fsum(stop.price_czk or 0.0 for stop in sites)
    if spent > budget:
        yield breaks("over_budget", numbers={"price_czk": spent, "budget_czk": budget})


def _day(tour: Tour, number: int, day: TourDay) -> Iterator[TourWarning]:
    """Check the frame of one day: hours, hubs, number of stops, a leg between each two points."""
    wish, request = tour.request.days[number], tour.request
    most = request.rule.max_stops
    if most is not None and len(day.stops) > most:
        numbers = {"stops": len(day.stops), "most": most}
        yield breaks("too_many_stops", day=number, numbers=numbers)
    for stop in day.stops:
        if stop.pinned_start_min is not None and stop.start_min != stop.pinned_start_min:
            numbers = {"start_min": stop.pinned_start_min}
            yield breaks("pin_missed", day=number, stop=stop.id, numbers=numbers)
    if not day.stops:
        return
    if day.depart_min < wish.start_min:
        numbers = {"depart_min": day.depart_min, "start_min": wish.start_min}
        yield breaks("leaves_early", day=number, numbers=numbers)
    lunch = day.lunch
    ends_with_lunch = lunch is not None and lunch.leg == len(day.stops)
    spare = request.buffer_for(day.legs[-1].minutes) if day.legs else request.buffer
    if ends_with_lunch and lunch and lunch.place is LunchPlace.AFTER and day.legs:
        # As much of it as lies between the way and the lunch is kept there.
        before = lunch.start_min - day.legs[-1].depart_min - day.legs[-1].minutes
        spare = max(0, spare - max(0, before))
    late = day.return_min + spare - wish.end_min
    if late > 0:
        numbers = {"return_min": day.return_min, "end_min": wish.end_min, "late_min": late}
        yield breaks("returns_late", day=number, numbers=numbers)
    ids = [day.start_hub.id, *(stop.id for stop in day.stops), day.end_hub.id]
    ways = [(leg.from_id, leg.to_id) for leg in day.legs]
    if ways != list(pairwise(ids)):
        yield breaks("legs_differ", day=number)
    if any("timetable_other_year" in leg.notes for leg in day.legs):
        yield doubt("timetable_other_year", day=number)
