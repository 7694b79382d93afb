"""Shortest ways between points attached to a network.

Minutes and metres travel together in one number, minutes in the high digits: one run of Dijkstra's
algorithm then gives the fastest ways and their lengths, exactly, without walking them back.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
from scipy.sparse import csr_matrix
from scipy.sparse.csgraph import dijkstra

from icplanner.travel.network import FloatArray, IntArray

# A ten-thousandth of a minute is the unit of time, 2^24 metres the room for length: sums stay
# below 2^53, where floats still count every unit, up to 53,000 minutes and 16,777 km.
_TICKS: Final = 10_000
_SPAN: Final = 2.0**24

# What scipy writes for "came from nowhere".
_NOWHERE: Final = -9999


@dataclass(frozen=True, slots=True, eq=False)
class Arcs:
    """Directed ways: arrays of equal length; what `tail` and `head` number is up to the holder."""

    tail: IntArray
    head: IntArray
    minutes: FloatArray
    metres: FloatArray


@dataclass(frozen=True, slots=True, eq=False)
class Ends:
    """How n points hang on the network.

    Attributes
    ----------
    count
        n.
    ramps
        From a point (tail, 0..n-1) to a node (head); used in both directions, but never to
        pass through a point.
    direct
        Ways between two points that leave the network alone, both numbered 0..n-1.
    """

    count: int
    ramps: Arcs
    direct: Arcs


def arcs(rows: Sequence[tuple[int, int, float, float]]) -> Arcs:
    """Return arcs of rows (tail, head, minutes, metres)."""
    table = np.array(rows, dtype=np.float64).reshape(-1, 4)
    tail, head = table[:, 0].astype(np.int64), table[:, 1].astype(np.int64)
    return Arcs(tail, head, table[:, 2], table[:, 3])


class Graph:
    """Nodes 0..n-1 and two-way roads between them."""

    def __init__(self, n_nodes: int, roads: Arcs) -> None:
        self._n_nodes = n_nodes
        self._tail = np.concatenate([roads.tail, roads.head])
        self._head = np.concatenate([roads.head, roads.tail])
        self._code = np.tile(_coded(roads), 2)

    def table(self, ends: Ends) -> tuple[FloatArray, FloatArray]:
        """Return minutes and kilometres between all points, shape (n, n), NaN where no way is."""
        n = ends.count
        if not n:
            return np.empty((0, 0)), np.empty((0, 0))
        sources = np.arange(self._n_nodes, self._n_nodes + n)
        code = dijkstra(self._with(ends), indices=sources)[:, self._n_nodes + n :]
        np.fill_diagonal(code, 0.0)
        ticks = np.floor(code / _SPAN)
        with np.errstate(invalid="ignore"):
            metres = code - ticks * _SPAN
        none = ~np.isfinite(code)
        minutes: FloatArray = np.where(none, np.nan, ticks / _TICKS)
        km: FloatArray = np.where(none, np.nan, metres / 1000)
        return minutes, km

    def path(self, ends: Ends, start: int, end: int) -> list[int] | None:
        """Return the nodes of the fastest way between two points, or None if there is none.

        The list is empty where the way leaves the network alone.
        """
        source, target = self._n_nodes + start, self._n_nodes + ends.count + end
        _, before = dijkstra(self._with(ends), indices=[source], return_predecessors=True)
        if before[0, target] == _NOWHERE:
            return None
        nodes: list[int] = []
        node = int(before[0, target])
        while node != source:
            nodes.append(node)
            node = int(before[0, node])
        return nodes[::-1]

    def _with(self, ends: Ends) -> csr_matrix:
        out, into = self._n_nodes, self._n_nodes + ends.count
        ramp, direct = _coded(ends.ramps), _coded(ends.direct)
        tail = [self._tail, ends.ramps.tail + out, ends.ramps.head, ends.direct.tail + out]
        head = [self._head, ends.ramps.head, ends.ramps.tail + into, ends.direct.head + into]
        size = into + ends.count
        return _fastest(
            np.concatenate(tail),
            np.concatenate(head),
            np.concatenate([self._code, ramp, ramp, direct]),
            size,
        )


def _coded(ways: Arcs) -> FloatArray:
    # A way of no length still counts one metre: a sparse matrix takes 0 for "no way".
    code: FloatArray = np.rint(ways.minutes * _TICKS) * _SPAN + np.maximum(np.rint(ways.metres), 1)
    return code


def _fastest(tail: IntArray, head: IntArray, code: FloatArray, size: int) -> csr_matrix:
    """Return the matrix of the fastest of parallel arcs (scipy would add them up)."""
    order = np.lexsort((code, head, tail))
    tail, head, code = tail[order], head[order], code[order]
    first = np.ones(len(tail), dtype=np.bool_)
    first[1:] = (tail[1:] != tail[:-1]) | (head[1:] != head[:-1])
    return csr_matrix((code[first], (tail[first], head[first])), shape=(size, size))
