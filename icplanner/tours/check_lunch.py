"""Checking the lunch of a day."""

from __future__ import annotations

from collections.abc import Iterator

from icplanner.catalogue.catalogue import Catalogue
from icplanner.catalogue.position import straight_km
from icplanner.tours.check_stop import breaks, doubt
from icplanner.tours.request import Request
from icplanner.tours.restaurants import NEAR_KM, Openness, openness
from icplanner.tours.tour import LunchPlace, LunchStop, TourDay, TourWarning


def lunch_warnings(
    catalogue: Catalogue, request: Request, number: int, day: TourDay
) -> Iterator[TourWarning]:
    """Check that a due lunch is there, in time, long enough, and at a table that is to be had."""
    wish, lunch = request.lunch, day.lunch
    if wish is None or not day.stops:
        return
    if lunch is None:
        if wish.due(request.days[number]):
            yield breaks("lunch_missing", day=number)
        return
    if not wish.earliest_min <= lunch.start_min <= wish.latest_min:
        numbers = {
            "start_min": lunch.start_min,
            "earliest_min": wish.earliest_min,
            "latest_min": wish.latest_min,
        }
        yield breaks("lunch_outside", day=number, numbers=numbers)
    length = lunch.end_min - lunch.start_min
    if length < wish.break_min:
        numbers = {"length_min": length, "wanted_min": wish.break_min}
        yield breaks("lunch_short", day=number, numbers=numbers)
    if lunch.restaurant is None and lunch.by_hand:
        return
    if lunch.restaurant is None:
        yield doubt("lunch_no_place", day=number)
    else:
        yield from _table(catalogue, number, day, lunch)


def _table(
    catalogue: Catalogue, number: int, day: TourDay, lunch: LunchStop
) -> Iterator[TourWarning]:
    restaurant = catalogue.restaurants.get(lunch.restaurant or "")
    if restaurant is None:
        yield breaks("restaurant_unknown", day=number, numbers={"name": lunch.name})
        return
    numbers: dict[str, object] = {"name": restaurant.name}
    known = openness(catalogue, restaurant, day.date, lunch.start_min, lunch.end_min)
    if known is Openness.UNKNOWN and lunch.by_hand:
        yield doubt("restaurant_unsure", day=number, numbers=numbers)
    elif known is not Openness.OPEN:
        yield breaks("restaurant_closed", day=number, numbers=numbers)
    points = [day.start_hub.position, *(stop.position for stop in day.stops), day.end_hub.position]
    at = lunch.leg if lunch.place is LunchPlace.BEFORE else lunch.leg + 1
    if at < len(points) and straight_km(points[at], restaurant.position) > NEAR_KM:
        yield breaks("restaurant_far", day=number, numbers=numbers)
