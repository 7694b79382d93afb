"""A touring exhibition as JSON, and back: versioned, read strictly."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Annotated, Any, Final, Literal

from pydantic import BaseModel, ConfigDict, Field, StringConstraints, ValidationError

from icplanner.catalogue.cleaning import cleaned
from icplanner.catalogue.limits import LAT_MAX, LAT_MIN, LON_MAX, LON_MIN, YEAR_MAX, YEAR_MIN
from icplanner.catalogue.localised import Localised
from icplanner.programme.booking import Booking, Companion, Venue
from icplanner.programme.document import DocumentError
from icplanner.programme.exhibition import (
    MOST_BOOKINGS,
    MOST_SHOWCASES,
    Exhibition,
    ExhibitionRefused,
    with_bookings,
)
from icplanner.programme.showcase import Showcase

SCHEMA: Final = "icplanner.exhibition"
VERSION: Final = 1

# Beyond it a count of visitors is a typing error: Miners' Day, the largest event, has 20,000.
MOST_VISITORS: Final = 1_000_000

_Short = Annotated[str, StringConstraints(max_length=300)]
_Long = Annotated[str, StringConstraints(max_length=8_000)]
_Sources = Annotated[list[_Long], Field(max_length=100)]
_Days = Annotated[int, Field(ge=0, strict=True)]


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid")


class _Texts(_Strict):
    cs: _Long = ""
    de: _Long = ""
    en: _Long = ""


class _Showcase(_Strict):
    id: _Short
    names: _Texts
    industry: _Short
    firm: _Short
    sources: _Sources
    note: _Long


class _Venue(_Strict):
    name: _Short
    municipality: _Short
    country: Literal["CZ", "DE"]
    position: (
        tuple[
            Annotated[float, Field(ge=LAT_MIN, le=LAT_MAX)],
            Annotated[float, Field(ge=LON_MIN, le=LON_MAX)],
        ]
        | None
    )
    site: _Short | None


class _Companion(_Strict):
    uid: _Short
    names: _Texts
    day: date | None
    estimated: bool


class _Booking(_Strict):
    uid: Annotated[str, StringConstraints(min_length=1, max_length=100)]
    venue: _Venue
    first_day: date
    last_day: date | None
    first_about: bool
    last_about: bool
    showcases: Annotated[list[_Short], Field(max_length=MOST_SHOWCASES)]
    transport_days: _Days | None
    setup_days: _Days | None
    vernissage: date | None
    host: _Short
    companion: _Companion | None
    visitors: Annotated[int, Field(ge=0, le=MOST_VISITORS, strict=True)] | None
    sources: _Sources
    note: _Texts


class _Exhibition(_Strict):
    schema_: Literal["icplanner.exhibition"] = Field(alias="schema")
    version: Literal[1]
    name: _Short
    year: Annotated[int, Field(ge=YEAR_MIN, le=YEAR_MAX, strict=True)]
    showcases: Annotated[list[_Showcase], Field(max_length=MOST_SHOWCASES)]
    bookings: Annotated[list[_Booking], Field(max_length=MOST_BOOKINGS)]


def to_document(exhibition: Exhibition) -> dict[str, Any]:
    """Return the exhibition as JSON of schema `SCHEMA`, version `VERSION`."""
    return {
        "schema": SCHEMA,
        "version": VERSION,
        "name": exhibition.name,
        "year": exhibition.year,
        "showcases": [_showcase(one) for one in exhibition.showcases],
        "bookings": [_booking(one) for one in exhibition.bookings],
    }


def from_document(content: Mapping[str, Any]) -> Exhibition:
    """Return the exhibition of a document.

    Raises
    ------
    DocumentError
        When a part is missing, unknown, of the wrong type or out of range, an id stands twice, or
        a showcase would stand at two places on one day.
    """
    try:
        read = _Exhibition.model_validate(content)
    except ValidationError as error:
        places = [f"{'.'.join(map(str, one['loc']))}: {one['msg']}" for one in error.errors()[:20]]
        raise DocumentError("; ".join(places)) from error
    showcases = tuple(_read_showcase(one) for one in read.showcases)
    if len({one.id for one in showcases}) < len(showcases):
        raise DocumentError("the id of a showcase stands twice")
    empty = Exhibition(name=cleaned(read.name), year=read.year, showcases=showcases)
    try:
        return with_bookings(empty, tuple(_read_booking(one) for one in read.bookings))
    except ExhibitionRefused as error:
        raise DocumentError(str(error)) from error


def _texts(texts: Localised) -> dict[str, str]:
    return {"cs": texts.cs, "de": texts.de, "en": texts.en}


def _showcase(showcase: Showcase) -> dict[str, Any]:
    return {
        "id": showcase.id,
        "names": _texts(showcase.names),
        "industry": showcase.industry,
        "firm": showcase.firm,
        "sources": list(showcase.sources),
        "note": showcase.note,
    }


def _booking(booking: Booking) -> dict[str, Any]:
    venue, companion = booking.venue, booking.companion
    return {
        "uid": booking.uid,
        "venue": {
            "name": venue.name,
            "municipality": venue.municipality,
            "country": venue.country,
            "position": list(venue.position) if venue.position else None,
            "site": venue.site,
        },
        "first_day": booking.first_day.isoformat(),
        "last_day": _iso(booking.last_day),
        "first_about": booking.first_about,
        "last_about": booking.last_about,
        "showcases": list(booking.showcases),
        "transport_days": booking.transport_days,
        "setup_days": booking.setup_days,
        "vernissage": _iso(booking.vernissage),
        "host": booking.host,
        "companion": companion
        and {
            "uid": companion.uid,
            "names": _texts(companion.names),
            "day": _iso(companion.day),
            "estimated": companion.estimated,
        },
        "visitors": booking.visitors,
        "sources": list(booking.sources),
        "note": _texts(booking.note),
    }


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None


def _read_texts(read: _Texts) -> Localised:
    return Localised(cs=cleaned(read.cs), de=cleaned(read.de), en=cleaned(read.en))


def _read_showcase(read: _Showcase) -> Showcase:
    return Showcase(
        id=cleaned(read.id),
        names=_read_texts(read.names),
        industry=cleaned(read.industry),
        firm=cleaned(read.firm),
        sources=tuple(map(cleaned, read.sources)),
        note=cleaned(read.note),
    )


def _read_booking(read: _Booking) -> Booking:
    venue, companion = read.venue, read.companion
    return Booking(
        uid=cleaned(read.uid),
        venue=Venue(
            name=cleaned(venue.name),
            municipality=cleaned(venue.municipality),
            country=venue.country,
            position=venue.position,
            site=venue.site,
        ),
        first_day=read.first_day,
        last_day=read.last_day,
        first_about=read.first_about,
        last_about=read.last_about,
        showcases=tuple(map(cleaned, read.showcases)),
        transport_days=read.transport_days,
        setup_days=read.setup_days,
        vernissage=read.vernissage,
        host=cleaned(read.host),
        companion=_read_companion(companion) if companion else None,
        visitors=read.visitors,
        sources=tuple(map(cleaned, read.sources)),
        note=_read_texts(read.note),
    )


def _read_companion(read: _Companion) -> Companion:
    return Companion(
        uid=cleaned(read.uid),
        names=_read_texts(read.names),
        day=read.day,
        estimated=read.estimated,
    )
