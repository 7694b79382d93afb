"""What a stop of the touring exhibition would be worth: each venue, each run of weeks."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

import numpy as np
import numpy.typing as npt

from icplanner.catalogue.event import EventStatus
from icplanner.catalogue.industry import IndustryGroup, group_of, groups_of
from icplanner.catalogue.position import LatLon
from icplanner.hours import Verdict
from icplanner.programme.booking import Venue
from icplanner.programme.clashes import REACH_MIN, TRADE_REACH_MIN, competing_days
from icplanner.programme.exhibition_check import AUDIENCE, Surroundings, beside, verdict_of
from icplanner.programme.occurrence import Occurrence
from icplanner.travel.leg import Mode

# The weights are judged, in the order the strategy's lesson gives: the exhibition drew most people
# where it stood beside a cultural event, so one event outweighs three months of open days; a
# hundred kilometres of van and crew are worth half an event.
EVENT_POINTS: Final = 100.0
FURTHER_EVENT_SHARE: Final = 0.5  # a second event of one stop meets showcases already seen
OPEN_DAY_POINTS: Final = 1.0
RIVAL_POINTS: Final = -10.0
KM_POINTS: Final = -0.5

# What an event is worth that is not sure: an estimate by rule, and a series that may have ended.
ESTIMATED_SHARE: Final = 0.7
UNCONFIRMED_SHARE: Final = 0.4

# An event at a house whose hours of that day are unknown counts half, as the host has to agree to
# open; at a house that is closed it counts nothing.
HOURS_SHARE: Final = {
    Verdict.OPEN: 1.0,
    Verdict.BY_BOOKING: 0.5,
    Verdict.UNKNOWN: 0.5,
    Verdict.CLOSED: 0.0,
}

# More rivals on one day take no more visitors away: who comes has chosen. Judged.
MOST_RIVALS: Final = 4

MOST_VENUES: Final = 40
MOST_WEEKS: Final = 30


@dataclass(frozen=True, slots=True, kw_only=True)
class Wish:
    """What a season's route is asked for.

    Attributes
    ----------
    first_day
        The season's first day; its weeks are counted from here.
    min_weeks, max_weeks
        Length of a stop, transport and set-up included.
    depot
        Where the showcases are before the season, None where that does not matter.
    homes
        Where they go afterwards, one by one.
    showcases
        Which of the exhibition travel together; empty means all.
    industries
        Theirs, as in the catalogue: events of the same trade compete from further away.
    """

    first_day: date
    weeks: int
    venues: tuple[Venue, ...]
    min_weeks: int = 2
    max_weeks: int = 6
    transport_days: int = 1
    setup_days: int = 1
    depot: LatLon | None = None
    homes: tuple[LatLon, ...] = ()
    showcases: tuple[str, ...] = ()
    industries: tuple[str, ...] = ()

    @property
    def last_day(self) -> date:
        """Return the season's last day."""
        return self.first_day + timedelta(days=7 * self.weeks - 1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Beside:
    """An event beside a venue and what it is worth there."""

    occurrence: Occurrence
    points: float
    rivals: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Option:
    """One possible stop: a venue for whole weeks.

    Attributes
    ----------
    venue, week, weeks
        Place in the wish's venues, first week of the season and length.
    first_day, last_day
        The days visitors come, after transport and set-up.
    events
        Events beside it, the companion first.
    open_days
        Days on which the venue is known to be open; unknown ones do not count.
    opening, rivals
        Day of the opening ceremony, and events in reach that compete with it that day.
    """

    venue: int
    week: int
    weeks: int
    first_day: date
    last_day: date
    events: tuple[Beside, ...]
    open_days: int
    opening: date
    rivals: int

    @property
    def event_points(self) -> float:
        """Return the points of the events: the companion's in full, the others' in part."""
        shares = (1.0, *[FURTHER_EVENT_SHARE] * (len(self.events) - 1))
        return sum(one.points * share for one, share in zip(self.events, shares, strict=False))

    @property
    def rival_points(self) -> float:
        """Return the points, zero or below, that competing events take."""
        return RIVAL_POINTS * min(self.rivals, MOST_RIVALS)

    @property
    def points(self) -> float:
        """Return the worth of the stop without the way there."""
        return self.event_points + OPEN_DAY_POINTS * self.open_days + self.rival_points


def wish_problems(wish: Wish) -> tuple[str, ...]:
    """Return codes of everything that is wrong with a wish; documented in `docs/exhibition.md`."""
    keys = [venue.key for venue in wish.venues]
    wrong = {
        "no_venue": not wish.venues,
        "too_many_venues": len(wish.venues) > MOST_VENUES,
        "venue_twice": len(set(keys)) < len(keys),
        "venue_without_position": any(venue.position is None for venue in wish.venues),
        "weeks_range": not 1 <= wish.weeks <= MOST_WEEKS,
        "stop_range": not 1 <= wish.min_weeks <= wish.max_weeks,
        "season_too_short": wish.weeks < wish.min_weeks,
        "days_range": min(wish.transport_days, wish.setup_days) < 0
        or wish.transport_days + wish.setup_days >= 7 * max(wish.min_weeks, 1),
    }
    return tuple(code for code, holds in wrong.items() if holds)


def options(wish: Wish, around: Surroundings) -> tuple[Option, ...]:
    """Return every possible stop of a season; a venue closed throughout gives none."""
    events = [one for one in around.occurrences if _counts(one, wish)]
    minutes = _minutes(wish, events, around)
    trades = {group_of(one) for one in wish.industries} - {IndustryGroup.OTHER}
    found: list[Option] = []
    for index, venue in enumerate(wish.venues):
        days = [wish.first_day + timedelta(days=step) for step in range(7 * wish.weeks)]
        verdicts = {day: verdict_of(venue, day, around.sites) for day in days}
        rivals = _rivals(venue, events, minutes[index], trades)
        near = [
            Beside(
                occurrence=one,
                points=_worth(one) * HOURS_SHARE[verdicts[one.first_day]],
                rivals=rivals.get(one.first_day, 0),
            )
            for one in events
            if one.first_day in verdicts and beside(one, venue.position)
        ]
        near = [one for one in near if one.points > 0]
        found += _of_venue(index, wish, verdicts, near, rivals)
    return tuple(found)


def _of_venue(
    index: int,
    wish: Wish,
    verdicts: dict[date, Verdict],
    near: Sequence[Beside],
    rivals: dict[date, int],
) -> Iterator[Option]:
    for week in range(wish.weeks):
        for weeks in range(wish.min_weeks, min(wish.max_weeks, wish.weeks - week) + 1):
            start = wish.first_day + timedelta(days=7 * week)
            first = start + timedelta(days=wish.transport_days + wish.setup_days)
            last = start + timedelta(days=7 * weeks - 1)
            days = [day for day in verdicts if first <= day <= last]
            usable = [day for day in days if verdicts[day] is not Verdict.CLOSED]
            if not usable:
                continue
            events = sorted(
                (one for one in near if first <= one.occurrence.first_day <= last),
                key=lambda one: (
                    -one.points - RIVAL_POINTS * min(one.rivals, MOST_RIVALS),
                    one.occurrence.first_day,
                    one.occurrence.uid,
                ),
            )
            opened = [day for day in days if verdicts[day] is Verdict.OPEN]
            opening = events[0].occurrence.first_day if events else (opened or usable)[0]
            yield Option(
                venue=index,
                week=week,
                weeks=weeks,
                first_day=first,
                last_day=last,
                events=tuple(events),
                open_days=len(opened),
                opening=opening,
                rivals=rivals.get(opening, 0),
            )


def _counts(occurrence: Occurrence, wish: Wish) -> bool:
    """Return whether an event matters: it takes place in the season and is no exhibition itself."""
    return (
        not occurrence.cancelled
        and occurrence.event.kind != "exhibition"
        and occurrence.first_day <= wish.last_day
        and occurrence.last_day >= wish.first_day
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
    wish: Wish, events: Sequence[Occurrence], around: Surroundings
) -> npt.NDArray[np.float64]:
    """Return minutes by car, shape (venues, events); NaN where an event's place is not known."""
    places = [venue.position for venue in wish.venues if venue.position]
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
