"""The trains of one day, put in the order in which they leave."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

import numpy as np

from icplanner.travel.service_day import service_day
from icplanner.travel.timetable import Hops, Timetable

_DAY_S: Final = 86_400

# A day's trains are those that leave before 4:00 the next morning: whoever asks in the evening
# shall hear "no more trains", not wait on a bench for the first one of the morning.
LAST_DEPARTURE_S: Final = 28 * 3600


@dataclass(frozen=True, slots=True, eq=False)
class TrainsOfDay:
    """Hops of one date by departure, in seconds after its midnight.

    Trains of the evening before that are still running are in it. `trip` numbers the runs of
    this day; `line_of` gives the train in the timetable for each of them. `other_year` says that
    another date's trains stand in, as the feed does not cover this one.
    """

    hops: Hops
    line_of: tuple[int, ...]
    other_year: bool


def trains_of_day(timetable: Timetable, day: date) -> TrainsOfDay | None:
    """Return the trains of a date, None if the feed has no such weekday."""
    base = service_day(timetable, day)
    if base is None:
        return None
    hops = timetable.hops
    chosen, shifts = [], []
    for ahead in (-1, 0, 1):
        running = timetable.running(base + timedelta(days=ahead))
        # Beyond either end of the feed its own days stand in for the nights before and after.
        departs = hops.departs + ahead * _DAY_S
        index = np.flatnonzero(running[hops.trip] & (departs >= 0) & (departs < LAST_DEPARTURE_S))
        chosen.append(index)
        shifts.append(np.full(len(index), ahead * _DAY_S))
    index, shift = np.concatenate(chosen), np.concatenate(shifts)
    departs, arrives = hops.departs[index] + shift, hops.arrives[index] + shift
    # Along a train first, so that hops without duration keep their order.
    order = np.lexsort((index, arrives, departs))
    index, shift = index[order], shift[order]
    runs, trip = np.unique(np.column_stack([hops.trip[index], shift]), axis=0, return_inverse=True)
    return TrainsOfDay(
        Hops(
            hops.start[index], hops.end[index], departs[order], arrives[order],
            trip.ravel(), hops.board[index], hops.alight[index],
        ),
        tuple(runs[:, 0].tolist()),
        base != day,
    )  # fmt: skip
