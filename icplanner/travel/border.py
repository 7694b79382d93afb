"""Which side of the Czech border a point lies on."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
import shapely
from shapely.geometry.base import BaseGeometry
from shapely.ops import linemerge

from icplanner.catalogue.position import LatLon

# Beyond the eastern edge of the clipped border: any longitude inside Czechia south of Poland.
_EAST = 16.0


def read_czechia(path: Path) -> BaseGeometry:
    """Return Czechia west of 16° E as a polygon in (lon, lat), from its clipped state border.

    The file holds the border as lines cut at the edge of the map; the cut ends are closed through
    the east, where no other country comes near.

    Raises
    ------
    ValueError
        If the lines do not make one piece.
    """
    content: Any = json.loads(path.read_text(encoding="utf-8"))
    lines = shapely.geometrycollections(
        [shapely.from_geojson(json.dumps(part["geometry"])) for part in content["features"]]
    )
    merged = linemerge([line for part in lines.geoms for line in getattr(part, "geoms", [part])])
    if merged.geom_type != "LineString":
        raise ValueError(f"{path.name}: the border must be one line, found {merged.geom_type}")
    course = shapely.get_coordinates(merged)
    (_, first), (_, last) = course[0], course[-1]
    ring = np.vstack([course, [(_EAST, last), (_EAST, first)]])
    czechia = shapely.Polygon(ring)
    shapely.prepare(czechia)
    return czechia


def abroad(points: list[LatLon], czechia: BaseGeometry | None) -> npt.NDArray[np.bool_]:
    """Return for each point whether it lies outside Czechia; never, where no border is known."""
    if czechia is None:
        return np.zeros(len(points), dtype=np.bool_)
    place = np.array(points, dtype=np.float64).reshape(-1, 2)
    outside: npt.NDArray[np.bool_] = ~shapely.contains_xy(czechia, place[:, 1], place[:, 0])
    return outside
