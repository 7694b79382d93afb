"""Putting days together into a tour: score parts, price, totals."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from icplanner.tours.request import Request
from icplanner.tours.score import total, variety
from icplanner.tours.tour import ScorePart, Stop, StopKind, Tour, TourDay


def assemble(request: Request, days: Sequence[TourDay], groups: Mapping[str, str | None]) -> Tour:
    """Return the tour of these days with variety counted over all of them.

    The stops carry their parts before variety; `groups` names the industry group of each stop.
    """
    stops = [stop for day in days for stop in day.stops]
    bases = [total(stop.score_parts) for stop in stops]
    lost = variety([groups.get(stop.id) for stop in stops], bases)
    scored = iter(_with_variety(stop, points) for stop, points in zip(stops, lost, strict=True))
    done = tuple(replace(day, stops=tuple(next(scored) for _ in day.stops)) for day in days)
    final = [stop for day in done for stop in day.stops]
    sites = [stop for stop in final if stop.kind is StopKind.SITE]
    return Tour(
        request=request,
        days=done,
        score=total([part for stop in final for part in stop.score_parts]),
        price_czk=sum(stop.price_czk or 0.0 for stop in sites),
        prices_unknown=sum(stop.price_czk is None for stop in sites),
    )


def _with_variety(stop: Stop, points: float) -> Stop:
    if not points:
        return stop
    return replace(stop, score_parts=(*stop.score_parts, ScorePart("variety", points)))
