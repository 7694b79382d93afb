"""What a set of sites is worth when repeats of one group count less and less."""

from __future__ import annotations

from typing import Final

import numpy as np

from icplanner.solver.problem import FloatArray, IntArray, Problem
from icplanner.solver.transition import BoolArray


def set_score(problem: Problem, sites: list[int]) -> float:
    """Return the score of a set of the problem's sites, over the whole tour.

    Members of one group count in falling order of score: the first fully, the second times the
    second factor, and so on; the last factor holds from there on.
    """
    factors = problem.diminishing
    seen: dict[int, int] = {}
    total = 0.0
    for site in sorted(sites, key=lambda site: (-float(problem.score[site]), site)):
        group = int(problem.group[site])
        rank = seen.get(group, 0) if group >= 0 else 0
        seen[group] = rank + 1
        factor = factors[min(rank, len(factors) - 1)] if group >= 0 else 1.0
        total += factor * float(problem.score[site])
    return total


def set_scores(problem: Problem, holds: BoolArray) -> FloatArray:
    """Return `set_score` of many sets at once: shape (m, n) which sites each holds -> (m,).

    Some members of a group at a time are read as a number, under which their worth is looked up.
    """
    score = np.asarray(problem.score, dtype=np.float64)
    group = np.maximum(np.asarray(problem.group, dtype=np.int64), -1)
    total = holds[:, group < 0] @ score[group < 0]
    factors = np.asarray(problem.diminishing, dtype=np.float64)
    for name in np.unique(group[group >= 0]).tolist():
        members = np.flatnonzero(group == name)
        members = members[np.argsort(-score[members], kind="stable")]
        rank = np.zeros(len(holds), dtype=np.intp)
        for low in range(0, len(members), _AT_ONCE):
            some = members[low : low + _AT_ONCE]
            # A byte is filled up with members that are worth nothing there.
            eight = np.resize(some, _AT_ONCE)
            worth = np.append(score[some], np.zeros(_AT_ONCE - len(some)))
            number = np.packbits(holds.take(eight, axis=1).ravel(), bitorder="little")
            total += _subset_worths(worth, factors).take(rank * len(_SUBSETS) + number)
            rank = np.minimum(rank + _SIZES.take(number), len(factors) - 1)
    return np.asarray(total, dtype=np.float64)


# Members of a group read as one number: what fits into a byte.
_AT_ONCE: Final = 8
_SUBSETS: Final = (np.arange(2**_AT_ONCE)[:, None] >> np.arange(_AT_ONCE)) & 1 == 1
_SIZES: Final = _SUBSETS.sum(axis=1)


def _subset_worths(score: FloatArray, factors: FloatArray) -> FloatArray:
    """Return what each subset of eight members is worth, shape (len(factors) * subsets,).

    The first index is how many of the group come before, at most len(factors) - 1.
    """
    rank = np.cumsum(_SUBSETS, axis=1) - 1 + np.arange(len(factors))[:, None, None]
    factor = np.where(_SUBSETS, factors[np.minimum(rank, len(factors) - 1)], 0.0)
    return np.asarray(factor @ score, dtype=np.float64).ravel()


def gain(
    score: FloatArray, group: IntArray, factors: FloatArray, path: IntArray, new: IntArray
) -> FloatArray:
    """Return what each new site adds to the worth of each path.

    Parameters
    ----------
    score, group
        Shape (n,).
    factors
        Shape (r,), not rising.
    path
        Shape (m, k), the sites visited so far.
    new
        Shape (m,), one further site for each path.
    """
    brings = score[new].copy()
    some = np.flatnonzero(group[new] >= 0)
    if not len(some):
        return brings
    path, new = path[some], new[some]
    own, mine = group[new], score[new]
    last = len(factors) - 1
    rank = np.zeros(len(new), dtype=np.int64)
    loss = np.zeros(len(new))
    for k in range(path.shape[1]):
        member = path[:, k]
        same = group[member] == own
        above = same & _before(score, member, new)
        rank += above
        below = same & ~above
        member_rank = np.zeros(len(new), dtype=np.int64)
        for other in range(path.shape[1]):
            if other != k:
                rival = path[:, other]
                member_rank += (group[rival] == own) & _before(score, rival, member)
        drop = factors[np.minimum(member_rank, last)] - factors[np.minimum(member_rank + 1, last)]
        loss += np.where(below, drop * score[member], 0.0)
    brings[some] = factors[np.minimum(rank, last)] * mine - loss
    return brings


def _before(score: FloatArray, one: IntArray, other: IntArray) -> BoolArray:
    """Return whether `one` counts before `other` within their group."""
    before: BoolArray = (score[one] > score[other]) | ((score[one] == score[other]) & (one < other))
    return before
