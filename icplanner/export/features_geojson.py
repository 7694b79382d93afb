"""The tour as GeoJSON (RFC 7946): stops as points, ways as lines with their methods."""

from __future__ import annotations

from typing import Any, Final

from icplanner.catalogue.localised import LANGS, Localised
from icplanner.catalogue.position import LatLon
from icplanner.export.clean import line
from icplanner.export.context import Context
from icplanner.export.itinerary import itinerary
from icplanner.export.json_text import json_text
from icplanner.export.stop_sheet import StopSheet
from icplanner.tours import Hub, LunchStop, Stop, Tour, TourDay, TourLeg
from icplanner.tours.document_fields import clock

SCHEMA: Final = "icplanner.tour.geojson/1"
# Six digits are 0.1 m.
_DIGITS: Final = 6


def render(tour: Tour, context: Context) -> bytes:
    """Return the tour as a FeatureCollection, UTF-8; keys are listed in `docs/exports.md`."""
    told = itinerary(tour, context, with_map=False)
    features: list[dict[str, Any]] = []
    for day, sheet in zip(tour.days, told.days, strict=True):
        features.append(_hub(day, day.start_hub, "start", sheet.number))
        for index, leg in enumerate(day.legs):
            features += _leg(day, leg, index, sheet.number)
        features += [
            _stop(day, stop, said, context)
            for stop, said in zip(day.stops, sheet.stops, strict=True)
        ]
        if day.lunch and day.lunch.position:
            features.append(_lunch(day, day.lunch, day.lunch.position, sheet.number))
        features.append(_hub(day, day.end_hub, "end", sheet.number))
    document = {
        "type": "FeatureCollection",
        "schema": SCHEMA,
        "title": told.title,
        "lang": context.lang,
        "draft": context.draft,
        "made": context.made.isoformat(timespec="seconds"),
        "note": told.standing,
        "link": told.link or None,
        "credits": list(told.credits),
        "features": features,
    }
    return json_text(document).encode("utf-8")


def _feature(geometry: dict[str, Any] | None, **properties: Any) -> dict[str, Any]:
    return {"type": "Feature", "geometry": geometry, "properties": properties}


def _point(position: LatLon) -> dict[str, Any]:
    return {"type": "Point", "coordinates": _lon_lat(position)}


def _lon_lat(position: LatLon) -> list[float]:
    return [round(position[1], _DIGITS), round(position[0], _DIGITS)]


def _names(names: Localised) -> dict[str, str]:
    return {f"name_{lang}": line(names.in_language(lang)) for lang in LANGS}


def _hub(day: TourDay, hub: Hub, role: str, number: int) -> dict[str, Any]:
    time = day.depart_min if role == "start" else day.return_min
    return _feature(
        _point(hub.position),
        role=role,
        day=number + 1,
        date=day.date.isoformat(),
        id=line(hub.id),
        time=clock(time),
        **_names(hub.names),
    )


def _stop(day: TourDay, stop: Stop, said: StopSheet, context: Context) -> dict[str, Any]:
    site = context.catalogue.sites.get(stop.id)
    return _feature(
        _point(stop.position),
        role="stop",
        number=said.number,
        day=said.day + 1,
        date=day.date.isoformat(),
        id=said.id,
        kind=stop.kind.value,
        name=said.name,
        municipality=said.place,
        arrive=clock(stop.arrive_min),
        start=clock(stop.start_min),
        end=clock(stop.end_min),
        latest_arrival=clock(stop.latest_arrival_min),
        guided=stop.guided,
        price_czk=stop.price_czk,
        opening_hours=line(site.opening_hours) if site and site.opening_hours else None,
        opening_year=site.opening_year if site else None,
        summary=said.summary,
        website=said.web or None,
        phone=said.phone or None,
        warnings=list(said.warnings),
        **_names(stop.names),
    )


def _leg(day: TourDay, leg: TourLeg, index: int, number: int) -> list[dict[str, Any]]:
    if len(leg.geometry) < 2:
        return []
    line_string = {"type": "LineString", "coordinates": [_lon_lat(p) for p in leg.geometry]}
    return [
        _feature(
            line_string,
            role="leg",
            day=number + 1,
            date=day.date.isoformat(),
            index=index + 1,
            from_id=line(leg.from_id),
            to_id=line(leg.to_id),
            mode=leg.mode.value,
            method=line(leg.method),
            minutes=leg.minutes,
            buffer_min=leg.buffer_min,
            error_min=round(leg.error_min, 1),
            km=round(leg.distance_km, 2),
            depart=clock(leg.depart_min),
            rides=[line(ride.line) for ride in leg.rides],
            notes=[line(note) for note in leg.notes],
        )
    ]


def _lunch(day: TourDay, lunch: LunchStop, position: LatLon, number: int) -> dict[str, Any]:
    return _feature(
        _point(position),
        role="lunch",
        day=number + 1,
        date=day.date.isoformat(),
        name=line(lunch.name),
        start=clock(lunch.start_min),
        end=clock(lunch.end_min),
    )
