"""Gaps: weekends and districts without an event, and who could fill them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta
from typing import Final

from icplanner.catalogue.event import Event, EventStatus
from icplanner.programme.clashes import LONG_DAYS
from icplanner.programme.districts import Districts
from icplanner.programme.occurrence import Occurrence, day_of
from icplanner.programme.warning import Code, ProgrammeWarning, Proposal, Remedy
from icplanner.programme.weekends import Season, fills, same_weekend, touches

# Proposals told for one gap: a coordinator makes three calls, not thirty.
MOST_PROPOSALS: Final = 3


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
    held = {where.of(one.event.position) for one in going if season.holds(one)}
    for district in season.districts:
        if district not in held:
            yield ProgrammeWarning(
                code=Code.EMPTY_DISTRICT,
                numbers={"district": district, "month": season.month, "year": season.year},
                proposals=tuple(_carriers(events, going, (district,), season, where)),
            )


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
            if season.month in (None, day_of(known.start).month)
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
