"""What stays as it is while a route is suggested, and what may still travel."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from icplanner.programme.booking import Booking
from icplanner.programme.exhibition import Exhibition


@dataclass(frozen=True, slots=True, kw_only=True)
class Fixed:
    """The bookings that stay.

    Attributes
    ----------
    stops
        Pinned bookings the route goes through, by day.
    aside
        Bookings that stay without being stops: permanent homes, pinned ones of other showcases,
        and pinned ones outside the season.
    travelling
        Ids of the showcases that travel: those that stand nowhere else during the season.
    """

    stops: tuple[Booking, ...]
    aside: tuple[Booking, ...]
    travelling: tuple[str, ...]


def fixed(exhibition: Exhibition, first_day: date, last_day: date) -> Fixed:
    """Return what stays in a season.

    A booking of some showcases only takes these out of the tour for the whole season: they stand
    elsewhere on some of its days.
    """
    staying = [one for one in exhibition.bookings if one.pinned or one.permanent]
    meeting = [one for one in staying if one.taken_from <= last_day and one.until >= first_day]
    travelling = tuple(one.id for one in exhibition.showcases)
    # Homes and the smallest bookings first: what they leave may well travel together.
    few = sorted(meeting, key=lambda one: (not one.permanent, len(exhibition.standing(one))))
    for booking in few:
        if booking.permanent or not all(booking.shows(one) for one in travelling):
            travelling = tuple(one for one in travelling if not booking.shows(one))
    stops = tuple(
        one
        for one in meeting
        if travelling and not one.permanent and any(one.shows(showcase) for showcase in travelling)
    )
    return Fixed(
        stops=stops,
        aside=tuple(one for one in staying if one not in stops),
        travelling=travelling,
    )
