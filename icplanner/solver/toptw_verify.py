"""An independent reading of TOPTW routes, in the file's own decimals; no solver code."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import ROUND_DOWN, Decimal

from icplanner.solver.toptw import ToptwInstance, Vertex


def faults(instance: ToptwInstance, routes: Sequence[Sequence[int]]) -> list[str]:
    """Return what is wrong with the routes of customer numbers; empty if nothing is."""
    found = []
    seen: set[int] = set()
    for name, route in enumerate(routes, 1):
        for number in route:
            if not 1 <= number <= len(instance.customers):
                found.append(f"route {name}: there is no customer {number}")
            elif number in seen:
                found.append(f"route {name}: customer {number} is visited again")
            seen.add(number)
    if not found:
        for name, route in enumerate(routes, 1):
            found += [f"route {name}: {fault}" for fault in _late(instance, route)]
    return found


def total_score(instance: ToptwInstance, routes: Sequence[Sequence[int]]) -> Decimal:
    """Return the sum of the scores of all customers visited."""
    return sum((instance.customers[n - 1].score for route in routes for n in route), Decimal(0))


def _late(instance: ToptwInstance, route: Sequence[int]) -> list[str]:
    """Drive one route and return where it is too late."""
    clock, here = instance.depot.opens, instance.depot
    found = []
    for number in route:
        there = instance.customers[number - 1]
        clock = max(clock + _distance(here, there, instance.decimals), there.opens)
        if clock > there.closes:
            found.append(f"customer {number} is reached at {clock}, closed since {there.closes}")
        clock, here = clock + there.duration, there
    clock += _distance(here, instance.depot, instance.decimals)
    if clock > instance.depot.closes:
        found.append(f"the depot is reached at {clock}, closed since {instance.depot.closes}")
    return found


def _distance(here: Vertex, there: Vertex, decimals: int) -> Decimal:
    square = (here.x - there.x) ** 2 + (here.y - there.y) ** 2
    return square.sqrt().quantize(Decimal(1).scaleb(-decimals), ROUND_DOWN)
