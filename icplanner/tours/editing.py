"""Changing a tour by hand: every step returns a new tour with times, checked at once."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from icplanner.catalogue.catalogue import Catalogue
from icplanner.tours.candidates import Candidate, any_candidate, event_candidate
from icplanner.tours.composing import Composer, composer
from icplanner.tours.day_timing import Visit
from icplanner.tours.lunch_choice import LunchChoice, choice_of, lunch_pin
from icplanner.tours.request import Pin, Request
from icplanner.tours.score import far_points
from icplanner.tours.tour import ScorePart, Severity, Stop, StopKind, Tour
from icplanner.travel.leg import Travel

# Shortest and longest visit that can be set by hand, in minutes.
VISIT_RANGE_MIN = (5, 600)

_Days = list[list[Visit]]


class UnknownStop(LookupError):  # noqa: N818 - named after what was asked for
    """The tour holds no such stop, or the catalogue no such site with a position."""


def open_desk(catalogue: Catalogue, request: Request, *, travel: Travel, seed: int = 0) -> Composer:
    """Return what the edits of one tour's request need; keep it while the tour is edited.

    Raises
    ------
    ValueError
        If a hub of the request is unknown or not on the map.
    """
    return composer(catalogue, request, travel=travel, seed=seed)


def retimed(desk: Composer, tour: Tour) -> Tour:
    """Return the tour with the times that its order, pins and lengths give today."""
    return desk.compose(_visits(desk, tour), _lunches(tour))


def move(desk: Composer, tour: Tour, stop: str, day: int, place: int | None = None) -> Tour:
    """Return the tour with a stop moved: on `day` (from 0) to `place`, None for the best one.

    Raises
    ------
    UnknownStop
        If the tour does not hold the stop or the day.
    """
    days = _visits(desk, tour)
    visit = _taken(days, stop)
    if not 0 <= day < len(days):
        raise UnknownStop(f"the tour has no day {day}")
    if visit.pinned_start_min is not None and place is None:
        visit = replace(visit, pinned_start_min=None)
    return _placed(desk, tour, (days, day, place), visit)


def add(desk: Composer, tour: Tour, site: str, day: int, place: int | None = None) -> Tour:
    """Return the tour with a site added on `day` at `place`, None for the best one.

    Raises
    ------
    UnknownStop
        If the catalogue has no such site on the map, or the tour no such day.
    """
    days = _visits(desk, tour)
    if not 0 <= day < len(days):
        raise UnknownStop(f"the tour has no day {day}")
    candidate = _candidate(desk, site, None)
    visit = Visit(candidate=candidate, visit_min=candidate.visit_min)
    return _placed(desk, tour, (days, day, place), visit)


def drop(desk: Composer, tour: Tour, stop: str) -> Tour:
    """Return the tour without a stop."""
    days = _visits(desk, tour)
    _taken(days, stop)
    return desk.compose(days, _lunches(tour))


def swap(desk: Composer, tour: Tour, stop: str, other: str) -> Tour:
    """Return the tour with two stops in each other's places."""
    days = _visits(desk, tour)
    (day, place), (other_day, other_place) = _found(days, stop), _found(days, other)
    first, second = days[day][place], days[other_day][other_place]
    days[day][place], days[other_day][other_place] = second, first
    return desk.compose(days, _lunches(tour))


def rearrange(desk: Composer, tour: Tour, day: int, without: str | None = None) -> Tour:
    """Return the tour with a day in an order found anew, its sites free of pinned hours.

    One stop after the other goes where it breaks least and the day ends earliest; `without` is
    left out.
    """
    days = _visits(desk, tour)
    visits, days[day] = days[day], []
    for visit in visits:
        if visit.candidate.id != without:
            fixed = visit.candidate.id not in desk.catalogue.sites
            free = visit if fixed else replace(visit, pinned_start_min=None)
            tour = _placed(desk, tour, (days, day, None), free)
            days = _visits(desk, tour)
    return tour if days[day] else desk.compose(days, _lunches(tour))


def pin(desk: Composer, tour: Tour, stop: str, start_min: int | None = None) -> Tour:
    """Return the tour with a stop held to its day, and to an hour where one is given."""
    return _changed(desk, tour, stop, pinned=True, pinned_start_min=start_min)


def unpin(desk: Composer, tour: Tour, stop: str) -> Tour:
    """Return the tour with a stop free again."""
    return _changed(desk, tour, stop, pinned=False, pinned_start_min=None)


def lengthen(desk: Composer, tour: Tour, stop: str, visit_min: int) -> Tour:
    """Return the tour with a visit of another length, cut to `VISIT_RANGE_MIN`."""
    least, most = VISIT_RANGE_MIN
    return _changed(desk, tour, stop, visit_min=min(max(visit_min, least), most))


