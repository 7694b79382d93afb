"""Day tours combined to a whole tour, day by day: the best beginnings go on (beam search).

What is found is real, but not proven to be the best. Cheap, and called off within one day's step.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np

from icplanner.solver.problem import FloatArray, IntArray, Problem
from icplanner.solver.transition import BoolArray
from icplanner.solver.worth import set_scores

# Beginnings that go on from day to day. On the catalogue's 2 to 7 days 1,000 better the variants
# by no more than 1 % and take twice as long.
_WIDTH: Final = 500
# Points that a beginning loses for each site it has too much in common with a tour that it should
# differ from, for its share of the days. Of 1, 2, 4, 6, 8 and 12 this gives the best variants.
_TOO_MUCH: Final = 4.0
# More than any tour is worth: beginnings with a must-see go first.
_MUST: Final = 1e6


@dataclass(frozen=True, slots=True, eq=False)
class Choices:
    """The tours of one day to choose from; one of them may be without stops.

    Attributes
    ----------
    holds
        Shape (k, n), which of the problem's sites each of the k tours visits.
    alike
        Shape (k, m), what each adds to how much the whole tour is like each of m others.
    """

    holds: BoolArray
    alike: FloatArray


def combined(
    problem: Problem,
    days: Sequence[Choices],
    limit: FloatArray,
    stop: Callable[[], bool] | None = None,
) -> list[int] | None:
    """Choose a tour for each day: no site twice, all must-sees, within the budget and the limits.

    Parameters
    ----------
    problem
        For the score, the must-sees and the budget.
    days
        What to choose from, for each day of the problem.
    limit
        Shape (m,), how much the tour may be like each of m others.
    stop
        Asked before each day; true gives up.

    Returns
    -------
    list of int or None
        The number of the tour chosen for each day; None where none was found.
    """
    musts = sorted(problem.must)
    least = [day.alike.min(axis=0) for day in days]
    holds = np.zeros((1, problem.n_sites), dtype=np.bool_)
    alike, rows = np.zeros((1, len(limit))), np.zeros((1, 0), dtype=np.int64)
    for number, day in enumerate(days):
        if stop is not None and stop():
            return None
        before, at = _disjoint(holds, day.holds)
        total = alike[before] + day.alike[at]
        still = limit - sum(least[number + 1 :], np.zeros(len(limit)))
        fine = (total <= still).all(axis=1)
        before, at, total = before[fine], at[fine], total[fine]
        made = holds[before] | day.holds[at]
        rank = set_scores(problem, made) + _MUST * made[:, musts].sum(axis=1)
        share = limit * (number + 1) / len(days)
        rank -= _TOO_MUCH * np.maximum(total - share, 0.0).sum(axis=1)
        if problem.budget is not None and problem.cost is not None:
            rank[made @ np.asarray(problem.cost, dtype=np.float64) > problem.budget] = -np.inf
        kept = _best(rank, made)
        holds, alike = made[kept], total[kept]
        rows = np.column_stack([rows[before[kept]], at[kept]])
    whole = np.flatnonzero(holds[:, musts].all(axis=1))
    if not len(whole):
        return None
    best: list[int] = rows[whole[set_scores(problem, holds[whole]).argmax()]].tolist()
    return best


def _disjoint(one: BoolArray, other: BoolArray) -> tuple[IntArray, IntArray]:
    """Return the pairs of rows that hold nothing in common."""
    before, at = np.nonzero(one.astype(np.float32) @ other.T.astype(np.float32) < 1)
    return before, at


def _best(rank: FloatArray, made: BoolArray) -> IntArray:
    """Return the rows that go on, best first, each set of sites once."""
    order = np.argsort(-rank, kind="stable")
    order = order[np.isfinite(rank[order])]
    _, first = np.unique(np.packbits(made[order], axis=1), axis=0, return_index=True)
    return order[np.sort(first)[:_WIDTH]]
