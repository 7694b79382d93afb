"""The tour as calendar entries (RFC 5545): one a stop, in Prague time."""

from __future__ import annotations

import hashlib
from datetime import UTC, date, datetime, timedelta
from typing import Final

from icalendar import Calendar, Event

from icplanner.export.context import Context
from icplanner.export.itinerary import Itinerary, itinerary
from icplanner.export.programme_ics import PRAGUE, UID_DOMAIN
from icplanner.export.stop_sheet import StopSheet
from icplanner.tours import Tour

# A version without a number of its own counts the minutes since then, so that a later export
# always has the higher SEQUENCE.
_SEQUENCE_EPOCH: Final = datetime(2026, 1, 1, tzinfo=UTC)


def render(tour: Tour, context: Context) -> bytes:
    """Return the stops as an iCalendar file, UTF-8.

    The UID of a stop stays the same through all versions of the tour, and SEQUENCE rises with
    them, so that importing a new version replaces the old entries.
    """
    told = itinerary(tour, context, with_map=False)
    calendar = Calendar()
    calendar.add("prodid", "-//IC Planner//Tour//EN")
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    calendar.add("x-wr-calname", _marked(told, told.title))
    calendar.add("x-wr-timezone", PRAGUE.key)
    key = tour_key(tour, context)
    for day in told.days:
        for stop in day.stops:
            calendar.add_component(_entry(told, stop, day.date, key, context))
    calendar.add_missing_timezones()
    content: bytes = calendar.to_ical()
    return content


def tour_key(tour: Tour, context: Context) -> str:
    """Return what names this tour through its versions, as letters and digits."""
    named = context.key or "|".join(
        [tour.request.start, *(day.date.isoformat() for day in tour.days[:1])]
    )
    return _digest(named)


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8", "replace")).hexdigest()[:16]


def _entry(told: Itinerary, stop: StopSheet, day: date, key: str, context: Context) -> Event:
    words = context.words
    entry = Event()
    entry.add("uid", f"{key}-{_digest(stop.id)}@{UID_DOMAIN}")
    entry.add("dtstamp", context.made)
    entry.add("sequence", _sequence(context))
    entry.add("dtstart", _moment(day, stop.start_min))
    entry.add("dtend", _moment(day, stop.end_min))
    entry.add("summary", _marked(told, stop.name))
    entry.add("location", stop.address or ", ".join(filter(None, (stop.name, stop.place))))
    entry.add("geo", stop.position)
    entry.add("status", "TENTATIVE" if context.draft else "CONFIRMED")
    if stop.web:
        entry.add("url", stop.web)
    parts = [
        stop.summary,
        "\n".join(f"{fact.label}: {fact.text}" for fact in stop.facts),
        words.text("arrive by %(time)s", time=stop.latest),
        f"{words.text('Contact')}: {stop.contact}" if stop.contact else "",
        "\n".join(f"! {warning}" for warning in stop.warnings),
        f"{told.title}, {stop.number}/{len(told.stops)}" + (f"\n{told.link}" if told.link else ""),
        told.standing,
        "\n".join(told.credits),
    ]
    entry.add("description", "\n\n".join(filter(None, parts)))
    return entry


def _marked(told: Itinerary, text: str) -> str:
    return f"[{told.draft}] {text}" if told.draft else text


def _moment(day: date, minute: int) -> datetime:
    midnight = datetime.combine(day, datetime.min.time(), PRAGUE)
    return midnight + timedelta(minutes=minute)


def _sequence(context: Context) -> int:
    if context.revision is not None:
        return context.revision
    return max(0, int((context.made - _SEQUENCE_EPOCH).total_seconds() // 60))
