"""Checking the times of a day: no way shorter than it really is, nothing before it can begin."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, time, timedelta
from typing import Final

from icplanner.tours.check_stop import breaks
from icplanner.tours.request import Request
from icplanner.tours.tour import LunchPlace, TourDay, TourLeg, TourWarning
from icplanner.travel.leg import Travel, Unreachable

# Computed minutes may differ in the last bits only.
_SAME_MINUTE: Final = 1e-6


def way_warnings(
    request: Request, number: int, day: TourDay, travel: Travel
) -> Iterator[TourWarning]:
    """Follow one day minute by minute."""
    points = [
        day.start_hub.position,
        *(stop.position for stop in day.stops),
        day.end_hub.position,
    ]
    if not day.stops or len(day.legs) != len(points) - 1:
        return
    now, lunch = day.depart_min, day.lunch
    for k, leg in enumerate(day.legs):
        to = day.stops[k].id if k < len(day.stops) else None
        real = travel.leg(points[k], points[k + 1], request.mode, _moment(day, leg))
        yield from _leg_warnings(
            number, to, leg, real if not isinstance(real, Unreachable) else None
        )
        meal = lunch if lunch is not None and lunch.leg == k else None
        if meal and meal.place is LunchPlace.BEFORE:
            yield from _after(number, to, now, meal.start_min)
            now = meal.end_min
        yield from _after(number, to, now, leg.depart_min)
        arrive = leg.depart_min + leg.minutes
        if meal and meal.place is LunchPlace.DURING:
            yield from _after(number, to, meal.start_min, arrive)
            yield from _after(number, to, now, meal.start_min)
            arrive += meal.end_min - meal.start_min
        ready = arrive + request.buffer_for(leg.minutes)
        if meal and meal.place is LunchPlace.AFTER:
            yield from _after(number, to, arrive, meal.start_min)
            # What the lunch could not wait of the buffer comes after it.
            ready = meal.end_min + max(0, ready - meal.start_min)
        if k == len(day.stops):
            back = meal.end_min if meal and meal.place is LunchPlace.AFTER else arrive
            yield from _after(number, to, back, day.return_min)
            return
        stop = day.stops[k]
        if stop.arrive_min != arrive:
            numbers = {"stated_min": stop.arrive_min, "arrive_min": arrive}
            yield breaks("arrival_wrong", day=number, stop=stop.id, numbers=numbers)
        if stop.start_min < ready:
            numbers = {"start_min": stop.start_min, "late_min": ready - stop.start_min}
            code = "arrives_late" if stop.start_min < arrive else "no_buffer"
            yield breaks(code, day=number, stop=stop.id, numbers=numbers)
        yield from _after(number, stop.id, stop.start_min + 1, stop.end_min)
        now = stop.end_min


def _leg_warnings(number: int, to: str | None, leg: TourLeg, real: object) -> Iterator[TourWarning]:
    minutes = getattr(real, "minutes", None)
    if minutes is None:
        numbers: dict[str, object] = {"from": leg.from_id, "to": leg.to_id, "mode": leg.mode.value}
        yield breaks("no_way", day=number, stop=to, numbers=numbers)
    elif minutes > leg.minutes + _SAME_MINUTE:
        numbers = {"planned_min": leg.minutes, "real_min": minutes, "from": leg.from_id}
        yield breaks("way_too_short", day=number, stop=to, numbers=numbers)


def _after(number: int, stop: str | None, earliest: int, planned: int) -> Iterator[TourWarning]:
    """Tell if something is planned before it can be."""
    if planned < earliest:
        numbers = {"begins_min": planned, "earliest_min": earliest}
        yield breaks("times_overlap", day=number, stop=stop, numbers=numbers)


def _moment(day: TourDay, leg: TourLeg) -> datetime:
    return datetime.combine(day.date, time()) + timedelta(minutes=leg.depart_min)
