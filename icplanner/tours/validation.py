"""Checking a request: everything that is wrong with it at once, with what is allowed."""

from __future__ import annotations

import difflib
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise
from typing import Final

from icplanner.catalogue.catalogue import Catalogue
from icplanner.catalogue.finding import UnknownName, find_site
from icplanner.catalogue.industry import IndustryGroup
from icplanner.catalogue.site import Era, Kind
from icplanner.tours.hubs import find_hub
from icplanner.tours.own_place import covered, nearest_town, read_point
from icplanner.tours.request import DayWish, FixedEvent, Request
from icplanner.tours.tour import RequestProblem
from icplanner.tours.years import plannable_years

# Limits that keep a request a tour: a week, a working day around the clock's edges, one coach
# of the largest kind (a double-decker takes some 80) twice over.
MAX_DAYS: Final = 7
MAX_BUFFER_MIN: Final = 120
MAX_GROUP: Final = 160
MAX_AGE: Final = 120
MAX_VARIANTS: Final = 10
MAX_WISHES: Final = 60
MAX_BUDGET_CZK: Final = 1_000_000
MAX_LUNCH_MIN: Final = 240
DAY_MIN: Final = 24 * 60
VALUE_CHARS: Final = 80

# Longer numbers say no more to a reader.
_READABLE: Final = 10**12

# Places to name where nothing is called as asked: where guests of the region stay.
_USUAL_HUB: Final = "spa_town"
_SHOWN_HUBS: Final = 5


def validate(request: Request, catalogue: Catalogue) -> tuple[RequestProblem, ...]:
    """Return every problem of a request on its own; an empty tuple means it can be planned."""
    return (
        *_hubs(request, catalogue),
        *_days(request, plannable_years(catalogue)),
        *_sites(request, catalogue),
        *_interests(request, catalogue),
        *_numbers(request),
        *_lunch(request),
        *_events(request),
        *_pins(request, catalogue),
        *_lunches(request, catalogue),
        *_votes(request, catalogue),
    )


def _problem(code: str, field: str, value: object = None, allowed: str = "") -> RequestProblem:
    return RequestProblem(code=code, field=field, value=_shown(value), allowed=allowed)


def _shown(value: object) -> object:
    """Return a value as short as a reader wants it."""
    if isinstance(value, (int, float)) and abs(value) <= _READABLE:
        return int(value) if value == int(value) else value
    if isinstance(value, int):
        # Whole numbers may have any length, text made of them may not.
        return f"{'<' if value < 0 else '>'} {_READABLE}"
    return None if value is None else str(value)[:VALUE_CHARS]


def _within(value: float, least: float, most: float) -> bool:
    """Return whether a number lies within its limits; NaN does not."""
    return least <= value <= most


def _hubs(request: Request, catalogue: Catalogue) -> Iterator[RequestProblem]:
    for field, key in (("start", request.start), ("end", request.end)):
        if key is None:
            continue
        point = read_point(key)
        if point is not None and not covered(point):
            town = nearest_town(catalogue, point)
            near = (town[0].id,) if town else ()
            yield replace(_problem("point_outside", field, key), suggestions=near)
            continue
        try:
            if find_hub(catalogue, key) is None:
                yield _problem("hub_without_position", field, key)
        except UnknownName as unknown:
            yield RequestProblem(
                code="hub_unknown",
                field=field,
                value=key[:VALUE_CHARS],
                allowed=", ".join(_usual_hubs(catalogue)),
                suggestions=unknown.suggestions,
            )


def _usual_hubs(catalogue: Catalogue) -> list[str]:
    """Return ids of some places that tours start from."""
    known = [place for place in catalogue.places.values() if place.position is not None]
    return sorted(place.id for place in known if place.kind == _USUAL_HUB)[:_SHOWN_HUBS]


