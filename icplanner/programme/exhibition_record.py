"""The JSON of a touring exhibition, record by record."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Final, Literal

from pydantic import Field, StringConstraints

from icplanner.catalogue.limits import LAT_MAX, LAT_MIN, LON_MAX, LON_MIN, YEAR_MAX, YEAR_MIN
from icplanner.programme.exhibition import MOST_BOOKINGS, MOST_SHOWCASES
from icplanner.programme.records import Long, Short, Sources, Strict, Texts
from icplanner.programme.showcase import Condition

# Beyond it a count of visitors is a typing error: Miners' Day, the largest event, has 20,000.
MOST_VISITORS: Final = 1_000_000

_Days = Annotated[int, Field(ge=0, strict=True)]


class ShowcaseRecord(Strict):
    """A showcase; the last three came later and may be missing."""

    id: Short
    names: Texts
    industry: Short
    firm: Short
    sources: Sources
    note: Long
    contents: Long = ""
    condition: Condition | None = None
    stored: Short = ""


class VenueRecord(Strict):
    """Where showcases stand."""

    name: Short
    municipality: Short
    country: Literal["CZ", "DE"]
    position: (
        tuple[
            Annotated[float, Field(ge=LAT_MIN, le=LAT_MAX)],
            Annotated[float, Field(ge=LON_MIN, le=LON_MAX)],
        ]
        | None
    )
    site: Short | None


class CompanionRecord(Strict):
    """The event beside a booking."""

    uid: Short
    names: Texts
    day: date | None
    estimated: bool


class BookingRecord(Strict):
    """A booking; `pinned` came later and may be missing."""

    uid: Annotated[str, StringConstraints(min_length=1, max_length=100)]
    venue: VenueRecord
    first_day: date
    last_day: date | None
    first_about: bool
    last_about: bool
    showcases: Annotated[list[Short], Field(max_length=MOST_SHOWCASES)]
    transport_days: _Days | None
    setup_days: _Days | None
    vernissage: date | None
    host: Short
    companion: CompanionRecord | None
    visitors: Annotated[int, Field(ge=0, le=MOST_VISITORS, strict=True)] | None
    sources: Sources
    note: Texts
    pinned: bool = False


class ExhibitionRecord(Strict):
    """A touring exhibition."""

    schema_: Literal["icplanner.exhibition"] = Field(alias="schema")
    version: Literal[1]
    name: Short
    year: Annotated[int, Field(ge=YEAR_MIN, le=YEAR_MAX, strict=True)]
    showcases: Annotated[list[ShowcaseRecord], Field(max_length=MOST_SHOWCASES)]
    bookings: Annotated[list[BookingRecord], Field(max_length=MOST_BOOKINGS)]
