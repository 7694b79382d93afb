"""Proposals for clashes: a freer weekend that suits the event, and an agreement on the hours."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import Final

import numpy as np

from icplanner.catalogue.position import LatLon
from icplanner.programme.clashes import REACH_MIN, competing_days
from icplanner.programme.districts import Districts
from icplanner.programme.gaps import MOST_PROPOSALS
from icplanner.programme.occurrence import Occurrence
from icplanner.programme.warning import Code, ProgrammeWarning, Proposal, Remedy
from icplanner.programme.weekends import fills
from icplanner.travel.leg import Mode, Travel

# Weeks an event may move and still be the event of its season; nearest first. Judged.
WEEKS: Final = (1, -1, 2, -2, 3, -3)

# Moves told for an empty weekend, beside those who could be asked.
MOST_MOVES: Final = 2

_CLASHES: Final = frozenset(
    {
        Code.PILE_UP,
        Code.SAME_AUDIENCE,
        Code.SAME_INDUSTRY,
        Code.SAME_ORGANISER,
        Code.SAME_VENUE,
    }
)
_SATURDAY: Final = 5


def with_proposals(
    warnings: Sequence[ProgrammeWarning],
    occurrences: Sequence[Occurrence],
    travel: Travel,
    where: Districts,
) -> tuple[ProgrammeWarning, ...]:
    """Return the warnings with what could be done about the clashes and empty weekends among them.

    For each event of a clash the week is sought, within its month and on its weekday, with the
    fewest events for the same people within `REACH_MIN` minutes, fewer than where it stands; of
    these the weeks in which its district has nothing at all come first, then the nearest. Beside
    any move, agreeing on hours and publicity is proposed. An empty weekend among the warnings is
    told which of these events could move there.

    Parameters
    ----------
    travel
        Asked once, for the ways between all places by car.
    """
    season = _Season(occurrences, travel, where)
    moves = {
        uid: _moves(season.by_uid[uid], season)
        for warning in warnings
        if warning.code in _CLASHES
        for uid in warning.subjects
        if uid in season.by_uid
    }
    return tuple(replace(warning, proposals=_for(warning, moves)) for warning in warnings)


class _Season:
    """The events that take place, by id, by the days they compete on, and by weekend."""

    def __init__(self, occurrences: Sequence[Occurrence], travel: Travel, where: Districts) -> None:
        going = [one for one in occurrences if not one.cancelled]
        self.where = where
        self.minutes = _minutes(going, travel)
        self.by_uid = {one.uid: one for one in going}
        self.by_day: dict[date, list[Occurrence]] = defaultdict(list)
        self.filled: dict[date, set[tuple[str, str]]] = defaultdict(set)
        for one in going:
            district = where.of(one.event.position)
            for day in competing_days(one):
                self.by_day[day].append(one)
                saturday = _saturday(day)
                if fills(one, saturday):
                    self.filled[saturday].add((district, one.uid))

    def rivals(self, one: Occurrence) -> int:
        """Return how many other events take visitors from one."""
        others = {
            other.uid: other
            for day in competing_days(one)
            for other in self.by_day.get(day, ())
            if other.uid != one.uid
        }
        return sum(_rivals(one, other, self.minutes) for other in others.values())

    def is_empty(self, saturday: date, district: str, besides: str) -> bool:
        """Return whether nothing but one event fills a district's weekend."""
        on = self.filled.get(saturday, ())
        return bool(district) and not any(d == district and uid != besides for d, uid in on)


def _for(
    warning: ProgrammeWarning, moves: Mapping[str, Sequence[Proposal]]
) -> tuple[Proposal, ...]:
    if warning.code in _CLASHES:
        return _for_clash(warning, moves)
    if warning.code is Code.EMPTY_WEEKEND:
        return (*warning.proposals, *_into(warning, moves))
    return warning.proposals


def _into(
    warning: ProgrammeWarning, moves: Mapping[str, Sequence[Proposal]]
) -> tuple[Proposal, ...]:
    """Return the moves that fill an empty weekend of its district, the freest first."""
    found = [
        move
        for of_one in moves.values()
        for move in of_one
        if move.day is not None
        and _saturday(move.day) == warning.days[0]
        and move.numbers["fills"] == warning.numbers["district"]
    ]
    return tuple(sorted(found, key=_rank)[:MOST_MOVES])


def _for_clash(
    warning: ProgrammeWarning, moves: Mapping[str, Sequence[Proposal]]
) -> tuple[Proposal, ...]:
    found = [move for uid in warning.subjects for move in moves.get(uid, ())[:1]]
    ranked = sorted(found, key=_rank)[:MOST_PROPOSALS]
    return (
        (*ranked, Proposal(remedy=Remedy.COORDINATE))
        if ranked
        else (Proposal(remedy=Remedy.COORDINATE),)
    )


def _rank(proposal: Proposal) -> tuple[int, bool, int]:
    rivals, weeks = proposal.numbers["rivals"], proposal.numbers["weeks"]
    if not isinstance(rivals, int) or not isinstance(weeks, int):
        raise TypeError("a free weekend has whole numbers")
    return rivals, not proposal.numbers["fills"], abs(weeks)


def _moves(one: Occurrence, season: _Season) -> tuple[Proposal, ...]:
    """Return the weeks that are freer for an event than its own, the best first."""
    district = season.where.of(one.event.position)
    before = season.rivals(one)
    found = []
    for weeks in WEEKS:
        shifted = _shifted(one, timedelta(weeks=weeks))
        if shifted is None:
            continue
        rivals = season.rivals(shifted)
        if rivals >= before:
            continue
        empty = season.is_empty(_saturday(shifted.first_day), district, one.uid)
        numbers = {
            "weeks": weeks,
            "fills": district if empty else "",
            "rivals": rivals,
            "before": before,
        }
        found.append(
            Proposal(
                remedy=Remedy.FREE_WEEKEND, subject=one.uid, day=shifted.first_day, numbers=numbers
            )
        )
    return tuple(sorted(found, key=_rank))


def _shifted(one: Occurrence, by: timedelta) -> Occurrence | None:
    """Return the event some weeks away, None where that is another month."""
    start = one.start + by
    if (start.year, start.month) != (one.start.year, one.start.month):
        return None
    return replace(one, start=start, end=one.end + by)


def _rivals(
    one: Occurrence, other: Occurrence, minutes: Mapping[tuple[LatLon, LatLon], float]
) -> bool:
    if not set(one.event.audience) & set(other.event.audience):
        return False
    if one.event.position is None or other.event.position is None:
        return False
    return minutes[(one.event.position, other.event.position)] <= REACH_MIN


def _minutes(going: Sequence[Occurrence], travel: Travel) -> dict[tuple[LatLon, LatLon], float]:
    places = list(dict.fromkeys(o.event.position for o in going if o.event.position is not None))
    if not places:
        return {}
    table = travel.matrix(places, Mode.CAR).minutes
    slower = np.fmax(table, table.T)
    return {(a, b): float(slower[i, j]) for i, a in enumerate(places) for j, b in enumerate(places)}


def _saturday(day: date | datetime) -> date:
    """Return the Saturday of the weekend a day belongs to, or of the one that follows it."""
    plain = day.date() if isinstance(day, datetime) else day
    if plain.weekday() > _SATURDAY:
        return plain - timedelta(days=plain.weekday() - _SATURDAY)
    return plain + timedelta(days=_SATURDAY - plain.weekday())