def eat(desk: Composer, tour: Tour, day: int, choice: LunchChoice | None) -> Tour:
    """Return the tour with the lunch of a day at a place of one's choice; None frees it again.

    Raises
    ------
    UnknownStop
        If the tour has no such day.
    """
    if not 0 <= day < len(tour.days):
        raise UnknownStop(f"the tour has no day {day}")
    lunches = [*_lunches(tour)]
    lunches[day] = choice
    return desk.compose(_visits(desk, tour), lunches)


def pinned_request(tour: Tour, without: Sequence[str] = ()) -> Request:
    """Return the request that plans anew around the pinned stops, leaving out those in `without`.

    A pinned stop keeps its day and length, and its hour where that was pinned; lunch stays at the
    places chosen by hand, unless the stop beside one is left out.
    """
    request = tour.request
    pins = tuple(
        Pin(
            stop=stop.id,
            date=day.date,
            start_min=stop.pinned_start_min,
            visit_min=stop.visit_min,
        )
        for day in tour.days
        for stop in day.stops
        if stop.pinned and stop.id not in without
    )
    lunches = (lunch_pin(day) for day in tour.days)
    return replace(
        request,
        pins=pins,
        lunches=tuple(held for held in lunches if held and held.stop not in without),
        must=tuple(key for key in request.must if key not in without),
        avoid=tuple(dict.fromkeys((*request.avoid, *without))),
        events=tuple(event for event in request.events if event.id not in without),
    )


def broken(tour: Tour) -> int:
    """Return how many warnings break the tour."""
    return sum(warning.severity is Severity.BREAKS for warning in tour.warnings)


def _visits(desk: Composer, tour: Tour) -> _Days:
    return [
        [
            Visit(
                candidate=_candidate(desk, stop.id, stop),
                visit_min=stop.visit_min,
                pinned=stop.pinned,
                pinned_start_min=stop.pinned_start_min,
            )
            for stop in day.stops
        ]
        for day in tour.days
    ]


def _candidate(desk: Composer, name: str, stop: Stop | None) -> Candidate:
    """Return a stop's candidate; what it was worth before the edit it is worth after it."""
    request = desk.request
    event = next((event for event in request.events if event.id == name), None)
    site = desk.catalogue.sites.get(name)
    if event is not None:
        return event_candidate(event, request)
    if site is None or site.position is None:
        raise UnknownStop(name)
    candidate = any_candidate(site, request)
    if stop is not None and stop.kind is StopKind.SITE and stop.score_parts:
        base = tuple(part for part in stop.score_parts if part.code != "variety")
        return replace(candidate, base=base)
    hubs = {hub.position for pair in (desk.hubs[0], desk.hubs[-1]) for hub in pair}
    day = request.days[0]
    ways = (desk.legs.minutes(hub, site.position, day.date, day.start_min) for hub in hubs)
    near = min((minutes for minutes in ways if minutes is not None), default=0)
    far = ScorePart("far", far_points(near))
    return replace(candidate, base=(*candidate.base, far) if far.points else candidate.base)


def _found(days: _Days, stop: str) -> tuple[int, int]:
    for number, visits in enumerate(days):
        for place, visit in enumerate(visits):
            if visit.candidate.id == stop:
                return number, place
    raise UnknownStop(stop)


def _taken(days: _Days, stop: str) -> Visit:
    """Take a stop out of the days and return it."""
    day, place = _found(days, stop)
    return days[day].pop(place)


def _changed(desk: Composer, tour: Tour, stop: str, **changes: int | bool | None) -> Tour:
    days = _visits(desk, tour)
    day, place = _found(days, stop)
    days[day][place] = replace(days[day][place], **changes)  # type: ignore[arg-type] # named above
    return desk.compose(days, _lunches(tour))


def _placed(desk: Composer, tour: Tour, where: tuple[_Days, int, int | None], visit: Visit) -> Tour:
    """Put a visit at a place of a day, or where it breaks least and the day ends earliest."""
    days, day, place = where
    there = days[day]
    places = range(len(there) + 1) if place is None else (min(max(place, 0), len(there)),)
    tours = [
        desk.compose(
            [*days[:day], [*there[:k], visit, *there[k:]], *days[day + 1 :]], _lunches(tour)
        )
        for k in places
    ]
    return min(tours, key=lambda tour: (broken(tour), tour.days[day].return_min))


def _lunches(tour: Tour) -> list[LunchChoice | None]:
    return [choice_of(day) for day in tour.days]
