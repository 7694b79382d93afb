"""Where lunch can be had: restaurants near a stop that are known to be open."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import Final

from icplanner.catalogue.catalogue import Catalogue
from icplanner.catalogue.localised import Localised
from icplanner.catalogue.place import Restaurant
from icplanner.catalogue.position import LatLon, straight_km
from icplanner.catalogue.site import Kind, Site, Status
from icplanner.hours import Verdict, VisitingDay, Window, windows

# As far as one gets to and back within the ways of the break: by car three minutes each way, on
# foot ten minutes there, with the five spare minutes of the leg.
NEAR_KM: Final = 1.0


@dataclass(frozen=True, slots=True, eq=False)
class Restaurants:
    """The restaurants of a catalogue.

    Opening windows are remembered by (restaurant, day) and the nearest ones by position, as long
    as this object lives: one plan.
    """

    catalogue: Catalogue
    _near: dict[LatLon, tuple[Restaurant, ...]] = field(default_factory=dict)
    _open: dict[tuple[str, date], tuple[Window, ...]] = field(default_factory=dict)

    def near(self, point: LatLon, day: date, start_min: int, end_min: int) -> Restaurant | None:
        """Return the nearest restaurant known to be open all the time, or None."""
        for restaurant in self._by_distance(point):
            hours = self.windows(restaurant, day)
            if any(w.start_min <= start_min and end_min <= w.end_min for w in hours):
                return restaurant
        return None

    def windows(self, restaurant: Restaurant, day: date) -> tuple[Window, ...]:
        """Return when the restaurant is open; nothing where that is not known for sure."""
        key = (restaurant.id, day)
        if key not in self._open:
            self._open[key] = restaurant_windows(self.catalogue, restaurant, day)
        return self._open[key]

    def _by_distance(self, point: LatLon) -> tuple[Restaurant, ...]:
        if point not in self._near:
            apart = sorted(
                (straight_km(point, restaurant.position), restaurant.id)
                for restaurant in self.catalogue.restaurants.values()
            )
            self._near[point] = tuple(
                self.catalogue.restaurants[name] for apart_km, name in apart if apart_km <= NEAR_KM
            )
        return self._near[point]


class Openness(StrEnum):
    """What is known of a restaurant at the hours of a lunch; the best comes first."""

    OPEN = "open"
    UNKNOWN = "unknown"
    SHUT = "shut"


def restaurant_windows(
    catalogue: Catalogue, restaurant: Restaurant, day: date
) -> tuple[Window, ...]:
    """Return the windows in which a restaurant is known to be open on a day.

    A text that is missing, unsure or unreadable gives no window.
    """
    found = _judged(catalogue, restaurant, day)
    return found.windows if found is not None and found.verdict is Verdict.OPEN else ()


def openness(
    catalogue: Catalogue, restaurant: Restaurant, day: date, start_min: int, end_min: int
) -> Openness:
    """Return whether a restaurant is open all the time from start to end, as far as is known."""
    found = _judged(catalogue, restaurant, day)
    if found is None or found.verdict not in {Verdict.OPEN, Verdict.CLOSED}:
        return Openness.UNKNOWN
    held = any(w.start_min <= start_min and end_min <= w.end_min for w in found.windows)
    return Openness.OPEN if held and found.verdict is Verdict.OPEN else Openness.SHUT


def _judged(catalogue: Catalogue, restaurant: Restaurant, day: date) -> VisitingDay | None:
    """Return what the hours room says of a restaurant, None where it states no hours.

    The hours room judges sites; a restaurant's hours are the same kind of text, so it is put as
    a site of its place.
    """
    if not restaurant.opening_hours:
        return None
    place = catalogue.places.get(restaurant.place)
    as_site = Site(
        id=restaurant.id,
        names=Localised(cs=restaurant.name),
        kind=Kind.VISITOR_CENTRE,
        industries=(),
        era=(),
        country=place.country if place else "CZ",
        municipality=restaurant.place,
        position=restaurant.position,
        opening_hours=restaurant.opening_hours,
        status=Status.OPEN,
    )
    return windows(as_site, day)
