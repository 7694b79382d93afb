"""The checklist of a tour: what to ask or book before it is promised to anybody, and by when."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Final

from icplanner.catalogue.catalogue import Catalogue
from icplanner.catalogue.event import Event
from icplanner.catalogue.localised import Localised
from icplanner.catalogue.site import Site
from icplanner.hours import Verdict, VisitingDay, windows
from icplanner.tours.admission import Refusal, fitting_starts
from icplanner.tours.request import Request
from icplanner.tours.tour import LunchStop, Stop, StopKind, Tour, TourDay

# Days before the visit by which a thing should be settled. A stated lead time goes before these.
# Judged: a guide is found within two weeks; hours and prices are answered by the next working
# day, and a week leaves time to plan the day anew; what is only confirmed needs no more than that
# the answer comes before the guests are told.
BOOK_DAYS: Final = 14
ASK_DAYS: Final = 7
CONFIRM_DAYS: Final = 3

# From so many people on, a house and a kitchen are told beforehand. Judged: a school class and a
# coach party are, a large family is not.
GROUP_FROM: Final = 10

# Prices are set anew with the season: what was stated for an earlier year is asked again.
PRICE_GOOD_YEARS: Final = 1

# Reasons of an "open" after which a careful office asks again (`docs/hours.md`).
_UNSURE: Final = frozenset({"old_hours", "undated_hours", "estimated_hours", "holiday_as_usual"})

_YEAR: Final = re.compile(r"\b(?:19|20)\d\d\b")
_ADDRESS: Final = re.compile(r"https?://\S+")
_FRIDAY: Final = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class Contact:
    """How a house is reached; empty where it is not known."""

    phone: str = ""
    email: str = ""
    website: str = ""
    operator: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Task:
    """One thing to settle.

    Attributes
    ----------
    code, numbers
        As listed in `docs/tours-keeping.md`.
    due
        The last working day (Monday to Friday) on which there is time for it.
    key
        Stays the same as long as the thing does: another date of the visit is another thing.
    """

    code: str
    stop: str
    names: Localised
    visit: date
    due: date
    contact: Contact = Contact()
    numbers: Mapping[str, object] = field(default_factory=dict)

    @property
    def key(self) -> str:
        """Return the key under which the task is ticked off."""
        return f"{self.code}:{self.stop}:{self.visit.isoformat()}"


def checklist(tour: Tour, catalogue: Catalogue) -> tuple[Task, ...]:
    """Return everything to settle, the most urgent first."""
    tasks = [
        task
        for day in tour.days
        for task in (*_sites(tour.request, day, catalogue), *_lunch(tour.request, day, catalogue))
    ]
    return tuple(sorted(tasks, key=lambda task: (task.due, task.visit)))


def _sites(request: Request, day: TourDay, catalogue: Catalogue) -> Iterator[Task]:
    for stop in day.stops:
        site = catalogue.sites.get(stop.id)
        if stop.kind is StopKind.EVENT:
            yield _event(stop, day.date, catalogue.events.get(stop.id))
        elif site is not None:
            yield from _site(request, day.date, stop, site)


def _event(stop: Stop, visit: date, event: Event | None) -> Task:
    website = (event.website or "") if event else ""
    organiser = event.organiser if event else ""
    return _task(
        "confirm_event",
        stop,
        (visit, ASK_DAYS),
        Contact(website=website, operator=organiser),
        start_min=stop.start_min,
    )


def _site(request: Request, visit: date, stop: Stop, site: Site) -> Iterator[Task]:
    fitting = fitting_starts(site, request)
    known = windows(site if isinstance(fitting, Refusal) else fitting, visit)
    contact = Contact(
        phone=site.phone or "",
        email=site.email or "",
        website=site.website or "",
        operator=site.operator or "",
    )
    booked = known.verdict is Verdict.BY_BOOKING
    people = {"people": request.group_size, "start_min": stop.start_min}
    if booked:
        lead = _lead(known)
        days = BOOK_DAYS if lead is None else max(lead, CONFIRM_DAYS)
        code = "book" if lead is None else "book_ahead"
        yield _task(code, stop, (visit, days), contact, lead_days=lead, **people)
    elif known.verdict is not Verdict.OPEN:
        because = {"because": known.because.code, "because_numbers": dict(known.because.numbers)}
        yield _task("ask_hours", stop, (visit, ASK_DAYS), contact, **because)
    elif known.because.code in _UNSURE:
        because = {"because": known.because.code, "because_numbers": dict(known.because.numbers)}
        yield _task("confirm_hours", stop, (visit, CONFIRM_DAYS), contact, **because)
    if not booked and request.group_size >= GROUP_FROM:
        yield _task("announce_group", stop, (visit, ASK_DAYS), contact, **people)
    elif not booked and stop.guided:
        yield _task("confirm_start", stop, (visit, CONFIRM_DAYS), contact, **people)
    yield from _price(visit, stop, site, contact)


def _lead(known: VisitingDay) -> int | None:
    days = known.because.numbers.get("lead_days")
    return days if isinstance(days, int) else None


def _price(visit: date, stop: Stop, site: Site, contact: Contact) -> Iterator[Task]:
    if stop.price_czk is None:
        yield _task("ask_price", stop, (visit, ASK_DAYS), contact)
    elif stop.price_czk:
        year = stated_year(site.price_source or "")
        numbers = {"price_czk": stop.price_czk}
        if year is None:
            yield _task("confirm_price", stop, (visit, CONFIRM_DAYS), contact, **numbers)
        elif visit.year - year > PRICE_GOOD_YEARS:
            yield _task("old_price", stop, (visit, ASK_DAYS), contact, year=year, **numbers)


def stated_year(source: str) -> int | None:
    """Return the last year that a source names beside its address; None where it names none.

    Digits of the address itself date a page, not the price on it.
    """
    years = _YEAR.findall(_ADDRESS.sub(" ", source))
    return int(years[-1]) if years else None


def _lunch(request: Request, day: TourDay, catalogue: Catalogue) -> Iterator[Task]:
    lunch: LunchStop | None = day.lunch
    if lunch is None or lunch.restaurant is None or request.group_size < GROUP_FROM:
        return
    table = catalogue.restaurants.get(lunch.restaurant)
    yield Task(
        code="book_table",
        stop=lunch.restaurant,
        names=Localised(cs=lunch.name, de=lunch.name, en=lunch.name),
        visit=day.date,
        due=_working(day.date, ASK_DAYS),
        contact=Contact(website=(table.website or "") if table else ""),
        numbers={"people": request.group_size, "start_min": lunch.start_min},
    )


def _task(
    code: str, stop: Stop, when: tuple[date, int], contact: Contact, **numbers: object
) -> Task:
    visit, days = when
    return Task(
        code=code,
        stop=stop.id,
        names=stop.names,
        visit=visit,
        due=_working(visit, days),
        contact=contact,
        numbers=numbers,
    )


def _working(visit: date, days: int) -> date:
    """Return the day so many days before, or the Friday before where it is a weekend."""
    due = date.fromordinal(max(visit.toordinal() - days, 1))
    over = due.weekday() - _FRIDAY
    return due - timedelta(days=over) if 0 < over < due.toordinal() else due
