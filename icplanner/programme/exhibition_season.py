"""What a stop of the touring exhibition would be worth: each venue, each run of weeks."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

import numpy as np
import numpy.typing as npt

from icplanner.catalogue.event import EventStatus
from icplanner.catalogue.industry import IndustryGroup, group_of, groups_of
from icplanner.catalogue.position import LatLon
from icplanner.hours import Verdict
from icplanner.programme.booking import Booking, Venue
from icplanner.programme.clashes import REACH_MIN, TRADE_REACH_MIN, competing_days
from icplanner.programme.exhibition_check import AUDIENCE
from icplanner.programme.exhibition_option import (
    ESTIMATED_SHARE,
    EVENT_POINTS,
    MOST_RIVALS,
    RIVAL_POINTS,
    UNCONFIRMED_SHARE,
    Beside,
    Option,
)
from icplanner.programme.exhibition_surroundings import Surroundings, beside, verdict_of
from icplanner.programme.exhibition_wish import Wish
from icplanner.programme.occurrence import Occurrence
from icplanner.travel.leg import Mode

# An event at a house whose hours of that day are unknown counts half, as the host has to agree to
# open; at a house that is closed it counts nothing.
HOURS_SHARE: Final = {
    Verdict.OPEN: 1.0,
    Verdict.BY_BOOKING: 0.5,
    Verdict.UNKNOWN: 0.5,
    Verdict.CLOSED: 0.0,
}


@dataclass(frozen=True, slots=True)
class _House:
    """A venue over some days: whether it is open, what is on beside it, what competes with it."""

    verdicts: Mapping[date, Verdict]
    near: Sequence[Beside]
    rivals: Mapping[date, int]


def options(wish: Wish, around: Surroundings) -> tuple[Option, ...]:
    """Return every possible stop of a season; a venue closed throughout gives none."""
    days = [wish.first_day + timedelta(days=step) for step in range(7 * wish.weeks)]
    houses = _houses([(venue, days) for venue in wish.venues], wish, around)
    return tuple(one for index, house in enumerate(houses) for one in _of_venue(index, wish, house))


def pinned_options(wish: Wish, around: Surroundings) -> tuple[Option, ...]:
    """Return the pinned bookings as stops, worth what they would be if they were suggested.

    Days of transport and set-up that a booking leaves open are those of the wish, as far as the
    pinned booking before leaves room.
    """
    houses = _houses([(one.venue, _days(one)) for one in wish.pinned], wish, around)
    found: list[Option] = []
    free_from = date.min
    for number, (booking, house) in enumerate(zip(wish.pinned, houses, strict=True)):
        transport, setup = booking.transport_days, booking.setup_days
        taken = (wish.transport_days if transport is None else transport) + (
            wish.setup_days if setup is None else setup
        )
        room = (booking.first_day - free_from).days
        days = [day for day in house.verdicts if booking.covers(day)]
        found.append(
            Option(
                venue=len(wish.venues) + number,
                week=(booking.first_day - wish.first_day).days // 7,
                weeks=0,
                first_day=booking.first_day,
                last_day=booking.until,
                events=_ranked(house.near, booking.first_day, booking.until),
                open_days=sum(house.verdicts[day] is Verdict.OPEN for day in days),
                opening=booking.opening,
                rivals=house.rivals.get(booking.opening, 0),
                taken_days=min(taken, room),
            )
        )
        free_from = booking.until + timedelta(days=1)
    return tuple(found)


def _days(booking: Booking) -> list[date]:
    count = (booking.until - booking.first_day).days + 1
    return [booking.first_day + timedelta(days=step) for step in range(count)]


def _houses(
    stays: Sequence[tuple[Venue, Sequence[date]]], wish: Wish, around: Surroundings
) -> list[_House]:
    """Return the venues, each over its days."""
    if not stays:
        return []
    first = min(days[0] for _, days in stays)
    last = max(days[-1] for _, days in stays)
    events = [one for one in around.occurrences if _counts(one, first, last)]
    minutes = _minutes([venue for venue, _ in stays], events, around)
    trades = {group_of(one) for one in wish.industries} - {IndustryGroup.OTHER}
    found = []
    for (venue, days), away in zip(stays, minutes, strict=True):
        verdicts = {day: verdict_of(venue, day, around.sites) for day in days}
        rivals = _rivals(venue, events, away, trades)
        near = [
            Beside(
                occurrence=one,
                points=_worth(one) * HOURS_SHARE[verdicts[one.first_day]],
                rivals=rivals.get(one.first_day, 0),
            )
            for one in events
            if one.first_day in verdicts and beside(one, venue.position)
        ]
        found.append(_House(verdicts, [one for one in near if one.points > 0], rivals))
    return found


def _of_venue(index: int, wish: Wish, house: _House) -> Iterator[Option]:
    taken_days = wish.transport_days + wish.setup_days
    for week in range(wish.weeks):
        for weeks in range(wish.min_weeks, min(wish.max_weeks, wish.weeks - week) + 1):
            start = wish.first_day + timedelta(days=7 * week)
            first = start + timedelta(days=taken_days)
            last = start + timedelta(days=7 * weeks - 1)
            days = [day for day in house.verdicts if first <= day <= last]
            usable = [day for day in days if house.verdicts[day] is not Verdict.CLOSED]
            if not usable:
                continue
            events = _ranked(house.near, first, last)
            opened = [day for day in days if house.verdicts[day] is Verdict.OPEN]
            opening = events[0].occurrence.first_day if events else (opened or usable)[0]
            yield Option(
                venue=index,
                week=week,
                weeks=weeks,
                first_day=first,
                last_day=last,
                events=events,
                open_days=len(opened),
                opening=opening,
                rivals=house.rivals.get(opening, 0),
                taken_days=taken_days,
            )


def _ranked(near: Sequence[Beside], first: date, last: date) -> tuple[Beside, ...]:
    """Return the events that begin on some days, the one worth most first."""
    within = (one for one in near if first <= one.occurrence.first_day <= last)
    return tuple(
        sorted(
            within,
            key=lambda one: (
                -one.points - RIVAL_POINTS * min(one.rivals, MOST_RIVALS),
                one.occurrence.first_day,
                one.occurrence.uid,
            ),
        )
    )


def _counts(occurrence: Occurrence, first: date, last: date) -> bool:
    """Return whether an event matters: it takes place on these days and is no exhibition itself."""
    return (
        not occurrence.cancelled
        and occurrence.event.kind != "exhibition"
        and occurrence.first_day <= last
        and occurrence.last_day >= first
    )


def _worth(occurrence: Occurrence) -> float:
    if not occurrence.estimated:
        return EVENT_POINTS
    if occurrence.event.status is EventStatus.RECURRING_UNCONFIRMED:
        return EVENT_POINTS * UNCONFIRMED_SHARE
    return EVENT_POINTS * ESTIMATED_SHARE


def _rivals(
    venue: Venue,
    events: Sequence[Occurrence],
    minutes: npt.NDArray[np.float64],
    trades: set[IndustryGroup],
) -> dict[date, int]:
    """Return how many events compete for the exhibition's visitors, by day; rules of `clashes`."""
    count: dict[date, int] = {}
    for one, away in zip(events, minutes, strict=True):
        reach_min = TRADE_REACH_MIN if trades & set(groups_of(one.event)) else REACH_MIN
        shared = set(one.event.audience) & set(AUDIENCE)
        if shared and away <= reach_min and not beside(one, venue.position):
            for day in competing_days(one):
                count[day] = count.get(day, 0) + 1
    return count


def _minutes(
    venues: Sequence[Venue], events: Sequence[Occurrence], around: Surroundings
) -> npt.NDArray[np.float64]:
    """Return minutes by car, shape (venues, events); NaN where an event's place is not known."""
    places: list[LatLon] = [venue.position for venue in venues if venue.position]
    points = list(dict.fromkeys((*places, *(o.event.position for o in events if o.event.position))))
    at = {point: index for index, point in enumerate(points)}
    table = around.travel.matrix(points, Mode.CAR).minutes
    rows = [at[place] for place in places]
    minutes = np.full((len(rows), len(events)), np.nan)
    for column, one in enumerate(events):
        if one.event.position is not None:
            there = at[one.event.position]
            minutes[:, column] = np.fmax(table[rows, there], table[there, rows])
    return minutes
