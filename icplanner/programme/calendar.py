"""The calendar of a year or a month: every edition that is known or to be expected."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from icplanner.catalogue.event import Event, EventStatus, KnownDate
from icplanner.programme.occurrence import Occurrence, day_of
from icplanner.programme.rule import RuleError, days_of_year


@dataclass(frozen=True, slots=True, kw_only=True)
class Calendar:
    """The events of a span of time.

    Attributes
    ----------
    occurrences
        Editions that touch the span, by their first day, of series that still recur.
    undated
        Series expected in the span's months whose date cannot be told: their editions so far
        fell into these months, but no rule gives a day.
    historic
        Past one-off programmes whose months were these, whatever the year; an archive to learn
        from, newest first.
    faulty
        Series whose rule cannot be expanded, with what is wrong (English).
    """

    occurrences: tuple[Occurrence, ...]
    undated: tuple[Event, ...] = ()
    historic: tuple[Occurrence, ...] = ()
    faulty: tuple[tuple[Event, str], ...] = ()


def calendar(events: Iterable[Event], year: int, month: int | None = None) -> Calendar:
    """Return what is on in a year, or in one month of it.

    A known date stands for its year; where a year has none, the series' rule gives estimates.

    Raises
    ------
    ValueError
        When the year is not within 1900 to 2199 or the month not within 1 to 12.
    """
    first, last = span(year, month)
    months = {month} if month else set(range(1, 13))
    dated: list[Occurrence] = []
    undated: list[Event] = []
    historic: list[Occurrence] = []
    faulty: list[tuple[Event, str]] = []
    for event in events:
        if event.status is EventStatus.HISTORIC:
            editions = (known_occurrences(event, known) for known in _years(event))
            historic += [o for known in editions for o in known if _months(o) & months]
            continue
        try:
            found = list(editions_of_year(event, year))
            if (first - _longest(event)).year < year:
                # An edition may have begun in the year before and still be on.
                found = [*editions_of_year(event, year - 1), *found]
        except RuleError as error:
            faulty.append((event, str(error)))
            continue
        within = [o for o in found if o.first_day <= last and o.last_day >= first]
        dated += within
        if not event.rrule and not any(o.first_day.year == year for o in found):
            usual = set().union(
                *(_months(o) for y in _years(event) for o in known_occurrences(event, y))
            )
            if usual & months:
                undated.append(event)
    return Calendar(
        occurrences=tuple(sorted(dated, key=lambda o: (o.first_day, o.last_day, o.uid))),
        undated=tuple(sorted(undated, key=lambda event: event.id)),
        historic=tuple(sorted(historic, key=lambda o: (o.first_day, o.uid), reverse=True)),
        faulty=tuple(faulty),
    )


def span(year: int, month: int | None = None) -> tuple[date, date]:
    """Return the first and last day of a year or of one of its months."""
    if not 1900 <= year <= 2199:
        raise ValueError(f"year {year} is not within 1900 to 2199")
    if month is None:
        return date(year, 1, 1), date(year, 12, 31)
    if not 1 <= month <= 12:
        raise ValueError(f"month {month} is not within 1 to 12")
    following = date(year + month // 12, month % 12 + 1, 1)
    return date(year, month, 1), following - timedelta(days=1)


def editions_of_year(event: Event, year: int) -> tuple[Occurrence, ...]:
    """Return the editions that begin in a year: the known ones, else the rule's estimates."""
    return known_occurrences(event, year) or _estimates(event, year)


def known_occurrences(event: Event, year: int) -> tuple[Occurrence, ...]:
    """Return the known editions that begin in a year, ascending."""
    known = [one for one in _known(event) if day_of(one.start).year == year]
    return tuple(
        Occurrence(
            uid=_uid(event, year, number),
            event=event,
            start=one.start,
            end=one.end,
            estimated=False,
            last_known=one,
            source=one.source,
        )
        for number, one in enumerate(known)
    )


def _estimates(event: Event, year: int) -> tuple[Occurrence, ...]:
    if not event.rrule:
        return ()
    known = _known(event)
    anchor = day_of(known[0].start) if known else None
    length = _length(known[-1]) if known else timedelta()
    return tuple(
        Occurrence(
            uid=_uid(event, year, number),
            event=event,
            start=day,
            end=day + length,
            estimated=True,
            last_known=known[-1] if known else None,
        )
        for number, day in enumerate(days_of_year(event.rrule, year, anchor))
    )


def _known(event: Event) -> list[KnownDate]:
    return sorted(event.known_dates, key=lambda known: day_of(known.start))


def _years(event: Event) -> set[int]:
    return {day_of(known.start).year for known in event.known_dates}


def _length(known: KnownDate) -> timedelta:
    """Return how many days after its first an edition ends."""
    return day_of(known.end) - day_of(known.start)


def _longest(event: Event) -> timedelta:
    """Return how many days after its first the longest known edition ends."""
    return max((_length(known) for known in event.known_dates), default=timedelta())


def _months(occurrence: Occurrence) -> set[int]:
    first, last = occurrence.first_day, occurrence.last_day
    days = (last - first).days
    return {(first + timedelta(days=step)).month for step in (*range(0, days, 28), days)}


def _uid(event: Event, year: int, number: int) -> str:
    return f"{event.id}-{year}" if number == 0 else f"{event.id}-{year}-{number + 1}"
