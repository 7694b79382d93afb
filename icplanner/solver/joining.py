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

# Whole tours scored at once, likewise.
_TOURS_AT_ONCE: Final = 50_000

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
    paid
        Shape (k,), the prices of its sites and of its money, which those points leave out.
    holds
        Shape (k, n), which of the problem's sites each visits.
    bits
        Shape (k, words), the same packed.
    """

    columns: tuple[Column, ...]
    short: FloatArray
    paid: FloatArray
    holds: BoolArray
    bits: npt.NDArray[np.uint64]

    def where(self, rows: IntArray | BoolArray) -> DayOptions:
        """Return some of the options, in the same order."""
        places = np.arange(len(self.columns))[rows]
        return DayOptions(
            tuple(self.columns[place] for place in places),
            self.short[places],
            self.paid[places],
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

    def columns(self, days: Sequence[DayOptions], row: int) -> tuple[Column, ...]:
        """Return the day tours of one whole tour, day by day."""
        return tuple(day.columns[at] for day, at in zip(days, self.rows[row].tolist(), strict=True))


@dataclass(frozen=True, slots=True, eq=False)
class Room:
    """How good whole tours must be to be joined.

    Attributes
    ----------
    points
        The days together stay at most so many points below their bounds.
    prices
        Shape (n,), what each site costs in those bounds, its part of the budget's price included:
        a site that no day visits lowers the score by its price.
    spare
        The prices of all sites, and of the budget.
    """

    points: float
    prices: FloatArray
    spare: float


def day_options(columns: Sequence[Column], short: FloatArray, prices: FloatArray) -> DayOptions:
    """Put tours of one day in order, by how far they stay below the day's bound.

    `prices` as in `Room`.
    """
    order = np.argsort(short, kind="stable")
    holds = np.zeros((len(columns), len(prices)), dtype=np.bool_)
    for row, place in enumerate(order.tolist()):
        holds[row, list(columns[place].sites)] = True
    packed = np.packbits(holds, axis=1)
    words = -(-max(1, packed.shape[1]) // 8)
    padded = np.zeros((len(columns), words * 8), dtype=np.uint8)
    padded[:, : packed.shape[1]] = packed
    return DayOptions(
        tuple(columns[place] for place in order.tolist()),
        short[order],
        holds @ prices,
        holds,
        padded.view(np.uint64),
    )


def join(
    problem: Problem,
    days: Sequence[DayOptions],
    room: Room,
    most: int,
    stop: Callable[[], bool] | None = None,
) -> Joined | None:
    """Return every whole tour that is good enough.

    Each has one option a day, no site twice, all must-sees, and keeps the budget. By Lagrange's
    bound its score is at most the bound of all days, less what each day stays below its own, less
    the prices of what no day visits or spends; both must leave it within the room.

    Parameters
    ----------
    problem
        For the must-sees, the budget and the score.
    days
        Each day's options; days that are alike follow each other with the very same object, so
        that exchanging them counts as the same tour.
    room
        How good they must be.
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
        return _valued(problem, days, np.zeros((0, len(days)), dtype=np.int64), stop)
    # Few options first: what does not fit together then shows early.
    order = sorted(range(len(days)), key=lambda number: len(days[number].short))
    back = np.argsort(order)
    days = [days[number] for number in order]
    least = _sums_after([float(day.short[0]) for day in days])
    least_unpaid = _sums_after([float((day.short - day.paid).min()) for day in days])
    total, unpaid = np.zeros(1), np.zeros(1)
    bits = np.zeros((1, days[0].bits.shape[1]), dtype=np.uint64)
    rows = np.zeros((1, 0), dtype=np.int64)
    for number, day in enumerate(days):
        alike = number > 0 and days[number - 1] is day
        since = rows[:, -1] if alike else np.zeros(len(rows), dtype=np.int64)
        left = room.points - total - least[number + 1] + _SAME
        left_unpaid = room.points - room.spare - unpaid - least_unpaid[number + 1] + _SAME
        day_unpaid = day.short - day.paid
        # Whichever of the two limits leaves fewer pairs is gone through.
        by_unpaid = np.argsort(day_unpaid, kind="stable")
        count = np.searchsorted(day.short, left, side="right")
        count_unpaid = np.searchsorted(day_unpaid[by_unpaid], left_unpaid, side="right")
        places = np.arange(len(day.short))
        if int(count_unpaid.sum()) < int(count.sum()):
            count, places = count_unpaid, by_unpaid
        if int(count.sum()) > most:
            return None
        kept: list[tuple[IntArray, IntArray]] = [(np.zeros(0, np.int64), np.zeros(0, np.int64))]
        for row, at in _pairs(count):
            if stop is not None and stop():
                return None
            place = places[at]
            near = np.flatnonzero(
                (day_unpaid[place] <= left_unpaid[row])
                & (day.short[place] <= left[row])
                & (place >= since[row])
            )
            near = near[~(bits[row[near]] & day.bits[place[near]]).any(axis=1)]
            kept.append((row[near], place[near]))
        before = np.concatenate([pair[0] for pair in kept])
        option = np.concatenate([pair[1] for pair in kept])
        total = total[before] + day.short[option]
        unpaid = unpaid[before] + day_unpaid[option]
        if number + 1 < len(days):
            bits = bits[before] | day.bits[option]
        rows = np.column_stack([rows[before], option])
    return _valued(problem, [days[place] for place in back], rows[:, back], stop)


def _sums_after(values: list[float]) -> FloatArray:
    """Return the sum of the values from each place on, and 0 after the last."""
    return np.cumsum([0.0, *values[::-1]])[::-1]


def _pairs(count: IntArray) -> Iterator[tuple[IntArray, IntArray]]:
    """Yield (row, number from 0) for `count` numbers of each row, in pieces."""
    ends = np.cumsum(count)
    low = 0
    while low < len(count):
        given = int(ends[low - 1]) if low else 0
        high = max(low + 1, int(np.searchsorted(ends, given + _PAIRS_AT_ONCE, side="right")))
        here = count[low:high]
        row = np.repeat(np.arange(low, min(high, len(count))), here)
        yield row, np.arange(len(row)) - np.repeat(ends[low:high] - here - given, here)
        low = high


def _valued(
    problem: Problem,
    days: Sequence[DayOptions],
    rows: IntArray,
    stop: Callable[[], bool] | None,
) -> Joined | None:
    """Score whole tours; those without every must-see, or beyond the budget, go."""
    musts = sorted(problem.must)
    parts: list[tuple[IntArray, BoolArray, FloatArray]] = []
    for low in range(0, max(1, len(rows)), _TOURS_AT_ONCE):
        if stop is not None and stop():
            return None
        some = rows[low : low + _TOURS_AT_ONCE]
        holds = np.zeros((len(some), problem.n_sites), dtype=np.bool_)
        for number, day in enumerate(days):
            holds |= day.holds[some[:, number]]
        fine = holds[:, musts].all(axis=1)
        if problem.budget is not None and problem.cost is not None:
            fine &= holds @ np.asarray(problem.cost, dtype=np.float64) <= problem.budget + 1e-9
        if not fine.all():
            some, holds = some[fine], holds[fine]
        parts.append((some, holds, set_scores(problem, holds)))
    return Joined(*(np.concatenate(each) for each in zip(*parts, strict=True)))
