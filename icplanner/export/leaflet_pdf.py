"""The leaflet an office hands over: A4, map, timeline and stops, as tagged PDF."""

from __future__ import annotations

import io
import json
from dataclasses import asdict
from typing import Any, Final

import segno

from icplanner.export.clean import beginning, host, line
from icplanner.export.context import Context
from icplanner.export.itinerary import DaySheet, Itinerary, itinerary
from icplanner.export.leaflet_layout import COLUMN, DENSITIES, WIDTH, Measured, lay_out
from icplanner.export.map_svg import tour_map
from icplanner.export.palette import day_colour
from icplanner.export.stop_sheet import Fact, StopSheet
from icplanner.export.typesetting import measured, pdf
from icplanner.tours import Tour
from icplanner.words import Words

_TEMPLATE: Final = "leaflet.typ"
# Letters of an address that fit beside the code; of a longer one only the host is printed.
_MAX_LINK: Final = 34
# Letters that are left of a text where the stops of a page are many.
_BRIEF_SUMMARY: Final = 110
_BRIEF_FACT: Final = 90
_BRIEF_PLACE: Final = 48


def render(tour: Tour, context: Context) -> bytes:
    """Return the leaflet as PDF/UA-1: two pages for a day of up to twelve stops."""
    told = itinerary(tour, context, with_map=True)
    data = _data(told, context)
    drawings = {"qr": qr_svg(told.link)} if told.link else {}
    layout = lay_out(_measured(data, drawings))
    drawings["map"] = tour_map(tour, context, WIDTH, layout.map_height)
    drawings["layout"] = json.dumps(asdict(layout))
    return pdf(_TEMPLATE, data, drawings, context.made)


def _measured(data: dict[str, Any], drawings: dict[str, str]) -> Measured:
    found = measured(_TEMPLATE, data, drawings)
    return Measured(
        head=found["head"],
        fronts=tuple(found["fronts"]),
        cards=tuple(map(tuple, found["cards"])),
        stops_head=found["stops_head"],
        shortened=found["shortened"],
        foot=found["foot"],
    )


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
        "densities": [asdict(density) for density in DENSITIES],
        "width": WIDTH,
        "column": COLUMN,
        "several": len(told.days) > 1,
        "notes": [told.checked, *told.notes],
        "credits": list(told.credits),
        "made": told.made,
        "link": told.link,
        "link_label": told.link if len(told.link) <= _MAX_LINK else host(told.link),
        "words": {
            "map": words.text("Map of the tour with its stops numbered in order"),
            "stops": words.text("The stops"),
            "shortened": _shortened(told, words),
            "course": words.text("Course of the day"),
            "notes": words.text("Good to know"),
            "contact": words.text("Contact"),
            "qr": words.text("QR code with the address of this tour"),
            "online": words.text("This tour online"),
            "sources": words.text("Sources and licences"),
            "draft_long": words.text("Draft: not released, may still change"),
        },
    }


def _shortened(told: Itinerary, words: Words) -> str:
    if told.link:
        return words.text(
            "Some texts are shortened here; in full they stand in the tour online and in its text "
            "to edit (Word)."
        )
    return words.text(
        "Some texts are shortened here; in full they stand in the tour's text to edit (Word)."
    )


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
        "span": stop.span,
        "full": {
            "place": stop.address or stop.place,
            "summary": stop.summary,
            "facts": [_fact(fact) for fact in stop.facts],
            "contact": stop.contact,
            "warnings": list(stop.warnings),
        },
        "brief": {
            "place": line(stop.address or stop.place, _BRIEF_PLACE),
            "summary": beginning(stop.summary, _BRIEF_SUMMARY),
            "facts": [
                {"label": fact.label, "text": beginning(fact.brief or fact.text, _BRIEF_FACT)}
                for fact in stop.facts
            ],
            "contact": stop.phone or stop.email or host(stop.web),
            "warnings": [beginning(warning, _BRIEF_FACT) for warning in stop.warnings],
        },
    }
