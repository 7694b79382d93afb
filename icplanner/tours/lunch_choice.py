"""The lunch place chosen by hand: what is chosen, where it fits, and what there is to choose."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from icplanner.catalogue.catalogue import Catalogue
from icplanner.catalogue.place import Restaurant
from icplanner.catalogue.position import LatLon, straight_km
from icplanner.tours.request import LunchPin
from icplanner.tours.restaurants import NEAR_KM, Openness, openness
from icplanner.tours.tour import LunchPlace, LunchStop, TourDay


@dataclass(frozen=True, slots=True, kw_only=True)
class LunchChoice:
    """A place chosen by hand.

    Attributes
    ----------
    restaurant
        Eat at this restaurant.
    stop
        Eat near this stop or hub, wherever everybody likes. Without both there is a break, but no
        particular place.
    """

    restaurant: str | None = None
    stop: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """A restaurant that can be chosen: the point of the day it lies next to, and how far."""

    restaurant: Restaurant
    near: str
    distance_km: float
    openness: Openness


def ids_of(day: TourDay) -> tuple[str, ...]:
    """Return the ids of the points of a day: its start, its stops, its end."""
    return (day.start_hub.id, *(stop.id for stop in day.stops), day.end_hub.id)


def points_of(day: TourDay) -> tuple[LatLon, ...]:
    """Return the positions of the points of a day, as `ids_of` names them."""
    stops = (stop.position for stop in day.stops)
    return (day.start_hub.position, *stops, day.end_hub.position)


def point_at(leg: int, place: LunchPlace) -> int | None:
    """Return which point of the day a lunch is taken at, None on the way."""
    if place is LunchPlace.DURING:
        return None
    return leg if place is LunchPlace.BEFORE else leg + 1


def choice_of(day: TourDay) -> LunchChoice | None:
    """Return what was chosen by hand for a day, None where the planner chooses."""
    lunch: LunchStop | None = day.lunch
    if lunch is None or not lunch.by_hand:
        return None
    if lunch.restaurant is not None:
        return LunchChoice(restaurant=lunch.restaurant)
    at = point_at(lunch.leg, lunch.place) if lunch.name else None
    return LunchChoice(stop=None if at is None else ids_of(day)[at])


def lunch_pin(day: TourDay) -> LunchPin | None:
    """Return the place chosen by hand for a day as a wish for planning anew, None for none."""
    choice, lunch = choice_of(day), day.lunch
    if choice is None or lunch is None:
        return None
    at = point_at(lunch.leg, lunch.place) if lunch.name else None
    stop = None if at is None else ids_of(day)[at]
    return LunchPin(date=day.date, restaurant=choice.restaurant, stop=stop)


def pinned_choice(held: LunchPin) -> LunchChoice:
    """Return a wish for lunch as the choice it was made from."""
    if held.restaurant is not None:
        return LunchChoice(restaurant=held.restaurant)
    return LunchChoice(stop=held.stop)


def still_possible(choice: LunchChoice | None, ids: Sequence[str]) -> LunchChoice | None:
    """Return the choice, None where the stop it was made for is no longer there."""
    gone = choice is not None and choice.stop is not None and choice.stop not in ids
    return None if gone else choice


def tables(catalogue: Catalogue, day: TourDay) -> tuple[Table, ...]:
    """Return the restaurants that lunch can be had at, in the order of the day, open ones first.

    Each stands once, beside the point of the day it is nearest to, and is open, shut or unknown
    at the hours the lunch has now.
    """
    nearest: dict[str, tuple[float, int]] = {}
    for place, point in enumerate(points_of(day)):
        for restaurant in catalogue.restaurants.values():
            apart_km = straight_km(point, restaurant.position)
            if apart_km <= NEAR_KM:
                known = nearest.get(restaurant.id, (apart_km, place))
                nearest[restaurant.id] = min(known, (apart_km, place))
    ids = ids_of(day)
    found = [
        (place, _table(catalogue, day, name, (ids[place], apart_km)))
        for name, (apart_km, place) in nearest.items()
    ]
    order = list(Openness)
    ordered = sorted(
        found,
        key=lambda entry: (order.index(entry[1].openness), entry[0], entry[1].distance_km),
    )
    return tuple(table for _, table in ordered)


def _table(catalogue: Catalogue, day: TourDay, name: str, where: tuple[str, float]) -> Table:
    restaurant = catalogue.restaurants[name]
    lunch = day.lunch
    times = (lunch.start_min, lunch.end_min) if lunch else (0, 0)
    known = openness(catalogue, restaurant, day.date, *times)
    return Table(restaurant=restaurant, near=where[0], distance_km=where[1], openness=known)


def is_open(catalogue: Catalogue, name: str, day: date, times: tuple[int, int]) -> bool:
    """Return whether a restaurant is known to be open from the first minute to the last."""
    restaurant = catalogue.restaurants.get(name)
    if restaurant is None:
        return False
    return openness(catalogue, restaurant, day, *times) is Openness.OPEN
