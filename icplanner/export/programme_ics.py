"""The calendar of events as an iCalendar feed (RFC 5545)."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime, timedelta
from typing import Final
from zoneinfo import ZoneInfo

from icalendar import Calendar, Event

from icplanner.programme import Occurrence
from icplanner.words import Words
from icplanner.words.programme import certainty, place

PRAGUE: Final = ZoneInfo("Europe/Prague")

# Makes our identifiers unique among all calendars a reader may have subscribed to.
UID_DOMAIN: Final = "icplanner.example"


def programme_ics(occurrences: Iterable[Occurrence], words: Words, made: datetime) -> bytes:
    """Return the occurrences as an iCalendar file, UTF-8.

    Estimates are TENTATIVE and say so; the UID of an edition stays when its date changes.

    Parameters
    ----------
    made
        The moment of the export, with a time zone; it becomes each entry's DTSTAMP.
    """
    calendar = Calendar()
    calendar.add("prodid", "-//IC Planner//Cultural September//EN")
    calendar.add("version", "2.0")
    calendar.add("x-wr-calname", words.text("Living Industrial Culture: events"))
    for occurrence in occurrences:
        calendar.add_component(_entry(occurrence, words, made))
    calendar.add_missing_timezones()
    content: bytes = calendar.to_ical()
    return content


def _entry(occurrence: Occurrence, words: Words, made: datetime) -> Event:
    event = occurrence.event
    entry = Event()
    entry.add("uid", f"{occurrence.uid}@{UID_DOMAIN}")
    entry.add("dtstamp", made)
    entry.add("dtstart", _begin(occurrence.start))
    entry.add("dtend", _end(occurrence))
    name = event.names.pick(words.lang)[0]
    entry.add(
        "summary",
        words.text("%(name)s (estimated date)", name=name) if occurrence.estimated else name,
    )
    entry.add("location", place(event))
    summary = event.summaries.pick(words.lang)[0]
    sure = certainty(occurrence, words)
    entry.add(
        "description", "\n\n".join(filter(None, [summary, sure[:1].upper() + sure[1:] + "."]))
    )
    entry.add("status", "TENTATIVE" if occurrence.estimated else "CONFIRMED")
    if event.position:
        entry.add("geo", event.position)
    if event.website:
        entry.add("url", event.website)
    return entry


def _begin(start: date | datetime) -> date | datetime:
    return start.replace(tzinfo=PRAGUE) if isinstance(start, datetime) else start


def _end(occurrence: Occurrence) -> date | datetime:
    """Return the exclusive end that iCalendar wants, of the same type as the start."""
    start, end = occurrence.start, occurrence.end
    if not isinstance(start, datetime):
        return occurrence.last_day + timedelta(days=1)
    if isinstance(end, datetime) and end > start:
        return end.replace(tzinfo=PRAGUE)
    # The hour of the end is not known: until the end of its day.
    midnight = datetime.combine(occurrence.last_day, datetime.min.time()) + timedelta(days=1)
    return midnight.replace(tzinfo=PRAGUE)
