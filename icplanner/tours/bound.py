"""Upper bounds on what a day can still bring, by backward recursion with multipliers."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from icplanner.tours.problem import FloatArray, IntArray
from icplanner.tours.transition import Transition


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
    """

    reward: FloatArray
    constant: float
    rest: FloatArray

    def at_start(self, table: Transition) -> float:
        """Return the bound on the whole day."""
        state = 0 if table.lunch is not None else 1
        return float(self.rest[state, table.n_sites, 0]) + self.constant


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
    value = np.full((2, n, late + 1), -np.inf)
    column = np.arange(n, dtype=np.int32) * (late + 1)
    for high in range(late, 0, -step):
        low = max(0, high - step)
        if table.lunch is None or high > table.lunch_from:
            place = table.plain[low:high] + column
            best = value[1].take(place).max(axis=2, initial=-np.inf)
            home = np.where(table.home[1, low:high], 0.0, -np.inf)
            rest[1, :, low:high] = np.maximum(best, home).T
            value[1, :, low:high] = rest[1, :n, low:high] + reward[:, None]
        if table.lunch is not None and low <= table.lunch_until:
            place = table.plain[low:high] + column
            best = value[0].take(place).max(axis=2, initial=-np.inf)
            place = table.lunch[low:high] + column
            np.maximum(best, value[1].take(place).max(axis=2, initial=-np.inf), out=best)
            home = np.where(table.home[0, low:high], 0.0, -np.inf)
            rest[0, :, low:high] = np.maximum(best, home).T
            value[0, :, low:high] = rest[0, :n, low:high] + reward[:, None]
    return Relaxed(reward=reward, constant=constant, rest=rest)


def best_walk(table: Transition, bound: Relaxed) -> IntArray:
    """Return the places on the relaxed day's best walk, in order, repeats included."""
    n = table.n_sites
    state, here, minute = (0 if table.lunch is not None else 1), n, 0
    own = np.arange(n)
    walk: list[int] = []
    while True:
        over = table.plain[minute, here]
        brings = bound.rest[state, own, over] + bound.reward
        after = np.full(n, state)
        if state == 0 and table.lunch is not None:
            over_lunch = table.lunch[minute, here]
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
