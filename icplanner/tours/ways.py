"""Travel times as the solvers want them: whole minutes, rounded up, closed, buffers included."""

from __future__ import annotations

import math
from typing import Final

import numpy as np

from icplanner.catalogue.position import LatLon
from icplanner.tours.problem import NO_WAY, FloatArray, IntArray
from icplanner.travel.leg import Mode, Travel

# Travel rooms compute in floating point; a leg of 12.0000000001 minutes takes 12.
_ROUNDING: Final = 1e-6


def whole_minutes(minutes: float) -> int:
    """Return minutes rounded up, so that no plan is quicker than the way it rests on."""
    return math.ceil(minutes - _ROUNDING)


def minutes_table(travel: Travel, points: list[LatLon], mode: Mode) -> FloatArray:
    """Return whole minutes between all points, rounded up; NaN where there is no way."""
    table: FloatArray = np.ceil(travel.matrix(points, mode).minutes - _ROUNDING)
    np.fill_diagonal(table, 0.0)
    return table


def with_buffer(table: FloatArray, buffer_min: int) -> IntArray:
    """Return the table plus the buffer of each way, closed under the triangle inequality."""
    closed = np.where(np.isnan(table), NO_WAY, table + buffer_min).astype(np.int64)
    np.fill_diagonal(closed, 0)
    for via in range(len(closed)):
        np.minimum(closed, closed[:, via, None] + closed[None, via, :], out=closed)
    np.minimum(closed, NO_WAY, out=closed)
    return closed
