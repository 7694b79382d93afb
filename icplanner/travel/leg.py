"""A leg: the way between two points, with its method and its error."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Protocol

import numpy as np
import numpy.typing as npt

from icplanner.catalogue.position import LatLon


class Mode(StrEnum):
    """How a tour travels."""

    CAR = "car"
    COACH = "coach"
    TRAIN = "train"
    BIKE = "bike"
    WALK = "walk"


@dataclass(frozen=True, slots=True)
class Ride:
    """One ride of a train leg; times are local, `line` as travellers read it ("Os 17021")."""

    line: str
    from_stop: str
    to_stop: str
    departs: datetime
    arrives: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Leg:
    """The way from one point to another.

    Attributes
    ----------
    minutes
        Door to door, parking, walking and waiting included.
    method
        A code documented in `docs/travel.md` ("road", "straight_line", "border_estimate",
        "timetable", "osrm").
    error_min
        Half width of the band in which four of five such legs lie.
    geometry
        Points (lat, lon) of the way, at least the two ends.
    notes
        Codes of what the reader must be told ("estimate", "timetable_other_year",
        "osrm_unavailable").
    access_min
        The part of `minutes` spent on parking and on walking between the vehicle and the door.
    wait_min
        The part of `minutes` spent waiting for the first train.
    """

    mode: Mode
    minutes: float
    distance_km: float
    method: str
    error_min: float
    geometry: tuple[LatLon, ...]
    rides: tuple[Ride, ...] = ()
    notes: tuple[str, ...] = ()
    access_min: float = 0.0
    wait_min: float = 0.0

    @property
    def moving_min(self) -> float:
        """Return the minutes between setting off and stopping: driving, or the train journey."""
        return self.minutes - self.access_min - self.wait_min


@dataclass(frozen=True, slots=True)
class Unreachable:
    """No way was found; `code` says why ("no_train", "off_network", "too_far_to_walk")."""

    mode: Mode
    code: str


@dataclass(frozen=True, slots=True, eq=False)
class Matrix:
    """Ways between all pairs of points; row = from, column = to; NaN where there is none.

    `notes` are codes as in `Leg`, for the table as a whole.
    """

    minutes: npt.NDArray[np.float64]
    distance_km: npt.NDArray[np.float64]
    error_min: npt.NDArray[np.float64]
    notes: tuple[str, ...] = ()


class Travel(Protocol):
    """Whatever can tell how long a way takes."""

    def leg(
        self, start: LatLon, end: LatLon, mode: Mode, depart: datetime | None = None
    ) -> Leg | Unreachable:
        """Return the way from `start` to `end`; `depart` (local time) matters for trains only."""
        ...

    def matrix(self, points: list[LatLon], mode: Mode) -> Matrix:
        """Return the ways between all points, for a mode that does not depend on the hour."""
        ...
