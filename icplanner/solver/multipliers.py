"""Multipliers that make the relaxed day pay for what it may not do, found by subgradient steps.

The relaxed day may visit a site again and again and ignores must-sees, limits and diminishing
value. Each of these gets a price (Lagrangian relaxation; Held, Wolfe, Crowder 1974 for the steps).
The worth of a group under falling factors f_1 >= f_2 >= ... is linear once thresholds are chosen:
the sum of the best r of a set is at most r * c + sum(max(score - c, 0)) for every c >= 0, so

    worth <= f_last * sum(score)
             + sum over r of (f_r - f_r+1) * (r * c_r + sum(max(score - c_r, 0)))

which is an upper bound for any thresholds c_r, and exact for the right ones.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import numpy as np

from icplanner.solver.bound import Relaxed, best_walk, relaxed
from icplanner.solver.day_task import DayTask
from icplanner.solver.problem import FloatArray, IntArray

# Relaxation of the Polyak step, multiplied by _DECAY after _PATIENCE steps without a better bound,
# and the share of the last move that is kept up (Camerini, Fratta, Maffioli 1975). Days of 60 to
# 100 half-hour sites open all day: thirty such steps leave the bound 10-15 % above the best tour;
# halving after two steps and keeping up 0.4 left it at 12-15 % however many steps followed.
_FIRST_STEP: Final = 1.0
_PATIENCE: Final = 4
_DECAY: Final = 0.7
_KEPT_UP: Final = 0.7

# So few steps must fall fast.
_FEW: Final = 10
_FEW_PATIENCE: Final = 2
_FEW_DECAY: Final = 0.5
_FEW_KEPT_UP: Final = 0.4


@dataclass(frozen=True, slots=True, eq=False)
class Multipliers:
    """Prices: by site, by group and rank (thresholds), per stop, and per unit of money."""

    visit: FloatArray
    rank: FloatArray
    stop: float
    money: float

    def restricted(self, task: DayTask, keep: IntArray) -> Multipliers:
        """Return the prices for `task.restricted(keep)`."""
        old, new = task.group[keep], task.restricted_groups(keep)
        rank = np.zeros((int(new.max(initial=-1)) + 1, self.rank.shape[1]))
        rank[new[new >= 0]] = self.rank[old[new >= 0]]
        return Multipliers(self.visit[keep], rank, self.stop, self.money)


def no_prices(task: DayTask) -> Multipliers:
    """Return the multipliers to start from."""
    groups = int(task.group.max(initial=-1)) + 1
    return Multipliers(np.zeros(task.n_sites), np.zeros((groups, len(task.factors) - 1)), 0.0, 0.0)


def priced(task: DayTask, prices: Multipliers) -> Relaxed:
    """Solve the relaxed day under the given prices."""
    drop = -np.diff(task.factors)
    reward = task.score.copy()
    constant = 0.0
    grouped = np.flatnonzero(task.group >= 0)
    if len(grouped):
        own = task.score[grouped]
        above = np.maximum(own[:, None] - prices.rank[task.group[grouped]], 0.0)
        reward[grouped] = task.factors[-1] * own + above @ drop
        constant += float((prices.rank * drop * np.arange(1, len(task.factors))).sum())
    reward -= prices.visit + prices.stop + prices.money * task.cost
    constant += float(prices.visit.sum())
    if task.max_stops is not None:
        constant += prices.stop * task.max_stops
    if task.budget is not None:
        constant += prices.money * task.budget
    return relaxed(task.table, reward, constant, task.step)


def stepped(
    task: DayTask, prices: Multipliers, walk: IntArray, surplus: float
) -> Multipliers | None:
    """Take one projected subgradient step; None where the walk breaks nothing.

    Parameters
    ----------
    walk
        The relaxed day's best walk under `prices`.
    surplus
        How far the bound should fall: (bound - target) times the relaxation.
    """
    count = np.bincount(walk, minlength=task.n_sites)
    visit = (count - 1).astype(np.float64)
    visit[(prices.visit <= 0) & (count == 0) & ~task.must] = 0.0
    drop = -np.diff(task.factors)
    rank = np.zeros_like(prices.rank)
    for group, r in np.ndindex(*rank.shape):
        members = walk[task.group[walk] == group]
        over = int((task.score[members] > prices.rank[group, r]).sum())
        rank[group, r] = drop[r] * (over - r - 1)
        if prices.rank[group, r] <= 0 and rank[group, r] < 0:
            rank[group, r] = 0.0
    stop = 0.0 if task.max_stops is None else float(len(walk) - task.max_stops)
    money = 0.0 if task.budget is None else float(task.cost[walk].sum() - task.budget)
    stop = 0.0 if prices.stop <= 0 and stop < 0 else stop
    money = 0.0 if prices.money <= 0 and money < 0 else money
    # A tenth of the budget counts as one unit, about one stop, so that one step length fits all.
    unit = 1.0 if task.budget is None else max(task.budget, 1.0) / 10.0
    norm = float((visit**2).sum() + (rank**2).sum() + stop**2 + (money / unit) ** 2)
    if norm == 0.0:
        return None
    length = surplus / norm
    moved = prices.visit + length * visit
    return Multipliers(
        visit=np.where(task.must, moved, np.maximum(moved, 0.0)),
        rank=np.maximum(prices.rank + length * rank, 0.0),
        stop=max(0.0, prices.stop + length * stop),
        money=max(0.0, prices.money + length * money / unit**2),
    )


def tightened(
    task: DayTask, prices: Multipliers, target: float, steps: int
) -> tuple[Multipliers, Relaxed]:
    """Return the best prices found in `steps` subgradient steps, and their relaxed day.

    Parameters
    ----------
    task, prices
        The day and the prices to start from.
    target
        A score that is known to be possible: the bound cannot fall below it.
    steps
        How many steps; each solves the relaxed day once.
    """
    now = priced(task, prices)
    best, before = (prices, now), prices
    few = steps <= _FEW
    patience, decay = (_FEW_PATIENCE, _FEW_DECAY) if few else (_PATIENCE, _DECAY)
    share = _FEW_KEPT_UP if few else _KEPT_UP
    relaxation, waited = _FIRST_STEP, 0
    for _ in range(steps):
        surplus = now.at_start(task.table) - target
        if surplus <= 0 or not np.isfinite(surplus):
            break
        moved = stepped(task, prices, best_walk(task.table, now), relaxation * surplus)
        if moved is None:
            break
        before, prices = prices, _kept_up(task, (before, prices, moved), share)
        now = priced(task, prices)
        if now.at_start(task.table) < best[1].at_start(task.table):
            best, waited = (prices, now), 0
        else:
            waited += 1
            if waited >= patience:
                relaxation, waited = relaxation * decay, 0
    return best


def _kept_up(
    task: DayTask, moves: tuple[Multipliers, Multipliers, Multipliers], share: float
) -> Multipliers:
    """Return the last of (before, prices, moved), carried on by a share of the move before."""
    before, prices, moved = moves
    visit = moved.visit + share * (prices.visit - before.visit)
    return Multipliers(
        visit=np.where(task.must, visit, np.maximum(visit, 0.0)),
        rank=np.maximum(moved.rank + share * (prices.rank - before.rank), 0.0),
        stop=max(0.0, moved.stop + share * (prices.stop - before.stop)),
        money=max(0.0, moved.money + share * (prices.money - before.money)),
    )
