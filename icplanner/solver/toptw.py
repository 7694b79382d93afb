"""The published benchmark of the team orienteering problem with time windows (TOPTW).

Format of KU Leuven, after Righini and Salani (2009) and Montemanni and Gambardella (2009): a line
of four numbers (kind, vehicles, customers, days), a line to be skipped, then for each vertex, the
depot first, "number x y duration score frequency a (a numbers) opening closing". The windows bound
the **start** of a service; the depot's closing time bounds the return. Distances are Euclidean, cut
(not rounded) to one decimal for Solomon's instances and to two for Cordeau's. Cut distances break
the triangle inequality; they are used as they are.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal, InvalidOperation
from pathlib import Path
from typing import Final

import numpy as np

from icplanner.solver.problem import Day, IntArray, Problem

# Kinds in Cordeau's header: 4 is the VRP with windows, 5 and 6 its periodic and multi-depot kin.
_SOLOMON_KIND: Final = 4
# Coordinates have up to three decimals.
_GRID: Final = 1000
# The largest published instance has 288 customers; beyond this a file is not one of them.
MOST_CUSTOMERS: Final = 2000


class ToptwError(ValueError):
    """A file that does not follow the format; the message says file, line, value and rule."""


@dataclass(frozen=True, slots=True)
class Vertex:
    """The depot (number 0) or a customer, in the file's own units."""

    number: int
    x: Decimal
    y: Decimal
    duration: Decimal
    score: Decimal
    opens: Decimal
    closes: Decimal


@dataclass(frozen=True, slots=True)
class ToptwInstance:
    """One file: its name, the decimals its distances are cut to, depot and customers."""

    name: str
    decimals: int
    depot: Vertex
    customers: tuple[Vertex, ...]


def read_toptw(path: Path) -> ToptwInstance:
    """Read one instance.

    Raises
    ------
    ToptwError
        If the file does not follow the format.
    """
    try:
        lines = path.read_text(encoding="ascii").splitlines()
    except UnicodeDecodeError as error:
        raise ToptwError(f"{path.name}: not a text file in ASCII") from error
    rows = [(number, line.split()) for number, line in enumerate(lines, 1) if line.strip()]
    if len(rows) < 3:
        raise ToptwError(f"{path.name}: {len(rows)} lines; a header of two and a depot are needed")
    kind, stated = _header(path.name, *rows[0])
    vertices = [_vertex(path.name, number, fields) for number, fields in rows[2:]]
    for place, ((number, _), vertex) in enumerate(zip(rows[2:], vertices, strict=True)):
        if vertex.number != place:
            raise ToptwError(
                f"{path.name}, line {number}: vertex {vertex.number} where {place} is due"
            )
    if len(vertices) - 1 != stated:
        raise ToptwError(
            f"{path.name}: line 1 announces {stated} customers, {len(vertices) - 1} follow"
        )
    return ToptwInstance(path.stem, _decimals(path.stem, kind), vertices[0], tuple(vertices[1:]))


def _header(name: str, number: int, fields: Sequence[str]) -> tuple[int, int]:
    """Return kind and number of customers."""
    if len(fields) < 4 or not all(re.fullmatch(r"\d{1,6}", field) for field in fields[:4]):
        raise ToptwError(f"{name}, line {number}: four whole numbers are due, got {fields!r:.80}")
    if not 1 <= int(fields[2]) <= MOST_CUSTOMERS:
        raise ToptwError(
            f"{name}, line {number}: {fields[2]} customers; 1 to {MOST_CUSTOMERS} are allowed"
        )
    return int(fields[0]), int(fields[2])


def _vertex(name: str, number: int, fields: Sequence[str]) -> Vertex:
    """Read one vertex line."""
    try:
        values = [Decimal(field) for field in fields]
    except InvalidOperation as error:
        raise ToptwError(f"{name}, line {number}: not all numbers: {fields!r:.80}") from error
    if not all(value.is_finite() and abs(value) < 10**6 for value in values):
        raise ToptwError(f"{name}, line {number}: a number is out of range (below 1,000,000)")
    if len(values) < 9 or len(values) != 9 + values[6]:
        raise ToptwError(
            f"{name}, line {number}: {len(values)} fields; 7, then as many as the seventh says, "
            "then opening and closing are due"
        )
    duration, score, (opens, closes) = values[3], values[4], values[-2:]
    if duration < 0 or score < 0 or not 0 <= opens <= closes or values[0] % 1:
        raise ToptwError(
            f"{name}, line {number}: number whole, duration and score not negative, opening not "
            f"after closing are due; got {values[0]}, {duration}, {score}, {opens}, {closes}"
        )
    return Vertex(int(values[0]), values[1], values[2], duration, score, opens, closes)


def _decimals(name: str, kind: int) -> int:
    """Return to how many decimals distances are cut: by the published name, else by the kind."""
    if re.match(r"pr\d", name):
        return 2
    if re.match(r"(c|r|rc)\d", name):
        return 1
    return 1 if kind == _SOLOMON_KIND else 2


def distances(instance: ToptwInstance) -> IntArray:
    """Return the cut distances in tenths or hundredths, shape (n + 1, n + 1), depot first.

    Computed on whole numbers, so that no rounding of floats decides about a last digit.
    """
    vertices = (instance.depot, *instance.customers)
    grid = np.array(
        [[int((v.x * _GRID).to_integral_value()), int((v.y * _GRID).to_integral_value())]
         for v in vertices],
        dtype=np.int64,
    )  # fmt: skip
    steps = grid[:, None, :] - grid[None, :, :]
    squares = (steps**2).sum(axis=2) * 10 ** (2 * instance.decimals)
    roots = np.floor(np.sqrt(squares.astype(np.float64))).astype(np.int64)
    roots -= roots**2 > squares
    roots += (roots + 1) ** 2 <= squares
    cut: IntArray = roots // _GRID
    return cut


def to_problem(instance: ToptwInstance, routes: int) -> Problem:
    """Return the tour problem with so many equal days, times in tenths or hundredths.

    Site s is customer s + 1. The travel matrix is not closed under the triangle inequality.
    """
    unit = 10**instance.decimals
    n = len(instance.customers)
    hubs_last = [*range(1, n + 1), 0, 0]
    day = Day(
        start=_ceil(instance.depot.opens * unit),
        end=_floor(instance.depot.closes * unit),
        starts=[((_ceil(v.opens * unit), _floor(v.closes * unit)),) for v in instance.customers],
        travel=distances(instance)[np.ix_(hubs_last, hubs_last)],
    )
    return Problem(
        score=np.array([float(v.score) for v in instance.customers]),
        visit=np.array([_ceil(v.duration * unit) for v in instance.customers], dtype=np.int64),
        days=[day] * routes,
        group=np.full(n, -1),
    )


def _ceil(value: Decimal) -> int:
    return int(value.to_integral_value(ROUND_CEILING))


def _floor(value: Decimal) -> int:
    return int(value.to_integral_value(ROUND_FLOOR))
