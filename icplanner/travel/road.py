"""Travel by road with the embedded network: car, coach and bicycle."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache
from pathlib import Path
from typing import Final

import numpy as np
from shapely.geometry.base import BaseGeometry

from icplanner.catalogue.position import LatLon
from icplanner.travel import pace
from icplanner.travel.attach import Attached, Ground, Speeds
from icplanner.travel.border import read_czechia
from icplanner.travel.course import Courses, courses
from icplanner.travel.graph import Graph, arcs
from icplanner.travel.leg import Leg, Matrix, Mode, Unreachable
from icplanner.travel.network import FloatArray, RoadNetwork, read_network
from icplanner.travel.on_foot import WALK_ERROR
from icplanner.travel.quarters import Parked, Quarter, park, read_quarters
from icplanner.travel.snap import Snapper

# Of 3,340 pairs compared with an independent network of 2026, 61 % of distances were within 5 %
# and 85 % within 10 %; four of five therefore within 9 % (drawn straight between the two).
ROAD_ERROR: Final = 0.09

# Rounding, lights and a slow tractor: no road leg is surer than this.
LEAST_ERROR_MIN: Final = 1.0

# The part in Germany: time error 2.3 min in the median, 6.2 min in the ninetieth percentile,
# hence 4.8 min for four of five (6.2 x 1.28 / 1.645, the ratio of a normal spread).
BORDER_ERROR_MIN: Final = 4.8

# Wholly in Germany: distance error 20 % in the ninetieth percentile, hence 16 % for four of five.
GERMAN_ERROR: Final = 0.16

# The coach factor and the cycling speed are judged, so their bands are wide.
COACH_ERROR: Final = 0.15
BIKE_ERROR: Final = 0.25

_MODES: Final = (Mode.CAR, Mode.COACH, Mode.BIKE)


@dataclass(frozen=True, slots=True, eq=False)
class _Profile:
    speeds: Speeds
    graph: Graph
    courses: Courses
    factor: float = 1.0
    error: float = ROAD_ERROR


class RoadTravel:
    """Ways by road; thread-safe, as nothing changes after it is made but its caches.

    Legs are remembered by (start, end, mode), the last 4,096 asked for; matrices by (points,
    mode), the last 32. Both live as long as the object: another network is another object.
    """

    def __init__(
        self,
        network: RoadNetwork,
        czechia: BaseGeometry | None = None,
        quarters: tuple[Quarter, ...] = (),
    ) -> None:
        self._ground = Ground(network, Snapper(network), czechia)
        self.quarters = quarters
        car = Speeds(pace.CLASS_KMH, pace.OFF_ROAD_KMH, pace.GERMAN_KMH)
        open_to_bikes = pace.CLASS_KMH.keys() - pace.NO_BIKES
        bike = Speeds(dict.fromkeys(open_to_bikes, pace.BIKE_KMH), pace.BIKE_KMH, pace.BIKE_KMH)
        by_car, drawn = _graph(network, car), courses(network, car)
        self._profiles = {
            Mode.CAR: _Profile(car, by_car, drawn),
            Mode.COACH: _Profile(car, by_car, drawn, pace.COACH_FACTOR, COACH_ERROR),
            Mode.BIKE: _Profile(
                bike, _graph(network, bike), courses(network, bike), 1.0, BIKE_ERROR
            ),
        }
        self._leg = lru_cache(maxsize=4096)(self._find_leg)
        self._matrix = lru_cache(maxsize=32)(self._find_matrix)

    def leg(
        self, start: LatLon, end: LatLon, mode: Mode, depart: datetime | None = None
    ) -> Leg | Unreachable:
        """Return the fastest way; `depart` changes nothing, as there is no traffic in the data.

        Raises
        ------
        ValueError
            If the mode is not car, coach or bike.
        """
        del depart
        _check(mode)
        return self._leg(start, end, mode)

    def matrix(self, points: list[LatLon], mode: Mode) -> Matrix:
        """Return the fastest ways between all points; the arrays are shared and read-only.

        Raises
        ------
        ValueError
            If the mode is not car, coach or bike.
        """
        _check(mode)
        return self._matrix(tuple(points), mode)

    def _find_matrix(self, points: tuple[LatLon, ...], mode: Mode) -> Matrix:
        profile = self._profiles[mode]
        parked = park(list(points), mode, self.quarters)
        attached = self._ground.attach(parked.points, profile.speeds)
        moving_min, km, error_min = self._tables(profile, attached, parked)
        minutes = moving_min + parked.access_min
        for table in (minutes, km, error_min):
            table[attached.off_network] = np.nan
            table[:, attached.off_network] = np.nan
            table.setflags(write=False)
        return Matrix(minutes, km, error_min)

    def _find_leg(self, start: LatLon, end: LatLon, mode: Mode) -> Leg | Unreachable:
        profile = self._profiles[mode]
        parked = park([start, end], mode, self.quarters)
        attached = self._ground.attach(parked.points, profile.speeds)
        nodes = profile.graph.path(attached.ends, 0, 1) if start != end else []
        if attached.off_network.any() or nodes is None:
            return Unreachable(mode, "off_network" if attached.off_network.any() else "no_road")
        tables = self._tables(profile, attached, parked)
        moving_min, km, error_min = (float(table[0, 1]) for table in tables)
        access_min = float(parked.access_min[0, 1])
        foreign = bool(attached.abroad.any())
        walked = start == end or bool(np.isfinite(parked.on_foot_km[0, 1]))
        geometry = (start, end) if walked else profile.courses.draw((start, end), attached, nodes)
        return Leg(
            mode=mode,
            minutes=moving_min + access_min,
            distance_km=km,
            method="border_estimate" if foreign else "road",
            error_min=error_min,
            geometry=geometry,
            notes=("estimate",) if foreign or mode is not Mode.CAR else (),
            access_min=access_min,
        )

    @staticmethod
    def _tables(
        profile: _Profile, attached: Attached, parked: Parked
    ) -> tuple[FloatArray, FloatArray, FloatArray]:
        moving_min, km = profile.graph.table(attached.ends)
        moving_min *= profile.factor
        error_min = _error_min(moving_min, profile.error, attached)
        km[moving_min == 0] = 0.0
        together = np.isfinite(parked.on_foot_km)
        walk_km = parked.on_foot_km[together]
        km[together], moving_min[together] = walk_km, walk_km / pace.WALK_KMH * 60
        error_min[together] = moving_min[together] * WALK_ERROR
        return moving_min, km, error_min


def read_road_travel(data: Path) -> RoadTravel:
    """Read `roads/`, `boundaries/state_border.geojson` and the closed quarters of a data folder.

    Border and quarters may be missing: then every point counts as Czech, and no quarter as closed.

    Raises
    ------
    NetworkProblem
        If the roads cannot be read.
    """
    border = data / "boundaries" / "state_border.geojson"
    closed = data / "roads" / "closed_quarters.csv"
    return RoadTravel(
        read_network(data / "roads"),
        read_czechia(border) if border.exists() else None,
        read_quarters(closed) if closed.exists() else (),
    )


def _graph(network: RoadNetwork, speeds: Speeds) -> Graph:
    roads = [
        (edge.u, edge.v, edge.length_m / speeds.by_class[edge.road_class] * 0.06, edge.length_m)
        for edge in network.edges
        if edge.road_class in speeds.by_class
    ]
    return Graph(len(network.nodes), arcs(roads))


def _error_min(moving_min: FloatArray, share: float, attached: Attached) -> FloatArray:
    foreign = attached.abroad.astype(np.float64)
    both, either = foreign[:, None] * foreign, np.maximum(foreign[:, None], foreign)
    known = np.where(both > 0, max(share, GERMAN_ERROR), share) * moving_min
    # Independent errors add up as squares.
    band = np.hypot(known, (either - both) * BORDER_ERROR_MIN)
    error: FloatArray = np.where(moving_min > 0, np.maximum(band, LEAST_ERROR_MIN), band)
    return error


def _check(mode: Mode) -> None:
    if mode not in _MODES:
        raise ValueError(f"roads know {', '.join(_MODES)}, not {mode}")
