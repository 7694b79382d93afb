"""How sure a tour is: the share of simulated days on which everything holds."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
import numpy.typing as npt

from icplanner.solver.problem import FloatArray
from icplanner.tours.candidates import Spans
from icplanner.tours.request import Request
from icplanner.tours.tour import LunchPlace, Severity, Stop, TourDay, TourWarning

# Simulated days a tour is tried on; two thousand give the share to within one percentage point
# (standard error of 95 % at n = 2000: 0.5 points).
DAYS: Final = 2_000

# Ways take up to 15 % and visits up to 12 % more or less than planned, every value between as
# likely as any other. Judged: 85 % of the road distances lie within 10 % of an independent
# network, and traffic comes on top; groups linger, but guides keep to their time.
TRAVEL_BAND: Final = 0.15
VISIT_BAND: Final = 0.12


# Fewer are enough to choose between places for the lunch (one percentage point at 95 %).
FEW_DAYS: Final = 400

# A day kept less often is not offered where another lunch does better; the office's bar.
SURE_DAY: Final = 0.95

# A whole tour kept less often carries a warning: one day in ten is more than an office explains.
SURE_TOUR: Final = 0.9

_IntArray = npt.NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Trial:
    """The share of simulated days on which a tour held, and where most of the others broke first.

    `weakest` is (day, leg): the leg to that stop, or the last one for the way to the end; None
    where nothing broke.
    """

    share: float
    weakest: tuple[int, int] | None


def chance(
    request: Request, days: Sequence[TourDay], spans: Sequence[Sequence[Spans]], seed: int
) -> float:
    """Return the share of simulated days on which everything holds, see `tried`."""
    return tried(request, days, spans, seed).share


def tried(
    request: Request, days: Sequence[TourDay], spans: Sequence[Sequence[Spans]], seed: int
) -> Trial:
    """Try a tour on simulated days: every visit begins in time and each day ends so.

    `spans` holds for each stop of each day when its visit may begin. Nobody begins a visit
    before the planned minute; who is late begins as soon as it is allowed. A visit that closing
    cuts short counts while as much of it remains as the shortest visits take. Trains leave as
    planned: who comes later than one can wait has missed it.
    """
    random = np.random.default_rng(seed)
    kept = np.ones(DAYS, dtype=bool)
    breaks: Counter[tuple[int, int]] = Counter()
    for number, day in enumerate(days):
        if day.stops:
            broke = _broke_at(request, day, spans[number], (random, request.days[number].end_min))
            for leg, times in Counter(broke[kept & (broke >= 0)].tolist()).items():
                breaks[number, leg] += times
            kept &= broke < 0
    weakest = max(breaks, key=lambda place: (breaks[place], place), default=None)
    return Trial(float(kept.mean()), weakest)


def day_share(request: Request, number: int, day: TourDay, spans: Sequence[Spans]) -> float:
    """Return the share of a few hundred simulated days on which one day of a tour holds."""
    setting = (np.random.default_rng(0), request.days[number].end_min)
    return float((_broke_at(request, day, spans, setting, FEW_DAYS) < 0).mean())


def doubtful(trial: Trial, days: Sequence[TourDay]) -> tuple[TourWarning, ...]:
    """Return the warning of a tour that keeps its times too seldom, at its weakest place."""
    if trial.share >= SURE_TOUR or trial.weakest is None:
        return ()
    number, leg = trial.weakest
    stops = days[number].stops
    warning = TourWarning(
        code="seldom_kept",
        severity=Severity.DOUBT,
        day=number,
        stop=stops[leg].id if leg < len(stops) else None,
        numbers={"kept_percent": round(100 * trial.share)},
    )
    return (warning,)


def _broke_at(
    request: Request,
    day: TourDay,
    spans: Sequence[Spans],
    setting: tuple[np.random.Generator, int],
    tries: int = DAYS,
) -> _IntArray:
    """Return for each simulated day the leg on which it broke first, -1 where it held."""
    random, end_min = setting
    now = np.full(tries, float(day.depart_min))
    broke = np.full(tries, -1, dtype=np.int64)
    for k, leg in enumerate(day.legs):
        meal = day.lunch if day.lunch is not None and day.lunch.leg == k else None
        wish = request.lunch
        length = float(meal.end_min - meal.start_min) if meal else 0.0
        held = np.ones(tries, dtype=bool)
        if meal and wish and meal.place is LunchPlace.BEFORE:
            begin = np.maximum(now, meal.start_min)
            held &= begin <= max(wish.latest_min, meal.start_min)
            now = begin + length
        if leg.rides:
            held &= now <= leg.depart_min + leg.wait_min
            now = np.full(tries, float(leg.depart_min + leg.minutes))
        else:
            now = now + leg.minutes * _factors(random, TRAVEL_BAND, tries)
        if meal and meal.place is LunchPlace.DURING:
            now = now + length
        if meal and wish and meal.place is LunchPlace.AFTER:
            begin = np.maximum(now, meal.start_min)
            held &= begin <= max(wish.latest_min, meal.start_min)
            now = begin + length
        if k == len(day.stops):
            held &= now <= end_min
        else:
            stop = day.stops[k]
            begin = _begin(np.maximum(now, stop.start_min), _stretched(stop, spans[k]))
            held &= np.isfinite(begin)
            over = begin + stop.visit_min * _factors(random, VISIT_BAND, tries)
            shut = np.inf if stop.closes_min is None else max(stop.closes_min, stop.end_min)
            now = np.minimum(over, np.maximum(begin, shut))
        broke = np.where((broke < 0) & ~held, k, broke)
    return broke


def _factors(random: np.random.Generator, band: float, tries: int) -> FloatArray:
    return random.uniform(1.0 - band, 1.0 + band, tries)


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
