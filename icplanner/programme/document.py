"""A programme as JSON, and back: versioned, read strictly."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from typing import Annotated, Any, Final, Literal

from pydantic import BaseModel, ConfigDict, Field, StringConstraints, ValidationError

from icplanner.catalogue.cleaning import cleaned
from icplanner.catalogue.event import Event, EventStatus, KnownDate
from icplanner.catalogue.localised import Localised
from icplanner.programme.entry import Entry, EntryState, Moment
from icplanner.programme.programme import MOST_ENTRIES, Programme

SCHEMA: Final = "icplanner.programme"
VERSION: Final = 1

_Short = Annotated[str, StringConstraints(max_length=300)]
_Long = Annotated[str, StringConstraints(max_length=8_000)]
_Listed = Annotated[list[_Short], Field(max_length=100)]


class DocumentError(ValueError):
    """The JSON is no programme of a version we read; says what is wrong, every place of it."""


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid")


class _Texts(_Strict):
    cs: _Long = ""
    de: _Long = ""
    en: _Long = ""


class _Known(_Strict):
    start: _Short
    end: _Short
    source: _Long


class _Event(_Strict):
    id: _Short
    names: _Texts
    kind: _Short
    industries: _Listed
    venue: _Short
    municipality: _Short
    country: _Short
    status: EventStatus
    position: tuple[float, float] | None
    site: _Short | None
    rrule: _Short | None
    recurrence: _Long
    organiser: _Short
    website: _Long | None
    price: _Short | None
    audience: _Listed
    summaries: _Texts
    sources: Annotated[list[_Long], Field(max_length=100)]


class _Entry(_Strict):
    uid: _Short
    event: _Event
    start: _Short
    end: _Short
    state: EntryState
    own: bool
    moved_from: _Short | None
    last_known: _Known | None
    source: _Long
    note: _Long


class _Programme(_Strict):
    schema_: Literal["icplanner.programme"] = Field(alias="schema")
    version: Literal[1]
    name: _Short
    year: Annotated[int, Field(ge=1990, le=2100)]
    month: Annotated[int, Field(ge=1, le=12)] | None
    districts: _Listed
    entries: Annotated[list[_Entry], Field(max_length=MOST_ENTRIES)]
    releases: Annotated[list[Annotated[int, Field(ge=1)]], Field(max_length=10_000)]


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
    try:
        read = _Programme.model_validate(content)
        entries = tuple(_read_entry(entry) for entry in read.entries)
    except ValidationError as error:
        places = [f"{'.'.join(map(str, one['loc']))}: {one['msg']}" for one in error.errors()[:20]]
        raise DocumentError("; ".join(places)) from error
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
        "names": _texts(event.names),
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
        "summaries": _texts(event.summaries),
        "sources": list(event.sources),
    }


def _texts(texts: Localised) -> dict[str, str]:
    return {"cs": texts.cs, "de": texts.de, "en": texts.en}


def _read_entry(read: _Entry) -> Entry:
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


def _read_known(read: _Known) -> KnownDate:
    start, end = moment(read.start), moment(read.end)
    all_day = not (isinstance(start, datetime) or isinstance(end, datetime))
    return KnownDate(start=start, end=end, all_day=all_day, source=cleaned(read.source))


def _read_event(read: _Event) -> Event:
    return Event(
        id=cleaned(read.id),
        names=_read_texts(read.names),
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
        summaries=_read_texts(read.summaries),
        sources=tuple(map(cleaned, read.sources)),
    )


def _read_texts(read: _Texts) -> Localised:
    return Localised(cs=cleaned(read.cs), de=cleaned(read.de), en=cleaned(read.en))


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
