"""What somebody wants of a tour: hubs, days, wishes and limits."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import Final

from icplanner.catalogue.localised import Lang, Localised
from icplanner.catalogue.position import LatLon
from icplanner.tours.pace import PACE_RULES, Pace, PaceRule
from icplanner.travel.leg import Mode


class Audience(StrEnum):
    """For whom a tour is made; `audience.py` says what each presets."""

    SPA_GUEST = "spa_guest"
    FAMILY = "family"
    SCHOOL = "school"
    EXPERTS = "experts"


@dataclass(frozen=True, slots=True)
class DayWish:
    """One day: the tour leaves not before `start_min` and is back by `end_min`.

    Minutes after local midnight (Europe/Prague).
    """

    date: date
    start_min: int
    end_min: int


# Minutes of a lunch break beside those at the table: to the table and back, together up to five
# minutes' drive or ten minutes' walk.
LUNCH_TRANSFER_MIN: Final = 10


# A way of an hour and a half is ten minutes late more often than one of ten minutes: a tenth of
# the way is kept free where that is more than the buffer. With five minutes alone, days with such
# ways kept their times on 65 % of simulated days.
LONG_WAY_SHARE: Final = 0.1

# Minutes kept free at the end of a day beside the buffer: delays of the whole day add up there,
# and nothing after it absorbs them. Most days that broke in the simulation broke there.
END_RESERVE_MIN: Final = 8

# Minutes kept free before the last one in which a visit or the lunch may begin, for the same
# reason: a day whose fourth stop was due a minute before the last admission kept its times on 76 %
# of simulated days.
LAST_RESERVE_MIN: Final = 8

# Trains leave when they leave: before one, so much of the visit's length is kept free, which is
# how much longer than planned visits last (the band of `robustness`).
TRAIN_RESERVE_SHARE: Final = 0.12


@dataclass(frozen=True, slots=True)
class LunchWish:
    """A break with `length_min` minutes at the table, begun within [earliest_min, latest_min].

    The default is the hours in which kitchens of the region serve lunch (11:00 to 14:00, judged)
    less the time it takes to be served and to eat.
    """

    earliest_min: int = 11 * 60
    latest_min: int = 13 * 60 + 30
    length_min: int = 45

    @property
    def break_min(self) -> int:
        """Return the whole break, the ways to the table and back included."""
        return self.length_min + LUNCH_TRANSFER_MIN

    def due(self, day: DayWish) -> bool:
        """Return whether the day spans all the time in which lunch may be, so that it must be."""
        return (
            day.start_min <= self.earliest_min and self.latest_min + self.break_min <= day.end_min
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class FixedEvent:
    """Something at a fixed hour that the tour must be at (an occurrence of the programme)."""

    id: str
    names: Localised
    municipality: str
    position: LatLon
    date: date
    start_min: int
    duration_min: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Pin:
    """A stop that was fixed by hand: its day and, where given, its hour and length."""

    stop: str
    date: date
    start_min: int | None = None
    visit_min: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class LunchPin:
    """Where lunch is had on a day, chosen by hand.

    At a restaurant beside `stop` (the id of a stop or hub), or, without a restaurant, near that
    stop wherever everybody likes; without both there is a break, but no particular place. A stop
    that is not a hub belongs to the tour on that day, as if it were pinned.
    """

    date: date
    restaurant: str | None = None
    stop: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Request:
    """Everything a tour is asked to be.

    Attributes
    ----------
    start, end
        Id or name of the hub the tour leaves from and ends at; `end` None means the start. Nights
        between the days of one tour are spent at the start hub.
    days
        One to seven days with ascending dates.
    interests
        Industry, industry group, era or kind of site -> weight above 0 up to 1.
    must, avoid
        Ids or names of sites that every variant holds, and that none holds.
    lunch
        None for no lunch break. A day that does not span the window has no lunch either.
    buffer_min
        Minutes kept free before each visit and the end of the day; None means the pace's. After
        long ways more is kept free, see `buffer_for`.
    group_size, youngest_age
        People, and the age of the youngest; None means no child is known of.
    budget_czk
        What one adult may pay for admissions in all; None means no limit.
    language
        Language the guide must speak; None means any.
    accept_booking
        Also use sites that must be booked ahead.
    accept_unknown
        Also use sites of which hours, access or price are unknown, shown as a doubt.
    pins
        Stops that every tour holds on a given day; the planner plans around them.
    lunches
        Places for lunch that every tour keeps, one a day at most.
    votes
        Site id -> share of approval at a round table, 0 to 1.
    """

    start: str
    days: tuple[DayWish, ...]
    end: str | None = None
    mode: Mode = Mode.CAR
    interests: Mapping[str, float] = field(default_factory=dict)
    must: tuple[str, ...] = ()
    avoid: tuple[str, ...] = ()
    pace: Pace = Pace.NORMAL
    lunch: LunchWish | None = LunchWish()
    buffer_min: int | None = None
    audience: Audience | None = None
    group_size: int = 1
    youngest_age: int | None = None
    budget_czk: float | None = None
    wheelchair: bool = False
    language: Lang | None = None
    accept_booking: bool = False
    accept_unknown: bool = False
    events: tuple[FixedEvent, ...] = ()
    pins: tuple[Pin, ...] = ()
    lunches: tuple[LunchPin, ...] = ()
    votes: Mapping[str, float] = field(default_factory=dict)
    variants: int = 4

    @property
    def rule(self) -> PaceRule:
        """Return the numbers of the pace."""
        return PACE_RULES[self.pace]

    @property
    def buffer(self) -> int:
        """Return the minutes kept free on each leg."""
        return self.rule.buffer_min if self.buffer_min is None else self.buffer_min

    def buffer_for(self, minutes: int) -> int:
        """Return the minutes kept free after a way: the buffer, more after a long one.

        None at all where the request wants none. Trains leave when they leave, so for them the
        buffer is the same after every way.
        """
        if self.buffer == 0 or self.mode is Mode.TRAIN:
            return self.buffer
        return max(self.buffer, math.ceil(minutes * LONG_WAY_SHARE))

    @property
    def end_reserve_min(self) -> int:
        """Return the minutes the planner keeps free at the end of each day beside the buffer.

        None by train: one waits for the train, so that delays do not add up to its arrival.
        """
        return END_RESERVE_MIN if self.buffer and self.mode is not Mode.TRAIN else 0

    @property
    def last_reserve_min(self) -> int:
        """Return the minutes the planner keeps free before the last begin of visits and lunch.

        None by train, see `end_reserve_min`.
        """
        return LAST_RESERVE_MIN if self.buffer and self.mode is not Mode.TRAIN else 0

    def train_reserve_min(self, visit_min: int) -> int:
        """Return the minutes kept free between a visit and the train after it.

        Before a way on foot none are: nothing leaves without one.
        """
        if self.buffer == 0 or self.mode is not Mode.TRAIN:
            return 0
        return math.ceil(visit_min * TRAIN_RESERVE_SHARE)
