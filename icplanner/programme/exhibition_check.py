"""Checking a touring exhibition, written without the code that suggests routes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from itertools import pairwise
from typing import Final

from icplanner.catalogue.event import Event, EventStatus
from icplanner.catalogue.localised import Localised
from icplanner.catalogue.position import straight_km
from icplanner.hours import Verdict
from icplanner.programme.booking import Booking, Companion
from icplanner.programme.clashes import clashes
from icplanner.programme.exhibition import Exhibition, days_of, refusals
from icplanner.programme.exhibition_surroundings import (
    Surroundings,
    beside,
    ready_events,
    verdict_of,
)
from icplanner.programme.exhibition_warning import ExhibitionCode, ExhibitionWarning, Gravity
from icplanner.programme.occurrence import Occurrence
from icplanner.programme.warning import Code
from icplanner.travel.leg import Mode, Travel, Unreachable

# A venue that is open on fewer of the days wastes the season. Judged.
ENOUGH_OPEN: Final = 0.5

# Showcases that rest longer could have stood somewhere. Judged: two weekends.
IDLE_DAYS: Final = 14

# Whom the exhibition is for: the firms' products with their story drew everybody in 2018.
AUDIENCE: Final = ("families", "spa_guests", "schools", "experts")

# Rivals or events named in one sentence.
MOST_NAMED: Final = 4


def check(exhibition: Exhibition, around: Surroundings) -> tuple[ExhibitionWarning, ...]:
    """Return everything the coordinator should know, the gravest first, then by booking."""
    found = (
        *refusals(exhibition),
        *_moves(exhibition, around.travel),
        *(one for booking in exhibition.bookings for one in _house(booking, around)),
        *(one for booking in exhibition.bookings for one in _event(booking, around)),
        *_opening_clashes(exhibition, around),
        *_homes(exhibition),
    )
    order = list(Gravity)
    return tuple(sorted(found, key=lambda one: order.index(one.gravity)))


def _moves(exhibition: Exhibition, travel: Travel) -> Iterator[ExhibitionWarning]:
    told: set[tuple[str, str]] = set()
    for showcase in exhibition.showcases:
        route = [one for one in exhibition.bookings if one.shows(showcase.id)]
        for before, after in pairwise(route):
            if (before.uid, after.uid) in told or before.until >= after.first_day:
                continue
            told.add((before.uid, after.uid))
            yield from _move(before, after, travel)
    for booking in exhibition.bookings:
        if booking.transport_days is None or booking.setup_days is None:
            yield _of(ExhibitionCode.MOVE_UNKNOWN, Gravity.NOTE, booking)


def _move(before: Booking, after: Booking, travel: Travel) -> Iterator[ExhibitionWarning]:
    free = (after.first_day - before.until).days - 1
    if before.until >= after.taken_from:
        numbers: dict[str, float] = {
            "needed": (after.transport_days or 0) + (after.setup_days or 0),
            "free": free,
        }
        if before.venue.position and after.venue.position:
            leg = travel.leg(before.venue.position, after.venue.position, Mode.CAR)
            if not isinstance(leg, Unreachable):
                numbers["km"] = round(leg.distance_km)
        yield ExhibitionWarning(
            code=ExhibitionCode.NO_TIME_TO_MOVE,
            gravity=Gravity.WARNING,
            bookings=(before.uid, after.uid),
            days=(before.until, after.first_day),
            numbers=numbers,
        )
    elif (after.taken_from - before.until).days - 1 > IDLE_DAYS:
        yield ExhibitionWarning(
            code=ExhibitionCode.IDLE,
            gravity=Gravity.NOTE,
            bookings=(before.uid, after.uid),
            days=(before.until, after.taken_from),
            numbers={"days": (after.taken_from - before.until).days - 1},
        )


def _house(booking: Booking, around: Surroundings) -> Iterator[ExhibitionWarning]:
    if not booking.covers(booking.opening):
        yield _of(ExhibitionCode.OPENING_OUTSIDE, Gravity.WARNING, booking, booking.opening)
    days = days_of(booking)
    verdicts = [verdict_of(booking.venue, day, around.sites) for day in days]
    opening = verdict_of(booking.venue, booking.opening, around.sites)
    if all(one is Verdict.CLOSED for one in verdicts):
        yield _of(ExhibitionCode.CLOSED_THROUGHOUT, Gravity.WARNING, booking)
        return
    if opening is Verdict.CLOSED:
        yield _of(ExhibitionCode.OPENING_CLOSED, Gravity.WARNING, booking, booking.opening)
    unknown = sum(one is Verdict.UNKNOWN for one in verdicts)
    opened = sum(one is Verdict.OPEN for one in verdicts)
    if unknown:
        yield _counted(ExhibitionCode.HOURS_UNKNOWN, booking, {"unknown": unknown}, len(days))
    elif opened < ENOUGH_OPEN * len(days):
        yield _counted(ExhibitionCode.FEW_OPEN_DAYS, booking, {"open": opened}, len(days))


def _event(booking: Booking, around: Surroundings) -> Iterator[ExhibitionWarning]:
    companion = booking.companion
    if companion is None:
        # A permanent home needs no event; a stop of the tour does.
        if not booking.permanent:
            ready = ready_events(booking, around.occurrences)[:MOST_NAMED]
            names = tuple(one.event.names for one in ready)
            yield _of(ExhibitionCode.NO_EVENT, Gravity.WARNING, booking, names=names)
        return
    named = (companion.names,)
    if companion.day is None:
        yield _of(ExhibitionCode.EVENT_UNDATED, Gravity.NOTE, booking, names=named)
    else:
        yield from _event_day(booking, companion, companion.day, around)
    known = {one.uid: one for one in around.occurrences}
    occurrence = known.get(companion.uid)
    if occurrence is None:
        return
    if occurrence.cancelled:
        yield _of(ExhibitionCode.EVENT_CANCELLED, Gravity.WARNING, booking, names=named)
    at, venue = occurrence.event.position, booking.venue.position
    if at and venue and not beside(occurrence, venue):
        numbers = {"km": round(straight_km(at, venue), 1)}
        yield _of(ExhibitionCode.EVENT_FAR, Gravity.WARNING, booking, names=named, numbers=numbers)


def _event_day(
    booking: Booking, companion: Companion, day: date, around: Surroundings
) -> Iterator[ExhibitionWarning]:
    named = (companion.names,)
    if not booking.covers(day):
        yield _of(ExhibitionCode.EVENT_OUTSIDE, Gravity.WARNING, booking, day, names=named)
    elif verdict_of(booking.venue, day, around.sites) is Verdict.CLOSED:
        yield _of(ExhibitionCode.EVENT_CLOSED, Gravity.WARNING, booking, day, names=named)
    if companion.estimated:
        yield _of(ExhibitionCode.EVENT_ESTIMATED, Gravity.NOTE, booking, day, names=named)


def _opening_clashes(exhibition: Exhibition, around: Surroundings) -> Iterator[ExhibitionWarning]:
    """Yield one warning for each opening that other events of the day take visitors from.

    The rules are those of `clashes`; events beside the venue bring visitors instead.
    """
    openings = {f"opening:{one.uid}": one for one in exhibition.bookings if not one.permanent}
    days = {one.opening for one in openings.values()}
    near = [o for o in around.occurrences if any(o.first_day <= d <= o.last_day for d in days)]
    events = [_as_event(uid, one, exhibition) for uid, one in openings.items()]
    by_uid = {one.uid: one for one in (*near, *events)}
    rivals: dict[str, list[tuple[float, Occurrence]]] = {}
    for warning in clashes([*near, *events], around.travel):
        if warning.code is Code.PILE_UP:
            continue
        for own, other in (warning.subjects, warning.subjects[::-1]):
            if own in openings and not beside(by_uid[other], openings[own].venue.position):
                minutes = float(str(warning.numbers.get("minutes", "inf")))
                rivals.setdefault(own, []).append((minutes, by_uid[other]))
    for uid, found in rivals.items():
        ordered = sorted(found, key=lambda one: (one[0], one[1].uid))
        yield _of(
            ExhibitionCode.OPENING_CLASH,
            Gravity.WARNING,
            openings[uid],
            openings[uid].opening,
            names=tuple(one.event.names for _, one in ordered[:MOST_NAMED]),
            numbers={"events": len(found)},
        )


def _as_event(uid: str, booking: Booking, exhibition: Exhibition) -> Occurrence:
    name = f"{booking.venue.name}, {booking.venue.municipality}"
    industries = [one.industry for one in exhibition.standing(booking) if one.industry]
    event = Event(
        id=uid,
        names=Localised(cs=name, de=name, en=name),
        kind="exhibition",
        industries=tuple(industries),
        venue_name=booking.venue.name,
        municipality=booking.venue.municipality,
        country=booking.venue.country,
        status=EventStatus.RECURRING,
        position=booking.venue.position,
        site=booking.venue.site,
        audience=AUDIENCE,
    )
    day = booking.opening
    return Occurrence(uid=uid, event=event, start=day, end=day, estimated=False)


def _homes(exhibition: Exhibition) -> Iterator[ExhibitionWarning]:
    homes = [one for one in exhibition.bookings if one.permanent]
    homeless = tuple(
        one.id for one in exhibition.showcases if not any(home.shows(one.id) for home in homes)
    )
    if homeless:
        yield ExhibitionWarning(
            code=ExhibitionCode.HOME_UNKNOWN,
            gravity=Gravity.NOTE,
            showcases=homeless,
            numbers={"showcases": len(homeless)},
        )


def _counted(
    code: ExhibitionCode, booking: Booking, numbers: Mapping[str, float], days: int
) -> ExhibitionWarning:
    return _of(code, Gravity.NOTE, booking, numbers={**numbers, "days": days})


def _of(
    code: ExhibitionCode,
    gravity: Gravity,
    booking: Booking,
    *days: date,
    names: tuple[Localised, ...] = (),
    numbers: Mapping[str, float] | None = None,
) -> ExhibitionWarning:
    return ExhibitionWarning(
        code=code,
        gravity=gravity,
        bookings=(booking.uid,),
        days=days,
        numbers=numbers or {},
        names=names,
    )
