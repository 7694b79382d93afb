"""Which district a place lies in, by the boundaries of the data."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

import shapely
from shapely.geometry.base import BaseGeometry

from icplanner.catalogue.position import LatLon


@dataclass(frozen=True, slots=True, eq=False)
class Districts:
    """Czech districts by name, and the region each belongs to; Germany lies in none of them."""

    shapes: Mapping[str, BaseGeometry]
    regions: Mapping[str, str]
    _found: dict[LatLon, str] = field(default_factory=dict)

    def of(self, position: LatLon | None) -> str:
        """Return the district a position lies in, empty for none; remembered by position."""
        if position is None:
            return ""
        if position not in self._found:
            point = shapely.Point(position[1], position[0])
            inside = (name for name, shape in self.shapes.items() if shape.covers(point))
            self._found[position] = next(inside, "")
        return self._found[position]

    def of_region(self, region: str) -> tuple[str, ...]:
        """Return the districts of a region, by name."""
        return tuple(sorted(name for name, its in self.regions.items() if its == region))


def read_districts(data: Path) -> Districts:
    """Read `boundaries/okresy.geojson` of a data folder.

    Raises
    ------
    OSError, ValueError, KeyError
        When the file is missing or not what it should be; it is shipped, not uploaded.
    """
    content = json.loads((data / "boundaries" / "okresy.geojson").read_text("utf-8"))
    shapes, regions = {}, {}
    for part in content["features"]:
        name = part["properties"]["name"]
        shape = shapely.from_geojson(json.dumps(part["geometry"]))
        shapely.prepare(shape)
        shapes[name], regions[name] = shape, part["properties"]["kraj"]
    return Districts(shapes, regions)
