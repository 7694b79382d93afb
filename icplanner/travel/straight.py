"""Travel by the straight line and a stated factor: the way to answer without any network."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Final

import numpy as np
import numpy.typing as npt

from icplanner.catalogue.position import EARTH_RADIUS_KM, LatLon, straight_km
from icplanner.travel import pace
from icplanner.travel.leg import Leg, Matrix, Mode, Unreachable

FloatArray = npt.NDArray[np.float64]

# Four of five legs lie within this share of the estimate: the tenth and ninetieth percentile of
# fastest way against straight line differ by about that much between the region's towns.
STRAIGHT_ERROR: Final = 0.30

_DETOUR_KMH: Final[dict[Mode, tuple[float, float]]] = {
    Mode.CAR: (pace.ROAD_DETOUR, pace.ROAD_KMH),
    Mode.COACH: (pace.ROAD_DETOUR, pace.ROAD_KMH / pace.COACH_FACTOR),
    Mode.BIKE: (pace.BIKE_DETOUR, pace.BIKE_KMH),
    Mode.WALK: (pace.WALK_DETOUR, pace.WALK_KMH),
}


@dataclass(frozen=True, slots=True)
class StraightLine:
    """Travel as straight line x detour at a mean speed; trains are unknown to it."""

    def leg(
        self, start: LatLon, end: LatLon, mode: Mode, depart: datetime | None = None
    ) -> Leg | Unreachable:
        """Return the estimated way; `depart` changes nothing."""
        del depart
        if mode not in _DETOUR_KMH:
            return Unreachable(mode, "no_timetable")
        detour, kmh = _DETOUR_KMH[mode]
        distance_km = straight_km(start, end) * detour
        if mode is Mode.WALK and distance_km > pace.WALK_LIMIT_KM:
            return Unreachable(mode, "too_far_to_walk")
        moving_min = distance_km / kmh * 60
        access_min = stop_min(mode) if distance_km else 0.0
        return Leg(
            mode=mode,
            minutes=moving_min + access_min,
            distance_km=distance_km,
            method="straight_line",
            error_min=moving_min * STRAIGHT_ERROR,
            geometry=(start, end),
            access_min=access_min,
            notes=("estimate",),
        )

    def matrix(self, points: list[LatLon], mode: Mode) -> Matrix:
        """Return the estimated ways between all points; NaN for trains and for walks too long."""
        if mode not in _DETOUR_KMH:
            nowhere = np.full((len(points), len(points)), np.nan)
            return Matrix(nowhere, nowhere.copy(), nowhere.copy())
        detour, kmh = _DETOUR_KMH[mode]
        distance_km = straight_table_km(points) * detour
        if mode is Mode.WALK:
            distance_km[distance_km > pace.WALK_LIMIT_KM] = np.nan
        moving_min = distance_km / kmh * 60
        access_min = np.where(distance_km > 0, stop_min(mode), 0.0)
        return Matrix(moving_min + access_min, distance_km, moving_min * STRAIGHT_ERROR)


def stop_min(mode: Mode) -> float:
    """Return the minutes that leaving one stop and arriving at the next cost beside moving."""
    return pace.LEAVE_MIN.get(mode, 0.0) + pace.ARRIVE_MIN.get(mode, 0.0)


def straight_table_km(points: list[LatLon]) -> FloatArray:
    """Return great-circle distances between all points in km, shape (n, n)."""
    return straight_between_km(points, points)


def straight_between_km(starts: list[LatLon], ends: list[LatLon]) -> FloatArray:
    """Return great-circle distances in km, shape (number of starts, number of ends)."""
    lat, lon = np.radians(np.array(starts, dtype=np.float64).reshape(-1, 2)).T
    to_lat, to_lon = np.radians(np.array(ends, dtype=np.float64).reshape(-1, 2)).T
    half = np.sin((lat[:, None] - to_lat) / 2) ** 2
    half += np.cos(lat)[:, None] * np.cos(to_lat) * np.sin((lon[:, None] - to_lon) / 2) ** 2
    table: FloatArray = 2 * EARTH_RADIUS_KM * np.arcsin(np.sqrt(np.clip(half, 0.0, 1.0)))
    return table
