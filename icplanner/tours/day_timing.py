"""Going through one day of a tour, stop by stop: when what begins, with the lunch at one place."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from icplanner.catalogue.position import LatLon
from icplanner.tours.candidates import Candidate, Spans
from icplanner.tours.legs import LegBook
from icplanner.tours.lunch_choice import LunchChoice
from icplanner.tours.request import DayWish, Request
from icplanner.tours.restaurants import Restaurants
from icplanner.tours.tour import Hub, LunchPlace

# Minutes given to a leg without any way, so that the rest of an edited day still gets times; the
# checker tells that the leg is impossible.
NO_LEG_MIN: Final = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Visit:
    """One stop to be built: what, how long, and what was fixed by hand."""

    candidate: Candidate
    visit_min: int
    pinned: bool = False
    pinned_start_min: int | None = None


@dataclass(frozen=True, slots=True, eq=False)
class DayFrame:
    """What surrounds the stops of one day."""

    request: Request
    number: int
    start_hub: Hub
    end_hub: Hub
    legs: LegBook
    restaurants: Restaurants
    chosen: LunchChoice | None = None

    @property
    def wish(self) -> DayWish:
        """Return the date and the hours of the day."""
        return self.request.days[self.number]


@dataclass(frozen=True, slots=True)
class Meal:
    """Where the lunch is taken."""

    leg: int
    place: LunchPlace


@dataclass(slots=True)
class Timing:
    """Times of one day with the lunch at one place; one entry a leg."""

    meal: Meal | None
    departs: list[int]
    arrives: list[int]
    starts: list[int]
    late: int = 0
    lunch_start: int | None = None


def timed(frame: DayFrame, visits: Sequence[Visit], meal: Meal | None) -> Timing:
    """Go through the day as early as possible; `late` counts minutes beyond what is allowed."""
    wish = frame.wish
    timing = Timing(meal, [], [], [])
    points = way_points(frame, visits)
    over, reserve = wish.start_min, 0
    for leg in range(len(points) - 1):
        if meal == Meal(leg, LunchPlace.BEFORE):
            over = _eat(frame, timing, over, 0)
        leave = over + _reserve(frame, (points[leg], points[leg + 1]), over, reserve)
        minutes = frame.legs.minutes(points[leg], points[leg + 1], wish.date, leave)
        timing.departs.append(leave)
        way_min = NO_LEG_MIN if minutes is None else minutes
        timing.late += 24 * 60 if minutes is None else 0
        arrive = leave + way_min
        if meal == Meal(leg, LunchPlace.DURING):
            arrive = _eat_on_the_way(frame, timing, (over, leave), arrive)
        timing.arrives.append(arrive)
        buffer = frame.request.buffer_for(way_min)
        ready = arrive + buffer
        if meal == Meal(leg, LunchPlace.AFTER):
            ready = _eat(frame, timing, arrive, buffer)
        if leg == len(visits):
            timing.late += max(0, ready - wish.end_min)
            break
        visit = visits[leg]
        start = _start(frame, visit, ready)
        timing.late += 0 if start is not None else 24 * 60
        timing.starts.append(ready if start is None else start)
        reserve = frame.request.train_reserve_min(visit.visit_min)
        over = timing.starts[-1] + visit.visit_min
    return timing


def way_points(frame: DayFrame, visits: Sequence[Visit]) -> list[LatLon]:
    """Return the positions of the day's start, stops and end."""
    stops = [visit.candidate.position for visit in visits]
    return [frame.start_hub.position, *stops, frame.end_hub.position]


def _reserve(frame: DayFrame, way: tuple[LatLon, LatLon], over: int, reserve: int) -> int:
    """Return the minutes kept free before leaving: none where one walks and misses no train."""
    if not reserve:
        return 0
    found = frame.legs.leg(*way, frame.wish.date, over)
    return reserve if found is None or found.rides else 0


def _eat(frame: DayFrame, timing: Timing, arrive: int, buffer: int) -> int:
    """Take the lunch from `arrive` on; return when it is over and the buffer used up.

    The buffer comes before the lunch, as far as the lunch can wait for it, and else after it.
    """
    lunch = frame.request.lunch
    if lunch is None:
        return arrive + buffer
    start = max(arrive, lunch.earliest_min, min(arrive + buffer, lunch.latest_min))
    timing.lunch_start = start
    timing.late += max(0, start - lunch.latest_min)
    return max(start, arrive + buffer) + lunch.break_min


def _eat_on_the_way(frame: DayFrame, timing: Timing, begin: tuple[int, int], arrive: int) -> int:
    """Take the lunch within a leg and return when the leg is over.

    `begin` holds when the visit before is over and when one leaves, which by train is later:
    the lunch begins after leaving, unless it must not be that late.
    """
    lunch = frame.request.lunch
    if lunch is None:
        return arrive
    over, leave = begin
    start = max(over, lunch.earliest_min, min(leave, lunch.latest_min))
    timing.lunch_start = start
    timing.late += max(0, start - lunch.latest_min) + max(0, start - arrive)
    return arrive + lunch.break_min


def spans_of(frame: DayFrame, visit: Visit) -> Spans:
    """Return when the visit may begin on this day."""
    return visit.candidate.spans(frame.number, visit.visit_min, frame.wish)


def _start(frame: DayFrame, visit: Visit, ready: int) -> int | None:
    """Return when the visit begins if one may come in from `ready` on; None where none can."""
    spans, ready = spans_of(frame, visit), ready + visit.candidate.lead_min
    if visit.pinned_start_min is not None:
        fixed = visit.pinned_start_min
        allowed = any(first <= fixed <= last for first, last in spans)
        return fixed if allowed and fixed >= ready else None
    return next((max(first, ready) for first, last in spans if last >= ready), None)
