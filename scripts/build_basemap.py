"""Build the offline base map: compact files in `static/basemap/` from the layers in `data/`.

Run `python scripts/build_basemap.py` after changing a layer; a test compares the hashes in
`manifest.json` with the inputs and fails when the files are out of date.

What was seen when the layers were drawn over each other, and what follows from it:

* the stations of `data/trains/stops.txt` lie on the railway lines (median 21 m) and the
  reservoirs on their rivers, so both layers are drawn as they are; the flooded pits (Medard,
  Most, Barbora) rightly have no river;
* 1,051 rivers and brooks clutter the overview: each carries the zoom from which it is drawn,
  by the length of all lines of its name;
* borders of two files differ by up to 60 m: district and region borders come from the district
  file alone, and where a district ends at the state border only the state border is drawn;
* Natural Earth's German rivers are coarse: only what lies outside Czechia is kept;
* forests and roads end at the border, so Germany is tinted as neighbouring land, on purpose.

Format: coordinates are integers, degrees x 10,000, (lon, lat), each point given as the difference
from the one before ([lon0, lat0, dlon1, dlat1, ...]). Four decimals are 7 to 11 m, below the
accuracy of every source (1:500,000 and simplified Data200).
"""

from __future__ import annotations

import hashlib
import json
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import Any, Final

import geopandas as gpd
import pandas as pd
from shapely import (
    LineString,
    MultiLineString,
    MultiPolygon,
    Polygon,
    box,
    line_merge,
    unary_union,
)
from shapely.geometry.base import BaseGeometry
from shapely.ops import polygonize

ROOT: Final = Path(__file__).resolve().parent.parent
DATA: Final = ROOT / "data"
OUT: Final = ROOT / "static" / "basemap"

# West, south, east, north: every site, Plzeň and Most, and the German side a day trip reaches;
# inside what the layers cover.
BOX: Final = (11.6, 49.55, 14.05, 50.8)
SCALE: Final = 10_000
# Metric system for lengths and tolerances: S-JTSK / Krovak East North.
METRIC: Final = 5514
INPUTS: Final = (
    "basemap/forests_arccr500.geojson",
    "basemap/railways.geojson",
    "basemap/rivers_cz.geojson",
    "basemap/rivers_de_naturalearth.geojson",
    "basemap/roads_major_arccr500.geojson",
    "basemap/water.geojson",
    "boundaries/okresy.geojson",
    "boundaries/state_border.geojson",
    "gazetteer/places_geonames500.csv",
)
# The names GeoNames gives in English only.
LOCAL_NAMES: Final = {"Pilsen": "Plzeň"}
# The spa triangle and the region's own towns are what a visitor looks for: they win over a larger
# town next to them.
SPA_TOWNS: Final = ("Karlovy Vary", "Mariánské Lázně", "Františkovy Lázně")

Flat = list[int]


def layer(name: str) -> gpd.GeoDataFrame:
    """Return one input clipped to the box, in degrees."""
    return gpd.read_file(DATA / name).clip(box(*BOX))


def simplified(frame: gpd.GeoDataFrame, tolerance_m: float) -> gpd.GeoSeries:
    """Return the geometries simplified by `tolerance_m`, in degrees."""
    return frame.geometry.to_crs(METRIC).simplify(tolerance_m).to_crs(4326)


def flat(coords: Iterable[tuple[float, ...]]) -> Flat:
    """Return a line as difference-coded integers; points that coincide are dropped."""
    out: Flat = []
    x0 = y0 = 0
    for lon, lat, *_ in coords:
        x, y = round(lon * SCALE), round(lat * SCALE)
        if out and (x, y) == (x0, y0):
            continue
        out += [x - x0, y - y0]
        x0, y0 = x, y
    return out


def lines(shapes: Iterable[BaseGeometry]) -> list[Flat]:
    """Return every line of the shapes, joined where they touch."""
    parts: list[LineString] = []
    for shape in shapes:
        if isinstance(shape, LineString | MultiLineString):
            parts += [shape] if isinstance(shape, LineString) else list(shape.geoms)
    merged = line_merge(unary_union(parts))
    single = [merged] if isinstance(merged, LineString) else list(merged.geoms)
    return [code for line in single if len(code := flat(line.coords)) >= 4]


def polygons(shapes: Iterable[BaseGeometry]) -> list[list[Flat]]:
    """Return every polygon of the shapes as a list of rings, the outer one first."""
    out: list[list[Flat]] = []
    for shape in shapes:
        if isinstance(shape, Polygon | MultiPolygon):
            for part in [shape] if isinstance(shape, Polygon) else shape.geoms:
                rings = [flat(ring.coords) for ring in (part.exterior, *part.interiors)]
                out.append([ring for ring in rings if len(ring) >= 8])
    return [rings for rings in out if rings]


def country() -> Polygon:
    """Return the Czech part of the box, cut out along the state border."""
    border = unary_union(list(layer("boundaries/state_border.geojson").geometry))
    pieces = polygonize(unary_union([border, box(*BOX).boundary]))
    karlovy_vary = gpd.points_from_xy([12.87], [50.23])[0]
    return next(piece for piece in pieces if piece.contains(karlovy_vary))


def districts() -> gpd.GeoDataFrame:
    """Return the districts with simplified borders that still fit each other."""
    frame = layer("boundaries/okresy.geojson").to_crs(METRIC)
    frame["geometry"] = frame.geometry.simplify_coverage(120)
    return frame.to_crs(4326)


