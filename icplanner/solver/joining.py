"""Day tours joined to whole tours, every one that is good enough: a join with bounds."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
import numpy.typing as npt

from icplanner.solver.columns import Column
from icplanner.solver.problem import FloatArray, IntArray, Problem
from icplanner.solver.transition import BoolArray
from icplanner.solver.worth import set_scores

# Pairs put together at once: bounds the memory of a join to some 10 MB besides its outcome.
_PAIRS_AT_ONCE: Final = 100_000

# Sums of rewards in another order differ by far less.
_SAME: Final = 1e-7


@dataclass(frozen=True, slots=True, eq=False)
class DayOptions:
    """Tours of one day that may be part of a good whole tour.

    Attributes
    ----------
    columns
        The tours, k of them.
    short
        Shape (k,), rising: by how many points each stays below the day's bound.
    holds
        Shape (k, n), which of the problem's sites each visits.
    bits
        Shape (k, words), the same packed.
    """

    columns: tuple[Column, ...]
    short: FloatArray
    holds: BoolArray
    bits: npt.NDArray[np.uint64]

    def where(self, rows: IntArray | BoolArray) -> DayOptions:
        """Return some of the options, in the same order."""
        places = np.arange(len(self.columns))[rows]
        return DayOptions(
            tuple(self.columns[place] for place in places),
            self.short[places],
            self.holds[places],
            self.bits[places],
        )

    def within(self, room: float) -> DayOptions:
        """Return the options that stay at most `room` points below the day's bound."""
        return self.where(np.arange(int(np.searchsorted(self.short, room + _SAME, side="right"))))


@dataclass(frozen=True, slots=True, eq=False)
class Joined:
    """Whole tours: by day which option, which sites they hold, and what they are worth.

    Attributes
    ----------
    rows
        Shape (m, days), one place in each day's options.
    holds
        Shape (m, n).
    scores
        Shape (m,).
    """

    rows: IntArray
    holds: BoolArray
    scores: FloatArray


def day_options(columns: Sequence[Column], short: FloatArray, n_sites: int) -> DayOptions:
    """Put tours of one day in order, by how far they stay below the day's bound."""
    order = np.argsort(short, kind="stable")
    holds = np.zeros((len(columns), n_sites), dtype=np.bool_)
    for row, place in enumerate(order.tolist()):
        holds[row, list(columns[place].sites)] = True
    packed = np.packbits(holds, axis=1)
    words = -(-max(1, packed.shape[1]) // 8)
    padded = np.zeros((len(columns), words * 8), dtype=np.uint8)
    padded[:, : packed.shape[1]] = packed
    return DayOptions(
        tuple(columns[place] for place in order.tolist()),
        short[order],
        holds,
        padded.view(np.uint64),
    )


def join(
    problem: Problem,
    days: Sequence[DayOptions],
    room: float,
    most: int,
    stop: Callable[[], bool] | None = None,
) -> Joined | None:
    """Return every whole tour whose days together stay at most `room` points below their bounds.

    Each has one option a day, no site twice, all must-sees, and keeps the budget.

    Parameters
    ----------
    problem
        For the must-sees, the budget and the score.
    days
        Each day's options; days that are alike follow each other with the very same object, so
        that exchanging them counts as the same tour.
    room
        Points.
    most
        Pairs looked at for one day; more gives the join up.
    stop
        Asked now and then; true gives up.

    Returns
    -------
    Joined or None
        None where it was given up.
    """
    if any(not len(day.short) for day in days):
        return _valued(problem, days, np.zeros((0, len(days)), dtype=np.int64))
    # Few options first: what does not fit together then shows early.
    order = sorted(range(len(days)), key=lambda number: len(days[number].short))
    back = np.argsort(order)
    days = [days[number] for number in order]
    least = np.cumsum([0.0, *(float(day.short[0]) for day in days[::-1])])[::-1]
    total = np.zeros(1)
    bits = np.zeros((1, days[0].bits.shape[1]), dtype=np.uint64)
    rows = np.zeros((1, 0), dtype=np.int64)
    for number, day in enumerate(days):
        alike = number > 0 and days[number - 1] is day
        since = rows[:, -1] if alike else np.zeros(len(rows), dtype=np.int64)
        left = room - total - least[number + 1] + _SAME
        count = np.maximum(np.searchsorted(day.short, left, side="right") - since, 0)
        if int(count.sum()) > most:
            return None
        kept: list[tuple[IntArray, IntArray]] = []
        for before, option in _pairs(count, since):
            if stop is not None and stop():
                return None
            free = ~(bits[before] & day.bits[option]).any(axis=1)
            kept.append((before[free], option[free]))
        before = np.concatenate([pair[0] for pair in kept]) if kept else np.zeros(0, np.int64)
        option = np.concatenate([pair[1] for pair in kept]) if kept else np.zeros(0, np.int64)
        total = total[before] + day.short[option]
        bits = bits[before] | day.bits[option]
        rows = np.column_stack([rows[before], option])
    return _valued(problem, [days[place] for place in back], rows[:, back])


def _pairs(count: IntArray, since: IntArray) -> Iterator[tuple[IntArray, IntArray]]:
    """Yield (row, option) for `count` options from `since` on of each row, in pieces."""
    ends = np.cumsum(count)
    low = 0
    while low < len(count):
        given = int(ends[low - 1]) if low else 0
        high = max(low + 1, int(np.searchsorted(ends, given + _PAIRS_AT_ONCE, side="right")))
        here = count[low:high]
        row = np.repeat(np.arange(low, min(high, len(count))), here)
        first = np.repeat(ends[low:high] - here - given, here)
        yield row, np.arange(len(row)) - first + since[row]
        low = high


def _valued(problem: Problem, days: Sequence[DayOptions], rows: IntArray) -> Joined:
    """Score whole tours; those without every must-see, or beyond the budget, go."""
    holds = np.zeros((len(rows), problem.n_sites), dtype=np.bool_)
    for number, day in enumerate(days):
        holds |= day.holds[rows[:, number]]
    fine = holds[:, sorted(problem.must)].all(axis=1)
    if problem.budget is not None and problem.cost is not None:
        fine &= holds @ np.asarray(problem.cost, dtype=np.float64) <= problem.budget + 1e-9
    rows, holds = rows[fine], holds[fine]
    return Joined(rows, holds, set_scores(problem, holds))
