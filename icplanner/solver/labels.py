"""Labels of the exact day search: partial tours side by side in arrays."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

import numpy as np
import numpy.typing as npt

from icplanner.solver.bound import Relaxed
from icplanner.solver.day_task import DayTask
from icplanner.solver.problem import FloatArray, IntArray
from icplanner.solver.transition import BoolArray, fits
from icplanner.solver.worth import gain

# Children looked at in one go: bounds the memory of an expansion to some 50 MB.
_CHILDREN_AT_ONCE = 1_500_000

BitArray = npt.NDArray[np.uint64]


@dataclass(frozen=True, slots=True, eq=False)
class Labels:
    """m partial tours of equally many stops.

    Attributes
    ----------
    path
        Shape (m, stops), the places visited, in order.
    minute
        Shape (m,), when the last visit is over.
    lunch_leg
        Shape (m,), the leg that holds the lunch; -1 while it is still due.
    bits
        Shape (m, words), the set of places.
    score, cost
        Shape (m,), worth and price of the stops; in what `children` returns the score is still
        that without the last stop.
    bound
        Shape (m,), no tour that begins so is worth more.
    """

    path: IntArray
    minute: IntArray
    lunch_leg: IntArray
    bits: BitArray
    score: FloatArray
    cost: FloatArray
    bound: FloatArray

    def __len__(self) -> int:
        """Return how many labels there are."""
        return len(self.minute)

    def taken(self, rows: IntArray | BoolArray) -> Labels:
        """Return the labels of the given rows."""
        return Labels(
            self.path[rows],
            self.minute[rows],
            self.lunch_leg[rows],
            self.bits[rows],
            self.score[rows],
            self.cost[rows],
            self.bound[rows],
        )


def root(task: DayTask, bound: Relaxed) -> Labels:
    """Return the one label of the empty tour; without a lunch due, its leg counts as 0."""
    words = (task.n_sites + 63) // 64
    return Labels(
        path=np.zeros((1, 0), dtype=np.int64),
        minute=np.zeros(1, dtype=np.int64),
        lunch_leg=np.array([-1 if task.table.over_lunch is not None else 0]),
        bits=np.zeros((1, words), dtype=np.uint64),
        score=np.zeros(1),
        cost=np.zeros(1),
        bound=np.array([bound.at_start(task.table)]),
    )


def children(task: DayTask, bound: Relaxed, labels: Labels, threshold: float) -> Labels:
    """Return all one-stop extensions whose bound reaches the threshold, dominated ones dropped.

    Of labels with the same set, last stop and lunch state only the one that is over first stays;
    a label with the lunch still due goes where one with it done is over no later.
    """
    parts: list[Labels] = []
    for rows in _chunks(len(labels), max(1, _CHILDREN_AT_ONCE // max(1, task.n_sites))):
        parts += _extensions(task, bound, labels.taken(rows), threshold)
    return _undominated(_joined(parts)) if parts else labels.taken(np.arange(0))


def scored(task: DayTask, labels: Labels) -> Labels:
    """Return what `children` gave with the worth of the last stop added."""
    path, new = labels.path[:, :-1], labels.path[:, -1]
    brings = gain(task.score, task.group, task.factors, path, new)
    return replace(labels, score=labels.score + brings)


def ends(task: DayTask, labels: Labels) -> BoolArray:
    """Return which labels are whole tours: home in time, and every must-see held."""
    state = (labels.lunch_leg >= 0).astype(np.int64)
    here = labels.path[:, -1] if labels.path.shape[1] else np.full(len(labels), task.n_sites)
    whole: BoolArray = task.table.home[state, labels.minute, here]
    for place in np.flatnonzero(task.must):
        whole = whole & _holds(labels.bits, np.full(len(labels), place))
    return whole


def _chunks(length: int, size: int) -> Iterator[IntArray]:
    for low in range(0, length, size):
        yield np.arange(low, min(length, low + size))


def _extensions(
    task: DayTask, bound: Relaxed, labels: Labels, threshold: float
) -> Iterator[Labels]:
    n, late = task.n_sites, task.table.length + 1
    here = labels.path[:, -1] if labels.path.shape[1] else np.full(len(labels), n)
    done = labels.lunch_leg >= 0
    value, layer, rest = _values(bound, labels, here, done.astype(np.int64))
    so_far = labels.bound - rest
    column = np.arange(n) * (late + 1)
    arrive = task.table.arrivals(labels.minute, here)
    over = task.table.after(arrive, eat=False)
    reach = so_far[:, None] + value.take(over + column + (layer * n * (late + 1))[:, None])
    row, new = np.nonzero(reach >= threshold)
    yield _extended(task, labels, (row, new, over[row, new], reach[row, new]), eaten=False)
    if task.table.over_lunch is not None and not done.all():
        due = np.flatnonzero(~done)
        over = task.table.after(arrive[due], eat=True)
        after = (layer[due] + 1) * n * (late + 1)
        reach = so_far[due, None] + value.take(over + column + after[:, None])
        row, new = np.nonzero(reach >= threshold)
        yield _extended(task, labels, (due[row], new, over[row, new], reach[row, new]), eaten=True)


def _values(
    bound: Relaxed, labels: Labels, here: IntArray, state: IntArray
) -> tuple[FloatArray, IntArray, FloatArray]:
    """Return what going to a place brings, which layer of it holds, and each label's rest.

    Layers: lunch due, lunch done; then the same for labels that still owe the detour.
    """
    n = len(bound.reward)
    value = bound.rest[:, :n] + bound.reward[:, None]
    rest = bound.rest[state, here, labels.minute]
    if bound.detour is None or bound.through is None:
        return value, state, rest
    owing = bound.detour[:, :n] + bound.reward[:, None]
    owing[:, bound.through] = value[:, bound.through]
    owes = ~_holds(labels.bits, np.full(len(labels), bound.through))
    rest = np.where(owes, bound.detour[state, here, labels.minute], rest)
    return np.concatenate([value, owing]), state + 2 * owes, rest


def _extended(
    task: DayTask,
    labels: Labels,
    step: tuple[IntArray, IntArray, IntArray, FloatArray],
    *,
    eaten: bool,
) -> Labels:
    """Append the places `new` to the rows `row`, where they are not visited yet and affordable."""
    row, new, over, reach = step
    fresh = ~_holds(labels.bits[row], new)
    cost = labels.cost[row] + task.cost[new]
    if task.budget is not None:
        fresh &= cost <= task.budget + 1e-9
    row, new, over, reach, cost = row[fresh], new[fresh], over[fresh], reach[fresh], cost[fresh]
    path = labels.path[row]
    bits = labels.bits[row]
    bits[np.arange(len(row)), new // 64] |= np.uint64(1) << (new % 64).astype(np.uint64)
    lunch_leg = labels.lunch_leg[row]
    made = Labels(
        path=np.column_stack([path, new]),
        minute=over.astype(np.int64),
        lunch_leg=np.full(len(row), path.shape[1]) if eaten else lunch_leg,
        bits=bits,
        score=labels.score[row],
        cost=cost,
        bound=reach,
    )
    return made.taken(_can_still(task, made)) if task.must.any() else made


def _can_still(task: DayTask, labels: Labels) -> BoolArray:
    """Return which labels may still reach each missing must-see and then home."""
    here = labels.path[:, -1]
    can = np.ones(len(labels), dtype=np.bool_)
    for place in np.flatnonzero(task.must):
        there = np.full(len(labels), place)
        can &= fits(task.table, here, labels.minute, there) | _holds(labels.bits, there)
    return can


def _holds(bits: BitArray, place: IntArray) -> BoolArray:
    """Return whether each set holds its place."""
    word = bits[np.arange(len(bits)), place // 64]
    held: BoolArray = (word >> (place % 64).astype(np.uint64)) & np.uint64(1) == 1
    return held


def _joined(parts: list[Labels]) -> Labels:
    return Labels(
        *(
            np.concatenate([getattr(part, name) for part in parts])
            for name in Labels.__dataclass_fields__
        )
    )


def _undominated(labels: Labels) -> Labels:
    if not len(labels):
        return labels
    last, due = labels.path[:, -1], labels.lunch_leg < 0
    words = [labels.bits[:, word] for word in range(labels.bits.shape[1])]
    order = np.lexsort(((last << 40) | (labels.minute << 1) | due, *words))
    bits, last, due = labels.bits[order], last[order], due[order]
    first = np.ones(len(order), dtype=np.bool_)
    first[1:] = (last[1:] != last[:-1]) | (bits[1:] != bits[:-1]).any(axis=1)
    # Within a set and last stop: the earliest of all stays, and if there the lunch is still due,
    # the earliest with the lunch done.
    block = np.cumsum(first) - 1
    done_rows = np.flatnonzero(~due)
    at = np.unique(block[done_rows], return_index=True)[1]
    keep = first
    keep[done_rows[at]] = True
    return labels.taken(order[keep])
