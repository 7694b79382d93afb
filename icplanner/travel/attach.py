"""How points hang on the road network: by the nearest road, or by the border crossings."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import numpy as np
import numpy.typing as npt
from shapely.geometry.base import BaseGeometry

from icplanner.catalogue.position import LatLon
from icplanner.travel import pace
from icplanner.travel.border import abroad
from icplanner.travel.graph import Arcs, Ends
from icplanner.travel.network import FloatArray, IntArray, RoadNetwork
from icplanner.travel.snap import Snapped, Snapper
from icplanner.travel.straight import straight_between_km, straight_table_km

# Points nearer than this may also be joined by the streets between them, which the network of
# through roads does not hold.
NEIGHBOURS_KM: Final = 1.0

# The estimate for Germany was fitted on places near the border; farther than this from every
# crossing nothing supports it.
ABROAD_LIMIT_KM: Final = 100.0


@dataclass(frozen=True, slots=True)
class Speeds:
    """Speeds of one mode, km/h: by class of road (classes left out are closed), off it, abroad."""

    by_class: dict[str, float]
    off_road: float
    abroad: float


@dataclass(frozen=True, slots=True, eq=False)
class Attached:
    """Points on the network: where they snapped, which lie abroad, which are out of reach."""

    ends: Ends
    snapped: Snapped
    abroad: npt.NDArray[np.bool_]
    off_network: npt.NDArray[np.bool_]


@dataclass(frozen=True, slots=True, eq=False)
class Ground:
    """What points can be put on: the network, its snapper, and the state border if known."""

    network: RoadNetwork
    snapper: Snapper
    czechia: BaseGeometry | None

    def attach(self, points: list[LatLon], speeds: Speeds) -> Attached:
        """Return how the points hang on the network for one mode.

        Points that are no places on the globe, lie too far from every road, or abroad too far
        from every crossing are marked `off_network` and hang on nothing.
        """
        valid = np.array([_on_globe(point) for point in points], dtype=np.bool_)
        places = [p if ok else (0.0, 0.0) for p, ok in zip(points, valid, strict=True)]
        foreign = abroad(places, self.czechia) & valid
        snapped = self.snapper.snap(places)
        crossings = np.array(self.network.crossings, dtype=np.int64)
        gates = [(float(lat), float(lon)) for lat, lon in self.network.nodes[crossings]]
        to_gate_km = straight_between_km(places, gates)
        nearest_km = to_gate_km.min(axis=1, initial=np.inf)
        lost = np.where(foreign, nearest_km > ABROAD_LIMIT_KM, snapped.off_km > pace.OFF_NETWORK_KM)
        lost |= ~valid
        home = np.flatnonzero(~foreign & ~lost)
        away = np.flatnonzero(foreign & ~lost)
        ramps = _joined(
            self._ramps(home, snapped, speeds), _gates(away, crossings, to_gate_km[away], speeds)
        )
        straight_km = straight_table_km(places)
        direct = _joined(
            _direct_abroad(away, straight_km, speeds),
            _streets(home, straight_km, speeds),
            self._same_edge(home, snapped, speeds),
        )
        return Attached(Ends(len(points), ramps, direct), snapped, foreign, lost)

    def _ramps(self, home: IntArray, snapped: Snapped, speeds: Speeds) -> Arcs:
        edges = [self.network.edges[i] for i in snapped.edge[home]]
        length_m = np.array([edge.length_m for edge in edges], dtype=np.float64)
        kmh = np.array([speeds.by_class[edge.road_class] for edge in edges], dtype=np.float64)
        off_m = snapped.off_km[home] * pace.OFF_ROAD_DETOUR * 1000
        to_u_m = snapped.share[home] * length_m
        ends = []
        for nodes, along_m in (
            ([edge.u for edge in edges], to_u_m),
            ([edge.v for edge in edges], length_m - to_u_m),
        ):
            minutes = along_m / kmh * 0.06 + off_m / speeds.off_road * 0.06
            ends.append(Arcs(home, np.array(nodes, dtype=np.int64), minutes, along_m + off_m))
        return _joined(*ends)

    def _same_edge(self, home: IntArray, snapped: Snapped, speeds: Speeds) -> Arcs:
        edge, share = snapped.edge[home], snapped.share[home]
        tail, head = np.nonzero(
            (edge[:, None] == edge) & ~np.eye(len(edge), dtype=np.bool_),
        )
        roads = [self.network.edges[i] for i in edge[tail]]
        length_m = np.array([road.length_m for road in roads], dtype=np.float64)
        kmh = np.array([speeds.by_class[road.road_class] for road in roads], dtype=np.float64)
        along_m = np.abs(share[tail] - share[head]) * length_m
        off_km = snapped.off_km[home]
        off_m = (off_km[tail] + off_km[head]) * pace.OFF_ROAD_DETOUR * 1000
        minutes = along_m / kmh * 0.06 + off_m / speeds.off_road * 0.06
        return Arcs(home[tail], home[head], minutes, along_m + off_m)


def _gates(away: IntArray, crossings: IntArray, to_gate_km: FloatArray, speeds: Speeds) -> Arcs:
    metres = (to_gate_km * pace.GERMAN_DETOUR * 1000).ravel()
    tail, head = np.repeat(away, len(crossings)), np.tile(crossings, len(away))
    return Arcs(tail, head, metres / speeds.abroad * 0.06, metres)


def _direct_abroad(away: IntArray, straight_km: FloatArray, speeds: Speeds) -> Arcs:
    tail, head = (away[i] for i in np.nonzero(~np.eye(len(away), dtype=np.bool_)))
    metres = straight_km[tail, head] * pace.GERMAN_DETOUR * 1000
    return Arcs(tail, head, metres / speeds.abroad * 0.06, metres)


def _streets(home: IntArray, straight_km: FloatArray, speeds: Speeds) -> Arcs:
    near = straight_km[np.ix_(home, home)] <= NEIGHBOURS_KM
    tail, head = (home[i] for i in np.nonzero(near & ~np.eye(len(home), dtype=np.bool_)))
    metres = straight_km[tail, head] * pace.OFF_ROAD_DETOUR * 1000
    return Arcs(tail, head, metres / speeds.off_road * 0.06, metres)


def _joined(*parts: Arcs) -> Arcs:
    return Arcs(
        np.concatenate([part.tail for part in parts]),
        np.concatenate([part.head for part in parts]),
        np.concatenate([part.minutes for part in parts]),
        np.concatenate([part.metres for part in parts]),
    )


def _on_globe(point: LatLon) -> bool:
    lat, lon = point
    return -90 <= lat <= 90 and -180 <= lon <= 180
