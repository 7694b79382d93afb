"""The road network: nodes, edges with their curves, and the documented repairs to them."""

from __future__ import annotations

import csv
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

import numpy as np
import numpy.typing as npt

from icplanner.catalogue.position import LatLon, straight_km
from icplanner.travel import pace

FloatArray = npt.NDArray[np.float64]
IntArray = npt.NDArray[np.int64]

# An end of a repair is joined to a junction this near, else it splits the nearest road: junctions
# of the network lie within 51 m of the real ones in nine of ten cases.
JOIN_M: Final = 150.0


class NetworkProblem(Exception):  # noqa: N818 - problems are what users of data read about
    """The road data cannot be read; the message names file, row and rule.

    `missing` holds the files that are not there, by their place in the data folder.
    """

    def __init__(self, message: str, missing: Sequence[str] = ()) -> None:
        super().__init__(message)
        self.missing = tuple(missing)


@dataclass(frozen=True, slots=True, eq=False)
class Edge:
    """One road between two junctions; `curve` has shape (k, 2), lat and lon from `u` to `v`."""

    u: int
    v: int
    road_class: str
    ref: str
    length_m: float
    curve: FloatArray


@dataclass(frozen=True, slots=True, eq=False)
class RoadNetwork:
    """Junctions (shape (n, 2), lat and lon), roads, and the crossings into Germany.

    `crossings` are indices of junctions where a numbered road leaves the country.
    """

    nodes: FloatArray
    edges: tuple[Edge, ...]
    crossings: tuple[int, ...] = ()


def read_network(folder: Path) -> RoadNetwork:
    """Read `nodes.csv`, `edges.csv`, `border_crossings.csv` and `corrections.csv` of a folder.

    The last two may be missing.

    Raises
    ------
    NetworkProblem
        If a file is missing or a row breaks a rule; the message names all of the first file's
        missing columns, or the row.
    """
    needed = (folder / "nodes.csv", folder / "edges.csv")
    missing = [f"{folder.name}/{path.name}" for path in needed if not path.exists()]
    if missing:
        raise NetworkProblem(f"{' and '.join(missing)} not found", missing)
    number = {}
    positions: list[LatLon] = []
    for row in _rows(folder / "nodes.csv", ("node_id", "lat", "lon")):
        number[row["node_id"]] = len(positions)
        positions.append((_number(row, "lat"), _number(row, "lon")))
    edges = [
        _edge(row, number)
        for row in _rows(
            folder / "edges.csv", ("u", "v", "road_class", "ref", "length_m", "polyline5")
        )
    ]
    crossings: tuple[int, ...] = ()
    if (folder / "border_crossings.csv").exists():
        rows = _rows(folder / "border_crossings.csv", ("node_id",))
        crossings = tuple(_node(row, "node_id", number) for row in rows)
    nodes = np.array(positions, dtype=np.float64).reshape(-1, 2)
    network = RoadNetwork(nodes, tuple(edges), crossings)
    if (folder / "corrections.csv").exists():
        for row in _rows(
            folder / "corrections.csv", ("id", "way", "road_class", "ref", "length_m")
        ):
            network = with_road(network, _repair(row), row["road_class"], row["ref"])
    return network


def decode_polyline(text: str) -> FloatArray:
    """Return the (lat, lon) points of an encoded polyline of precision 5, shape (k, 2).

    The format is Google's "Encoded Polyline Algorithm Format".
    """
    values: list[int] = []
    value = shift = 0
    for char in text:
        bits = ord(char) - 63
        value |= (bits & 31) << shift
        shift += 5
        if bits < 32:
            values.append(~(value >> 1) if value & 1 else value >> 1)
            value = shift = 0
    steps = np.array(values, dtype=np.float64).reshape(-1, 2)
    curve: FloatArray = np.cumsum(steps, axis=0) / 1e5
    return curve


def curve_m(curve: FloatArray) -> FloatArray:
    """Return the metres from the beginning of a curve to each of its points, shape (k,)."""
    lat, lon = np.radians(curve).T
    north = np.diff(lat)
    east = np.diff(lon) * np.cos((lat[1:] + lat[:-1]) / 2)
    steps = np.hypot(north, east) * 6_371_008.8
    run: FloatArray = np.concatenate([[0.0], np.cumsum(steps)])
    return run


def with_road(
    network: RoadNetwork,
    way: tuple[FloatArray, float],
    road_class: str,
    ref: str,
) -> RoadNetwork:
    """Return the network with one more road along `way`: its curve and its length in metres.

    Both ends join the nearest junction within 150 m, or else split the nearest road.

    Raises
    ------
    NetworkProblem
        If an end must split a road and there are none but motorways and expressways.
    """
    curve, length_m = way
    network, start = _joined(network, (float(curve[0, 0]), float(curve[0, 1])))
    network, end = _joined(network, (float(curve[-1, 0]), float(curve[-1, 1])))
    full = np.vstack([network.nodes[start], curve[1:-1], network.nodes[end]])
    road = Edge(start, end, road_class, ref, max(length_m, float(curve_m(full)[-1])), full)
    return RoadNetwork(network.nodes, (*network.edges, road), network.crossings)


