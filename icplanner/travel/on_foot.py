"""Walking: straight line with a detour, to the door or to the station."""

from __future__ import annotations

from datetime import datetime
from typing import Final

import numpy as np

from icplanner.catalogue.position import LatLon, straight_km
from icplanner.travel import pace
from icplanner.travel.leg import Leg, Matrix, Mode, Unreachable
from icplanner.travel.network import FloatArray, IntArray
from icplanner.travel.straight import straight_between_km, straight_table_km

# Streets around the straight line make walks 1.1 to 1.6 times as long, paces differ by a fifth.
WALK_ERROR: Final = 0.25


class WalkTravel:
    """Ways on foot, up to a stated length."""

    def leg(
        self, start: LatLon, end: LatLon, mode: Mode = Mode.WALK, depart: datetime | None = None
    ) -> Leg | Unreachable:
        """Return the walk; `depart` changes nothing."""
        del depart
        distance_km = straight_km(start, end) * pace.WALK_DETOUR
        if not distance_km <= pace.WALK_LIMIT_KM:
            return Unreachable(mode, "too_far_to_walk")
        minutes = distance_km / pace.WALK_KMH * 60
        return Leg(
            mode=mode,
            minutes=minutes,
            distance_km=distance_km,
            method="straight_line",
            error_min=minutes * WALK_ERROR,
            geometry=(start, end),
            notes=("estimate",),
        )

    def matrix(self, points: list[LatLon], mode: Mode = Mode.WALK) -> Matrix:
        """Return the walks between all points, NaN where they are too long."""
        del mode
        distance_km = straight_table_km(points) * pace.WALK_DETOUR
        distance_km[~(distance_km <= pace.WALK_LIMIT_KM)] = np.nan
        minutes = distance_km / pace.WALK_KMH * 60
        return Matrix(minutes, distance_km, minutes * WALK_ERROR)


def walk_km(starts: list[LatLon], ends: list[LatLon]) -> FloatArray:
    """Return the length of walks, shape (number of starts, number of ends)."""
    return straight_between_km(starts, ends) * pace.WALK_DETOUR


def walk_s(distance_km: FloatArray) -> IntArray:
    """Return whole seconds, rounded up."""
    seconds: IntArray = np.ceil(distance_km / pace.WALK_KMH * 3600 - 1e-6).astype(np.int64)
    return seconds
