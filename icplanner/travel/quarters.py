"""Quarters closed to cars: who goes there walks from the car park."""

from __future__ import annotations

import csv
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from icplanner.catalogue.position import LatLon, straight_km
from icplanner.travel import pace
from icplanner.travel.leg import Mode
from icplanner.travel.network import FloatArray
from icplanner.travel.straight import straight_table_km


@dataclass(frozen=True, slots=True)
class Quarter:
    """A circle that cars cannot enter.

    `walk_min` is the walk from its car park, one way; `car_park` is None where there are some on
    all sides, and ways are reckoned to the place itself.
    """

    centre: LatLon
    radius_km: float
    walk_min: float
    car_park: LatLon | None = None


@dataclass(frozen=True, slots=True, eq=False)
class Parked:
    """Where the vehicles of n points stand, and what leaving and arriving cost.

    Attributes
    ----------
    points
        The points themselves, or the car park of the closed quarter they lie in.
    access_min
        Minutes of parking and walking, shape (n, n), 0 where nobody moves.
    on_foot_km
        Shape (n, n), the walk between points of one quarter, where nobody fetches the car; else
        NaN.
    """

    points: list[LatLon]
    access_min: FloatArray
    on_foot_km: FloatArray


def read_quarters(path: Path) -> tuple[Quarter, ...]:
    """Read a table with columns lat, lon, radius_m, walk_min, park_lat and park_lon.

    Raises
    ------
    KeyError, ValueError
        If a column is missing or holds no number: the table is part of the product.
    """
    with path.open(encoding="utf-8", newline="") as file:
        return tuple(
            Quarter(
                (float(row["lat"]), float(row["lon"])),
                float(row["radius_m"]) / 1000,
                float(row["walk_min"]),
                (float(row["park_lat"]), float(row["park_lon"])) if row["park_lat"] else None,
            )
            for row in csv.DictReader(file)
        )


def park(points: list[LatLon], mode: Mode, quarters: tuple[Quarter, ...]) -> Parked:
    """Return where the vehicles stand; bicycles may go everywhere."""
    closed = quarters if mode in (Mode.CAR, Mode.COACH) else ()
    inside = [_quarter(point, closed) for point in points]
    walk_min = np.array([0.0 if q is None else closed[q].walk_min for q in inside])
    leave, arrive = pace.LEAVE_MIN[mode] + walk_min, pace.ARRIVE_MIN[mode] + walk_min
    place = np.array(points, dtype=np.float64).reshape(-1, 2)
    stay = (place[:, None] == place).all(axis=2)
    number = np.array([-1 if q is None else q for q in inside])
    together = (number[:, None] == number) & (number >= 0)
    on_foot_km = np.where(together, straight_table_km(points) * pace.WALK_DETOUR, np.nan)
    stands = [
        point if q is None else closed[q].car_park or point
        for point, q in zip(points, inside, strict=True)
    ]
    return Parked(stands, np.where(stay | together, 0.0, leave[:, None] + arrive), on_foot_km)


def _quarter(point: LatLon, quarters: tuple[Quarter, ...]) -> int | None:
    for index, quarter in enumerate(quarters):
        if straight_km(point, quarter.centre) <= quarter.radius_km:
            return index
    return None
