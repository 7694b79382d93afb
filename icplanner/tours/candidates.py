"""Candidates: what may become a stop, or why it cannot on the days asked for."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Final

from icplanner.catalogue.localised import Localised
from icplanner.catalogue.position import LatLon
from icplanner.catalogue.site import Site
from icplanner.hours import windows
from icplanner.hours.visiting_day import Verdict, VisitingDay, Window
from icplanner.tours.admission import Refusal, fitting_starts, price_czk, refusal
from icplanner.tours.request import DayWish, FixedEvent, Pin, Request
from icplanner.tours.score import EVENT_POINTS, base_parts, main_group, total
from icplanner.tours.tour import ScorePart, StopKind
from icplanner.tours.visit_length import VisitLength, visit_length

# When a visit that must be booked, or whose hours nobody knows, may be hoped for where no hours
# are stated at all: the core of an office's day. Used only if the request accepts such sites, and
# then shown as a doubt on the stop.
HOPED_FOR: Final = Window(10 * 60, 16 * 60)

# Minutes before a guided tour at which the group should be at the door: tickets, cloakroom,
# headlamps. It is also what keeps a tour alive when a way takes longer: a missed start is lost.
GUIDED_LEAD_MIN: Final = 10

Spans = tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """What may become a stop.

    Attributes
    ----------
    visit_min, assumed
        Length of the visit, and whether it is the typical one of the kind.
    base
        Score parts before variety.
    lead_min
        Minutes one must be there before the visit begins.
    group
        Industry group that counts for variety, or None.
    days
        For each day of the request what is known of it; None for an event.
    starts
        For each day the intervals (earliest, latest) in which the visit may begin.
    """

    id: str
    kind: StopKind
    names: Localised
    municipality: str
    position: LatLon
    visit_min: int
    assumed: bool = False
    lead_min: int = 0
    price_czk: float | None = None
    group: str | None = None
    base: tuple[ScorePart, ...] = ()
    days: tuple[VisitingDay | None, ...] = ()
    starts: tuple[Spans, ...] = ()

    @property
    def worth(self) -> float:
        """Return the score before variety."""
        return total(self.base)

    def spans(self, day: int, visit_min: int, wish: DayWish) -> Spans:
        """Return when a visit of another length may begin on a day of the request."""
        known = self.days[day]
        if visit_min == self.visit_min or known is None or not self.starts[day]:
            return self.starts[day]
        return _within(_starts(known, visit_min), wish)


def site_candidate(site: Site, request: Request) -> Candidate | Refusal:
    """Return the site as a candidate of the request, or why it cannot be one on any of its days."""
    why = refusal(site, request)
    fitting = fitting_starts(site, request)
    if why or isinstance(fitting, Refusal) or site.position is None:
        return why or (fitting if isinstance(fitting, Refusal) else Refusal("no_position"))
    known = tuple(windows(fitting, day.date) for day in request.days)
    usable = _usable(known, request)
    if isinstance(usable, Refusal):
        return usable
    lengths = [
        visit_length(site, day.guided_duration_min if day.guided_starts_min else None)
        for day in known
        if day.verdict is usable
    ]
    length = max(
        (found for found in lengths if found), key=lambda found: found.minutes, default=None
    )
    if length is None:
        return Refusal("visit_length_unknown")
    starts = tuple(_starts(day, length.minutes) if day.verdict is usable else () for day in known)
    starts = tuple(_within(spans, wish) for spans, wish in zip(starts, request.days, strict=True))
    if not any(starts):
        return _outside(known, request)
    return _candidate(site, request, known, starts, length, usable)


def any_candidate(site: Site, request: Request) -> Candidate:
    """Return the site as a candidate whatever stands against it, for edits by hand.

    Closed days have no starts; a length nobody knows is taken as an hour. The checker tells all.

    Raises
    ------
    ValueError
        If the site has no position.
    """
    found = site_candidate(site, request)
    if isinstance(found, Candidate):
        return found
    if site.position is None:
        raise ValueError(f"{site.id} is not on the map yet")
    fitting = fitting_starts(site, request)
    known = tuple(
        windows(
            replace(site, guided_starts=()) if isinstance(fitting, Refusal) else fitting, d.date
        )
        for d in request.days
    )
    guided = max(
        (day.guided_duration_min or 0 for day in known if day.guided_starts_min), default=0
    )
    length = visit_length(site, guided) or VisitLength(60, assumed=True)
    starts = tuple(
        _within(_starts(day, length.minutes), wish)
        for day, wish in zip(known, request.days, strict=True)
    )
    verdict = min((day.verdict for day in known), key=list(Verdict).index)
    return _candidate(site, request, known, starts, length, verdict)


def _candidate(
    site: Site,
    request: Request,
    known: tuple[VisitingDay, ...],
    starts: tuple[Spans, ...],
    length: VisitLength,
    verdict: Verdict,
) -> Candidate:
    if site.position is None:
        raise ValueError(f"{site.id} is not on the map yet")
    return Candidate(
        id=site.id,
        kind=StopKind.SITE,
        names=site.names,
        municipality=site.municipality,
        position=site.position,
        visit_min=length.minutes,
        assumed=length.assumed,
        lead_min=GUIDED_LEAD_MIN if any(day.guided_starts_min for day in known) else 0,
        price_czk=price_czk(site),
        group=main_group(site),
        base=base_parts(
            site,
            request,
            verdict=verdict,
            same_year=_same_year(known, verdict),
            assumed=length.assumed,
        ),
        days=known,
        starts=starts,
    )


def pinned(candidate: Candidate, pin: Pin, request: Request) -> Candidate | Refusal:
    """Return the candidate held to a day and, where given, an hour and a length."""
    visit_min = pin.visit_min or candidate.visit_min
    starts = []
    for number, wish in enumerate(request.days):
        spans = candidate.spans(number, visit_min, wish) if wish.date == pin.date else ()
        known = candidate.days[number]
        if known is not None and known.guided_starts_min and not _whole_tour(known, visit_min):
            spans = ()
        if pin.start_min is not None:
            fixed = pin.start_min
            held = any(first <= fixed <= last for first, last in spans)
            spans = ((fixed, fixed),) if held else ()
        starts.append(spans)
    if not any(starts):
        return Refusal("pin_outside", {"date": pin.date.isoformat(), "start_min": pin.start_min})
    return replace(candidate, visit_min=visit_min, starts=tuple(starts))


def _whole_tour(day: VisitingDay, visit_min: int) -> bool:
    """Return whether a visit lasts as long as the guided tour: nobody leaves one half-way."""
    return visit_min >= (day.guided_duration_min or 0)


def _usable(known: tuple[VisitingDay, ...], request: Request) -> Verdict | Refusal:
    """Return the surest verdict that the request accepts, or why there is none."""
    verdicts = {day.verdict for day in known}
    if Verdict.OPEN in verdicts:
        return Verdict.OPEN
    if Verdict.BY_BOOKING in verdicts:
        return Verdict.BY_BOOKING if request.accept_booking else _why("needs_booking", known)
    if Verdict.UNKNOWN in verdicts:
        return Verdict.UNKNOWN if request.accept_unknown else _why("hours_unknown", known)
    return _why("closed", known)


_VERDICT_OF: Final = {
    "needs_booking": Verdict.BY_BOOKING,
    "hours_unknown": Verdict.UNKNOWN,
    "closed": Verdict.CLOSED,
}


def _why(code: str, known: tuple[VisitingDay, ...]) -> Refusal:
    day = next(day for day in known if day.verdict is _VERDICT_OF[code])
    evidence = day.evidence[0] if day.evidence else None
    return Refusal(
        code,
        {
            "date": day.day.isoformat(),
            "because": day.because.code,
            "because_numbers": dict(day.because.numbers),
            "source": evidence.source if evidence else None,
            "year": evidence.year if evidence else None,
        },
    )


def _outside(known: tuple[VisitingDay, ...], request: Request) -> Refusal:
    """Say that no visit can begin and end within the hours of the tour."""
    day = next((day for day in known if day.windows or day.guided_starts_min), known[0])
    wish = request.days[known.index(day)]
    return Refusal(
        "outside_times",
        {
            "date": day.day.isoformat(),
            "windows": [(window.start_min, window.end_min) for window in day.windows],
            "guided_starts": list(day.guided_starts_min),
            "from_min": wish.start_min,
            "to_min": wish.end_min,
        },
    )


def _same_year(known: tuple[VisitingDay, ...], verdict: Verdict) -> bool:
    return all(
        any(evidence.year == day.day.year for evidence in day.evidence)
        for day in known
        if day.verdict is verdict
    )


def _starts(day: VisitingDay, visit_min: int) -> Spans:
    hoped = day
    if not day.windows and not day.guided_starts_min and day.verdict is not Verdict.CLOSED:
        hoped = replace(day, windows=(HOPED_FOR,))
    spans = hoped.start_windows(visit_min)
    return tuple(
        (span.start_min, span.end_min)
        for span in spans
        if not day.guided_starts_min or _inside(day, span.start_min, visit_min)
    )


def _inside(day: VisitingDay, start_min: int, visit_min: int) -> bool:
    """Return whether a guided visit lies within one opening window, where there are any."""
    end_min = start_min + visit_min
    return not day.windows or any(
        window.start_min <= start_min and end_min <= window.end_min for window in day.windows
    )


def _within(spans: Spans, wish: DayWish) -> Spans:
    """Return the parts of the intervals in which a visit can begin during the day of the tour."""
    cut = ((max(first, wish.start_min), min(last, wish.end_min)) for first, last in spans)
    return tuple((first, last) for first, last in cut if first <= last)


def event_candidate(event: FixedEvent, request: Request) -> Candidate:
    """Return a fixed event as a candidate that can begin at its hour only."""
    spans = tuple(
        ((event.start_min, event.start_min),) if day.date == event.date else ()
        for day in request.days
    )
    return Candidate(
        id=event.id,
        kind=StopKind.EVENT,
        names=event.names,
        municipality=event.municipality,
        position=event.position,
        visit_min=event.duration_min,
        base=(ScorePart("event", EVENT_POINTS),),
        days=tuple(None for _ in request.days),
        starts=spans,
    )