def _joined(network: RoadNetwork, point: LatLon) -> tuple[RoadNetwork, int]:
    scale = np.array([1.0, np.cos(np.radians(point[0]))])
    nearest = int(np.argmin(np.hypot(*((network.nodes - point) * scale).T)))
    lat, lon = network.nodes[nearest]
    if straight_km((float(lat), float(lon)), point) * 1000 <= JOIN_M:
        return network, nearest
    index, piece, at = _nearest_piece(network, point, scale)
    edge = network.edges[index]
    middle = edge.curve[piece] + at * (edge.curve[piece + 1] - edge.curve[piece])
    node = len(network.nodes)
    halves = []
    for u, v, curve in (
        (edge.u, node, np.vstack([edge.curve[: piece + 1], middle])),
        (node, edge.v, np.vstack([middle, edge.curve[piece + 1 :]])),
    ):
        share_of_length = float(curve_m(curve)[-1] / max(curve_m(edge.curve)[-1], 1e-9))
        length_m = edge.length_m * share_of_length
        halves.append(Edge(u, v, edge.road_class, edge.ref, length_m, curve))
    edges = (*network.edges[:index], *halves, *network.edges[index + 1 :])
    return RoadNetwork(np.vstack([network.nodes, middle]), edges, network.crossings), node


def _nearest_piece(
    network: RoadNetwork, point: LatLon, scale: FloatArray
) -> tuple[int, int, float]:
    """Return the nearest road, the piece of its curve and the share of the piece, 0 to 1."""
    open_roads = [
        index for index, edge in enumerate(network.edges) if edge.road_class not in pace.NO_BIKES
    ]
    if not open_roads:
        raise NetworkProblem("corrections.csv: there is no road that a repair could join")
    curves = [network.edges[index].curve for index in open_roads]
    # All curves in one row: what would join the end of one to the beginning of the next is none.
    flat = (np.concatenate(curves) - point) * scale
    ends = np.cumsum([len(curve) for curve in curves])
    step = np.diff(flat, axis=0)
    square = np.maximum((step**2).sum(axis=1), 1e-18)
    share = np.clip(-(flat[:-1] * step).sum(axis=1) / square, 0.0, 1.0)
    gap = np.hypot(*(flat[:-1] + share[:, None] * step).T)
    gap[ends[:-1] - 1] = np.inf
    nearest = int(np.argmin(gap))
    road = int(np.searchsorted(ends, nearest, side="right"))
    piece = nearest - int(ends[road] - len(curves[road]))
    return open_roads[road], piece, float(share[nearest])


def _repair(row: dict[str, str]) -> tuple[FloatArray, float]:
    points = [pair.split() for pair in row["way"].split(";")]
    if len(points) < 2 or any(len(pair) != 2 for pair in points):
        raise NetworkProblem(f"corrections.csv, {row['id']}: way must be 'lat lon; lat lon; …'")
    if row["road_class"] not in pace.CLASS_KMH:
        raise NetworkProblem(f"corrections.csv, {row['id']}: unknown class {row['road_class']!r}")
    return np.array(points, dtype=np.float64), _number(row, "length_m")


def _edge(row: dict[str, str], number: dict[str, int]) -> Edge:
    if row["road_class"] not in pace.CLASS_KMH:
        known = ", ".join(pace.CLASS_KMH)
        raise NetworkProblem(
            f"edges.csv, line {row['line']}: road_class {row['road_class']!r} is none of {known}"
        )
    curve = decode_polyline(row["polyline5"])
    if len(curve) < 2:
        raise NetworkProblem(f"edges.csv, line {row['line']}: polyline5 needs two points or more")
    u, v = _node(row, "u", number), _node(row, "v", number)
    return Edge(u, v, row["road_class"], row["ref"], _number(row, "length_m"), curve)


def _node(row: dict[str, str], column: str, number: dict[str, int]) -> int:
    if row[column] not in number:
        raise NetworkProblem(
            f"line {row['line']}: {column} {row[column]!r} is no node_id of nodes.csv"
        )
    return number[row[column]]


def _number(row: dict[str, str], column: str) -> float:
    try:
        return float(row[column])
    except (TypeError, ValueError):  # TypeError: the line ends before the column
        raise NetworkProblem(
            f"line {row['line']}: {column} {row[column]!r} is not a number"
        ) from None


def _rows(path: Path, columns: Sequence[str]) -> Iterator[dict[str, Any]]:
    with path.open(encoding="utf-8", newline="") as file:
        reader = csv.DictReader(file)
        try:
            missing = [name for name in columns if name not in (reader.fieldnames or ())]
            if missing:
                raise NetworkProblem(f"{path.name} has no column {', '.join(missing)}")
            for row in reader:
                yield {**row, "line": str(reader.line_num)}
        except (UnicodeDecodeError, csv.Error) as error:
            raise NetworkProblem(f"{path.name} is no CSV table in UTF-8: {error}") from error
