"""The tour's map as SVG: base map, ways, numbered stops, in the size it is printed."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from html import escape
from itertools import pairwise
from typing import Any, Final

import shapely

from icplanner.catalogue.position import LatLon
from icplanner.export.apart import apart
from icplanner.export.base_map import BaseMap, Shapes, base_map, clipped, mercator
from icplanner.export.clean import line
from icplanner.export.context import Context
from icplanner.export.palette import day_colour
from icplanner.tours import Tour

# The colours of static/map/ic_map.js.
_PAPER: Final = {"abroad": "#eeebe3", "country": "#f6f2e7", "region": "#fdfaf0"}
_FOREST: Final = "#dbe7cb"
_WATER: Final = "#a9cfe6"
_INK: Final = "#3a3732"
_STATE: Final = "#93698a"
# (layer, colour, width in points, dashes, only below so many km of width)
_LINES: Final = (
    ("river/0", "#86b9da", 0.9, "", 400),
    ("river/9", "#86b9da", 0.6, "", 150),
    ("river/11", "#86b9da", 0.45, "", 60),
    ("river/12", "#86b9da", 0.4, "", 30),
    ("border/district", "#b9a7b4", 0.4, "2 2", 150),
    ("border/region", "#cdb2c5", 1.6, "", 400),
    ("rail", "#8d8a86", 0.8, "", 150),
    ("rail", "#ffffff", 0.4, "3 3", 150),
    ("road/class2", "#cfc8b8", 0.9, "", 120),
    ("road/class2", "#ffffff", 0.5, "", 120),
    ("road/class1", "#c9a95f", 1.5, "", 400),
    ("road/class1", "#fbe3a0", 0.9, "", 400),
    ("road/fast", "#c98a4b", 2.0, "", 400),
    ("road/fast", "#f4b978", 1.2, "", 400),
    ("border/state", _STATE, 0.9, "5 2 1 2", 400),
)
# Room around the tour, and the least width of a map: nearer, the base map (1:500,000) misleads.
_MARGIN: Final = 0.09
_LEAST_M: Final = 14_000
_MARKER_PT: Final = 8.0
_FONT: Final = "Source Sans 3"
# A letter's mean width against its height, for placing labels.
_LETTER: Final = 0.52
# Points; as fine as a way is wide.
_CELL: Final = 3.0


@dataclass(frozen=True, slots=True)
class _View:
    """The window on the ground (Mercator metres) and the paper (points)."""

    west: float
    north: float
    scale: float
    width: float
    height: float

    @property
    def window(self) -> tuple[float, float, float, float]:
        south = self.north - self.height / self.scale
        return (self.west, south, self.west + self.width / self.scale, self.north)

    def place(self, x: float, y: float) -> tuple[float, float]:
        return (x - self.west) * self.scale, (self.north - y) * self.scale

    def of(self, position: LatLon) -> tuple[float, float]:
        return self.place(*mercator(position))


Box = tuple[float, float, float, float]
Cells = frozenset[tuple[int, int]]


def tour_map(tour: Tour, context: Context, width_pt: float, height_pt: float) -> str:
    """Return the map as an SVG document; the only texts in it are names of towns and a scale."""
    base = base_map(context.static / "basemap")
    view = _view(tour, width_pt, height_pt)
    ground_km = width_pt / view.scale / 1000
    body = [
        *_areas(base, view),
        *_base_lines(base, view, ground_km),
        *_ways(tour, view),
        *_labels(base, tour, view),
        *_hubs(tour, view),
        *_stops(tour, view),
        *_scale_bar(tour, view, context),
    ]
    size = f'width="{width_pt:.1f}pt" height="{height_pt:.1f}pt"'
    box = f'viewBox="0 0 {width_pt:.1f} {height_pt:.1f}"'
    head = f'<svg xmlns="http://www.w3.org/2000/svg" {size} {box} font-family="{_FONT}">'
    return f"{head}{''.join(body)}</svg>"


def _view(tour: Tour, width: float, height: float) -> _View:
    positions = [stop.position for day in tour.days for stop in day.stops]
    positions += [hub.position for day in tour.days for hub in (day.start_hub, day.end_hub)]
    positions += [p for day in tour.days for leg in day.legs for p in leg.geometry]
    points = [mercator(position) for position in positions] or [mercator((50.15, 12.8))]
    xs, ys = zip(*points, strict=True)
    middle = ((min(xs) + max(xs)) / 2, (min(ys) + max(ys)) / 2)
    # Mercator stretches: a metre on the ground is longer on the map the further north.
    least = _LEAST_M / math.cos(math.radians(50))
    wide = max((max(xs) - min(xs)) * (1 + 2 * _MARGIN), least)
    high = max((max(ys) - min(ys)) * (1 + 2 * _MARGIN), least * height / width)
    # Markers stand out of their places: keep them on the paper.
    scale = min((width - 4 * _MARKER_PT) / wide, (height - 4 * _MARKER_PT) / high)
    return _View(
        middle[0] - width / scale / 2, middle[1] + height / scale / 2, scale, width, height
    )


def _path(view: _View, parts: Iterable[Any], *, close: bool) -> str:
    """Return an SVG path of coordinate sequences; points nearer than a tenth of a point merge."""
    out = []
    for part in parts:
        last = None
        drawn = []
        for x, y in shapely.get_coordinates(part):
            px, py = view.place(x, y)
            point = f"{px:.1f} {py:.1f}"
            if point != last:
                drawn.append(point)
                last = point
        if len(drawn) > 1:
            out.append("M" + "L".join(drawn) + ("Z" if close else ""))
    return "".join(out)


def _rings(shapes: Shapes) -> Iterator[Any]:
    for polygon in shapely.get_parts(shapes):
        if polygon.geom_type == "Polygon":
            yield polygon.exterior
            yield from polygon.interiors


def _areas(base: BaseMap, view: _View) -> Iterator[str]:
    yield f'<rect width="{view.width:.1f}" height="{view.height:.1f}" fill="{_PAPER["abroad"]}"/>'
    for name, colour in (
        ("country", _PAPER["country"]),
        ("region", _PAPER["region"]),
        ("forest", _FOREST),
        ("water", _WATER),
    ):
        path = _path(view, _rings(clipped(base.areas[name], view.window)), close=True)
        if path:
            yield f'<path d="{path}" fill="{colour}" fill-rule="evenodd"/>'


def _base_lines(base: BaseMap, view: _View, ground_km: float) -> Iterator[str]:
    for name, colour, width, dashes, below_km in _LINES:
        if ground_km > below_km or name not in base.lines:
            continue
        path = _path(view, shapely.get_parts(clipped(base.lines[name], view.window)), close=False)
        dashed = f' stroke-dasharray="{dashes}"' if dashes else ""
        if path:
            yield (
                f'<path d="{path}" fill="none" stroke="{colour}" stroke-width="{width}"'
                f' stroke-linejoin="round"{dashed}/>'
            )


def _ways(tour: Tour, view: _View) -> Iterator[str]:
    for number, day in enumerate(tour.days):
        for leg in day.legs:
            if len(leg.geometry) < 2:
                continue
            points = "L".join("{:.1f} {:.1f}".format(*view.of(p)) for p in leg.geometry)
            dashed = ' stroke-dasharray="5 3"' if "estimate" in leg.notes else ""
            for colour, width in (("#ffffff", 4.2), (day_colour(number), 2.2)):
                yield (
                    f'<path d="M{points}" fill="none" stroke="{colour}" stroke-width="{width}"'
                    f' stroke-linejoin="round" stroke-linecap="round"{dashed}/>'
                )


def _marker_places(tour: Tour, view: _View) -> list[tuple[int, int, float, float]]:
    """Return (number, day, x, y) of all stops; those that would hide each other stand apart."""
    hubs = [view.of(h.position) for d in tour.days for h in (d.start_hub, d.end_hub)]
    stops = [(day, stop.position) for day, found in enumerate(tour.days) for stop in found.stops]
    spots = apart(
        [view.of(position) for _, position in stops],
        2.15 * _MARKER_PT,
        (view.width, view.height),
        taken=hubs,
    )
    return [
        (number, day, x, y)
        for number, ((day, _), (x, y)) in enumerate(zip(stops, spots, strict=True), start=1)
    ]


def _stops(tour: Tour, view: _View) -> Iterator[str]:
    positions = [stop.position for day in tour.days for stop in day.stops]
    markers = _marker_places(tour, view)
    for number, _, x, y in markers:
        px, py = view.of(positions[number - 1])
        if math.hypot(px - x, py - y) > 2:
            yield (
                f'<path d="M{px:.1f} {py:.1f}L{x:.1f} {y:.1f}" stroke="{_INK}" stroke-width="0.8"/>'
                f'<circle cx="{px:.1f}" cy="{py:.1f}" r="1.8" fill="{_INK}"/>'
            )
    for number, day, x, y in markers:
        size = 10 if number < 10 else 8.5
        yield (
            f'<circle cx="{x:.1f}" cy="{y:.1f}" r="{_MARKER_PT}" fill="{day_colour(day)}"'
            f' stroke="#ffffff" stroke-width="1.6"/>'
            f'<text x="{x:.1f}" y="{y + size * 0.34:.1f}" text-anchor="middle" font-size="{size}"'
            f' font-weight="600" fill="#ffffff">{number}</text>'
        )


def _hubs(tour: Tour, view: _View) -> Iterator[str]:
    hubs = {h.id: h.position for day in tour.days for h in (day.start_hub, day.end_hub)}
    for position in hubs.values():
        x, y = view.of(position)
        yield (
            f'<rect x="{x - 6:.1f}" y="{y - 6:.1f}" width="12" height="12" rx="3" fill="#ffffff"'
            f' stroke="{_STATE}" stroke-width="1.6"/>'
            f'<circle cx="{x:.1f}" cy="{y:.1f}" r="2.6" fill="{_STATE}"/>'
        )


def _labels(base: BaseMap, tour: Tour, view: _View) -> Iterator[str]:
    reach = _MARKER_PT + 1.5
    taken: list[Box] = [
        (x - reach, y - reach, x + reach, y + reach) for _, _, x, y in _marker_places(tour, view)
    ]
    for day in tour.days:
        for hub in (day.start_hub, day.end_hub):
            x, y = view.of(hub.position)
            taken.append((x - 7, y - 7, x + 7, y + 7))
    taken.append((0, view.height - 22, 90, view.height))
    ways = _way_cells(tour, view)
    for town in base.towns:
        x, y = view.place(town.x, town.y)
        if not (4 < x < view.width - 4 and 4 < y < view.height - 4):
            continue
        size = 9.5 if town.spa or town.people > 40_000 else 8.0 if town.people > 3_000 else 6.8
        found = _label_place(line(town.name, 40), (x, y), size, taken, ways, view)
        if found is None:
            continue
        left, middle, box = found
        taken += [box, (x - 2.5, y - 2.5, x + 2.5, y + 2.5)]
        weight = "600" if town.spa or town.people > 40_000 else "400"
        name = escape(line(town.name, 40))
        shared = (
            f'x="{left:.1f}" y="{middle + size * 0.33:.1f}" font-size="{size}"'
            f' font-weight="{weight}"'
        )
        yield (
            f'<circle cx="{x:.1f}" cy="{y:.1f}" r="1.6" fill="#ffffff" stroke="{_INK}"'
            f' stroke-width="0.7"/>'
            f'<text {shared} fill="none" stroke="#fffdf6" stroke-width="2.2"'
            f' stroke-linejoin="round">{name}</text><text {shared} fill="{_INK}">{name}</text>'
        )


def _way_cells(tour: Tour, view: _View) -> Cells:
    """Return the cells of the paper that a way runs through."""
    cells = set()
    for leg in (leg for day in tour.days for leg in day.legs):
        points = [view.of(position) for position in leg.geometry]
        for (ax, ay), (bx, by) in pairwise(points):
            steps = 1 + int(math.hypot(bx - ax, by - ay) / _CELL)
            for step in range(steps + 1):
                x, y = ax + (bx - ax) * step / steps, ay + (by - ay) * step / steps
                cells.add((int(x // _CELL), int(y // _CELL)))
    return frozenset(cells)


def _label_place(
    name: str,
    at: tuple[float, float],
    size: float,
    taken: Sequence[Box],
    ways: Cells,
    view: _View,
) -> tuple[float, float, Box] | None:
    """Return left end, middle and box of a label that covers no other, and no way if possible."""
    x, y = at
    width = len(name) * size * _LETTER + 2
    crossing = None
    for left, middle in (
        (x + 4, y),
        (x - 4 - width, y),
        (x - width / 2, y - size),
        (x - width / 2, y + size),
        (x + 11, y),
        (x - 11 - width, y),
        (x - width / 2, y - size - 8),
        (x - width / 2, y + size + 8),
    ):
        box = (left - 1, middle - size * 0.55, left + width + 1, middle + size * 0.55)
        inside = box[0] > 2 and box[1] > 2 and box[2] < view.width - 2 and box[3] < view.height - 2
        if not inside or any(
            box[0] < b[2] and box[2] > b[0] and box[1] < b[3] and box[3] > b[1] for b in taken
        ):
            continue
        if not _crosses(box, ways):
            return left, middle, box
        crossing = crossing or (left, middle, box)
    return crossing


def _crosses(box: Box, ways: Cells) -> bool:
    columns = range(int(box[0] // _CELL), int(box[2] // _CELL) + 1)
    rows = range(int(box[1] // _CELL), int(box[3] // _CELL) + 1)
    return any((column, row) in ways for column in columns for row in rows)


def _scale_bar(tour: Tour, view: _View, context: Context) -> Iterator[str]:
    lat = tour.days[0].start_hub.position[0] if tour.days else 50.0
    per_km = 1000 * view.scale / math.cos(math.radians(lat))
    km = next((n for n in (50, 20, 10, 5, 2) if n * per_km < 85), 1)
    y = view.height - 9
    label = f"{context.words.number(km)}\u00a0km"
    yield (
        f'<path d="M10 {y - 3:.1f}V{y:.1f}H{10 + km * per_km:.1f}V{y - 3:.1f}" fill="none"'
        f' stroke="{_INK}" stroke-width="1"/>'
        f'<text x="{13 + km * per_km:.1f}" y="{y:.1f}" font-size="7.5" fill="{_INK}">{label}</text>'
    )