def _days(request: Request, years: tuple[int, int]) -> Iterator[RequestProblem]:
    if not 1 <= len(request.days) <= MAX_DAYS:
        yield _problem("days_out_of_range", "days", len(request.days), f"1-{MAX_DAYS}")
    dates = [day.date for day in request.days]
    if any(first >= second for first, second in pairwise(dates)):
        yield _problem("days_not_ascending", "days", ", ".join(map(str, dates)))
    first, last = years
    for day in dates:
        if not first <= day.year <= last:
            # One of them says it for all.
            yield _problem("date_out_of_range", "date", day, f"{first}-{last}")
            break
    wrong = [(day.date, problem) for day in request.days[:MAX_DAYS] for problem in _hours(day)]
    if len(wrong) == len(request.days[:MAX_DAYS]) and len({problem for _, problem in wrong}) == 1:
        yield wrong[0][1]
    else:
        yield from (replace(problem, on=on) for on, problem in wrong)


def _hours(day: DayWish) -> Iterator[RequestProblem]:
    """Yield what is wrong with the hours of one day, if anything."""
    start_min, end_min = day.start_min, day.end_min
    if not (0 <= start_min <= DAY_MIN and 0 <= end_min <= DAY_MIN):
        yield _problem("time_out_of_range", "times", f"{start_min}-{end_min}")
    elif start_min == end_min:
        yield _problem("day_without_length", "times", start_min)
    elif start_min > end_min:
        yield _problem("end_before_start", "times", f"{start_min}-{end_min}")


def _sites(request: Request, catalogue: Catalogue) -> Iterator[RequestProblem]:
    found: dict[str, set[str]] = {"must": set(), "avoid": set()}
    for field, keys in (("must", request.must), ("avoid", request.avoid)):
        if len(keys) > MAX_WISHES:
            yield _problem("too_many_wishes", field, len(keys), f"0-{MAX_WISHES}")
        for key in keys[:MAX_WISHES]:
            try:
                found[field].add(find_site(catalogue, key).id)
            except UnknownName as unknown:
                yield RequestProblem(
                    code="site_unknown",
                    field=field,
                    value=key[:VALUE_CHARS],
                    suggestions=unknown.suggestions,
                )
    for site in sorted(found["must"] & found["avoid"]):
        yield _problem("must_and_avoid", "must", site)
    most = request.rule.max_stops
    if most is not None and len(found["must"]) + len(request.events) > most * len(request.days):
        allowed = f"0-{most * len(request.days)}"
        yield _problem("too_many_musts", "must", len(found["must"]) + len(request.events), allowed)


def interest_vocabulary(catalogue: Catalogue) -> tuple[str, ...]:
    """Return every word that can be an interest: groups, industries, eras and kinds of sites."""
    industries = {word for site in catalogue.sites.values() for word in site.industries}
    fixed = [*IndustryGroup, *Era, *Kind]
    return tuple(dict.fromkeys([*(str(word) for word in fixed), *sorted(industries)]))


def _interests(request: Request, catalogue: Catalogue) -> Iterator[RequestProblem]:
    known = interest_vocabulary(catalogue)
    if len(request.interests) > MAX_WISHES:
        yield _problem("too_many_wishes", "interests", len(request.interests), f"0-{MAX_WISHES}")
        return
    for word, weight in request.interests.items():
        if word not in known:
            yield RequestProblem(
                code="interest_unknown",
                field="interests",
                value=word[:VALUE_CHARS],
                allowed=", ".join(IndustryGroup),
                suggestions=tuple(difflib.get_close_matches(word[:VALUE_CHARS], known, n=3)),
            )
        if not (weight > 0 and _within(weight, 0, 1)):
            shown = f"{word[:VALUE_CHARS]}={_shown(weight)}"
            yield _problem("weight_out_of_range", "interests", shown, "0-1")


def _numbers(request: Request) -> Iterator[RequestProblem]:
    ranges: tuple[tuple[str, float | None, int, int], ...] = (
        ("buffer_min", request.buffer_min, 0, MAX_BUFFER_MIN),
        ("group_size", request.group_size, 1, MAX_GROUP),
        ("youngest_age", request.youngest_age, 0, MAX_AGE),
        ("budget_czk", request.budget_czk, 0, MAX_BUDGET_CZK),
        ("variants", request.variants, 1, MAX_VARIANTS),
    )
    for field, value, least, most in ranges:
        if value is not None and not _within(value, least, most):
            yield _problem("number_out_of_range", field, value, f"{least}-{most}")