def areas(frame: gpd.GeoDataFrame) -> dict[str, Any]:
    """Return the filled layers."""
    forest = layer("basemap/forests_arccr500.geojson")
    water = layer("basemap/water.geojson")
    region = unary_union(list(frame[frame.nuts3 == "CZ041"].geometry))
    return {
        "country": polygons([country().simplify(0.0003)]),
        "region": polygons([region.intersection(country())]),
        "forest": polygons(simplified(forest, 120)),
        "water": polygons(simplified(water, 25)),
    }


def rivers() -> dict[int, list[Flat]]:
    """Return the rivers by the zoom from which they are drawn."""
    frame = layer("basemap/rivers_cz.geojson")
    frame["shape"] = simplified(frame, 40)
    frame["km"] = frame.geometry.to_crs(METRIC).length / 1000
    total = frame.groupby("name").km.sum()
    frame["from_zoom"] = [
        0
        if major or (name and total[name] > 45)
        else 9
        if name and total[name] > 20
        else 11
        if name and total[name] > 8
        else 12
        for name, major in zip(frame.name.fillna(""), frame.major, strict=True)
    ]
    by_zoom = {int(zoom): list(part["shape"]) for zoom, part in frame.groupby("from_zoom")}
    abroad = layer("basemap/rivers_de_naturalearth.geojson").geometry.difference(country())
    by_zoom[0] += list(abroad)
    return {zoom: lines(shapes) for zoom, shapes in by_zoom.items()}


def borders(frame: gpd.GeoDataFrame) -> dict[str, list[Flat]]:
    """Return the borders between districts and regions, and the state border."""
    inner: dict[str, list[BaseGeometry]] = {"district": [], "region": []}
    rows = list(frame[["nuts3", "geometry"]].itertuples(index=False))
    for index, (nuts, shape) in enumerate(rows):
        for other_nuts, other in rows[index + 1 :]:
            shared = shape.boundary.intersection(other.boundary)
            parts = [part for part in getattr(shared, "geoms", [shared]) if part.length > 0]
            inner["district" if nuts == other_nuts else "region"] += parts
    state = layer("boundaries/state_border.geojson")
    return {
        "district": lines(inner["district"]),
        "region": lines(inner["region"]),
        "state": lines(simplified(state, 30)),
    }


def line_layers(frame: gpd.GeoDataFrame) -> dict[str, Any]:
    """Return the drawn lines."""
    roads = layer("basemap/roads_major_arccr500.geojson")
    roads["shape"] = simplified(roads, 30)
    fast = roads.road_class.isin(["motorway", "expressway"])
    return {
        "river": {str(zoom): found for zoom, found in sorted(rivers().items())},
        "road": {
            "fast": lines(roads[fast]["shape"]),
            "class1": lines(roads[roads.road_class == "class1"]["shape"]),
            "class2": lines(roads[roads.road_class == "class2"]["shape"]),
        },
        "rail": lines(simplified(layer("basemap/railways.geojson"), 20)),
        "border": borders(frame),
    }


def labels(frame: gpd.GeoDataFrame) -> list[list[Any]]:
    """Return the towns, the most important first: name, lon, lat, population, spa town, region."""
    west, south, east, north = BOX
    rows = pd.read_csv(DATA / "gazetteer/places_geonames500.csv")
    rows = rows[rows.fcode != "PPLX"]  # parts of towns carry their town's rank, not their own
    inside = rows.lon.between(west, east) & rows.lat.between(south, north)
    rows = rows[inside].copy()
    points = gpd.GeoSeries(gpd.points_from_xy(rows.lon, rows.lat), index=rows.index, crs=4326)
    region = unary_union(list(frame[frame.nuts3 == "CZ041"].geometry))
    rows["home"] = points.within(region)
    rows["name"] = rows["name"].replace(LOCAL_NAMES)
    rows["spa"] = rows["name"].isin(SPA_TOWNS)
    # A town of the region counts four times its people: it is the region's map.
    rows["rank"] = rows.population * rows.home.map({True: 4, False: 1}) + rows.spa * 1_000_000
    rows = rows.sort_values(["rank", "name"], ascending=[False, True])
    return [
        [row.name, round(row.lon * SCALE), round(row.lat * SCALE), int(row.population),
         int(row.spa), int(row.home)]
        for row in rows.itertuples(index=False)
    ]  # fmt: skip


def input_hashes() -> dict[str, str]:
    """Return the SHA-256 of every input and of this script, by path from the repository's root."""
    paths = [*(DATA / name for name in INPUTS), Path(__file__).resolve()]
    return {
        path.relative_to(ROOT).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in paths
    }


def write(out: Path, name: str, value: Any) -> str:
    """Write one compact JSON file and return its SHA-256."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"), sort_keys=True)
    (out / name).write_text(text + "\n", encoding="utf-8")
    return hashlib.sha256((out / name).read_bytes()).hexdigest()


def build(out: Path = OUT) -> None:
    """Write the base map and its manifest to `out`."""
    out.mkdir(parents=True, exist_ok=True)
    frame = districts()
    parts = {
        "areas.json": {"box": BOX, "scale": SCALE, "layers": areas(frame)},
        "lines.json": {"scale": SCALE, "layers": line_layers(frame)},
        "labels.json": {"scale": SCALE, "towns": labels(frame)},
    }
    files = {name: write(out, name, value) for name, value in parts.items()}
    write(out, "manifest.json", {"inputs": input_hashes(), "files": files})


if __name__ == "__main__":
    build()
    sys.exit(0)
