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


@dataclass(frozen=True, slots=True)
class Quarter:
    """A circle that cars cannot enter; `walk_min` is the walk from its car parks, one way."""

    id: str
    centre: LatLon
    radius_km: float
    walk_min: float


def read_quarters(path: Path) -> tuple[Quarter, ...]:
    """Read a table with columns id, lat, lon, radius_m, walk_min.

    Raises
    ------
    KeyError, ValueError
        If a column is missing or holds no number: the table is part of the product.
    """
    with path.open(encoding="utf-8", newline="") as file:
        return tuple(
            Quarter(
                row["id"],
                (float(row["lat"]), float(row["lon"])),
                float(row["radius_m"]) / 1000,
                float(row["walk_min"]),
            )
            for row in csv.DictReader(file)
        )


def access_min(points: list[LatLon], mode: Mode, quarters: tuple[Quarter, ...]) -> FloatArray:
    """Return the minutes that leaving and arriving cost, shape (n, n); 0 where nobody moves."""
    on_foot = walk_in_min(points, quarters) * (mode is not Mode.BIKE)
    leave, arrive = pace.LEAVE_MIN[mode] + on_foot, pace.ARRIVE_MIN[mode] + on_foot
    place = np.array(points, dtype=np.float64).reshape(-1, 2)
    stay = (place[:, None] == place).all(axis=2)
    access: FloatArray = np.where(stay, 0.0, leave[:, None] + arrive)
    return access


def walk_in_min(points: list[LatLon], quarters: tuple[Quarter, ...]) -> FloatArray:
    """Return for each point the minutes to walk in from the car, 0 outside all quarters."""
    return np.array(
        [
            max(
                (q.walk_min for q in quarters if straight_km(point, q.centre) <= q.radius_km),
                default=0.0,
            )
            for point in points
        ]
    )
