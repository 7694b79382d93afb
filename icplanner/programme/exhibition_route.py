"""A route over a season: which venue when, proven best where possible."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

import numpy as np

from icplanner.catalogue.position import LatLon
from icplanner.programme.booking import Booking, Companion
from icplanner.programme.exhibition_option import KM_POINTS, OPEN_DAY_POINTS, Option
from icplanner.programme.exhibition_path import Ways, best_path
from icplanner.programme.exhibition_season import options, pinned_options
from icplanner.programme.exhibition_surroundings import Surroundings
from icplanner.programme.exhibition_wish import Wish, WishRefused, wish_problems
from icplanner.travel.leg import Mode, Travel

# Points closer than this are one: sums of floats differ in their last digits.
SAME_POINTS: Final = 1e-6


@dataclass(frozen=True, slots=True, kw_only=True)
class Stop:
    """One stop of a suggested route, with the parts of its score.

    Attributes
    ----------
    km
        By road from the stop before, or from the depot; None for a first stop without a depot.
    pinned
        Whether the booking was fixed before.
    """

    booking: Booking
    option: Option
    km: float | None
    pinned: bool = False

    @property
    def open_points(self) -> float:
        """Return the points of the open days."""
        return OPEN_DAY_POINTS * self.option.open_days

    @property
    def way_points(self) -> float:
        """Return the points, zero or below, of the way to the stop."""
        return KM_POINTS * (self.km or 0.0)

    @property
    def points(self) -> float:
        """Return the sum of the parts."""
        return self.option.points + self.way_points


@dataclass(frozen=True, slots=True, kw_only=True)
class Suggestion:
    """A route over the season.

    Attributes
    ----------
    home_km
        Kilometres from the last stop to all homes together.
    points
        The sum of all stops' points and of the ways home.
    bound
        No route can have more points.
    """

    stops: tuple[Stop, ...]
    home_km: float
    points: float
    bound: float

    @property
    def proven(self) -> bool:
        """Return whether the route is proven to be the best one."""
        return self.bound - self.points <= SAME_POINTS * max(1.0, abs(self.points))

    @property
    def bookings(self) -> tuple[Booking, ...]:
        """Return the stops as bookings."""
        return tuple(stop.booking for stop in self.stops)

    @property
    def km(self) -> float:
        """Return the kilometres of the whole route, the ways home included."""
        return sum(stop.km or 0.0 for stop in self.stops) + self.home_km


def suggest(wish: Wish, around: Surroundings) -> Suggestion:
    """Return the best route over a season, or in hard cases a good one and its bound.

    Every pinned booking is a stop of the route, on its days; a house that is pinned does not come
    a second time. The same wish gives the same route.

    Raises
    ------
    WishRefused
        When the wish makes no sense; or with code "nothing_open" when no venue can be used in any
        week of the season, or none can be reached.
    """
    wrong = wish_problems(wish)
    if wrong:
        raise WishRefused(wrong)
    taken = {one.venue.key for one in wish.pinned}
    wish = replace(wish, venues=tuple(one for one in wish.venues if one.key not in taken))
    ways = _ways(wish, around.travel)
    chosen, bound = best_path(options(wish, around), ways, pinned_options(wish, around))
    if not chosen:
        raise WishRefused(("nothing_open",))
    return _suggestion(chosen, wish, ways, bound)


def _ways(wish: Wish, travel: Travel) -> Ways:
    stands = (*wish.venues, *(one.venue for one in wish.pinned))
    venues = [venue.position for venue in stands if venue.position]
    extra: list[LatLon] = [*([wish.depot] if wish.depot else []), *wish.homes]
    table = travel.matrix([*venues, *extra], Mode.CAR).distance_km
    count = len(venues)
    homes = table[:count, len(table) - len(wish.homes) :]
    return Ways(
        between_km=table[:count, :count],
        depot_km=table[count, :count] if wish.depot else np.zeros(count),
        home_km=homes.sum(axis=1),
    )


def _suggestion(chosen: Sequence[Option], wish: Wish, ways: Ways, bound: float) -> Suggestion:
    stops: list[Stop] = []
    before: Option | None = None
    for option in chosen:
        if before is not None:
            km: float | None = float(ways.between_km[before.venue, option.venue])
        else:
            km = float(ways.depot_km[option.venue]) if wish.depot else None
        pinned = option.venue >= len(wish.venues)
        booking = wish.pinned[option.venue - len(wish.venues)] if pinned else _booking(option, wish)
        stops.append(Stop(booking=booking, option=option, km=km, pinned=pinned))
        before = option
    home_km = float(ways.home_km[chosen[-1].venue])
    points = sum(stop.points for stop in stops) + KM_POINTS * home_km
    return Suggestion(stops=tuple(stops), home_km=home_km, points=points, bound=max(bound, points))


def _booking(option: Option, wish: Wish) -> Booking:
    venue = wish.venues[option.venue]
    booking = Booking(
        uid=f"{venue.site or f'venue-{option.venue + 1}'}-{option.first_day.isoformat()}",
        venue=venue,
        first_day=option.first_day,
        last_day=option.last_day,
        showcases=wish.showcases,
        transport_days=wish.transport_days,
        setup_days=wish.setup_days,
        vernissage=option.opening,
    )
    if not option.events:
        return booking
    occurrence = option.events[0].occurrence
    companion = Companion(
        uid=occurrence.uid,
        names=occurrence.event.names,
        day=occurrence.first_day,
        estimated=occurrence.estimated,
    )
    return replace(booking, companion=companion)
