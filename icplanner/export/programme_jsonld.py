"""Events as schema.org Event (JSON-LD), for search engines and portals."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime
from typing import Any, Final

from icplanner.catalogue.localised import LANGS, Localised
from icplanner.export.clean import line, paragraph, web_address
from icplanner.export.json_text import json_text
from icplanner.export.programme_ics import PRAGUE, UID_DOMAIN
from icplanner.programme import Occurrence

_STATUS: Final = "https://schema.org/Event"
# Within one file only: drafts of two programmes are two files.
_DRAFT: Final = f"urn:{UID_DOMAIN}:draft"


def programme_jsonld(
    occurrences: Iterable[Occurrence], *, estimates: bool = False, draft_of: str = ""
) -> bytes:
    """Return the occurrences as one JSON-LD graph, UTF-8.

    Estimated dates are left out unless asked for: the vocabulary has no word for them, and a
    search engine would show a guess as a date.

    Parameters
    ----------
    draft_of
        Name of the programme where it is not released: then the graph holds the programme as a
        CreativeWork whose creativeWorkStatus is "Draft" (an Event cannot say that of itself), and
        each event is told to be its subject.
    """
    events = [_event(one) for one in occurrences if estimates or not one.estimated]
    graph = events
    if draft_of:
        graph = [_draft(draft_of), *(one | {"subjectOf": {"@id": _DRAFT}} for one in events)]
    page = {"@context": "https://schema.org", "@graph": graph}
    return json_text(page).encode("utf-8")


def _draft(name: str) -> dict[str, Any]:
    return {
        "@type": "CreativeWork",
        "@id": _DRAFT,
        "name": line(name),
        "creativeWorkStatus": "Draft",
    }


def _event(one: Occurrence) -> dict[str, Any]:
    event = one.event
    found: dict[str, Any] = {
        "@type": "Event",
        "@id": f"urn:{UID_DOMAIN}:{line(one.uid)}",
        "identifier": line(one.uid),
        "name": _told(event.names),
        "startDate": _iso(one.start),
        "endDate": _iso(one.end),
        "eventStatus": _STATUS + _status(one),
        "eventAttendanceMode": "https://schema.org/OfflineEventAttendanceMode",
        "location": _place(one),
    }
    if one.moved_from is not None:
        found["previousStartDate"] = _iso(one.moved_from)
    if event.summaries.texts():
        found["description"] = _told(event.summaries)
    if event.organiser:
        found["organizer"] = {"@type": "Organization", "name": line(event.organiser)}
    address = web_address(event.website)
    if address:
        found["url"] = address
    return found


def _status(one: Occurrence) -> str:
    if one.cancelled:
        return "Cancelled"
    return "Scheduled" if one.moved_from is None else "Rescheduled"


def _place(one: Occurrence) -> dict[str, Any]:
    event = one.event
    place: dict[str, Any] = {
        "@type": "Place",
        "name": line(event.venue_name or event.municipality),
        "address": {
            "@type": "PostalAddress",
            "addressLocality": line(event.municipality),
            "addressCountry": line(event.country),
        },
    }
    if event.position is not None:
        lat, lon = event.position
        place["geo"] = {"@type": "GeoCoordinates", "latitude": lat, "longitude": lon}
    return place


def _told(texts: Localised) -> list[dict[str, str]]:
    return [
        {"@language": lang, "@value": paragraph(text)}
        for lang in LANGS
        if (text := texts.in_language(lang))
    ]


def _iso(moment: date | datetime) -> str:
    if isinstance(moment, datetime):
        return moment.replace(tzinfo=PRAGUE).isoformat()
    return moment.isoformat()
