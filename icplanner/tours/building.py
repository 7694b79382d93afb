"""Building one day of a tour: from stops in order to times, legs and lunch.

The same code times the solvers' tours and the ones edited by hand, so it also gives times to a
day that does not work; the checker tells what is wrong with it.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from icplanner.catalogue.position import LatLon, straight_km
from icplanner.tours.day_timing import (
    NO_LEG_MIN,
    DayFrame,
    Meal,
    Timing,
    Visit,
    spans_of,
    timed,
    way_points,
)
from icplanner.tours.lunch_choice import is_open, point_at
from icplanner.tours.restaurants import NEAR_KM
from icplanner.tours.robustness import SURE_DAY, day_share
from icplanner.tours.tour import Hub, LunchPlace, LunchStop, Stop, TourDay, TourLeg

# Shares of a few hundred simulated days are compared in per cent: finer differences are chance.
_SHARE_DIGITS: Final = 2


def build_day(frame: DayFrame, visits: Sequence[Visit]) -> TourDay:
    """Return the day with every visit as early as it can be and the lunch where it does best.

    Of all places for the lunch: first one that breaks nothing, then one with which the day keeps
    its times on most simulated days, then one at a real restaurant, then the day that ends
    earliest.
    """
    wish, lunch = frame.wish, frame.request.lunch
    if not visits:
        return TourDay(
            date=wish.date,
            start_hub=frame.start_hub,
            end_hub=frame.end_hub,
            depart_min=wish.start_min,
            return_min=wish.start_min,
        )
    meals: list[Meal | None] = [None]
    if lunch is not None and lunch.due(wish):
        meals = _meals(frame, visits)
    timings = [timed(frame, visits, meal) for meal in meals]
    built = [_built(frame, visits, timing) for timing in timings]
    spans = [spans_of(frame, visit) for visit in visits]
    works = sum(timing.late == 0 for timing in timings) > 1

    def unsure(k: int) -> float:
        if not works or timings[k].late:
            return 0.0
        share = day_share(frame.request, frame.number, built[k], spans)
        return round(max(0.0, SURE_DAY - share), _SHARE_DIGITS)

    best = min(
        range(len(built)),
        key=lambda k: (
            timings[k].late,
            _shut(frame, built[k]),
            unsure(k),
            built[k].lunch is not None and built[k].lunch.restaurant is None,  # type: ignore[union-attr]
            built[k].return_min,
            k,
        ),
    )
    return built[best]


def _meals(frame: DayFrame, visits: Sequence[Visit]) -> list[Meal | None]:
    """Return where the lunch can be: anywhere, or beside what was chosen by hand."""
    every = [
        Meal(leg, place)
        for leg in range(len(visits) + 1)
        for place in LunchPlace
        if leg or place is not LunchPlace.BEFORE
    ]
    choice = frame.chosen
    if choice is None or (choice.restaurant is None and choice.stop is None):
        return [*every]
    standing = [meal for meal in every if meal.place is not LunchPlace.DURING]
    return [meal for meal in standing if _beside(frame, visits, meal)] or [*standing]


def _beside(frame: DayFrame, visits: Sequence[Visit], meal: Meal) -> bool:
    """Return whether a meal is taken next to what was chosen."""
    at, choice = point_at(meal.leg, meal.place), frame.chosen
    if at is None or choice is None:
        return False
    if choice.restaurant is None:
        return _ids(frame, visits)[at] == choice.stop
    table = frame.restaurants.catalogue.restaurants.get(choice.restaurant)
    return (
        table is not None and straight_km(way_points(frame, visits)[at], table.position) <= NEAR_KM
    )


def _shut(frame: DayFrame, day: TourDay) -> bool:
    """Return whether a restaurant chosen by hand is not known to be open at the lunch's hours."""
    if frame.chosen is None or day.lunch is None or day.lunch.restaurant is None:
        return False
    times = (day.lunch.start_min, day.lunch.end_min)
    return not is_open(frame.restaurants.catalogue, day.lunch.restaurant, day.date, times)


