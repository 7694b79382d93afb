"""One-step repairs of what breaks a tour, each tried out before it is offered."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from icplanner.tours import editing
from icplanner.tours.composing import Composer
from icplanner.tours.tour import Repair, Severity, Stop, Tour, TourWarning

# Repairs offered for one warning: a choice, not a list to read.
MOST: Final = 4

# Doubts that a step can resolve; about the others one has to ask somebody.
_MENDABLE: Final = frozenset({"seldom_kept"})


def with_repairs(desk: Composer, tour: Tour) -> Tour:
    """Return the tour with, for each warning that breaks it, the steps that resolve it.

    So too where it keeps its times too seldom. A step is offered only if the tour after it no
    longer has this warning, and fewer that break it (no new one for a doubt).
    """
    tried: dict[tuple[object, ...], Tour] = {}
    warnings = tuple(
        replace(warning, repairs=_repairs(desk, tour, warning, tried))
        if warning.severity is Severity.BREAKS or warning.code in _MENDABLE
        else warning
        for warning in tour.warnings
    )
    return replace(tour, warnings=warnings)


def apply(desk: Composer, tour: Tour, repair: Repair) -> Tour:
    """Return the tour after one repair.

    Raises
    ------
    UnknownStop
        If the repair belongs to another tour.
    ValueError
        If its code is none of `docs/tours-reference.md`.
    """
    numbers = repair.numbers
    match repair.code:
        case "shift":
            return editing.pin(desk, tour, repair.stop, int(str(numbers["start_min"])))
        case "restore":
            return editing.lengthen(desk, tour, repair.stop, int(str(numbers["visit_min"])))
        case "swap":
            return editing.swap(desk, tour, repair.stop, str(numbers["with"]))
        case "other_day":
            return editing.move(desk, tour, repair.stop, repair.day)
        case "add":
            return editing.add(desk, tour, repair.stop, repair.day)
        case "drop":
            return editing.drop(desk, tour, repair.stop)
        case other:
            raise ValueError(f"there is no repair {other!r}")


def _repairs(
    desk: Composer, tour: Tour, warning: TourWarning, tried: dict[tuple[object, ...], Tour]
) -> tuple[Repair, ...]:
    good = []
    for repair in _options(desk, tour, warning):
        key = (repair.code, repair.day, repair.stop, *map(str, repair.numbers.values()))
        if key not in tried:
            tried[key] = apply(desk, tour, repair)
        if _resolves(tour, tried[key], warning):
            good.append(repair)
        if len(good) == MOST:
            break
    return tuple(good)


def _resolves(before: Tour, after: Tour, warning: TourWarning) -> bool:
    """Return whether the warning is gone and fewer remain that break the tour."""
    if warning.code in _MENDABLE:
        gone = all(left.code != warning.code for left in after.warnings)
        return gone and editing.broken(after) <= editing.broken(before)
    where = warning.stop or warning.day
    gone = all(
        (left.code, left.stop or left.day) != (warning.code, where) for left in after.warnings
    )
    return gone and editing.broken(after) < editing.broken(before)


def _options(desk: Composer, tour: Tour, warning: TourWarning) -> Iterator[Repair]:
    """Yield the steps that may help, the gentlest first."""
    concerned = _concerned(tour, warning)
    dates = [day.date.isoformat() for day in tour.days]
    if warning.stop is not None and not concerned and warning.stop in desk.catalogue.sites:
        for number, date in enumerate(dates):
            yield Repair(code="add", day=number, stop=warning.stop, numbers={"date": date})
    for number, stop in concerned:
        yield from _gentle(desk, tour, number, stop)
    swapped = set()
    for number, stop in concerned:
        others = (other.id for other in tour.days[number].stops if other.id != stop.id)
        for other in others:
            pair = frozenset({stop.id, other})
            if pair not in swapped:
                swapped.add(pair)
                yield Repair(code="swap", day=number, stop=stop.id, numbers={"with": other})
    for number, stop in concerned:
        for target in (place for place in range(len(dates)) if place != number):
            numbers = {"date": dates[target]}
            yield Repair(code="other_day", day=target, stop=stop.id, numbers=numbers)
    for number, stop in concerned:
        yield Repair(code="drop", day=number, stop=stop.id)


def _concerned(tour: Tour, warning: TourWarning) -> list[tuple[int, Stop]]:
    """Return the stops a warning is about; those of its day or the tour if it names none.

    The least valuable come first, so that the cheapest sacrifice is offered first.
    """
    stops = [
        (number, stop)
        for number, day in enumerate(tour.days)
        for stop in day.stops
        if warning.day in (None, number) and warning.stop in (None, stop.id)
    ]
    return sorted(stops, key=lambda entry: sum(part.points for part in entry[1].score_parts))


def _gentle(desk: Composer, tour: Tour, day: int, stop: Stop) -> Iterator[Repair]:
    """Yield another hour and the usual length for one stop."""
    free = editing.unpin(desk, tour, stop.id)
    at = next(found.start_min for found in free.days[day].stops if found.id == stop.id)
    if at != stop.start_min or stop.pinned_start_min is not None:
        yield Repair(code="shift", day=day, stop=stop.id, numbers={"start_min": at})
    site = desk.catalogue.sites.get(stop.id)
    usual = site.visit_minutes if site else None
    if usual is not None and stop.visit_min > usual:
        yield Repair(code="restore", day=day, stop=stop.id, numbers={"visit_min": usual})
