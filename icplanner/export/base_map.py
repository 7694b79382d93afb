"""The planner's own base map as shapes on paper: read once, cut to a window."""

from __future__ import annotations

import json
import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, Final

import numpy as np
import numpy.typing as npt
import shapely

from icplanner.catalogue.position import LatLon

Shapes = npt.NDArray[np.object_]

# Metres of the equator; Web Mercator as the interactive map draws it, so that both look the same.
_EARTH_M: Final = 6_378_137.0


@dataclass(frozen=True, slots=True)
class Town:
    """A label; `x`, `y` in Mercator metres, y upwards. Towns come the most important first."""

    name: str
    x: float
    y: float
    people: int
    spa: bool
    home: bool


@dataclass(frozen=True, slots=True)
class BaseMap:
    """The layers in Mercator metres, by the names of `static/basemap/`.

    `lines` holds "river/0", "road/fast", "rail", "border/state" and so on.
    """

    areas: dict[str, Shapes]
    lines: dict[str, Shapes]
    towns: tuple[Town, ...]


def mercator(position: LatLon) -> tuple[float, float]:
    """Return (x, y) in Web Mercator metres, y upwards."""
    lat, lon = position
    y = _EARTH_M * math.log(math.tan(math.pi / 4 + math.radians(lat) / 2))
    return _EARTH_M * math.radians(lon), y


@cache
def base_map(folder: Path) -> BaseMap:
    """Return the base map of a folder.

    Cached by the folder's path for the life of the process: the files change with the code only.

    Raises
    ------
    OSError, ValueError
        If the files are missing or are not what `scripts/build_basemap.py` writes.
    """
    areas, lines, labels = (
        json.loads((folder / name).read_text(encoding="utf-8"))
        for name in ("areas.json", "lines.json", "labels.json")
    )
    layers = lines["layers"]
    named: dict[str, list[list[int]]] = {"rail": layers["rail"]}
    for group in ("river", "road", "border"):
        named |= {f"{group}/{name}": codes for name, codes in layers[group].items()}
    return BaseMap(
        areas={name: _polygons(found, areas["scale"]) for name, found in areas["layers"].items()},
        lines={name: _lines(codes, lines["scale"]) for name, codes in named.items()},
        towns=tuple(_town(row, labels["scale"]) for row in labels["towns"]),
    )


def clipped(shapes: Shapes, window: tuple[float, float, float, float]) -> Shapes:
    """Return what of the shapes lies in a window (west, south, east, north)."""
    near = shapes[shapely.intersects(shapely.envelope(shapes), shapely.box(*window))]
    cut = shapely.clip_by_rect(near, *window)
    kept: Shapes = cut[~shapely.is_empty(cut)]
    return kept


def _town(row: Sequence[Any], scale: int) -> Town:
    name, lon, lat, people, spa, home = row
    x, y = mercator((lat / scale, lon / scale))
    return Town(name, x, y, people, bool(spa), bool(home))


def _points(code: Sequence[int], scale: int) -> npt.NDArray[np.float64]:
    """Return difference-coded (lon, lat) as Mercator metres, n x 2."""
    degrees = np.cumsum(np.asarray(code, dtype=np.int64).reshape(-1, 2), axis=0) / scale
    radians = np.radians(degrees)
    y = np.log(np.tan(np.pi / 4 + radians[:, 1] / 2))
    return np.column_stack([radians[:, 0], y]) * _EARTH_M


def _lines(codes: Iterable[Sequence[int]], scale: int) -> Shapes:
    found = [shapely.LineString(_points(code, scale)) for code in codes]
    return np.array(found, dtype=object)


def _polygons(polygons: Iterable[Sequence[Sequence[int]]], scale: int) -> Shapes:
    found = []
    for rings in polygons:
        outer, *holes = [_points(ring, scale) for ring in rings]
        found.append(shapely.Polygon(outer, holes))
    return shapely.make_valid(np.array(found, dtype=object))