def _ids(frame: DayFrame, visits: Sequence[Visit]) -> list[str]:
    return [frame.start_hub.id, *(visit.candidate.id for visit in visits), frame.end_hub.id]


def _built(frame: DayFrame, visits: Sequence[Visit], timing: Timing) -> TourDay:
    points = way_points(frame, visits)
    ids = _ids(frame, visits)
    _leave_later(frame, visits, timing)
    legs = tuple(
        _leg(frame, (ids[k], ids[k + 1]), (points[k], points[k + 1]), timing.departs[k])
        for k in range(len(points) - 1)
    )
    towns = [_town(frame.start_hub), *(v.candidate.municipality for v in visits)]
    lunch = _lunch(frame, timing, points, [*towns, _town(frame.end_hub)])
    latest = _latest_arrivals(frame, visits, legs, timing)
    stops = tuple(
        _stop(frame, visit, (timing.arrives[k], timing.starts[k], latest[k]))
        for k, visit in enumerate(visits)
    )
    over = timing.arrives[-1]
    if lunch is not None and lunch.leg == len(visits) and lunch.place is LunchPlace.AFTER:
        over = lunch.end_min
    return TourDay(
        date=frame.wish.date,
        start_hub=frame.start_hub,
        end_hub=frame.end_hub,
        depart_min=timing.departs[0],
        return_min=over,
        stops=stops,
        legs=legs,
        lunch=lunch,
    )


def _leave_later(frame: DayFrame, visits: Sequence[Visit], timing: Timing) -> None:
    """Leave the first hub no earlier than needed: waiting there is better than at a shut door."""
    wish = frame.wish
    due = timing.starts[0] - visits[0].candidate.lead_min
    if timing.meal is not None and timing.meal.leg == 0:
        if timing.meal.place is not LunchPlace.AFTER or timing.lunch_start is None:
            return
        due = timing.lunch_start
    if frame.legs.depends_on_hour:
        _wait_less(frame, visits, timing)
        return
    buffer = frame.request.buffer_for(timing.arrives[0] - timing.departs[0])
    spare = due - buffer - timing.arrives[0]
    if spare > 0:
        timing.departs[0] = min(timing.departs[0] + spare, wish.end_min)
        timing.arrives[0] += timing.departs[0] - wish.start_min


def _wait_less(frame: DayFrame, visits: Sequence[Visit], timing: Timing) -> None:
    """Leave for the first train so as to wait for it no longer than the buffer."""
    way, leave = way_points(frame, visits)[:2], timing.departs[0]
    found = frame.legs.leg(way[0], way[1], frame.wish.date, leave)
    leave += int(found.wait_min) - frame.request.buffer if found else 0
    minutes = frame.legs.minutes(way[0], way[1], frame.wish.date, leave)
    if leave > timing.departs[0] and minutes is not None and leave + minutes == timing.arrives[0]:
        timing.departs[0] = leave


def _leg(
    frame: DayFrame, ids: tuple[str, str], points: tuple[LatLon, LatLon], depart_min: int
) -> TourLeg:
    found = frame.legs.leg(*points, frame.wish.date, depart_min)
    minutes = frame.legs.minutes(*points, frame.wish.date, depart_min)
    mode, buffer = frame.request.mode, frame.request.buffer_for(minutes or NO_LEG_MIN)
    if found is None or minutes is None:
        return TourLeg(
            from_id=ids[0],
            to_id=ids[1],
            mode=mode,
            method="none",
            minutes=NO_LEG_MIN,
            buffer_min=buffer,
            distance_km=0.0,
            error_min=0.0,
            depart_min=depart_min,
            geometry=points,
        )
    return TourLeg(
        from_id=ids[0],
        to_id=ids[1],
        mode=found.mode,
        method=found.method,
        minutes=minutes,
        buffer_min=buffer,
        distance_km=found.distance_km,
        error_min=found.error_min,
        depart_min=depart_min,
        geometry=found.geometry,
        wait_min=found.wait_min,
        rides=found.rides,
        notes=found.notes,
    )