def _lunch(request: Request) -> Iterator[RequestProblem]:
    lunch = request.lunch
    if lunch is None:
        return
    if not 1 <= lunch.length_min <= MAX_LUNCH_MIN:
        yield _problem("number_out_of_range", "lunch_min", lunch.length_min, f"1-{MAX_LUNCH_MIN}")
    if not 0 <= lunch.earliest_min <= lunch.latest_min <= DAY_MIN:
        yield _problem("lunch_window", "lunch", f"{lunch.earliest_min}-{lunch.latest_min}")


def _events(request: Request) -> Iterator[RequestProblem]:
    by_date = {day.date: day for day in request.days}
    for event in request.events[:MAX_WISHES]:
        day = by_date.get(event.date)
        over = event.start_min + event.duration_min
        if event.duration_min <= 0:
            yield _problem("event_without_length", "events", event.id)
        elif day is None or event.start_min < day.start_min or over > day.end_min:
            yield _problem("event_outside_days", "events", event.id)
    ids = [event.id for event in request.events]
    if len(ids) > MAX_WISHES:
        yield _problem("too_many_wishes", "events", len(ids), f"0-{MAX_WISHES}")
    twice = sorted(name for name, times in Counter(ids).items() if times > 1)
    if twice:
        yield _problem("event_twice", "events", ", ".join(twice))
    for first, second in pairwise(sorted(request.events[:MAX_WISHES], key=_when)):
        if first.date == second.date and first.start_min + first.duration_min > second.start_min:
            yield _problem("events_overlap", "events", f"{first.id}, {second.id}")


def _when(event: FixedEvent) -> tuple[str, int]:
    return event.date.isoformat(), event.start_min


def _pins(request: Request, catalogue: Catalogue) -> Iterator[RequestProblem]:
    stops = {*catalogue.sites, *(event.id for event in request.events)}
    by_date = {day.date: day for day in request.days}
    if len(request.pins) > MAX_WISHES:
        yield _problem("too_many_wishes", "pins", len(request.pins), f"0-{MAX_WISHES}")
    pinned = Counter(pin.stop for pin in request.pins)
    twice = sorted(stop for stop, times in pinned.items() if times > 1)
    if twice:
        yield _problem("pinned_twice", "pins", ", ".join(twice))
    for pin in request.pins[:MAX_WISHES]:
        day = by_date.get(pin.date)
        if pin.stop not in stops:
            yield _problem("site_unknown", "pins", pin.stop)
        if day is None or not day.start_min <= (pin.start_min or day.start_min) <= day.end_min:
            yield _problem("pin_outside_days", "pins", pin.stop)
        if pin.visit_min is not None and not 1 <= pin.visit_min <= DAY_MIN:
            yield _problem("number_out_of_range", "visit_min", pin.visit_min, f"1-{DAY_MIN}")


def _lunches(request: Request, catalogue: Catalogue) -> Iterator[RequestProblem]:
    stops = {*catalogue.sites, *(event.id for event in request.events)}
    dates = {day.date for day in request.days}
    if len({held.date for held in request.lunches}) < len(request.lunches):
        yield _problem("lunch_chosen_twice", "lunches")
    for held in request.lunches[:MAX_WISHES]:
        if held.date not in dates:
            yield _problem("lunch_outside_days", "lunches", held.date)
        if held.restaurant is not None and held.restaurant not in catalogue.restaurants:
            yield _problem("lunch_unknown", "lunches", held.restaurant)
        elif held.stop is not None and held.stop not in stops and not _is_hub(catalogue, held.stop):
            yield _problem("lunch_unknown", "lunches", held.stop)


def _is_hub(catalogue: Catalogue, key: str) -> bool:
    try:
        return find_hub(catalogue, key) is not None
    except UnknownName:
        return False


def _votes(request: Request, catalogue: Catalogue) -> Iterator[RequestProblem]:
    for site, share in request.votes.items():
        if site not in catalogue.sites:
            yield _problem("vote_unknown", "votes", site)
        elif not _within(share, 0, 1):
            yield _problem("vote_out_of_range", "votes", share, "0-1")
