"""One-step repairs of what breaks a tour, each tried out before it is offered."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final

from icplanner.tours import editing
from icplanner.tours.composing import Composer
from icplanner.tours.tour import Repair, Severity, Stop, Tour, TourWarning

# Repairs offered for one warning: a choice, not a list to read.
MOST: Final = 4

# Doubts that a step can resolve; about the others one has to ask somebody.
_MENDABLE: Final = frozenset({"seldom_kept"})

# Below two thirds of its usual length a visit is another one (judged); a cut shows as a doubt.
_SHORTEST_SHARE: Final = 2 / 3
_STEP_MIN: Final = 5

_Tried = dict[tuple[object, ...], Tour]


def with_repairs(desk: Composer, tour: Tour) -> Tour:
    """Return the tour with, for each warning that breaks it, the steps that resolve it.

    So too where it keeps its times too seldom. A step is offered only if the tour after it no
    longer has this warning, and fewer that break it (no new one for a doubt).
    """
    tried: _Tried = {}
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
        case "restore" | "shorten":
            return editing.lengthen(desk, tour, repair.stop, int(str(numbers["visit_min"])))
        case "swap":
            return editing.swap(desk, tour, repair.stop, str(numbers["with"]))
        case "other_day" | "reorder" | "add":
            change = editing.add if repair.code == "add" else editing.move
            return change(desk, tour, repair.stop, repair.day)
        case "rearrange":
            return editing.rearrange(desk, tour, repair.day, repair.stop or None)
        case "drop":
            return editing.drop(desk, tour, repair.stop)
        case other:
            raise ValueError(f"there is no repair {other!r}")


def _repairs(desk: Composer, tour: Tour, warning: TourWarning, tried: _Tried) -> tuple[Repair, ...]:
    good: list[Repair] = []
    for steps in (_options, _places, _drops, _rearranged):
        # Other orders are dear to try, and needless where something simpler helps.
        if good and steps in {_places, _rearranged}:
            continue
        for repair in steps(desk, tour, warning):
            key = (repair.code, repair.day, repair.stop, *map(str, repair.numbers.values()))
            if key not in tried:
                tried[key] = apply(desk, tour, repair)
            if _resolves(tour, tried[key], warning):
                good.append(repair)
            if len(good) == (1 if steps is _rearranged else MOST):
                return tuple(good)
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
    """Yield the steps that keep every stop, the gentlest first."""
    concerned = _concerned(tour, warning)
    dates = [day.date.isoformat() for day in tour.days]
    if warning.stop is not None and not concerned and warning.stop in desk.catalogue.sites:
        for number, date in enumerate(dates):
            yield Repair(code="add", day=number, stop=warning.stop, numbers={"date": date})
    for number, stop in concerned:
        yield from _gentle(desk, tour, number, stop)
    yield from _swaps(tour, concerned)
    yield from _shorter(desk, tour, warning)
    for number, stop in concerned:
        for target in (place for place in range(len(dates)) if place != number):
            numbers = {"date": dates[target]}
            yield Repair(code="other_day", day=target, stop=stop.id, numbers=numbers)


def _places(_desk: Composer, tour: Tour, warning: TourWarning) -> Iterator[Repair]:
    """Yield the best place within its day for each stop; of two stops a swap says it."""
    for number, stop in _concerned(tour, warning):
        if len(tour.days[number].stops) > 2:
            yield Repair(code="reorder", day=number, stop=stop.id)


def _drops(_desk: Composer, tour: Tour, warning: TourWarning) -> Iterator[Repair]:
    for number, stop in _concerned(tour, warning):
        yield Repair(code="drop", day=number, stop=stop.id)


def _rearranged(_desk: Composer, tour: Tour, warning: TourWarning) -> Iterator[Repair]:
    """Yield a new order of the day, then the same without one of its stops."""
    if warning.day is None or len(tour.days[warning.day].stops) < 2:
        return
    yield Repair(code="rearrange", day=warning.day, stop="")
    for number, stop in _concerned(tour, replace(warning, stop=None)):
        yield Repair(code="rearrange", day=number, stop=stop.id)


def _swaps(tour: Tour, concerned: Sequence[tuple[int, Stop]]) -> Iterator[Repair]:
    """Yield each swap of a stop with another of its day once."""
    swapped = set()
    for number, stop in concerned:
        others = (other.id for other in tour.days[number].stops if other.id != stop.id)
        for other in others:
            pair = frozenset({stop.id, other})
            if pair not in swapped:
                swapped.add(pair)
                yield Repair(code="swap", day=number, stop=stop.id, numbers={"with": other})


def _concerned(tour: Tour, warning: TourWarning) -> list[tuple[int, Stop]]:
    """Return the stops a warning is about; those of its day or the tour if it names none.

    A way that does not exist is as much about the stop it leads from. The least valuable come
    first, so that the cheapest sacrifice is offered first.
    """
    named = {warning.stop, warning.numbers.get("from")} if warning.code == "no_way" else set()
    stops = [
        (number, stop)
        for number, day in enumerate(tour.days)
        for stop in day.stops
        if warning.day in (None, number) and (warning.stop in (None, stop.id) or stop.id in named)
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


def _shorter(desk: Composer, tour: Tour, warning: TourWarning) -> Iterator[Repair]:
    """Yield visits that make up for the minutes missing at a stop or at the end of a day."""
    late_min = warning.numbers.get("late_min")
    if warning.day is None or not isinstance(late_min, int):
        return
    for stop in tour.days[warning.day].stops:
        if stop.id == warning.stop:
            return
        site = desk.catalogue.sites.get(stop.id)
        usual_min = (site.visit_minutes if site else None) or stop.visit_min
        visit_min = (stop.visit_min - late_min) // _STEP_MIN * _STEP_MIN
        if site is not None and visit_min >= usual_min * _SHORTEST_SHARE:
            numbers = {"visit_min": visit_min}
            yield Repair(code="shorten", day=warning.day, stop=stop.id, numbers=numbers)