def _town(hub: Hub) -> str:
    return hub.names.cs or hub.names.pick("cs")[0]


def _lunch(
    frame: DayFrame, timing: Timing, points: list[LatLon], towns: list[str]
) -> LunchStop | None:
    meal, wish = timing.meal, frame.request.lunch
    if meal is None or wish is None or timing.lunch_start is None:
        return None
    start = timing.lunch_start
    end = start + wish.break_min
    at, choice, table = point_at(meal.leg, meal.place), frame.chosen, None
    if choice is not None:
        table = frame.restaurants.catalogue.restaurants.get(choice.restaurant or "")
    elif at is not None:
        table = frame.restaurants.near(points[at], frame.wish.date, start, end)
    if table is None and choice is not None and choice.stop is not None and at is not None:
        return LunchStop(
            leg=meal.leg,
            place=meal.place,
            start_min=start,
            end_min=end,
            name=towns[at],
            position=points[at],
            by_hand=True,
        )
    return LunchStop(
        leg=meal.leg,
        place=meal.place,
        start_min=start,
        end_min=end,
        restaurant=table.id if table else None,
        name=table.name if table else "",
        position=table.position if table else None,
        by_hand=choice is not None,
    )


def _stop(frame: DayFrame, visit: Visit, times: tuple[int, int, int]) -> Stop:
    arrive, start, latest = times
    candidate = visit.candidate
    end = start + visit.visit_min
    known = candidate.days[frame.number]
    window = None
    if known is not None:
        window = next((w for w in known.windows if w.start_min <= start and end <= w.end_min), None)
    return Stop(
        id=candidate.id,
        kind=candidate.kind,
        names=candidate.names,
        municipality=candidate.municipality,
        position=candidate.position,
        arrive_min=arrive,
        start_min=start,
        end_min=end,
        latest_arrival_min=latest,
        opens_min=window.start_min if window else None,
        closes_min=window.end_min if window else None,
        guided=known is not None and start in known.guided_starts_min,
        price_czk=candidate.price_czk,
        score_parts=candidate.base,
        pinned=visit.pinned,
        pinned_start_min=visit.pinned_start_min,
    )


def _latest_arrivals(
    frame: DayFrame, visits: Sequence[Visit], legs: Sequence[TourLeg], timing: Timing
) -> list[int]:
    """Return for each stop the latest arrival after which the rest still works, buffers used up.

    By train: the latest that still catches the planned trains. Never before the planned arrival.
    """
    lunch = frame.request.lunch
    free = frame.wish.end_min
    latest = [0] * len(visits)
    for leg in range(len(legs) - 1, -1, -1):
        here = timing.meal if timing.meal is not None and timing.meal.leg == leg else None
        if here and lunch and here.place is LunchPlace.AFTER:
            free = min(free - lunch.break_min, lunch.latest_min)
        if leg < len(visits):
            latest[leg] = max(free, timing.arrives[leg])
        free -= legs[leg].minutes
        if frame.legs.depends_on_hour:
            free = min(free, legs[leg].depart_min + int(legs[leg].wait_min))
        if here and lunch and here.place is not LunchPlace.AFTER:
            free = min(free - lunch.break_min, lunch.latest_min)
        if leg:
            free = _latest_start(frame, visits[leg - 1], free - visits[leg - 1].visit_min)
            free = max(free, timing.starts[leg - 1])
    return latest


def _latest_start(frame: DayFrame, visit: Visit, bound: int) -> int:
    spans = spans_of(frame, visit)
    starts = [min(last, bound) for first, last in spans if first <= bound]
    return max(starts, default=bound)
