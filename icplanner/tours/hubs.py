"""Hubs: finding where a tour starts and ends, and where each of its days does."""

from __future__ import annotations

from dataclasses import replace

from icplanner.catalogue.catalogue import Catalogue
from icplanner.catalogue.finding import UnknownName, find_stop
from icplanner.tours.own_place import point_key, point_names, read_point
from icplanner.tours.request import Request
from icplanner.tours.tour import Hub, Tour


def find_hub(catalogue: Catalogue, key: str) -> Hub | None:
    """Return the hub with this id or name (a place or a site); None where it has no position.

    A text that gives a point ("50.2310, 12.8710") is an own place, such as a hotel.

    Raises
    ------
    UnknownName
        If nothing is called so; it suggests ids of what comes near.
    """
    point = read_point(key)
    if point is not None:
        return Hub(id=point_key(point), names=point_names(point), position=point)
    found = find_stop(catalogue, key)
    if found.position is None:
        return None
    return Hub(id=found.id, names=found.names, position=found.position)


def request_hubs(catalogue: Catalogue, request: Request) -> tuple[tuple[Hub, Hub], ...]:
    """Return where each day starts and ends: every night but the last is spent at the start.

    Raises
    ------
    ValueError
        If a hub is unknown or has no position: the validator tells that first.
    """
    try:
        start = find_hub(catalogue, request.start)
        end = start if request.end is None else find_hub(catalogue, request.end)
    except UnknownName as unknown:
        raise ValueError(str(unknown)) from unknown
    if start is None or end is None:
        raise ValueError("a hub of the request is not on the map yet")
    last = len(request.days) - 1
    return tuple((start, end if day == last else start) for day in range(len(request.days)))


def with_known_hubs(tour: Tour, catalogue: Catalogue) -> Tour:
    """Return a tour kept earlier with the names its hubs have today.

    A hub that the catalogue does not know by its id keeps the names it was kept with.
    """
    return replace(
        tour,
        days=tuple(
            replace(
                day,
                start_hub=_known(day.start_hub, catalogue),
                end_hub=_known(day.end_hub, catalogue),
            )
            for day in tour.days
        ),
    )


def _known(hub: Hub, catalogue: Catalogue) -> Hub:
    found = catalogue.places.get(hub.id) or catalogue.sites.get(hub.id)
    return hub if found is None else replace(hub, names=found.names)
