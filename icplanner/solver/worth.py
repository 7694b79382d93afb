"""What a set of sites is worth when repeats of one group count less and less."""

from __future__ import annotations

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
    """Return `set_score` of many sets at once: shape (m, n) which sites each holds -> (m,)."""
    score = np.asarray(problem.score, dtype=np.float64)
    group = np.maximum(np.asarray(problem.group, dtype=np.int64), -1)
    total = holds[:, group < 0] @ score[group < 0]
    factors = np.asarray(problem.diminishing, dtype=np.float64)
    for name in np.unique(group[group >= 0]).tolist():
        members = np.flatnonzero(group == name)
        members = members[np.argsort(-score[members], kind="stable")]
        held = holds[:, members]
        rank = np.minimum(np.cumsum(held, axis=1) - 1, len(factors) - 1)
        total += np.where(held, factors[rank], 0.0) @ score[members]
    return np.asarray(total, dtype=np.float64)


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
