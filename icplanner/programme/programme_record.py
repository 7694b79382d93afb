"""The JSON of a programme, record by record."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from icplanner.catalogue.event import EventStatus
from icplanner.programme.entry import EntryState
from icplanner.programme.programme import MOST_ENTRIES
from icplanner.programme.records import Listed, Long, Short, Sources, Strict, Texts


class KnownRecord(Strict):
    """The last known edition."""

    start: Short
    end: Short
    source: Long


class EventRecord(Strict):
    """The event of an entry."""

    id: Short
    names: Texts
    kind: Short
    industries: Listed
    venue: Short
    municipality: Short
    country: Short
    status: EventStatus
    position: tuple[float, float] | None
    site: Short | None
    rrule: Short | None
    recurrence: Long
    organiser: Short
    website: Long | None
    price: Short | None
    audience: Listed
    summaries: Texts
    sources: Sources


class EntryRecord(Strict):
    """An entry; moments are ISO texts, local."""

    uid: Short
    event: EventRecord
    start: Short
    end: Short
    state: EntryState
    own: bool
    moved_from: Short | None
    last_known: KnownRecord | None
    source: Long
    note: Long


class ProgrammeRecord(Strict):
    """A programme."""

    schema_: Literal["icplanner.programme"] = Field(alias="schema")
    version: Literal[1]
    name: Short
    year: Annotated[int, Field(ge=1990, le=2100)]
    month: Annotated[int, Field(ge=1, le=12)] | None
    districts: Listed
    entries: Annotated[list[EntryRecord], Field(max_length=MOST_ENTRIES)]
    releases: Annotated[list[Annotated[int, Field(ge=1)]], Field(max_length=10_000)]
