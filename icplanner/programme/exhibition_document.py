"""A touring exhibition as JSON, and back: versioned, read strictly."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any, Final

from icplanner.catalogue.cleaning import cleaned
from icplanner.programme.booking import Booking, Companion, Venue
from icplanner.programme.exhibition import Exhibition, ExhibitionRefused, with_bookings
from icplanner.programme.exhibition_record import (
    BookingRecord,
    CompanionRecord,
    ExhibitionRecord,
    ShowcaseRecord,
)
from icplanner.programme.records import DocumentError, texts, validated
from icplanner.programme.showcase import Showcase

SCHEMA: Final = "icplanner.exhibition"
VERSION: Final = 1


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
    read = validated(ExhibitionRecord, content)
    showcases = tuple(_read_showcase(one) for one in read.showcases)
    if len({one.id for one in showcases}) < len(showcases):
        raise DocumentError("the id of a showcase stands twice")
    empty = Exhibition(name=cleaned(read.name), year=read.year, showcases=showcases)
    try:
        return with_bookings(empty, tuple(_read_booking(one) for one in read.bookings))
    except ExhibitionRefused as error:
        raise DocumentError(str(error)) from error


def _showcase(showcase: Showcase) -> dict[str, Any]:
    return {
        "id": showcase.id,
        "names": texts(showcase.names),
        "industry": showcase.industry,
        "firm": showcase.firm,
        "sources": list(showcase.sources),
        "note": showcase.note,
        "contents": showcase.contents,
        "condition": showcase.condition and showcase.condition.value,
        "stored": showcase.stored,
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
            "names": texts(companion.names),
            "day": _iso(companion.day),
            "estimated": companion.estimated,
        },
        "visitors": booking.visitors,
        "sources": list(booking.sources),
        "note": texts(booking.note),
        "pinned": booking.pinned,
    }


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None


def _read_showcase(read: ShowcaseRecord) -> Showcase:
    return Showcase(
        id=cleaned(read.id),
        names=read.names.read(),
        industry=cleaned(read.industry),
        firm=cleaned(read.firm),
        sources=tuple(map(cleaned, read.sources)),
        note=cleaned(read.note),
        contents=cleaned(read.contents),
        condition=read.condition,
        stored=cleaned(read.stored),
    )


def _read_booking(read: BookingRecord) -> Booking:
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
        note=read.note.read(),
        pinned=read.pinned,
    )


def _read_companion(read: CompanionRecord) -> Companion:
    return Companion(
        uid=cleaned(read.uid),
        names=read.names.read(),
        day=read.day,
        estimated=read.estimated,
    )
