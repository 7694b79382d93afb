"""Hints for other requests out of what the solver learnt, and back into its numbers."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

import numpy as np

from icplanner.solver.columns import Duals
from icplanner.solver.known import DayTour, Learnt
from icplanner.solver.problem import FloatArray
from icplanner.tours.choice import Choice
from icplanner.tours.hints import Hints, free
from icplanner.tours.score import DIMINISHING

_NO_RANKS: Final = (0.0,) * (len(DIMINISHING) - 1)


def hints_of(choice: Choice, learnt: Learnt, limit_s: float, seed: int) -> Hints | None:
    """Return what the solver learnt in words that hold for other requests; None for nothing.

    `limit_s` and `seed` are those of the search, free of what is no number or too much.
    """
    if learnt.prices is None:
        return None
    prices, ids = learnt.prices, [candidate.id for candidate in choice.candidates]
    dates = [wish.date for wish in choice.request.days]
    groups = choice.groups
    return Hints(
        request=free(choice.request),
        limit_s=limit_s,
        seed=seed,
        tours=tuple(
            (dates[day], tuple(ids[site] for site in sites), leg)
            for day, sites, leg in learnt.tours
        ),
        site=_by_id(ids, prices.site.tolist()),
        must=_by_id(ids, prices.must.tolist()),
        rank={name: tuple(row) for name, row in zip(groups, prices.rank.tolist(), strict=True)},
        money=prices.money,
        repeat={
            day: _by_id(ids, visit.tolist()) for day, visit in zip(dates, learnt.visit, strict=True)
        },
    )


def learnt_from(choice: Choice, hints: Hints | None) -> Learnt | None:
    """Return hints in the numbers of a request's candidates and days."""
    if hints is None:
        return None
    place = {candidate.id: k for k, candidate in enumerate(choice.candidates)}
    day_of = {wish.date: day for day, wish in enumerate(choice.request.days)}
    tours = tuple(
        _known(day_of[when], stops, leg, place)
        for when, stops, leg in hints.tours
        if when in day_of
    )
    rank = [hints.rank.get(name, _NO_RANKS) for name in choice.groups]
    return Learnt(
        tours=tours,
        prices=Duals(
            _numbers(place, hints.site),
            _numbers(place, hints.must),
            np.array(rank, dtype=np.float64).reshape(len(rank), len(_NO_RANKS)),
            hints.money,
        ),
        visit=tuple(
            _numbers(place, hints.repeat.get(wish.date, {})) for wish in choice.request.days
        ),
    )


def _known(day: int, stops: tuple[str, ...], leg: int, place: Mapping[str, int]) -> DayTour:
    """Return a day tour without the stops that are gone; the lunch stays between the others."""
    gone_before = sum(stop not in place for stop in stops[:leg])
    return day, tuple(place[stop] for stop in stops if stop in place), leg - gone_before


def _by_id(ids: list[str], values: list[float]) -> dict[str, float]:
    return {name: value for name, value in zip(ids, values, strict=True) if value}


def _numbers(place: Mapping[str, int], values: Mapping[str, float]) -> FloatArray:
    numbers = np.zeros(len(place))
    for name, value in values.items():
        if name in place:
            numbers[place[name]] = value
    return numbers
