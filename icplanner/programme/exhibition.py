"""The touring exhibition: its showcases and the bookings of a season, as frozen data."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import combinations
from typing import Final

from icplanner.catalogue.limits import YEAR_MAX, YEAR_MIN
from icplanner.programme.booking import Booking
from icplanner.programme.exhibition_warning import ExhibitionCode, ExhibitionWarning, Gravity
from icplanner.programme.showcase import Showcase

# Ten showcases toured in 2018, in four places; tenfold is no tour any more.
MOST_SHOWCASES: Final = 100
MOST_BOOKINGS: Final = 100

# Transport or set-up that takes longer than a month is a typing error. Judged.
MOST_DAYS: Final = 31


class ExhibitionRefused(ValueError):  # noqa: N818 - named after what happened to the booking
    """The exhibition cannot be so; `refusals` say why, every one of them."""

    def __init__(self, refusals: tuple[ExhibitionWarning, ...]) -> None:
        said = (f"{one.code} ({', '.join(one.bookings)})" for one in refusals)
        super().__init__("; ".join(said))
        self.refusals = refusals


@dataclass(frozen=True, slots=True, kw_only=True)
class Exhibition:
    """A touring exhibition in one season.

    Attributes
    ----------
    bookings
        By first day, then id; ids are unique.
    """

    name: str
    year: int
    showcases: tuple[Showcase, ...] = ()
    bookings: tuple[Booking, ...] = ()

    def booking(self, uid: str) -> Booking:
        """Return a booking.

        Raises
        ------
        KeyError
            When there is none of this id.
        """
        for booking in self.bookings:
            if booking.uid == uid:
                return booking
        raise KeyError(uid)

    def standing(self, booking: Booking) -> tuple[Showcase, ...]:
        """Return the showcases that stand at a booking."""
        return tuple(showcase for showcase in self.showcases if booking.shows(showcase.id))


def with_booking(exhibition: Exhibition, booking: Booking) -> Exhibition:
    """Return the exhibition with a booking, in place of the one of the same id if there is one.

    Raises
    ------
    ExhibitionRefused
        When a showcase would stand at two places on one day, or the booking cannot be.
    """
    others = [one for one in exhibition.bookings if one.uid != booking.uid]
    return with_bookings(exhibition, (*others, booking))


def with_bookings(exhibition: Exhibition, bookings: tuple[Booking, ...]) -> Exhibition:
    """Return the exhibition with these bookings and no others.

    Raises
    ------
    ExhibitionRefused
        As for `with_booking`.
    """
    ordered = tuple(sorted(bookings, key=lambda one: (one.first_day, one.uid)))
    changed = replace(exhibition, bookings=ordered)
    found = refusals(changed)
    if found:
        raise ExhibitionRefused(found)
    return changed


def without_booking(exhibition: Exhibition, uid: str) -> Exhibition:
    """Return the exhibition without a booking.

    Raises
    ------
    KeyError
        When there is none of this id.
    """
    exhibition.booking(uid)
    return replace(exhibition, bookings=tuple(one for one in exhibition.bookings if one.uid != uid))


def with_showcase(exhibition: Exhibition, showcase: Showcase) -> Exhibition:
    """Return the exhibition with a showcase, in place of the one of the same id if there is one.

    What is wrong with it, `showcase_problems` says.
    """
    known = {one.id: one for one in exhibition.showcases} | {showcase.id: showcase}
    return replace(exhibition, showcases=tuple(known.values()))


def refusals(exhibition: Exhibition) -> tuple[ExhibitionWarning, ...]:
    """Return everything that cannot be: two places on one day first, then impossible bookings."""
    return (
        *_two_places(exhibition),
        *_booked_twice(exhibition),
        *(one for booking in exhibition.bookings for one in _impossible(booking, exhibition)),
    )


def _two_places(exhibition: Exhibition) -> Iterator[ExhibitionWarning]:
    for first, second in combinations(exhibition.bookings, 2):
        begins = max(first.first_day, second.first_day)
        ends = min(first.until, second.until)
        if begins > ends:
            continue
        both = [one for one in exhibition.standing(first) if second.shows(one.id)]
        if both:
            yield ExhibitionWarning(
                code=ExhibitionCode.TWO_PLACES,
                gravity=Gravity.REFUSED,
                bookings=(first.uid, second.uid),
                showcases=tuple(one.id for one in both),
                days=(begins, ends) if ends < date.max else (begins,),
                numbers={"days": (ends - begins).days + 1} if ends < date.max else {},
            )


def _booked_twice(exhibition: Exhibition) -> Iterator[ExhibitionWarning]:
    uids = [one.uid for one in exhibition.bookings]
    for uid in sorted({uid for uid in uids if uids.count(uid) > 1}):
        yield ExhibitionWarning(
            code=ExhibitionCode.BOOKED_TWICE, gravity=Gravity.REFUSED, bookings=(uid,)
        )


def _impossible(booking: Booking, exhibition: Exhibition) -> Iterator[ExhibitionWarning]:
    def refused(
        code: ExhibitionCode, *days: date, showcases: tuple[str, ...] = ()
    ) -> ExhibitionWarning:
        return ExhibitionWarning(
            code=code,
            gravity=Gravity.REFUSED,
            bookings=(booking.uid,),
            days=days,
            showcases=showcases,
        )

    told = (booking.first_day, booking.last_day, booking.vernissage)
    outside = [day for day in told if day and not YEAR_MIN <= day.year <= YEAR_MAX]
    if outside:
        yield refused(ExhibitionCode.DATE_RANGE, *outside)
    if booking.until < booking.first_day:
        yield refused(ExhibitionCode.ENDS_BEFORE_START, booking.first_day, booking.until)
    for days in (booking.transport_days, booking.setup_days):
        if days is not None and not 0 <= days <= MOST_DAYS:
            yield refused(ExhibitionCode.DAYS_RANGE)
    known = {showcase.id for showcase in exhibition.showcases}
    strangers = tuple(one for one in booking.showcases if one not in known)
    if strangers:
        yield refused(ExhibitionCode.UNKNOWN_SHOWCASE, showcases=strangers)


def days_of(booking: Booking) -> tuple[date, ...]:
    """Return the days visitors see the showcases; of a permanent home only the first."""
    last = booking.last_day or booking.first_day
    count = (last - booking.first_day).days + 1
    return tuple(booking.first_day + timedelta(days=step) for step in range(count))
