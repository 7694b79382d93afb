"""Wishes: what the form says, and the request that is planned for it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Any, Final

from icplanner.catalogue.catalogue import Catalogue
from icplanner.catalogue.finding import UnknownName, find_stop
from icplanner.catalogue.industry import IndustryGroup
from icplanner.catalogue.localised import Lang
from icplanner.hours import Area, Jurisdiction, holidays_of
from icplanner.tours import PRESETS, Audience, DayWish, LunchWish, Pace, Request
from icplanner.tours.own_place import covered, point_key, read_point
from icplanner.travel import Mode
from icplanner.ui.tours.event_link import Visit, visit_to

DEFAULT_START: Final = "karlovy-vary"
DEFAULT_FROM_MIN: Final = 9 * 60
DEFAULT_TO_MIN: Final = 17 * 60
MAX_DAYS: Final = 7
MAX_VARIANTS: Final = 6
MAX_GROUP: Final = 160
# The weight of an interest that counts half, and the least that the form shows as a full one.
MILD: Final = 0.5
_FULL: Final = 0.75
# What the form's fields can show; a request may ask for more.
LAST_MIN: Final = 24 * 60 - 1
LUNCH_MIN: Final = (15, 240)

# Months in which nearly every seasonal site of the catalogue is open on a Saturday. Judged by the
# seasons it states: they begin in March to May and end in September to November.
SEASON: Final = range(5, 11)

_SATURDAY: Final = 5
_LUNCH: Final = LunchWish()


@dataclass(frozen=True, slots=True)
class OwnHours:
    """Hours of a single day of a tour, `day` counted from 0; minutes after local midnight."""

    day: int
    from_min: int
    to_min: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Wishes:
    """Everything that can be asked for, as the form holds it; meanings as in `Request`.

    `event` is one that every tour passes, on its own day; on any other it is left out.
    `date` is the first day, the others follow it; times are minutes after local midnight, those of
    every day that has none of its own. `own_hours` has each day once, in order; those beyond the
    last day wait for a longer tour. `end` None means back to the start. `interests` count fully,
    `mild` ones half.
    """

    date: date
    start: str = DEFAULT_START
    end: str | None = None
    from_min: int = DEFAULT_FROM_MIN
    to_min: int = DEFAULT_TO_MIN
    mode: Mode = Mode.CAR
    audience: Audience | None = None
    interests: tuple[str, ...] = ()
    mild: tuple[str, ...] = ()
    days: int = 1
    own_hours: tuple[OwnHours, ...] = ()
    pace: Pace = Pace.NORMAL
    buffer_min: int | None = None
    lunch: bool = True
    lunch_from_min: int = _LUNCH.earliest_min
    lunch_to_min: int = _LUNCH.latest_min
    lunch_min: int = _LUNCH.length_min
    must: tuple[str, ...] = ()
    avoid: tuple[str, ...] = ()
    group_size: int = 1
    youngest_age: int | None = None
    budget_czk: int | None = None
    wheelchair: bool = False
    language: Lang | None = None
    accept_booking: bool = False
    accept_unknown: bool = False
    variants: int = 4
    event: Visit | None = None


def days_of(wishes: Wishes) -> tuple[DayWish, ...]:
    """Return the days with their hours; a single day has those of the form."""
    count = min(wishes.days, (date.max - wishes.date).days + 1)
    own = {hours.day: hours for hours in wishes.own_hours} if wishes.days > 1 else {}
    usual = OwnHours(0, wishes.from_min, wishes.to_min)
    return tuple(
        DayWish(wishes.date + timedelta(days=number), hours.from_min, hours.to_min)
        for number in range(count)
        for hours in (own.get(number, usual),)
    )


def give_hours(wishes: Wishes, hours: OwnHours) -> Wishes:
    """Return the wishes with hours for one day; those of the form again are no own ones."""
    others = [other for other in wishes.own_hours if other.day != hours.day]
    if (hours.from_min, hours.to_min) != (wishes.from_min, wishes.to_min):
        others.append(hours)
    return replace(wishes, own_hours=tuple(sorted(others, key=lambda one: one.day)))


def request_of(wishes: Wishes) -> Request:
    """Return the request; days beyond the calendar's last are left to nobody, there are none."""
    days = days_of(wishes)
    lunch = LunchWish(wishes.lunch_from_min, wishes.lunch_to_min, wishes.lunch_min)
    return Request(
        start=wishes.start,
        end=wishes.end,
        days=days,
        mode=wishes.mode,
        interests=dict.fromkeys(wishes.mild, MILD) | dict.fromkeys(wishes.interests, 1.0),
        must=wishes.must,
        avoid=wishes.avoid,
        pace=wishes.pace,
        lunch=lunch if wishes.lunch else None,
        buffer_min=wishes.buffer_min,
        audience=wishes.audience,
        group_size=wishes.group_size,
        youngest_age=wishes.youngest_age,
        budget_czk=wishes.budget_czk,
        wheelchair=wishes.wheelchair,
        language=wishes.language,
        accept_booking=wishes.accept_booking,
        accept_unknown=wishes.accept_unknown,
        variants=wishes.variants,
        events=tuple(
            wishes.event.fixed for day in days if wishes.event and wishes.event.date == day.date
        ),
    )


