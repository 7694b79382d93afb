"""The tour as schema.org's TouristTrip (JSON-LD), for search engines and portals."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any, Final

from icplanner.catalogue.event import Event
from icplanner.catalogue.localised import LANGS, Localised
from icplanner.catalogue.site import Access, Kind, Site
from icplanner.export.clean import line, paragraph
from icplanner.export.context import Context
from icplanner.export.itinerary import DaySheet, Itinerary, itinerary
from icplanner.export.json_text import json_text
from icplanner.export.programme_ics import PRAGUE
from icplanner.export.stop_sheet import StopSheet
from icplanner.tours import Stop, StopKind, Tour, TourDay

# schema.org knows museums; everything else that is visited is an attraction.
_TYPES: Final = {Kind.MUSEUM: ["TouristAttraction", "Museum"]}


def render(tour: Tour, context: Context) -> bytes:
    """Return the tour as JSON-LD, UTF-8: a page about a TouristTrip with its attractions."""
    told = itinerary(tour, context, with_map=False)
    page: dict[str, Any] = {
        "@context": "https://schema.org",
        "@type": "WebPage",
        "name": told.title,
        "inLanguage": context.lang,
        "dateModified": context.made.isoformat(timespec="seconds"),
        "creativeWorkStatus": "Draft" if context.draft else "Published",
        "creditText": "; ".join(told.credits),
        "abstract": told.standing,
        "mainEntity": _trip(tour, told, context),
    }
    if told.link:
        page["url"] = told.link
    return json_text(page).encode("utf-8")


def _trip(tour: Tour, told: Itinerary, context: Context) -> dict[str, Any]:
    items = [
        {"@type": "ListItem", "position": said.number, "item": _item(day, stop, said, context)}
        for day, sheet in zip(tour.days, told.days, strict=True)
        for stop, said in zip(day.stops, sheet.stops, strict=True)
    ]
    trip: dict[str, Any] = {
        "@type": "TouristTrip",
        "name": told.title,
        "description": _description(told),
        "touristType": "Industrial culture",
        "itinerary": {
            "@type": "ItemList",
            "numberOfItems": len(items),
            "itemListElement": items,
        },
    }
    if tour.days:
        first, last = tour.days[0], tour.days[-1]
        trip["departureTime"] = _iso(first, first.depart_min)
        trip["arrivalTime"] = _iso(last, last.return_min)
    if len(tour.days) > 1:
        trip["subTrip"] = [
            _day(day, sheet) for day, sheet in zip(tour.days, told.days, strict=True)
        ]
    return trip


def _description(told: Itinerary) -> str:
    draft = f"[{told.draft}] " if told.draft else ""
    facts = ". ".join(f"{fact.label}: {fact.text}" for fact in told.facts)
    return f"{draft}{told.subtitle}. {facts}."


def _day(day: TourDay, sheet: DaySheet) -> dict[str, Any]:
    return {
        "@type": "TouristTrip",
        "name": sheet.title,
        "departureTime": _iso(day, day.depart_min),
        "arrivalTime": _iso(day, day.return_min),
        "itinerary": {
            "@type": "ItemList",
            "itemListElement": [
                {"@type": "ListItem", "position": stop.number, "name": stop.name}
                for stop in sheet.stops
            ],
        },
    }


def _item(day: TourDay, stop: Stop, said: StopSheet, context: Context) -> dict[str, Any]:
    if stop.kind is StopKind.EVENT:
        return _event(day, stop, said, context.catalogue.events.get(stop.id))
    site = context.catalogue.sites.get(stop.id)
    item: dict[str, Any] = {
        "@type": _TYPES.get(site.kind, ["TouristAttraction"]) if site else ["TouristAttraction"],
        "identifier": said.id,
        "name": _named(stop.names),
        **_place(stop, said),
    }
    if site:
        item |= _site(site, said)
    return item


def _event(day: TourDay, stop: Stop, said: StopSheet, event: Event | None) -> dict[str, Any]:
    found: dict[str, Any] = {
        "@type": "Event",
        "identifier": said.id,
        "name": _named(stop.names),
        "startDate": _iso(day, stop.start_min),
        "endDate": _iso(day, stop.end_min),
        "eventAttendanceMode": "https://schema.org/OfflineEventAttendanceMode",
        "location": {
            "@type": "Place",
            "name": line(event.venue_name if event and event.venue_name else said.place),
            **_place(stop, said),
        },
    }
    if event:
        found["description"] = _named(event.summaries)
        if event.organiser:
            found["organizer"] = {"@type": "Organization", "name": line(event.organiser)}
    if said.web:
        found["url"] = said.web
    return found


def _place(stop: Stop, said: StopSheet) -> dict[str, Any]:
    lat, lon = stop.position
    address: dict[str, Any] = {"@type": "PostalAddress", "addressLocality": said.place}
    if said.address:
        address["streetAddress"] = said.address
    return {
        "geo": {"@type": "GeoCoordinates", "latitude": round(lat, 6), "longitude": round(lon, 6)},
        "address": address,
    }


def _site(site: Site, said: StopSheet) -> dict[str, Any]:
    """Return what is known of a site; what is not known has no key."""
    known: dict[str, Any] = {
        "description": _named(site.summaries),
        "url": said.web,
        "telephone": said.phone,
        "availableLanguage": [line(code) for code in site.languages],
        "sameAs": list(said.sources),
    }
    if site.wheelchair in {Access.YES, Access.NO}:
        known["amenityFeature"] = {
            "@type": "LocationFeatureSpecification",
            "name": "Wheelchair accessible",
            "value": site.wheelchair is Access.YES,
        }
    found = {key: value for key, value in known.items() if value}
    if site.price_adult is not None:
        found["isAccessibleForFree"] = site.price_adult == 0
    return found


def _named(names: Localised) -> list[dict[str, str]]:
    return [
        {"@language": lang, "@value": paragraph(text)}
        for lang in LANGS
        if (text := names.in_language(lang))
    ]


def _iso(day: TourDay, minute: int) -> str:
    midnight = datetime.combine(day.date, datetime.min.time(), PRAGUE)
    return (midnight + timedelta(minutes=minute)).isoformat()
