"""Upper bounds on what a day can still bring, by backward recursion with multipliers."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np
from numpy.lib.stride_tricks import sliding_window_view

from icplanner.solver.problem import FloatArray, IntArray
from icplanner.solver.transition import Transition


@dataclass(frozen=True, slots=True, eq=False)
class Relaxed:
    """The relaxed day: rewards that may be collected again and again, plus a constant.

    Attributes
    ----------
    reward
        Shape (n,), what each visit brings in the relaxed day.
    constant
        Added to every tour's rewards.
    rest
        Shape (2, n + 1, length + 2): by lunch state (0 due, 1 done), place and leave-taking, the
        most that can still be collected; -inf where the day cannot be ended. Never rises with
        the minute.
    through, detour
        A place that every walk must still visit, and `rest` for the walks that do; None for none.
    """

    reward: FloatArray
    constant: float
    rest: FloatArray
    through: int | None = None
    detour: FloatArray | None = None

    @property
    def initial(self) -> FloatArray:
        """Return `rest`, or `detour` where there is one: what holds before the first visit."""
        return self.rest if self.detour is None else self.detour

    def at_start(self, table: Transition) -> float:
        """Return the bound on the whole day."""
        state = 0 if table.over_lunch is not None else 1
        return float(self.initial[state, table.n_sites, 0]) + self.constant


def relaxed(table: Transition, reward: FloatArray, constant: float, step: int) -> Relaxed:
    """Solve the relaxed day backwards in time.

    Parameters
    ----------
    table
        The day's transitions.
    reward, constant
        As in `Relaxed`.
    step
        `table.shortest_step`: that many minutes are worked out at once.
    """
    n, late = table.n_sites, table.length + 1
    rest = np.full((2, n + 1, late + 1), -np.inf)
    rest[:, :, :late] = np.where(table.home[:, :late], 0.0, -np.inf).transpose(0, 2, 1)
    _backwards(table, reward, step, rest, None)
    return Relaxed(reward=reward, constant=constant, rest=rest)


def with_detour(table: Transition, bound: Relaxed, place: int, step: int) -> Relaxed:
    """Return the relaxed day with the most that walks through `place` can still collect."""
    detour = np.full_like(bound.rest, -np.inf)
    through = bound.rest[:, place] + bound.reward[place]
    _backwards(table, bound.reward, step, detour, (place, through))
    return replace(bound, through=place, detour=detour)


def _backwards(
    table: Transition,
    reward: FloatArray,
    step: int,
    rest: FloatArray,
    given: tuple[int, FloatArray] | None,
) -> None:
    """Fill `rest`, which holds what ending the day at once brings, from the last minute on.

    `given` is a place and what going there brings in all, by lunch state and minute.
    """
    n, late = table.n_sites, table.length + 1
    value = np.full((2, n, late + 1), -np.inf)
    if given is not None:
        value[:, given[0]] = given[1]
    others = np.array([place for place in range(n) if given is None or place != given[0]], int)
    column = np.arange(n)[:, None] * (late + 1)
    over = table.over + column
    over_lunch = None if table.over_lunch is None else table.over_lunch + column
    for high in range(late, 0, -step):
        rows = slice(max(0, high - step), high)
        # What coming to a place at a minute brings, from the block's first on.
        brings = value[1].take(over[:, rows.start :])
        if over_lunch is None or high > table.lunch_from:
            best = _best_next(table, brings, rows)
            rest[1, :, rows] = np.maximum(rest[1, :, rows], best)
            value[1, others, rows] = rest[1, others, rows] + reward[others, None]
        if over_lunch is not None and rows.start <= table.lunch_until:
            brings = np.maximum(
                value[0].take(over[:, rows.start :]), value[1].take(over_lunch[:, rows.start :])
            )
            best = _best_next(table, brings, rows)
            rest[0, :, rows] = np.maximum(rest[0, :, rows], best)
            value[0, others, rows] = rest[0, others, rows] + reward[others, None]


def _best_next(table: Transition, brings: FloatArray, rows: slice) -> FloatArray:
    """Return the most that one more visit brings, shape (n + 1, minutes of the block).

    `brings` of shape (n, minutes from the block's first on) is what each arrival does.
    """
    n, minutes = table.n_sites, rows.stop - rows.start
    if table.timetable is not None:
        arrive = table.timetable[rows, :, :n] - rows.start
        taken = brings.take(arrive + np.arange(n) * brings.shape[1])
        return np.asarray(taken.max(axis=2, initial=-np.inf).T, dtype=np.float64)
    padded = np.full((n, brings.shape[1] + minutes), -np.inf)
    padded[:, : brings.shape[1]] = brings
    # Leaving i at minute t leads to j at t + way: for each pair one piece of what j brings.
    pieces = sliding_window_view(padded, minutes, axis=1)
    first = np.minimum(table.ways[:, :n], brings.shape[1]).T
    taken = pieces[np.arange(n)[:, None], first]
    return np.asarray(taken.max(axis=0, initial=-np.inf), dtype=np.float64)


def best_walk(table: Transition, bound: Relaxed) -> IntArray:
    """Return the places on the relaxed day's best walk, in order, repeats included."""
    n = table.n_sites
    state, here, minute = (0 if table.over_lunch is not None else 1), n, 0
    own = np.arange(n)
    walk: list[int] = []
    while True:
        arrive = table.arrivals(np.array([minute]), np.array([here]))
        over = table.after(arrive, eat=False)[0]
        brings = bound.rest[state, own, over] + bound.reward
        after = np.full(n, state)
        if state == 0:
            over_lunch = table.after(arrive, eat=True)[0]
            eaten = bound.rest[1, own, over_lunch] + bound.reward
            better = eaten > brings
            after, over = np.where(better, 1, state), np.where(better, over_lunch, over)
            brings = np.where(better, eaten, brings)
        stay = 0.0 if table.home[state, minute, here] else -np.inf
        best = int(brings.argmax()) if n else -1
        if best < 0 or brings[best] <= stay:
            return np.asarray(walk, dtype=np.int64)
        walk.append(best)
        state, here, minute = int(after[best]), best, int(over[best])