def wishes_of(request: Request, before: Wishes, catalogue: Catalogue) -> Wishes:
    """Return the wishes behind a request, as far as the form can hold them.

    What the catalogue no longer knows is left out; a start that it does not know, and a request
    without days, leave those of `before`.
    """
    first = request.days[0] if request.days else None
    lunch = request.lunch or _LUNCH
    groups = {str(group) for group in IndustryGroup}
    known = [word for word in request.interests if word in groups]
    hours = [
        (min(day.start_min, LAST_MIN), min(day.end_min, LAST_MIN))
        for day in request.days[:MAX_DAYS]
    ]
    # Those of most days, of the earliest where several are as frequent.
    usual = Counter(hours).most_common(1)[0][0] if hours else (before.from_min, before.to_min)
    return Wishes(
        date=first.date if first else before.date,
        from_min=usual[0],
        to_min=usual[1],
        days=max(len(hours), 1),
        own_hours=tuple(OwnHours(number, *own) for number, own in enumerate(hours) if own != usual),
        start=known_hub(request.start, catalogue) or before.start,
        end=known_hub(request.end, catalogue) if request.end else None,
        mode=request.mode,
        audience=request.audience,
        interests=tuple(word for word in known if request.interests[word] >= _FULL),
        mild=tuple(word for word in known if request.interests[word] < _FULL),
        pace=request.pace,
        buffer_min=request.buffer_min,
        lunch=request.lunch is not None,
        lunch_from_min=min(lunch.earliest_min, LAST_MIN),
        lunch_to_min=min(lunch.latest_min, LAST_MIN),
        lunch_min=min(max(lunch.length_min, LUNCH_MIN[0]), LUNCH_MIN[1]),
        must=tuple(site for site in request.must if site in catalogue.sites),
        avoid=tuple(site for site in request.avoid if site in catalogue.sites),
        group_size=request.group_size,
        youngest_age=request.youngest_age,
        budget_czk=None if request.budget_czk is None else int(request.budget_czk),
        wheelchair=request.wheelchair,
        language=request.language,
        accept_booking=request.accept_booking,
        accept_unknown=request.accept_unknown,
        variants=min(max(request.variants, 1), MAX_VARIANTS),
        event=visit_to(request.events[0]) if request.events else None,
    )


def known_hub(key: str, catalogue: Catalogue) -> str | None:
    """Return how a start or end is written in wishes: an id or a point; None where unknown."""
    point = read_point(key)
    if point is not None:
        return point_key(point) if covered(point) else None
    try:
        return find_stop(catalogue, key).id
    except UnknownName:
        return None


def preset_values(audience: Audience) -> Mapping[str, Any]:
    """Return the wishes an audience presets, by name; each may be changed afterwards."""
    values = PRESETS[audience]
    lunch = values.lunch or _LUNCH
    return {
        "audience": audience,
        "from_min": values.start_min,
        "to_min": values.end_min,
        "pace": values.pace,
        "lunch": values.lunch is not None,
        "lunch_from_min": lunch.earliest_min,
        "lunch_to_min": lunch.latest_min,
        "lunch_min": lunch.length_min,
        "group_size": values.group_size,
        "youngest_age": values.youngest_age,
        "accept_booking": values.accept_booking,
    }


def must_see(wishes: Wishes, site: str) -> Wishes:
    """Return the wishes with a site that every tour must hold."""
    must = tuple(dict.fromkeys((*wishes.must, site)))
    return replace(wishes, must=must, avoid=tuple(s for s in wishes.avoid if s != site))


def leave_out(wishes: Wishes, site: str) -> Wishes:
    """Return the wishes with a site that no tour may hold."""
    avoid = tuple(dict.fromkeys((*wishes.avoid, site)))
    return replace(wishes, avoid=avoid, must=tuple(s for s in wishes.must if s != site))


def next_day_out(today: date) -> date:
    """Return the next Saturday after today in the season that is no public holiday in Czechia."""
    for ahead in range(1, 366):
        day = today + timedelta(days=ahead)
        if day.weekday() == _SATURDAY and day.month in SEASON:
            free = holidays_of(Jurisdiction(Area.CZECHIA), day.year)
            if day not in free.certain:
                return day
    return today
