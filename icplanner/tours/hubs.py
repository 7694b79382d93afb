"""Hubs: finding where a tour starts and ends, and where each of its days does."""

from __future__ import annotations

from icplanner.catalogue.catalogue import Catalogue
from icplanner.catalogue.finding import find_stop
from icplanner.tours.request import Request
from icplanner.tours.tour import Hub


def find_hub(catalogue: Catalogue, key: str) -> Hub | None:
    """Return the hub with this id or name (a place or a site); None where it has no position.

    Raises
    ------
    UnknownName
        If nothing is called so; it suggests ids of what comes near.
    """
    found = find_stop(catalogue, key)
    if found.position is None:
        return None
    return Hub(id=found.id, names=found.names, position=found.position)


def day_hubs(request: Request, start: Hub, end: Hub) -> tuple[tuple[Hub, Hub], ...]:
    """Return where each day starts and ends: every night but the last is spent at the start."""
    last = len(request.days) - 1
    return tuple((start, end if day == last else start) for day in range(len(request.days)))
