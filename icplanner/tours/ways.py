"""Travel times as the solvers want them: whole minutes, rounded up, buffers included."""

from __future__ import annotations

import math
from datetime import date
from typing import Final, Protocol, runtime_checkable

import numpy as np

from icplanner.catalogue.position import LatLon
from icplanner.solver.problem import NO_WAY, FloatArray, IntArray
from icplanner.tours.request import Request
from icplanner.travel.leg import Mode, Travel

# Travel rooms compute in floating point; a leg of 12.0000000001 minutes takes 12.
_ROUNDING: Final = 1e-6


@runtime_checkable
class Timetabled(Protocol):
    """Travel that knows how long a way by train takes when leaving at each minute of a day."""

    def departures_table(
        self, points: list[LatLon], day: date, start_min: int, end_min: int
    ) -> IntArray:
        """Return whole minutes of shape (end_min - start_min + 1, n, n), NO_WAY for none."""
        ...


def whole_minutes(minutes: float) -> int:
    """Return minutes rounded up, so that no plan is quicker than the way it rests on."""
    return math.ceil(minutes - _ROUNDING)


def minutes_table(travel: Travel, points: list[LatLon], mode: Mode) -> FloatArray:
    """Return whole minutes between all points, rounded up; NaN where there is no way."""
    table: FloatArray = np.ceil(travel.matrix(points, mode).minutes - _ROUNDING)
    np.fill_diagonal(table, 0.0)
    return table


def with_buffer(table: FloatArray, request: Request) -> IntArray:
    """Return the table plus the buffer of each way; NO_WAY where there is none.

    It is not closed under the triangle inequality: a leg leads from stop to stop, never by way of
    a third place that is not visited, however much quicker that would be (which it is, by some
    minutes, around quarters closed to cars).
    """
    whole = np.where(np.isnan(table), NO_WAY, table).astype(np.int64)
    different, places = np.unique(whole, return_inverse=True)
    buffers = np.array([request.buffer_for(int(minutes)) for minutes in different])
    kept: IntArray = whole + buffers[places.reshape(whole.shape)]
    kept[whole >= NO_WAY] = NO_WAY
    np.fill_diagonal(kept, 0)
    return kept


def departures_with_buffer(
    travel: Travel,
    points: list[LatLon],
    hours: tuple[date, int, int],
    spare: tuple[int, list[int]],
) -> IntArray:
    """Return minutes by train for each minute of departure of a day (date, start, end).

    `spare` holds the buffer, which follows each way, and for each point the reserve before the
    train from there; ways that are walked all day do without. NO_WAY where there is no way,
    everywhere if `travel` knows no timetable.
    """
    day, start_min, end_min = hours
    buffer_min, reserves = spare
    n = len(points)
    if not isinstance(travel, Timetabled):
        return np.full((end_min - start_min + 1, n, n), NO_WAY, dtype=np.int64)
    table = np.asarray(travel.departures_table(points, day, start_min, end_min), dtype=np.int64)
    found = np.where(table >= NO_WAY, NO_WAY, table + buffer_min)
    # Who walks at every minute of the day takes equally long at all of them.
    by_train = found.min(axis=0) < found.max(axis=0)
    for place, reserve in enumerate(reserves):
        if reserve:
            moved = found[reserve:, place] + reserve
            later = np.full_like(found[:, place], NO_WAY)
            later[: len(moved)] = np.minimum(moved, NO_WAY)
            found[:, place] = np.where(by_train[place], later, found[:, place])
    here = np.arange(n)
    found[:, here, here] = 0
    return found


def quickest(departures: list[IntArray], buffer_min: int) -> FloatArray:
    """Return the shortest ways of several days' tables, without buffer; NaN where there is none."""
    least = np.min([table.min(axis=0) for table in departures], axis=0)
    found: FloatArray = np.where(least >= NO_WAY, np.nan, least - buffer_min).astype(np.float64)
    np.fill_diagonal(found, 0.0)
    return found
