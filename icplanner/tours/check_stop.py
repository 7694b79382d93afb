"""Checking one stop: hours of that date, guided starts, and who may come in."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date
from typing import Final

from icplanner.catalogue.catalogue import Catalogue
from icplanner.catalogue.site import Access, Site
from icplanner.hours import Verdict, VisitingDay, windows
from icplanner.tours.request import Request
from icplanner.tours.tour import Severity, Stop, StopKind, TourWarning

# Reasons of an "open" that rest on hours a careful office would ask about again.
STALE: Final = frozenset({"old_hours", "undated_hours", "estimated_hours", "holiday_as_usual"})


def breaks(
    code: str,
    *,
    day: int | None = None,
    stop: str | None = None,
    numbers: Mapping[str, object] | None = None,
) -> TourWarning:
    """Return a warning that breaks the tour."""
    return TourWarning(
        code=code, severity=Severity.BREAKS, day=day, stop=stop, numbers=dict(numbers or {})
    )


def doubt(
    code: str,
    *,
    day: int | None = None,
    stop: str | None = None,
    numbers: Mapping[str, object] | None = None,
) -> TourWarning:
    """Return a warning that leaves the tour working, if it is right about the world."""
    return replace(breaks(code, day=day, stop=stop, numbers=numbers), severity=Severity.DOUBT)


def stop_warnings(
    catalogue: Catalogue, request: Request, when: tuple[int, date], stop: Stop
) -> Iterator[TourWarning]:
    """Check one stop on its date; `when` is the number of the day and its date."""
    number, day = when
    if stop.kind is StopKind.EVENT:
        found = _event(request, day, stop)
    else:
        site = catalogue.sites.get(stop.id)
        found = iter([breaks("site_unknown")]) if site is None else _site(site, request, day, stop)
    for warning in found:
        yield replace(warning, day=number, stop=stop.id)


def _event(request: Request, day: date, stop: Stop) -> Iterator[TourWarning]:
    event = next((event for event in request.events if event.id == stop.id), None)
    if event is None:
        yield breaks("event_unknown")
        return
    numbers = {"start_min": event.start_min, "date": event.date.isoformat()}
    if event.date != day or stop.start_min != event.start_min:
        yield breaks("event_missed", numbers=numbers)
    elif stop.visit_min < event.duration_min:
        yield doubt("visit_shortened", numbers={"usual_min": event.duration_min})


def _site(site: Site, request: Request, day: date, stop: Stop) -> Iterator[TourWarning]:
    if site.position is None:
        yield breaks("no_position")
    elif site.position != stop.position:
        yield breaks("position_wrong")
    lines = tuple(
        line
        for line in site.guided_starts
        if (line.group_max is None or line.group_max >= request.group_size)
        and (request.language is None or not line.languages or request.language in line.languages)
    )
    if site.guided_only and site.guided_starts and not lines:
        yield breaks("group_too_large", numbers={"group_size": request.group_size})
        return
    known = windows(replace(site, guided_starts=lines), day)
    yield from _verdict(request, known)
    yield from _times(known, stop)
    yield from _length(site, known, stop)
    yield from _people(site, request)
    if request.budget_czk is not None and stop.price_czk is None:
        yield _accepted(request.accept_unknown, "price_unknown", {})


def _accepted(accepted: bool, code: str, numbers: Mapping[str, object]) -> TourWarning:  # noqa: FBT001 - the answer itself
    return doubt(code, numbers=numbers) if accepted else breaks(code, numbers=numbers)


def _verdict(request: Request, known: VisitingDay) -> Iterator[TourWarning]:
    evidence = known.evidence[0] if known.evidence else None
    numbers = {
        "because": known.because.code,
        "because_numbers": dict(known.because.numbers),
        "source": evidence.source if evidence else None,
        "year": evidence.year if evidence else None,
    }
    if known.verdict is Verdict.CLOSED:
        yield breaks("closed", numbers=numbers)
    elif known.verdict is Verdict.BY_BOOKING:
        yield _accepted(request.accept_booking, "needs_booking", numbers)
    elif known.verdict is Verdict.UNKNOWN:
        yield _accepted(request.accept_unknown, "hours_unknown", numbers)
    elif known.because.code in STALE:
        yield doubt("hours_unsure", numbers=numbers)


def _times(known: VisitingDay, stop: Stop) -> Iterator[TourWarning]:
    if known.verdict is Verdict.CLOSED:
        return
    hours = [(window.start_min, window.end_min) for window in known.windows]
    numbers: dict[str, object] = {
        "start_min": stop.start_min,
        "end_min": stop.end_min,
        "windows": hours,
    }
    if hours and not any(first <= stop.start_min and stop.end_min <= last for first, last in hours):
        yield breaks("outside_hours", numbers=numbers)
    last = known.last_admission_min
    if last is not None and stop.start_min > last:
        yield breaks("after_last_admission", numbers={**numbers, "last_admission_min": last})
    starts = known.guided_starts_min
    if starts and stop.start_min not in starts:
        yield breaks("not_a_guided_start", numbers={**numbers, "guided_starts": list(starts)})


def _length(site: Site, known: VisitingDay, stop: Stop) -> Iterator[TourWarning]:
    guided = known.guided_duration_min if known.guided_starts_min else None
    if guided is not None and stop.visit_min < guided:
        yield breaks("visit_too_short", numbers={"visit_min": stop.visit_min, "tour_min": guided})
    elif guided is None and site.visit_minutes is None:
        yield doubt("visit_length_assumed", numbers={"visit_min": stop.visit_min})
    elif guided is None and stop.visit_min < (site.visit_minutes or 0):
        numbers = {"visit_min": stop.visit_min, "usual_min": site.visit_minutes}
        yield doubt("visit_shortened", numbers=numbers)


def _people(site: Site, request: Request) -> Iterator[TourWarning]:
    """Check age, wheelchair and language."""
    age = request.youngest_age
    if age is not None and site.min_age is not None and age < site.min_age:
        yield breaks("too_young", numbers={"youngest_age": age, "min_age": site.min_age})
    if request.wheelchair:
        if site.wheelchair is Access.NO:
            yield breaks("no_wheelchair")
        elif site.wheelchair is None:
            yield _accepted(request.accept_unknown, "wheelchair_unknown", {})
        elif site.wheelchair is Access.LIMITED:
            yield doubt("wheelchair_limited")
    wanted = request.language
    if wanted is not None and wanted not in site.languages:
        numbers = {"language": wanted, "spoken": site.languages}
        if site.languages:
            yield breaks("language_missing", numbers=numbers)
        elif site.guided_only:
            yield _accepted(request.accept_unknown, "language_unknown", numbers)
        else:
            yield doubt("language_unknown", numbers=numbers)
