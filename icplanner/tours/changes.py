"""What changed between two versions of a tour, as a list that can be read."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from difflib import SequenceMatcher
from itertools import zip_longest

from icplanner.catalogue.localised import Localised
from icplanner.tours.tour import Hub, LunchStop, Stop, Tour, TourDay

# A stop with the number of its day.
_Held = Mapping[str, tuple[int, Stop]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """One change; `day` counts from 0 in the version that has the thing.

    Codes and numbers are listed in `docs/tours-keeping.md`. `names` are the names of the stop as
    the tour tells them, so that a site that has vanished still has one.
    """

    code: str
    day: int | None = None
    stop: str | None = None
    names: Localised = Localised()
    numbers: Mapping[str, object] = field(default_factory=dict)


def changes(before: Tour, after: Tour) -> tuple[Change, ...]:
    """Return what changed from one version to the next, the largest things first.

    Empty where a guest would notice no difference; scores and warnings are no part of it.
    """
    was, now = _held(before), _held(after)
    return (
        *_frame(before, after),
        *(_change("stop_dropped", day, stop) for day, stop in was.values() if stop.id not in now),
        *(
            _change("stop_added", day, stop, start_min=stop.start_min)
            for day, stop in now.values()
            if stop.id not in was
        ),
        *_moved(before, after),
        *_times(was, now),
        *_days(before, after),
        *_price(before, after),
    )


def _held(tour: Tour) -> _Held:
    return {stop.id: (number, stop) for number, day in enumerate(tour.days) for stop in day.stops}


def _change(code: str, day: int, stop: Stop, **numbers: object) -> Change:
    return Change(code=code, day=day, stop=stop.id, names=stop.names, numbers=numbers)


def _frame(before: Tour, after: Tour) -> Iterator[Change]:
    """Yield changes of dates, number of days and the way of travelling."""
    for number, (was, now) in enumerate(zip_longest(before.days, after.days)):
        if now is None:
            yield Change(code="day_dropped", day=number, numbers={"date": was.date.isoformat()})
        elif was is None:
            yield Change(code="day_added", day=number, numbers={"date": now.date.isoformat()})
        elif was.date != now.date:
            numbers = {"was_date": was.date.isoformat(), "date": now.date.isoformat()}
            yield Change(code="date_changed", day=number, numbers=numbers)
    if before.request.mode is not after.request.mode:
        numbers = {"was_mode": before.request.mode.value, "mode": after.request.mode.value}
        yield Change(code="mode_changed", numbers=numbers)
    if before.request.group_size != after.request.group_size:
        people = {"was_people": before.request.group_size, "people": after.request.group_size}
        yield Change(code="group_changed", numbers=people)


def _moved(before: Tour, after: Tour) -> Iterator[Change]:
    """Yield stops on another day, or out of the order that the others keep."""
    was, now = _held(before), _held(after)
    for stop_id, (day, stop) in now.items():
        if stop_id in was and was[stop_id][0] != day:
            yield _change("day_changed", day, stop, date=after.days[day].date.isoformat())
    for number, (old, new) in enumerate(zip(before.days, after.days, strict=False)):
        there = {stop.id for stop in new.stops}
        first = [stop.id for stop in old.stops if stop.id in there]
        second = [stop.id for stop in new.stops if stop.id in first]
        kept: set[str] = set()
        for block in SequenceMatcher(None, first, second, autojunk=False).get_matching_blocks():
            kept.update(second[block.b : block.b + block.size])
        for place, stop in enumerate(new.stops):
            if stop.id in second and stop.id not in kept:
                yield _change("order_changed", number, stop, place=place + 1)


def _times(was: _Held, now: _Held) -> Iterator[Change]:
    for stop_id, (day, stop) in now.items():
        if stop_id not in was:
            continue
        old = was[stop_id][1]
        if old.start_min != stop.start_min:
            numbers = {"was_start_min": old.start_min, "start_min": stop.start_min}
            yield _change("time_changed", day, stop, **numbers)
        if old.visit_min != stop.visit_min:
            numbers = {"was_visit_min": old.visit_min, "visit_min": stop.visit_min}
            yield _change("length_changed", day, stop, **numbers)


def _days(before: Tour, after: Tour) -> Iterator[Change]:
    """Yield changes of hubs, lunch, and when a day begins and ends."""
    for number, (was, now) in enumerate(zip(before.days, after.days, strict=False)):
        for code, old, new in (
            ("start_changed", was.start_hub, now.start_hub),
            ("end_changed", was.end_hub, now.end_hub),
        ):
            if not _same_hub(old, new):
                yield Change(code=code, day=number, stop=new.id, names=new.names)
        yield from _lunch(number, was.lunch, now.lunch)
        yield from _span(number, was, now)


def _same_hub(old: Hub, new: Hub) -> bool:
    return (old.id, old.position) == (new.id, new.position)


def _lunch(day: int, was: LunchStop | None, now: LunchStop | None) -> Iterator[Change]:
    if was is None and now is not None:
        numbers = {"start_min": now.start_min, "place": now.name}
        yield Change(code="lunch_added", day=day, numbers=numbers)
    elif was is not None and now is None:
        yield Change(code="lunch_dropped", day=day)
    elif was is not None and now is not None:
        if (was.restaurant, was.name) != (now.restaurant, now.name):
            numbers = {"start_min": now.start_min, "place": now.name}
            yield Change(code="lunch_place_changed", day=day, numbers=numbers)
        elif was.start_min != now.start_min:
            numbers = {"was_start_min": was.start_min, "start_min": now.start_min}
            yield Change(code="lunch_time_changed", day=day, numbers=numbers)


def _span(day: int, was: TourDay, now: TourDay) -> Iterator[Change]:
    if was.depart_min != now.depart_min:
        numbers = {"was_depart_min": was.depart_min, "depart_min": now.depart_min}
        yield Change(code="depart_changed", day=day, numbers=numbers)
    if was.return_min != now.return_min:
        numbers = {"was_return_min": was.return_min, "return_min": now.return_min}
        yield Change(code="return_changed", day=day, numbers=numbers)


def _price(before: Tour, after: Tour) -> Iterator[Change]:
    if (before.price_czk, before.prices_unknown) != (after.price_czk, after.prices_unknown):
        numbers = {
            "was_price_czk": before.price_czk,
            "price_czk": after.price_czk,
            "prices_unknown": after.prices_unknown,
        }
        yield Change(code="price_changed", numbers=numbers)
