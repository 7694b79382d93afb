"""Events as columns of numbers: what any two of them share is one comparison of arrays."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache

import numpy as np
import numpy.typing as npt

from icplanner.catalogue.industry import IndustryGroup, groups_of
from icplanner.catalogue.position import LatLon
from icplanner.catalogue.search import fold
from icplanner.programme.occurrence import Occurrence
from icplanner.travel.leg import Mode, Travel


@dataclass(frozen=True, slots=True, eq=False)
class ClashTable:
    """The occurrences as columns, one row each.

    Attributes
    ----------
    minutes
        By car between places, square; `at` says which place a row is at, -1 where it is not known.
    audiences, industries
        Sets as bits.
    venues, organisers
        Equal numbers for equal ones, -1 for an unknown one.
    """

    occurrences: Sequence[Occurrence]
    minutes: npt.NDArray[np.float64]
    at: npt.NDArray[np.int64]
    audiences: npt.NDArray[np.int64]
    industries: npt.NDArray[np.int64]
    venues: npt.NDArray[np.int64]
    organisers: npt.NDArray[np.int64]


def clash_table(occurrences: Sequence[Occurrence], travel: Travel) -> ClashTable:
    """Return the table of some occurrences; `travel` is asked once, for all ways by car."""
    places: dict[LatLon, int] = {}
    for one in occurrences:
        if one.event.position is not None:
            places.setdefault(one.event.position, len(places))
    minutes = travel.matrix(list(places), Mode.CAR).minutes if places else np.zeros((0, 0))
    at = [places.get(o.event.position, -1) if o.event.position else -1 for o in occurrences]
    folded = cache(fold)
    return ClashTable(
        occurrences=occurrences,
        minutes=minutes,
        at=np.array(at),
        audiences=_bits([o.event.audience for o in occurrences]),
        industries=_bits([trades(o) for o in occurrences]),
        venues=_numbers([_venue(o, folded) for o in occurrences]),
        organisers=_numbers([folded(o.event.organiser) for o in occurrences]),
    )


def trades(occurrence: Occurrence) -> tuple[str, ...]:
    """Return the industry groups that mean one trade; "other" means many."""
    groups = groups_of(occurrence.event)
    return tuple(group.value for group in groups if group is not IndustryGroup.OTHER)


def _venue(occurrence: Occurrence, folded: Callable[[str], str]) -> str:
    event = occurrence.event
    if event.site:
        return f"site {event.site}"
    if not event.venue_name:
        return ""
    venue, town = folded(event.venue_name), folded(event.municipality)
    return f"{venue} | {town}" if venue != town else ""


def _bits(lists: Sequence[Sequence[str]]) -> npt.NDArray[np.int64]:
    """Return each list as a set of bits; more than sixty different words share the last bit."""
    bit: dict[str, int] = {}
    for words in lists:
        for word in words:
            bit.setdefault(word, min(len(bit), 62))
    return np.array([sum({1 << bit[word] for word in words}) for words in lists], dtype=np.int64)


def _numbers(texts: Sequence[str]) -> npt.NDArray[np.int64]:
    """Return equal numbers for equal texts, and -1 for an unknown one."""
    number: dict[str, int] = {}
    return np.array([number.setdefault(t, len(number)) if t else -1 for t in texts])


def same(numbers: npt.NDArray[np.int64]) -> npt.NDArray[np.bool_]:
    """Return which two of the members have the same known number, square."""
    equal: npt.NDArray[np.bool_] = (numbers[:, None] == numbers) & (numbers >= 0)
    return equal


def located(pair: tuple[int, int], table: ClashTable) -> bool:
    """Return whether the places of both rows are known."""
    return bool(table.at[pair[0]] >= 0 and table.at[pair[1]] >= 0)


def minutes_between(members: npt.NDArray[np.int64], table: ClashTable) -> npt.NDArray[np.float64]:
    """Return the minutes between the members of a day; NaN where a place is not known."""
    at = table.at[members]
    if not table.minutes.size:
        return np.full((len(at), len(at)), np.nan)
    minutes = table.minutes[np.ix_(at, at)].astype(np.float64)
    minutes[at < 0] = np.nan
    minutes[:, at < 0] = np.nan
    return minutes


def near(
    members: npt.NDArray[np.int64], table: ClashTable, within_min: float
) -> npt.NDArray[np.bool_]:
    """Return which two of the members lie within so many minutes of each other, square."""
    minutes = minutes_between(members, table)
    # The slower of the two directions: a visitor drives there and back.
    reached: npt.NDArray[np.bool_] = np.fmax(minutes, minutes.T) <= within_min
    return reached
