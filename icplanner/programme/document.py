"""A programme as JSON, and back: versioned, read strictly."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any, Final

from icplanner.catalogue.cleaning import cleaned
from icplanner.catalogue.event import Event, KnownDate
from icplanner.programme.entry import Entry, Moment
from icplanner.programme.programme import Programme
from icplanner.programme.programme_record import (
    EntryRecord,
    EventRecord,
    KnownRecord,
    ProgrammeRecord,
)
from icplanner.programme.records import DocumentError, texts, validated

SCHEMA: Final = "icplanner.programme"
VERSION: Final = 1


def to_document(programme: Programme) -> dict[str, Any]:
    """Return the programme as JSON of schema `SCHEMA`, version `VERSION`."""
    return {
        "schema": SCHEMA,
        "version": VERSION,
        "name": programme.name,
        "year": programme.year,
        "month": programme.month,
        "districts": list(programme.districts),
        "entries": [_entry(entry) for entry in programme.entries],
        "releases": list(programme.releases),
    }


def from_document(content: Mapping[str, Any]) -> Programme:
    """Return the programme of a document.

    Raises
    ------
    DocumentError
        When a part is missing, unknown, of the wrong type, or an id stands twice.
    """
    read = validated(ProgrammeRecord, content)
    try:
        entries = tuple(_read_entry(entry) for entry in read.entries)
    except ValueError as error:
        raise DocumentError(str(error)) from error
    if len({entry.uid for entry in entries}) < len(entries):
        raise DocumentError("an id stands twice")
    return Programme(
        name=read.name,
        year=read.year,
        month=read.month,
        districts=tuple(read.districts),
        entries=entries,
        releases=tuple(read.releases),
    )


def _entry(entry: Entry) -> dict[str, Any]:
    last = entry.last_known
    return {
        "uid": entry.uid,
        "event": _event(entry.event),
        "start": entry.start.isoformat(),
        "end": entry.end.isoformat(),
        "state": entry.state.value,
        "own": entry.own,
        "moved_from": entry.moved_from.isoformat() if entry.moved_from else None,
        "last_known": last
        and {
            "start": last.start.isoformat(),
            "end": last.end.isoformat(),
            "source": last.source,
        },
        "source": entry.source,
        "note": entry.note,
    }


def _event(event: Event) -> dict[str, Any]:
    return {
        "id": event.id,
        "names": texts(event.names),
        "kind": event.kind,
        "industries": list(event.industries),
        "venue": event.venue_name,
        "municipality": event.municipality,
        "country": event.country,
        "status": event.status.value,
        "position": list(event.position) if event.position else None,
        "site": event.site,
        "rrule": event.rrule,
        "recurrence": event.recurrence,
        "organiser": event.organiser,
        "website": event.website,
        "price": event.price,
        "audience": list(event.audience),
        "summaries": texts(event.summaries),
        "sources": list(event.sources),
    }


def _read_entry(read: EntryRecord) -> Entry:
    last = read.last_known
    return Entry(
        uid=cleaned(read.uid),
        event=_read_event(read.event),
        start=moment(read.start),
        end=moment(read.end),
        state=read.state,
        own=read.own,
        moved_from=moment(read.moved_from) if read.moved_from else None,
        last_known=_read_known(last) if last else None,
        source=cleaned(read.source),
        note=cleaned(read.note),
    )


def _read_known(read: KnownRecord) -> KnownDate:
    start, end = moment(read.start), moment(read.end)
    all_day = not (isinstance(start, datetime) or isinstance(end, datetime))
    return KnownDate(start=start, end=end, all_day=all_day, source=cleaned(read.source))


def _read_event(read: EventRecord) -> Event:
    return Event(
        id=cleaned(read.id),
        names=read.names.read(),
        kind=cleaned(read.kind),
        industries=tuple(map(cleaned, read.industries)),
        venue_name=cleaned(read.venue),
        municipality=cleaned(read.municipality),
        country=cleaned(read.country),
        status=read.status,
        position=read.position,
        site=read.site,
        rrule=read.rrule,
        recurrence=cleaned(read.recurrence),
        organiser=cleaned(read.organiser),
        website=read.website,
        price=read.price,
        audience=tuple(map(cleaned, read.audience)),
        summaries=read.summaries.read(),
        sources=tuple(map(cleaned, read.sources)),
    )


def moment(text: str) -> Moment:
    """Return "2027-09-11" as a date and "2027-09-11T10:00" as a local date-time.

    Raises
    ------
    ValueError
        When it is neither, or has a time zone.
    """
    if len(text) == len("2027-09-11"):
        return date.fromisoformat(text)
    found = datetime.fromisoformat(text)
    if found.tzinfo is not None:
        raise ValueError(f"{text!r}: times are local, without a zone")
    return found
