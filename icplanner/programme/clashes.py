"""Clashes: events that take visitors from each other, with the minutes between them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import date, datetime, timedelta
from typing import Final

import numpy as np
import numpy.typing as npt

from icplanner.programme.clash_table import (
    ClashTable,
    clash_table,
    located,
    minutes_between,
    near,
    same,
    trades,
)
from icplanner.programme.occurrence import Occurrence
from icplanner.programme.warning import Code, ProgrammeWarning
from icplanner.travel.leg import Travel

# Who drives longer than this has chosen one event for the day. Judged: an hour is what families
# and spa guests drive for an afternoon, and it spans each district of the region.
REACH_MIN: Final = 60.0

# For one trade people come from further: guilds of Saxony and Bohemia march in each other's
# parades, and experts cannot be in two places. Judged.
TRADE_REACH_MIN: Final = 120.0

# An event that lasts longer can be seen on another of its days, so only its opening competes.
# The data has weekends of up to three days, and then nothing below six.
LONG_DAYS: Final = 4

# Events on one day within reach of each other that are told as one pile-up: the visitor who
# wants to see them all loses more than one. Judged.
PILE: Final = 3

# Pairs told of one day; more of them nobody reads, and the pile-up says how many there are.
MOST_PAIRS_A_DAY: Final = 60


def clashes(occurrences: Sequence[Occurrence], travel: Travel) -> tuple[ProgrammeWarning, ...]:
    """Return pile-ups and pairs that clash, by day.

    Two events clash on a day that both are on (long ones: on their first day only) when they
    share the venue; or the organiser; or an audience within `REACH_MIN` minutes by car; or an
    audience and an industry group within `TRADE_REACH_MIN`. A pair is told once, by its gravest
    reason. Cancelled events clash with nothing.

    Parameters
    ----------
    travel
        Asked once, for the ways between all places by car.
    """
    going = [one for one in occurrences if not one.cancelled]
    if len(going) < 2:
        return ()
    table = clash_table(going, travel)
    told: set[tuple[int, int]] = set()
    found: list[ProgrammeWarning] = []
    for day, members in sorted(_by_day(going).items()):
        found += _of_day(day, np.array(members), table, told)
    return tuple(found)


def competing_days(occurrence: Occurrence) -> list[date]:
    """Return the days on which an event competes: all of a short one, the first of a long one."""
    days = (occurrence.last_day - occurrence.first_day).days + 1
    if days > LONG_DAYS:
        days = 1
    return [occurrence.first_day + timedelta(days=step) for step in range(days)]


def _by_day(occurrences: Sequence[Occurrence]) -> dict[date, list[int]]:
    days: dict[date, list[int]] = defaultdict(list)
    for index, occurrence in enumerate(occurrences):
        for day in competing_days(occurrence):
            days[day].append(index)
    return {day: members for day, members in days.items() if len(members) > 1}


def _of_day(
    day: date, members: npt.NDArray[np.int64], table: ClashTable, told: set[tuple[int, int]]
) -> Iterator[ProgrammeWarning]:
    shared = (table.audiences[members][:, None] & table.audiences[members]) > 0
    trade = (table.industries[members][:, None] & table.industries[members]) > 0
    rivals = near(members, table, REACH_MIN) & shared
    np.fill_diagonal(rivals, val=False)
    fellows = near(members, table, TRADE_REACH_MIN) & shared & trade
    yield from _pile_ups(day, members, rivals, table)
    same_venue = same(table.venues[members])
    same_organiser = same(table.organisers[members])
    pairs = np.argwhere(np.triu(rivals | fellows | same_venue | same_organiser, 1))
    gaps = minutes_between(members, table)[pairs[:, 0], pairs[:, 1]]
    for place in np.argsort(gaps, kind="stable")[:MOST_PAIRS_A_DAY]:
        i, j = pairs[place]
        first, second = int(members[i]), int(members[j])
        if (first, second) in told:
            continue
        told.add((first, second))
        yield _pair(
            (first, second),
            table,
            venue=bool(same_venue[i, j]),
            organiser=bool(same_organiser[i, j]),
        )


def _pair(
    pair: tuple[int, int], table: ClashTable, *, venue: bool, organiser: bool
) -> ProgrammeWarning:
    first, second = (table.occurrences[index] for index in pair)
    minutes = (
        float(table.minutes[table.at[pair[0]], table.at[pair[1]]])
        if located(pair, table)
        else np.nan
    )
    groups = [group for group in trades(first) if group in trades(second)]
    audiences = [one for one in first.event.audience if one in second.event.audience]
    if venue and _overlap(first, second):
        code = Code.SAME_VENUE
    elif organiser:
        code = Code.SAME_ORGANISER
    else:
        code = Code.SAME_INDUSTRY if groups else Code.SAME_AUDIENCE
    days = sorted(set(competing_days(first)) & set(competing_days(second)))
    numbers: dict[str, object] = {"audiences": tuple(audiences), "industries": tuple(groups)}
    if np.isfinite(minutes):
        numbers["minutes"] = round(minutes)
    return ProgrammeWarning(
        code=code, subjects=(first.uid, second.uid), days=tuple(days), numbers=numbers
    )


def _pile_ups(
    day: date, members: npt.NDArray[np.int64], rivals: npt.NDArray[np.bool_], table: ClashTable
) -> Iterator[ProgrammeWarning]:
    """Yield one warning for each event's neighbourhood that no larger one holds."""
    degrees = rivals.sum(axis=1)
    seen = np.zeros(len(members), dtype=bool)
    for centre in np.argsort(-degrees, kind="stable"):
        if seen[centre] or degrees[centre] + 1 < PILE:
            continue
        pile = np.flatnonzero(rivals[centre])
        seen[pile] = True
        seen[centre] = True
        gaps = minutes_between(members, table)[centre, pile]
        known = gaps[np.isfinite(gaps)]
        yield ProgrammeWarning(
            code=Code.PILE_UP,
            subjects=tuple(table.occurrences[int(members[i])].uid for i in (centre, *pile)),
            days=(day,),
            numbers={
                "events": len(pile) + 1,
                "minutes": round(float(known.max())) if len(known) else 0,
                "pairs": int(rivals[np.ix_([centre, *pile], [centre, *pile])].sum()) // 2,
            },
        )


def _overlap(first: Occurrence, second: Occurrence) -> bool:
    """Return whether two events of one place are on at the same hours, as far as is known."""
    hours = (first.start, first.end, second.start, second.end)
    if all(isinstance(hour, datetime) for hour in hours):
        return first.start < second.end and second.start < first.end
    return True
