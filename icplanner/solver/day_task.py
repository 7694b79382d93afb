"""One day cut out of a problem: the sites that fit, their tables, worth and limits."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, replace

import numpy as np

from icplanner.solver.problem import FloatArray, IntArray, Problem
from icplanner.solver.transition import BoolArray, Transition, reachable, transition


@dataclass(frozen=True, slots=True, eq=False, kw_only=True)
class DayTask:
    """Everything the exact solver of one day knows, by place 0 .. n - 1 in its tables.

    Attributes
    ----------
    table
        The day's transitions; `table.sites` translates places into the problem's site numbers.
    step
        `table.shortest_step`.
    score, cost
        Shape (n,), what a visit brings undiminished, and what it costs.
    group
        Shape (n,), consecutive group numbers, -1 for none; at least two members each.
    factors
        Shape (r,), not rising: what the first, second ... of a group counts.
    must
        Shape (n,), whether every tour holds the site.
    max_stops, budget
        Limits; None for no limit.
    """

    table: Transition
    step: int
    score: FloatArray
    cost: FloatArray
    group: IntArray
    factors: FloatArray
    must: BoolArray
    max_stops: int | None
    budget: float | None

    @property
    def n_sites(self) -> int:
        """Return how many sites take part."""
        return self.table.n_sites

    def restricted(self, keep: IntArray) -> DayTask:
        """Return the task with the sites at the places `keep` (ascending) alone."""
        table = self.table.restricted(keep)
        return replace(
            self,
            table=table,
            step=table.shortest_step,
            score=self.score[keep],
            cost=self.cost[keep],
            group=_renumbered(self.group[keep]),
            must=self.must[keep],
        )

    def restricted_groups(self, keep: IntArray) -> IntArray:
        """Return the group numbers that `restricted(keep)` gives."""
        return _renumbered(self.group[keep])

    def requiring(self, place: int) -> DayTask:
        """Return the task with one more site that every tour must hold."""
        must = self.must.copy()
        must[place] = True
        return replace(self, must=must)

    def bare(self) -> DayTask:
        """Return the task without sites that every tour must hold."""
        return replace(self, must=np.zeros(self.n_sites, dtype=np.bool_))


def day_task(problem: Problem, day_index: int, sites: Collection[int] | None = None) -> DayTask:
    """Cut one day out of a problem.

    Parameters
    ----------
    problem
        The whole problem; the musts and the budget hold for this day alone.
    day_index
        Which of its days.
    sites
        The sites that may be visited; None for all.

    Raises
    ------
    ValueError
        If a visit is shorter than one minute, a score negative, or the factors rise.
    """
    if problem.n_sites and (int(problem.visit.min()) < 1 or float(problem.score.min()) < 0):
        raise ValueError("visits last at least one minute and scores are not negative")
    factors = np.asarray(problem.diminishing, dtype=np.float64)
    if not len(factors) or (np.diff(factors) > 0).any() or factors[-1] < 0:
        raise ValueError(f"the factors must not rise nor be negative, got {problem.diminishing}")
    day = problem.days[day_index]
    allowed = range(problem.n_sites) if sites is None else sorted(set(sites))
    open_that_day = [site for site in allowed if day.starts[site]]
    table = transition(problem, day, open_that_day)
    table = table.restricted(reachable(table))
    chosen = table.sites
    group = np.asarray(problem.group, dtype=np.int64)[chosen]
    score = np.asarray(problem.score, dtype=np.float64)[chosen]
    score = np.where(group >= 0, score * factors[0], score)
    factors = factors / factors[0] if factors[0] > 0 else np.ones(1)
    cost = np.zeros(problem.n_sites) if problem.cost is None else problem.cost
    return DayTask(
        table=table,
        step=table.shortest_step,
        score=score,
        cost=np.asarray(cost, dtype=np.float64)[chosen],
        group=_renumbered(group if factors[-1] < 1 else np.full_like(group, -1)),
        factors=factors,
        must=np.isin(chosen, sorted(problem.must)),
        max_stops=day.max_stops,
        budget=problem.budget if problem.cost is not None else None,
    )


def _renumbered(group: IntArray) -> IntArray:
    """Return numbers from 0 for the groups of two or more; the others cannot diminish."""
    names, counts = np.unique(group, return_counts=True)
    shared = [int(name) for name, count in zip(names, counts, strict=True) if count > 1]
    number = {name: place for place, name in enumerate(n for n in shared if n >= 0)}
    return np.array([number.get(int(name), -1) for name in group], dtype=np.int64)
