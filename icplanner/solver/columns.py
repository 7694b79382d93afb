"""Day tours seen so far, and the best way to combine them: set packing with HiGHS."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
import scipy
from scipy.sparse import csr_matrix

from icplanner.solver.problem import FloatArray, IntArray, Problem


@dataclass(frozen=True, slots=True)
class Column:
    """One day tour: which kind of day it fits, the problem's sites in order, the lunch's leg."""

    kind: int
    sites: tuple[int, ...]
    lunch_leg: int

    @property
    def key(self) -> tuple[int, frozenset[int]]:
        """Return what makes two columns the same."""
        return self.kind, frozenset(self.sites)


@dataclass(frozen=True, slots=True, eq=False)
class Duals:
    """Prices of a tour over several days, none negative.

    Attributes
    ----------
    site
        Shape (n,), for visiting each site at most once.
    must
        Shape (n,), for visiting each must-see at all; 0 for the others.
    rank
        Shape (groups, r - 1), thresholds of the diminishing value (see `multipliers`).
    money
        Per unit of the budget.
    """

    site: FloatArray
    must: FloatArray
    rank: FloatArray
    money: float

    def for_musts(self, musts: Iterable[int]) -> Duals:
        """Return these prices for a problem with other must-sees.

        What need not be seen has no such price: the bound would charge tours for leaving it out.
        """
        held = sorted(musts)
        must = np.zeros_like(self.must)
        must[held] = self.must[held]
        return replace(self, must=must)

    def mixed(self, other: Duals, share: float) -> Duals:
        """Return these prices moved towards others by a share (Wentges' smoothing, 1997)."""
        keep = 1.0 - share
        return Duals(
            keep * self.site + share * other.site,
            keep * self.must + share * other.must,
            keep * self.rank + share * other.rank,
            keep * self.money + share * other.money,
        )


@dataclass(frozen=True, slots=True, eq=False)
class Worths:
    """The score as a linear function: a base for each site, and gains up to each rank.

    Attributes
    ----------
    base
        Shape (n,), what a site brings at least.
    group
        Shape (n,), 0 .. groups - 1, -1 for none.
    drop
        Shape (r - 1,), how much the factor falls after each rank.
    """

    base: FloatArray
    group: IntArray
    drop: FloatArray

    @property
    def n_groups(self) -> int:
        """Return how many groups there are."""
        return int(self.group.max(initial=-1)) + 1


def worths(problem: Problem) -> Worths:
    """Write the diminishing score of a problem as linear pieces."""
    factors = np.asarray(problem.diminishing, dtype=np.float64)
    names, group = np.unique(np.maximum(problem.group, -1), return_inverse=True)
    group = group - int(len(names) > 0 and names[0] == -1)
    score = np.asarray(problem.score, dtype=np.float64)
    return Worths(np.where(group >= 0, factors[-1] * score, score), group, -np.diff(factors))


def rewards(problem: Problem, linear: Worths, duals: Duals) -> tuple[FloatArray, float]:
    """Return what a visit of each site is worth under prices, and the constant of the bound."""
    reward = linear.base.copy()
    grouped = np.flatnonzero(linear.group >= 0)
    constant = 0.0
    if len(grouped) and len(linear.drop):
        score = np.asarray(problem.score, dtype=np.float64)[grouped]
        above = np.maximum(score[:, None] - duals.rank[linear.group[grouped]], 0.0)
        reward[grouped] += above @ linear.drop
        ranks = np.arange(1, len(linear.drop) + 1)
        constant += float((duals.rank * linear.drop * ranks).sum())
    reward += duals.must - duals.site
    constant += float(duals.site.sum() - duals.must.sum())
    if problem.budget is not None and problem.cost is not None:
        reward -= duals.money * problem.cost
        constant += duals.money * problem.budget
    return reward, constant


@dataclass(frozen=True, slots=True)
class Packed:
    """A combination of columns, None if none has every must-see; and no such scores more."""

    chosen: tuple[Column, ...] | None
    bound: float | None


class Packing:
    """The master problem over a list of columns: sites once, one column a day, musts, budget."""

    def __init__(self, problem: Problem, counts: Sequence[int]) -> None:
        """Prepare for a problem whose days are of kinds 0 .. len(counts) - 1."""
        self._problem = problem
        self._counts = list(counts)
        self._linear = worths(problem)
        score = np.asarray(problem.score, dtype=np.float64)
        grouped = np.flatnonzero(self._linear.group >= 0)
        self._pieces = [
            (int(site), rank) for site in grouped for rank in range(len(self._linear.drop))
        ]
        self._piece_gain = [self._linear.drop[rank] * score[site] for site, rank in self._pieces]
        self._musts = sorted(problem.must)
        # More than any tour can be worth: a missing must-see is never worth its price.
        self._missing = float(score.sum()) + 1.0

    def prices(self, columns: Sequence[Column]) -> tuple[float, Duals]:
        """Solve the linear relaxation; return its value and prices."""
        gain, matrix, limit = self._rows(columns)
        relax: Any = scipy.optimize.linprog  # its stubs know dense matrices only
        solved = relax(-gain, A_ub=matrix, b_ub=limit, bounds=(0, None), method="highs")
        dual = np.maximum(-solved.ineqlin.marginals, 0.0)
        n, kinds, pieces = self._problem.n_sites, len(self._counts), len(self._pieces)
        shape = (self._linear.n_groups, len(self._linear.drop))
        at = n + kinds + pieces
        per_rank = dual[at : at + shape[0] * shape[1]].reshape(shape)
        drop = np.where(self._linear.drop > 0, self._linear.drop, 1.0)
        at += shape[0] * shape[1]
        must = np.zeros(n)
        must[self._musts] = dual[at : at + len(self._musts)]
        money = float(dual[-1]) if self._problem.budget is not None else 0.0
        return float(-solved.fun), Duals(dual[:n], must, per_rank / drop, money)

    def best(self, columns: Sequence[Column], nodes: int, gap: float = 0.0) -> Packed:
        """Return the best combination of columns within a number of branch-and-bound nodes.

        One that is nearer to the best than `gap`, a share, is good enough.
        """
        gain, matrix, limit = self._rows(columns)
        whole = np.zeros(len(gain), dtype=np.int64)
        whole[: len(columns)] = 1
        solved = scipy.optimize.milp(
            -gain,
            constraints=scipy.optimize.LinearConstraint(matrix, -np.inf, limit),
            integrality=whole,
            bounds=scipy.optimize.Bounds(0, 1),
            options={"node_limit": nodes, "mip_rel_gap": gap},
        )
        bound = None if solved.mip_dual_bound is None else -float(solved.mip_dual_bound)
        if solved.x is None:
            return Packed(None, bound)
        missing = solved.x[len(gain) - len(self._musts) :] if self._musts else np.zeros(0)
        if (missing > 0.5).any():
            return Packed(None, bound)
        held = zip(columns, solved.x, strict=False)
        return Packed(tuple(column for column, x in held if x > 0.5), bound)

    def _rows(self, columns: Sequence[Column]) -> tuple[FloatArray, csr_matrix, FloatArray]:
        """Return gains, rows and limits; variables: columns, pieces, missing must-sees."""
        n, kinds, pieces = self._problem.n_sites, len(self._counts), len(self._pieces)
        ranks, groups = len(self._linear.drop), self._linear.n_groups
        visits = np.zeros((n, len(columns)))
        kind_of = np.zeros((kinds, len(columns)))
        for at, column in enumerate(columns):
            visits[list(column.sites), at] = 1
            kind_of[column.kind, at] = 1
        site_of = [site for site, _ in self._pieces]
        member = np.zeros((groups * ranks, pieces))
        for at, (site, rank) in enumerate(self._pieces):
            member[self._linear.group[site] * ranks + rank, at] = 1
        musts = len(self._musts)
        blocks = [
            [visits, np.zeros((n, pieces)), np.zeros((n, musts))],
            [kind_of, np.zeros((kinds, pieces)), np.zeros((kinds, musts))],
            [-visits[site_of], np.eye(pieces), np.zeros((pieces, musts))],
            [np.zeros((groups * ranks, len(columns))), member, np.zeros((groups * ranks, musts))],
            [-visits[self._musts], np.zeros((musts, pieces)), -np.eye(musts)],
        ]
        limit = [np.ones(n), np.array(self._counts, dtype=np.float64), np.zeros(pieces)]
        limit += [np.tile(np.arange(1, ranks + 1), groups), -np.ones(musts)]
        if self._problem.budget is not None:
            cost = np.zeros(n) if self._problem.cost is None else self._problem.cost
            blocks.append([(cost @ visits)[None], np.zeros((1, pieces)), np.zeros((1, musts))])
            limit.append(np.array([self._problem.budget]))
        gain = np.concatenate(
            [self._linear.base @ visits, self._piece_gain, np.full(musts, -self._missing)]
        )
        return gain, csr_matrix(np.block(blocks)), np.concatenate(limit).astype(np.float64)
