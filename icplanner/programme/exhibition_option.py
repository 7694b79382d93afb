"""A possible stop of the touring exhibition, and what it is worth."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from icplanner.programme.occurrence import Occurrence

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

# More rivals on one day take no more visitors away: who comes has chosen. Judged.
MOST_RIVALS: Final = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class Beside:
    """An event beside a venue and what it is worth there."""

    occurrence: Occurrence
    points: float
    rivals: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Option:
    """One possible stop: a venue for whole weeks, or a booking that stays as it is.

    Attributes
    ----------
    venue
        Place among the route's venues: those of the wish, then one for each pinned booking.
    week, weeks
        First week of the season and length; of a pinned booking the week it begins in and none.
    taken_days
        Days before `first_day` on which the showcases are on the way and are set up.
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
    taken_days: int = 0

    @property
    def taken_from(self) -> date:
        """Return the first day the showcases are taken."""
        return self.first_day - timedelta(days=self.taken_days)

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
