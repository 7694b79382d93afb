"""Synthetic days like the region's: clusters of sites, lunch closings, guided starts."""

from __future__ import annotations

import numpy as np

from icplanner.solver.problem import Day, IntArray, Lunch, Problem

# Minutes a kilometre on small roads, and the fixed minutes for parking.
_MINUTES_A_KM = 1.1
_PARKING_MIN = 3.0


def region(
    n: int,
    seed: int,
    *,
    days: int = 1,
    buffer_min: int = 5,
    max_stops: int | None = None,
    diminishing: tuple[float, ...] = (1.0, 0.8, 0.6, 0.5),
) -> Problem:
    """Return n sites around three spa towns, 9:00 to 18:00, with lunch between 11:30 and 13:30."""
    rng = np.random.default_rng(seed)
    towns = rng.uniform((0, 0), (80, 50), size=(8, 2))
    place = towns[rng.integers(0, len(towns), n)] + rng.normal(0, 5, (n, 2))
    points = np.vstack([place, [[40, 25]], [[40, 25]]])
    gap = np.linalg.norm(points[:, None] - points[None], axis=2)
    visit = rng.choice([45, 60, 75, 90, 120], n, p=[0.2, 0.3, 0.2, 0.2, 0.1])
    starts = [_starts(rng, int(length)) for length in visit]
    day = Day(
        start=540,
        end=1080,
        starts=starts,
        travel=_closed(np.ceil(gap * _MINUTES_A_KM + _PARKING_MIN) + buffer_min),
        lunch=Lunch(690, 810, 60),
        max_stops=max_stops,
    )
    return Problem(
        score=np.round(rng.uniform(20, 100, n), 1),
        visit=visit,
        days=[day] * days,
        group=rng.integers(0, 10, n),
        diminishing=diminishing,
    )


def _starts(rng: np.random.Generator, visit: int) -> list[tuple[int, int]]:
    kind = rng.random()
    if kind < 0.25:
        return [(hour * 60, hour * 60) for hour in range(10, 17) if hour * 60 + visit <= 1020]
    if kind < 0.55:
        return [(540, 720 - visit), (780, 1020 - visit)]
    opens = int(rng.choice([540, 570, 600]))
    return [(opens, int(rng.choice([960, 1020, 1050])) - visit)]


def _closed(minutes: np.ndarray) -> IntArray:
    """Close a matrix of whole minutes under the triangle inequality."""
    whole = minutes.astype(np.int64)
    np.fill_diagonal(whole, 0)
    for middle in range(len(whole)):
        np.minimum(whole, whole[:, middle, None] + whole[None, middle], out=whole)
    return whole
