"""The calendar of events as an iCalendar feed (RFC 5545)."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime, timedelta
from typing import Final
from zoneinfo import ZoneInfo

from icalendar import Calendar, Event

from icplanner.export.clean import line, paragraph, web_address
from icplanner.programme import Occurrence
from icplanner.words import Words
from icplanner.words.programme import certainty, moment, place

PRAGUE: Final = ZoneInfo("Europe/Prague")

# How often a subscribed calendar should ask again: a programme is released a few times a season,
# and who moves an event wants people to know the same day.
REFRESH: Final = timedelta(hours=6)
_TTL: Final = f"PT{REFRESH // timedelta(hours=1)}H"

# Makes our identifiers unique among all calendars a reader may have subscribed to.
UID_DOMAIN: Final = "icplanner.example"


def programme_ics(
    occurrences: Iterable[Occurrence],
    words: Words,
    made: datetime,
    *,
    name: str = "",
    revision: int = 0,
    changed: datetime | None = None,
) -> bytes:
    """Return the occurrences as an iCalendar file, UTF-8.

    Estimates are TENTATIVE and say so, cancelled ones CANCELLED; the UID of an edition stays when
    its date changes.

    Parameters
    ----------
    made
        The moment of the export, with a time zone; it becomes each entry's DTSTAMP.
    name
        What the calendar is called; where it is empty, by the product's words.
    revision
        The version of the programme, rising: calendars replace an entry only by a higher one.
    changed
        When the programme was last released, with a time zone; None for a draft or what belongs to
        no programme.
    """
    calendar = Calendar()
    calendar.add("prodid", "-//IC Planner//Cultural September//EN")
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    title = line(name) or words.text("Living Industrial Culture: events")
    calendar.add("x-wr-calname", title)
    calendar.add("x-wr-timezone", PRAGUE.key)
    calendar.add("name", title)
    calendar.add("refresh-interval", REFRESH, parameters={"VALUE": "DURATION"})
    calendar.add("x-published-ttl", _TTL)
    if changed is not None:
        calendar.add("last-modified", changed)
    for occurrence in occurrences:
        entry = _entry(occurrence, words, made)
        entry.add("sequence", revision)
        if changed is not None:
            entry.add("last-modified", changed)
        calendar.add_component(entry)
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
    name = line(event.names.pick(words.lang)[0])
    entry.add("summary", _named(name, occurrence, words))
    entry.add("location", line(place(event)))
    entry.add("description", "\n\n".join(filter(None, _told(occurrence, words))))
    entry.add("status", _status(occurrence))
    if event.position:
        entry.add("geo", event.position)
    address = web_address(event.website)
    if address:
        entry.add("url", address)
    return entry


def _named(name: str, occurrence: Occurrence, words: Words) -> str:
    if occurrence.cancelled:
        return words.text("%(name)s (cancelled)", name=name)
    if occurrence.estimated:
        return words.text("%(name)s (estimated date)", name=name)
    return name


def _told(occurrence: Occurrence, words: Words) -> list[str]:
    told = [paragraph(occurrence.event.summaries.pick(words.lang)[0])]
    if occurrence.moved_from is not None:
        before = moment(occurrence.moved_from, words)
        told.append(words.text("Moved; it was planned for %(before)s.", before=before))
    if not occurrence.cancelled:
        sure = certainty(occurrence, words)
        told.append(sure[:1].upper() + sure[1:] + ".")
    return [*told, paragraph(occurrence.note)]


def _status(occurrence: Occurrence) -> str:
    if occurrence.cancelled:
        return "CANCELLED"
    return "TENTATIVE" if occurrence.estimated else "CONFIRMED"


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
