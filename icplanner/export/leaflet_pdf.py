"""The leaflet an office hands over: A4, map, timeline and stops, as tagged PDF."""

from __future__ import annotations

import io
from typing import Any, Final

import segno

from icplanner.export.clean import host
from icplanner.export.context import Context
from icplanner.export.itinerary import DaySheet, Itinerary, itinerary
from icplanner.export.map_svg import tour_map
from icplanner.export.palette import day_colour
from icplanner.export.stop_sheet import Fact, StopSheet
from icplanner.export.typesetting import pdf
from icplanner.tours import Tour

_TEMPLATE: Final = "leaflet.typ"
# Points: width of the text area of A4, its height without head and facts, least and greatest
# height of the map, and the height of a line of the timeline. Tried out on tours of 1 to 8 stops.
_WIDTH: Final = 527.0
_ROOM: Final = 632.0
_LEAST_HEIGHT: Final = 230.0
_GREATEST_HEIGHT: Final = 400.0
_ENTRY: Final = {"stop": 20.0, "leg": 16.0}
_OTHER_ENTRY: Final = 16.0
_RIDE: Final = 11.0
# Letters of an address that fit beside the code; of a longer one only the host is printed.
_MAX_LINK: Final = 34


def render(tour: Tour, context: Context) -> bytes:
    """Return the leaflet as PDF/UA-1, one or two pages for a tour of one day."""
    told = itinerary(tour, context, with_map=True)
    drawings = {"map": tour_map(tour, context, _WIDTH, _map_height(told))}
    if told.link:
        drawings["qr"] = qr_svg(told.link)
    return pdf(_TEMPLATE, _data(told, context), drawings, context.made)


def _map_height(told: Itinerary) -> float:
    """Return the height that fills the first page; days stand two in a row below the map."""
    days = [
        sum(
            _ENTRY.get(entry.kind, _OTHER_ENTRY)
            + _RIDE * (entry.kind == "leg" and bool(entry.detail))
            for entry in day.entries
        )
        for day in told.days
    ]
    rows = sum(max(days[first : first + 2]) + _OTHER_ENTRY for first in range(0, len(days), 2))
    notes = 40.0 + max(62.0, 14.0 * len(told.notes)) if len(days) > 1 else 0.0
    return min(_GREATEST_HEIGHT, max(_LEAST_HEIGHT, _ROOM - rows - notes))


def qr_svg(link: str) -> str:
    """Return the QR code of an address as an SVG drawing without a quiet zone."""
    out = io.BytesIO()
    segno.make(link, error="m", micro=False).save(out, kind="svg", border=0, dark="#23211e")
    return out.getvalue().decode("utf-8")


def _data(told: Itinerary, context: Context) -> dict[str, Any]:
    words = context.words
    return {
        "lang": context.lang,
        "title": told.title,
        "subtitle": told.subtitle,
        "draft": told.draft,
        "brand": words.text("Living Industrial Culture"),
        "region": words.text("Karlovy Vary Region"),
        "facts": [_fact(fact) for fact in told.facts],
        "days": [_day(day) for day in told.days],
        "several": len(told.days) > 1,
        "notes": list(told.notes),
        "credits": list(told.credits),
        "made": told.made,
        "link": told.link,
        "link_label": told.link if len(told.link) <= _MAX_LINK else host(told.link),
        "words": {
            "map": words.text("Map of the tour with its stops numbered in order"),
            "stops": words.text("The stops"),
            "course": words.text("Course of the day"),
            "notes": words.text("Good to know"),
            "contact": words.text("Contact"),
            "qr": words.text("QR code with the address of this tour"),
            "online": words.text("This tour online"),
            "sources": words.text("Sources and licences"),
            "draft_long": words.text("Draft: not released, may still change"),
        },
    }


def _fact(fact: Fact) -> dict[str, str]:
    return {"label": fact.label, "text": fact.text}


def _day(day: DaySheet) -> dict[str, Any]:
    return {
        "title": day.title,
        "colour": day_colour(day.number),
        "entries": [
            {
                "kind": entry.kind,
                "time": entry.time,
                "title": entry.title,
                "detail": "" if entry.kind == "stop" else entry.detail,
                "number": entry.stop,
            }
            for entry in day.entries
        ],
        "stops": [_stop(stop) for stop in day.stops],
    }


def _stop(stop: StopSheet) -> dict[str, Any]:
    return {
        "number": stop.number,
        "name": stop.name,
        "kind": stop.kind,
        "place": stop.address or stop.place,
        "span": stop.span,
        "summary": stop.summary,
        "facts": [_fact(fact) for fact in stop.facts],
        "contact": stop.contact,
        "warnings": list(stop.warnings),
    }
