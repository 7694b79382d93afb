"""How sure a tour is: the share of simulated days on which everything holds."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

import numpy as np

from icplanner.solver.problem import FloatArray
from icplanner.tours.candidates import Spans
from icplanner.tours.request import Request
from icplanner.tours.tour import LunchPlace, Stop, TourDay

# Simulated days a tour is tried on; two thousand give the share to within one percentage point
# (standard error of 95 % at n = 2000: 0.5 points).
DAYS: Final = 2_000

# Ways take up to 15 % and visits up to 12 % more or less than planned, every value between as
# likely as any other. Judged: 85 % of the road distances lie within 10 % of an independent
# network, and traffic comes on top; groups linger, but guides keep to their time.
TRAVEL_BAND: Final = 0.15
VISIT_BAND: Final = 0.12


def chance(
    request: Request, days: Sequence[TourDay], spans: Sequence[Sequence[Spans]], seed: int
) -> float:
    """Return the share of simulated days on which every visit begins in time and the day ends so.

    `spans` holds for each stop of each day when its visit may begin. Nobody begins a visit
    before the planned minute; who is late begins as soon as it is allowed. A visit that closing
    cuts short counts while as much of it remains as the shortest visits take. Trains leave as
    planned: who comes later than one can wait has missed it.
    """
    random = np.random.default_rng(seed)
    kept = np.ones(DAYS, dtype=bool)
    for number, day in enumerate(days):
        if day.stops:
            end_min = request.days[number].end_min
            kept &= _kept(request, day, spans[number], (random, end_min))
    return float(kept.mean())


def _kept(
    request: Request,
    day: TourDay,
    spans: Sequence[Spans],
    setting: tuple[np.random.Generator, int],
) -> np.ndarray[tuple[int], np.dtype[np.bool_]]:
    random, end_min = setting
    now = np.full(DAYS, float(day.depart_min))
    kept = np.ones(DAYS, dtype=bool)
    for k, leg in enumerate(day.legs):
        meal = day.lunch if day.lunch is not None and day.lunch.leg == k else None
        wish = request.lunch
        length = float(meal.end_min - meal.start_min) if meal else 0.0
        if meal and wish and meal.place is LunchPlace.BEFORE:
            begin = np.maximum(now, meal.start_min)
            kept &= begin <= max(wish.latest_min, meal.start_min)
            now = begin + length
        if leg.rides:
            kept &= now <= leg.depart_min + leg.wait_min
            now = np.full(DAYS, float(leg.depart_min + leg.minutes))
        else:
            now = now + leg.minutes * _factors(random, TRAVEL_BAND)
        if meal and meal.place is LunchPlace.DURING:
            now = now + length
        if meal and wish and meal.place is LunchPlace.AFTER:
            begin = np.maximum(now, meal.start_min)
            kept &= begin <= max(wish.latest_min, meal.start_min)
            now = begin + length
        if k == len(day.stops):
            kept &= now <= end_min
            break
        stop = day.stops[k]
        begin = _begin(np.maximum(now, stop.start_min), _stretched(stop, spans[k]))
        kept &= np.isfinite(begin)
        over = begin + stop.visit_min * _factors(random, VISIT_BAND)
        shut = np.inf if stop.closes_min is None else max(stop.closes_min, stop.end_min)
        now = np.minimum(over, np.maximum(begin, shut))
    return kept


def _factors(random: np.random.Generator, band: float) -> FloatArray:
    return random.uniform(1.0 - band, 1.0 + band, DAYS)


def _stretched(stop: Stop, spans: Spans) -> Spans:
    """Return when a visit may begin that is cut short by closing, but within its band."""
    spare = stop.visit_min * VISIT_BAND
    close = stop.closes_min
    return tuple(
        (first, last + int(spare) if close is not None and last + stop.visit_min == close else last)
        for first, last in spans
    )


def _begin(ready: FloatArray, spans: Spans) -> FloatArray:
    """Return the first minute from `ready` on in which a visit may begin; inf where none."""
    begin: FloatArray = np.full(len(ready), np.inf)
    for first, last in reversed(spans):
        begin = np.where(ready <= last, np.maximum(ready, first), begin)
    return begin
