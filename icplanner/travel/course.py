"""Drawing a way: the curve of the roads it takes."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from icplanner.catalogue.position import LatLon
from icplanner.travel.attach import Attached, Speeds
from icplanner.travel.network import Edge, FloatArray, RoadNetwork, curve_m


@dataclass(frozen=True, slots=True, eq=False)
class Courses:
    """The fastest road between each two neighbouring junctions, for one mode."""

    edges: tuple[Edge, ...]
    between: dict[tuple[int, int], int]

    def draw(
        self, points: tuple[LatLon, LatLon], attached: Attached, nodes: list[int]
    ) -> tuple[LatLon, ...]:
        """Return the points of the way through `nodes`, from the first point to the second.

        Parts without a known course (streets off the network, Germany) are straight.
        """
        start, end = points
        pieces: list[FloatArray] = [np.array([start])]
        if nodes:
            pieces.append(self._ramp(attached, 0, nodes[0])[::-1])
            pieces += [self._road(u, v) for u, v in pairwise(nodes)]
            pieces.append(self._ramp(attached, 1, nodes[-1]))
        elif not attached.abroad.any() and attached.snapped.edge[0] == attached.snapped.edge[1]:
            first, second = attached.snapped.share[:2]
            pieces.append(_between(self.edges[int(attached.snapped.edge[0])].curve, first, second))
        pieces.append(np.array([end]))
        drawn: list[LatLon] = []
        for lat, lon in np.vstack(pieces).tolist():
            if not drawn or drawn[-1] != (lat, lon):
                drawn.append((lat, lon))
        return tuple(drawn) if len(drawn) > 1 else (start, end)

    def _ramp(self, attached: Attached, index: int, node: int) -> FloatArray:
        """Return the curve from the node to where the point meets its road."""
        if attached.abroad[index]:
            return np.empty((0, 2))
        edge = self.edges[int(attached.snapped.edge[index])]
        share = float(attached.snapped.share[index])
        at_u = edge.u == node and not (edge.v == node and share > 0.5)
        return _between(edge.curve, 0.0 if at_u else 1.0, share)

    def _road(self, u: int, v: int) -> FloatArray:
        edge = self.edges[self.between[u, v]]
        return edge.curve if edge.u == u else edge.curve[::-1]


def courses(network: RoadNetwork, speeds: Speeds) -> Courses:
    """Return which road to draw between neighbouring junctions: the fastest of parallel ones."""
    between: dict[tuple[int, int], int] = {}
    best: dict[tuple[int, int], float] = {}
    for index, edge in enumerate(network.edges):
        if edge.road_class not in speeds.by_class:
            continue
        hours = edge.length_m / speeds.by_class[edge.road_class]
        for ends in ((edge.u, edge.v), (edge.v, edge.u)):
            if hours < best.get(ends, np.inf):
                best[ends] = hours
                between[ends] = index
    return Courses(network.edges, between)


def _between(curve: FloatArray, first: float, second: float) -> FloatArray:
    """Return the part of a curve from one share of its length to another, in that direction."""
    run = curve_m(curve)
    run = run / max(float(run[-1]), 1e-9)
    low, high = min(first, second), max(first, second)
    at_ends = np.column_stack([np.interp([low, high], run, axis) for axis in curve.T])
    inside = curve[(run > low) & (run < high)]
    part: FloatArray = np.vstack([at_ends[:1], inside, at_ends[1:]])
    return part if first <= second else part[::-1]
