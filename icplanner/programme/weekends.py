"""The weekends of a season: what fills them, district by district."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from icplanner.programme.calendar import span
from icplanner.programme.clashes import LONG_DAYS
from icplanner.programme.districts import Districts
from icplanner.programme.occurrence import Occurrence

_SATURDAY: Final = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class Season:
    """Where and when gaps are looked for.

    Attributes
    ----------
    month
        None means the whole year.
    homes
        Districts whose weekends should be filled, each by itself.
    districts
        Districts that should have an event at all.
    """

    year: int
    month: int | None
    homes: tuple[str, ...]
    districts: tuple[str, ...]

    def holds(self, occurrence: Occurrence) -> bool:
        """Return whether an event is on in the season."""
        first, last = span(self.year, self.month)
        return occurrence.first_day <= last and occurrence.last_day >= first

    @property
    def weekends(self) -> tuple[date, ...]:
        """Return the Saturdays of the season."""
        first, last = span(self.year, self.month)
        days = ((first + timedelta(days=step)) for step in range((last - first).days + 1))
        return tuple(day for day in days if day.weekday() == _SATURDAY)


@dataclass(frozen=True, slots=True, kw_only=True)
class Weekend:
    """One weekend.

    Attributes
    ----------
    filled
        By district of the season, the ids of the events that give a reason to come just then.
    going_on
        Likewise of those that opened on an earlier weekend and last.
    elsewhere
        Ids of the events that fill it outside these districts.
    """

    saturday: date
    filled: Mapping[str, tuple[str, ...]]
    going_on: Mapping[str, tuple[str, ...]]
    elsewhere: tuple[str, ...]


def weekends(
    occurrences: Sequence[Occurrence], season: Season, where: Districts
) -> tuple[Weekend, ...]:
    """Return the weekends of the season; cancelled events fill none."""
    going = [(one, where.of(one.event.position)) for one in occurrences if not one.cancelled]
    found = []
    for saturday in season.weekends:
        on = [(one.uid, at, fills(one, saturday)) for one, at in going if touches(one, saturday)]
        found.append(
            Weekend(
                saturday=saturday,
                filled={
                    name: tuple(uid for uid, at, new in on if new and at == name)
                    for name in season.districts
                },
                going_on={
                    name: tuple(uid for uid, at, new in on if not new and at == name)
                    for name in season.districts
                },
                elsewhere=tuple(uid for uid, at, new in on if new and at not in season.districts),
            )
        )
    return tuple(found)


def touches(occurrence: Occurrence, saturday: date) -> bool:
    """Return whether an event is on at a weekend."""
    sunday = saturday + timedelta(days=1)
    return occurrence.first_day <= sunday and occurrence.last_day >= saturday


def fills(occurrence: Occurrence, saturday: date) -> bool:
    """Return whether an event gives people a reason to come on just this weekend."""
    if not touches(occurrence, saturday):
        return False
    days = (occurrence.last_day - occurrence.first_day).days + 1
    # The opening of a long event may be on the Friday.
    friday = saturday - timedelta(days=1)
    return days <= LONG_DAYS or friday <= occurrence.first_day <= saturday + timedelta(days=1)


def same_weekend(day: date, year: int) -> date:
    """Return the day of `year` with the same weekday and place in its month (third Saturday)."""
    first = date(year, day.month, 1)
    ahead = (day.weekday() - first.weekday()) % 7
    place = (day.day - 1) // 7
    found = first + timedelta(days=ahead + 7 * place)
    return found if found.month == day.month else found - timedelta(days=7)
