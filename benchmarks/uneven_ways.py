"""Ways for random worlds that are less tidy than a map: detours, and trains by the clock."""

from __future__ import annotations

import math
import random
from dataclasses import replace
from datetime import date, datetime, time, timedelta

import numpy as np

from icplanner.catalogue.position import LatLon
from icplanner.solver.problem import NO_WAY, IntArray
from icplanner.travel import Leg, Matrix, Mode, Ride, StraightLine, Unreachable

# Minutes between two trains, and when the last one leaves.
HEADWAYS = (20, 30, 60, 120)
LAST_TRAIN_MIN = 22 * 60


class UnevenWays:
    """Straight lines with a detour of their own for each pair, and trains by the clock.

    Some direct ways are longer than two others together; a train leaves every 20 to 120 minutes.
    """

    def __init__(self, seed: int) -> None:
        self._seed = seed
        self._straight = StraightLine()

    def leg(
        self, start: LatLon, end: LatLon, mode: Mode, depart: datetime | None = None
    ) -> Leg | Unreachable:
        """Return the way; by train with the wait for the next departure."""
        if mode is not Mode.TRAIN:
            found = self._straight.leg(start, end, mode)
            if isinstance(found, Unreachable) or start == end:
                return found
            return replace(found, minutes=found.minutes * self._detour(start, end))
        moment = depart or datetime.combine(date(2026, 1, 1), time())
        midnight = datetime.combine(moment.date(), time())
        now = int((moment - midnight).total_seconds() // 60)
        first, every, minutes = self._trains(start, end)
        leave = _next(first, every, now)
        if leave > LAST_TRAIN_MIN:
            return Unreachable(mode, "no_train")
        leaves = midnight + timedelta(minutes=leave)
        ride = Ride("R 1", "A", "B", leaves, leaves + timedelta(minutes=minutes))
        return Leg(
            mode=mode,
            minutes=leave - now + minutes,
            distance_km=minutes / 2,
            method="timetable",
            error_min=5.0,
            geometry=(start, end),
            rides=(ride,) if start != end else (),
            wait_min=leave - now,
        )

    def matrix(self, points: list[LatLon], mode: Mode) -> Matrix:
        """Return the ways between all points."""
        plain = self._straight.matrix(points, mode)
        detours = np.array([[self._detour(a, b) for b in points] for a in points])
        return replace(plain, minutes=plain.minutes * detours)

    def departures_table(
        self, points: list[LatLon], day: date, start_min: int, end_min: int
    ) -> IntArray:
        """Return whole minutes for each minute of departure."""
        del day
        n = len(points)
        table = np.full((end_min - start_min + 1, n, n), NO_WAY, dtype=np.int64)
        for i, start in enumerate(points):
            for j, end in enumerate(points):
                first, every, minutes = self._trains(start, end)
                for now in range(start_min, end_min + 1):
                    leave = _next(first, every, now)
                    if leave <= LAST_TRAIN_MIN:
                        table[now - start_min, i, j] = leave - now + minutes
        return table

    def _detour(self, start: LatLon, end: LatLon) -> float:
        return 1.0 if start == end else self._pair(start, end).choice((1.0, 1.0, 1.1, 1.6))

    def _trains(self, start: LatLon, end: LatLon) -> tuple[int, int, int]:
        """Return when the first train leaves, how often they do, and how long one takes."""
        found = self._straight.leg(start, end, Mode.CAR)
        if start == end or isinstance(found, Unreachable):
            return 0, 1, 0
        pair = self._pair(start, end)
        every = pair.choice(HEADWAYS)
        return pair.randrange(every), every, math.ceil(found.minutes)

    def _pair(self, start: LatLon, end: LatLon) -> random.Random:
        return random.Random(f"{self._seed} {start} {end}")  # noqa: S311 - a benchmark


def _next(first: int, every: int, now: int) -> int:
    return first + math.ceil((now - first) / every) * every
