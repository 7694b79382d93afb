"""Gaps: weekends and districts without an event, and events far from every open site."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

import numpy as np

from icplanner.catalogue.event import Event, EventStatus
from icplanner.catalogue.position import LatLon
from icplanner.catalogue.site import Site
from icplanner.hours import Verdict, windows
from icplanner.programme.calendar import span
from icplanner.programme.clashes import LONG_DAYS
from icplanner.programme.districts import Districts
from icplanner.programme.occurrence import Occurrence, day_of
from icplanner.programme.warning import Code, ProgrammeWarning, Proposal, Remedy
from icplanner.travel.leg import Mode, Travel

# Beyond half an hour's drive nobody adds a museum to a festival afternoon. Judged.
FAR_MIN: Final = 30.0

# Proposals told for one gap: a coordinator makes three calls, not thirty.
MOST_PROPOSALS: Final = 3

_SATURDAY: Final = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class Season:
    """Where and when gaps are looked for.

    Attributes
    ----------
    homes
        Districts whose weekends should be filled, each by itself.
    districts
        Districts that should have an event at all.
    """

    year: int
    month: int
    homes: tuple[str, ...]
    districts: tuple[str, ...]

    @property
    def weekends(self) -> tuple[date, ...]:
        """Return the Saturdays of the month."""
        first, last = span(self.year, self.month)
        days = ((first + timedelta(days=step)) for step in range((last - first).days + 1))
        return tuple(day for day in days if day.weekday() == _SATURDAY)


def gaps(
    occurrences: Sequence[Occurrence], events: Iterable[Event], season: Season, where: Districts
) -> tuple[ProgrammeWarning, ...]:
    """Return the empty weekends of the home districts and the districts without any event.

    A weekend is filled by an event that is on at its Saturday or Sunday; an event that lasts
    longer than `LONG_DAYS` days fills the weekend of its opening only and is named for others.

    Parameters
    ----------
    events
        The series of the catalogue, from which proposals are made.
    """
    going = [one for one in occurrences if not one.cancelled]
    known = list(events)
    return (
        *_empty_weekends(going, known, season, where),
        *_empty_districts(going, known, season, where),
    )


def _empty_weekends(
    going: Sequence[Occurrence], events: Sequence[Event], season: Season, where: Districts
) -> Iterator[ProgrammeWarning]:
    for saturday in season.weekends:
        on = [o for o in going if touches(o, saturday)]
        for home in season.homes:
            if any(where.of(o.event.position) == home and fills(o, saturday) for o in on):
                continue
            region = where.regions.get(home, "")
            beside = [o for o in on if where.regions.get(where.of(o.event.position)) == region]
            near = tuple(o.uid for o in beside if fills(o, saturday))
            yield ProgrammeWarning(
                code=Code.EMPTY_WEEKEND,
                subjects=near,
                days=(saturday, saturday + timedelta(days=1)),
                numbers={
                    "district": home,
                    "elsewhere": len([o for o in on if fills(o, saturday)]),
                    "running_on": tuple(o.uid for o in beside if not fills(o, saturday)),
                },
                proposals=tuple(
                    _carriers(events, going, (home,), season, where, saturday=saturday)
                ),
            )


def _empty_districts(
    going: Sequence[Occurrence], events: Sequence[Event], season: Season, where: Districts
) -> Iterator[ProgrammeWarning]:
    held = {where.of(one.event.position) for one in going}
    for district in season.districts:
        if district not in held:
            yield ProgrammeWarning(
                code=Code.EMPTY_DISTRICT,
                numbers={"district": district, "month": season.month, "year": season.year},
                proposals=tuple(_carriers(events, going, (district,), season, where)),
            )


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


def _carriers(
    events: Sequence[Event],
    going: Sequence[Occurrence],
    districts: tuple[str, ...],
    season: Season,
    where: Districts,
    *,
    saturday: date | None = None,
) -> list[Proposal]:
    """Propose series of the districts' region that could carry an industrial part.

    Those whose last edition fell on about the same weekend come first, then those of the district
    itself, then those that still recur. What lasts for weeks is a programme and carries nothing.
    """
    region = {where.regions.get(name) for name in districts}
    held = {one.event.id for one in going}
    ranked = []
    for event in events:
        its = where.of(event.position)
        if event.id in held or where.regions.get(its) not in region or not its:
            continue
        past = [
            known
            for known in event.known_dates
            if day_of(known.start).month == season.month
            and (day_of(known.end) - day_of(known.start)).days < LONG_DAYS
        ]
        if not past:
            continue
        last = max(past, key=lambda known: day_of(known.start))
        day = same_weekend(day_of(last.start), season.year)
        off = abs((day - saturday).days) if saturday else 0
        over = event.status is EventStatus.HISTORIC
        numbers: dict[str, object] = {"last": day_of(last.start), "district": its}
        remedy = Remedy.REVIVE if over else Remedy.CARRY
        rank = (off > 3, its not in districts, over, off, event.id)
        ranked.append(
            (rank, Proposal(remedy=remedy, subject=event.id, day=saturday, numbers=numbers))
        )
    return [proposal for _, proposal in sorted(ranked, key=lambda one: one[0])[:MOST_PROPOSALS]]


def same_weekend(day: date, year: int) -> date:
    """Return the day of `year` with the same weekday and place in its month (third Saturday)."""
    first = date(year, day.month, 1)
    ahead = (day.weekday() - first.weekday()) % 7
    place = (day.day - 1) // 7
    found = first + timedelta(days=ahead + 7 * place)
    return found if found.month == day.month else found - timedelta(days=7)


def far_from_sites(
    occurrences: Sequence[Occurrence], sites: Iterable[Site], travel: Travel
) -> tuple[ProgrammeWarning, ...]:
    """Return the events from which no site that is surely open that day lies within `FAR_MIN`.

    Parameters
    ----------
    travel
        Asked once, for the ways between all events and sites by car.
    """
    placed = [o for o in occurrences if not o.cancelled and o.event.position is not None]
    located = {site: site.position for site in sites if site.position is not None}
    points: dict[LatLon, int] = {}
    for position in (*(o.event.position for o in placed), *located.values()):
        if position is not None:
            points.setdefault(position, len(points))
    if not placed:
        return ()
    minutes = travel.matrix(list(points), Mode.CAR).minutes
    found = []
    open_on: dict[date, list[Site]] = {}
    for one in placed:
        if one.event.position is None:
            continue
        day = one.first_day
        if day not in open_on:
            open_on[day] = [s for s in located if windows(s, day).verdict is Verdict.OPEN]
        ways = [
            (float(minutes[points[one.event.position], points[located[site]]]), site.id)
            for site in open_on[day]
        ]
        reached = [way for way in ways if np.isfinite(way[0])]
        nearest = min(reached, default=None)
        if nearest is None or nearest[0] > FAR_MIN:
            numbers: dict[str, object] = {"most": round(FAR_MIN)}
            if nearest is not None:
                numbers |= {"minutes": round(nearest[0]), "site": nearest[1]}
            found.append(
                ProgrammeWarning(
                    code=Code.FAR_FROM_OPEN_SITE, subjects=(one.uid,), days=(day,), numbers=numbers
                )
            )
    return tuple(found)
