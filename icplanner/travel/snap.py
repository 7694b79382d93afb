"""Putting points on the nearest road."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import shapely

from icplanner.catalogue.position import EARTH_RADIUS_KM, LatLon
from icplanner.travel import pace
from icplanner.travel.network import FloatArray, IntArray, RoadNetwork


@dataclass(frozen=True, slots=True, eq=False)
class Snapped:
    """Where points meet the network, one entry a point.

    Attributes
    ----------
    edge
        Index of the nearest road.
    share
        How far along that road, 0 at its `u` end, 1 at its `v` end.
    off_km
        Straight distance from the point to the road.
    """

    edge: IntArray
    share: FloatArray
    off_km: FloatArray


class Snapper:
    """Finds the nearest point of an edge, never of a node only.

    Motorways and expressways are left out: nothing can be entered from the middle of them.
    """

    def __init__(self, network: RoadNetwork) -> None:
        self._middle_lat = float(np.mean(network.nodes[:, 0])) if len(network.nodes) else 0.0
        chosen = [i for i, e in enumerate(network.edges) if e.road_class not in pace.NO_BIKES]
        self._edge = np.array(chosen, dtype=np.int64)
        curves = [network.edges[i].curve for i in chosen]
        owner = np.repeat(np.arange(len(curves)), [len(curve) for curve in curves])
        flat = self._flat(np.vstack(curves)) if curves else np.empty((0, 2))
        lines = np.asarray(shapely.linestrings(flat, indices=owner))
        self._lines = lines
        self._tree = shapely.STRtree(lines)

    def snap(self, points: list[LatLon]) -> Snapped:
        """Return where each point meets the network.

        Distances are measured on a plane touching the middle of the network; they are good to
        0.5 % within its 150 km.
        """
        if not len(self._edge):
            nowhere = np.zeros(len(points), dtype=np.int64)
            return Snapped(nowhere, np.zeros(len(points)), np.full(len(points), np.inf))
        flat = self._flat(np.array(points, dtype=np.float64).reshape(-1, 2))
        marks = np.asarray(shapely.points(flat))
        (_, nearest), off_km = self._tree.query_nearest(
            marks, all_matches=False, return_distance=True
        )
        share = shapely.line_locate_point(self._lines[nearest], marks, normalized=True)
        return Snapped(self._edge[nearest], np.asarray(share), np.asarray(off_km))

    def _flat(self, points: FloatArray) -> FloatArray:
        lat, lon = np.radians(points).T
        east = lon * np.cos(np.radians(self._middle_lat))
        flat: FloatArray = np.column_stack([east, lat]) * EARTH_RADIUS_KM
        return flat
