"""Layer by layer through all partial tours of a day that may still be good enough."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from icplanner.solver.bound import Relaxed
from icplanner.solver.day_task import DayTask
from icplanner.solver.labels import Labels, children, ends, root, scored
from icplanner.solver.problem import FloatArray, IntArray

# Scores closer than this are equal: sums of a few dozen doubles differ by far less.
SAME_SCORE = 1e-7


@dataclass(frozen=True, slots=True, eq=False)
class Effort:
    """How much may be done; counted in work, never in seconds.

    Attributes
    ----------
    width
        How many partial tours of equally many stops go on at most, best bound first.
    nodes
        How many partial tours are extended in all before the width falls to a minimum.
    stop
        Asked before each layer; true gives the search up.
    """

    width: int
    nodes: int
    stop: Callable[[], bool] | None = None


@dataclass(frozen=True, slots=True, eq=False)
class Found:
    """What a search found.

    Attributes
    ----------
    tours
        One tour for each set of sites seen whose score reaches the threshold: the places in
        order, and the lunch's leg (-1 before the way home).
    scores
        Shape (len(tours),), falling.
    left_out
        No tour outside `tours` that is at least `threshold` scores more than this; -inf if the
        search was complete.
    nodes
        Partial tours extended.
    """

    tours: tuple[tuple[tuple[int, ...], int], ...]
    scores: FloatArray
    left_out: float
    nodes: int


def search(
    task: DayTask,
    bound: Relaxed,
    *,
    share: float,
    at_least: float,
    effort: Effort,
    margin: float = 0.0,
) -> Found:
    """Enumerate the tours of a day.

    Parameters
    ----------
    task, bound
        The day and its relaxation.
    share
        Tours of at least this share of the best score are wanted, 1 for the best alone.
    at_least
        A score that is known to be possible: nothing below `share` of it is wanted.
    effort
        When to stop looking.
    margin
        Tours that many points below `share` of the best are wanted as well.
    """

    def floor(best: float) -> float:
        # Finite, because -inf marks what cannot work.
        return max(share * best - margin - SAME_SCORE, -1e18)

    best, left_out, nodes = at_least, -np.inf, 0
    pool: list[tuple[float, tuple[int, ...], int]] = []
    labels = root(task, bound)
    while len(labels):
        threshold = floor(best)
        room = min(effort.width, max(_LEAST_WIDTH, effort.nodes - nodes))
        if effort.stop is not None and effort.stop():
            room = 0
        if len(labels) > room:
            order = np.argsort(-labels.bound, kind="stable")
            left_out = max(left_out, float(labels.bound[order[room]]))
            labels = labels.taken(np.sort(order[:room]))
        if not len(labels):
            break
        if labels.path.shape[1]:
            labels = scored(task, labels)
            whole = ends(task, labels) & (labels.score >= threshold)
            if whole.any():
                best = max(best, float(labels.score[whole].max()))
                pool += _tours(labels, np.flatnonzero(whole & (labels.score >= floor(best))))
        if labels.path.shape[1] == task.max_stops:
            break
        threshold = floor(best)
        nodes += len(labels)
        labels = children(task, bound, labels.taken(labels.bound >= threshold), threshold)
    threshold = floor(best)
    wanted = _distinct([tour for tour in pool if tour[0] >= threshold])
    return Found(
        tours=tuple((path, leg) for _, path, leg in wanted),
        scores=np.array([score for score, _, _ in wanted]),
        left_out=left_out,
        nodes=nodes,
    )


# Partial tours a layer that go on even beyond the node limit, so that a tour is always found.
_LEAST_WIDTH = 200


def _tours(labels: Labels, rows: IntArray) -> list[tuple[float, tuple[int, ...], int]]:
    """Return (score, path, lunch leg), one a set: the one whose last visit is over first."""
    order = rows[np.argsort(labels.minute[rows], kind="stable")]
    _, first = np.unique(labels.bits[order], axis=0, return_index=True)
    chosen = order[np.sort(first)]
    paths = labels.path[chosen].tolist()
    return [
        (score, tuple(path), leg)
        for score, path, leg in zip(
            labels.score[chosen].tolist(), paths, labels.lunch_leg[chosen].tolist(), strict=True
        )
    ]


def _distinct(
    pool: list[tuple[float, tuple[int, ...], int]],
) -> list[tuple[float, tuple[int, ...], int]]:
    return sorted(pool, key=lambda tour: (-tour[0], tour[1]))
