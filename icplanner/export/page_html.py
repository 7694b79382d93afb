"""The tour as one HTML file with the interactive map; it opens offline, from a disk or a stick."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import Any, Final

from icplanner.catalogue.position import LatLon
from icplanner.export import markup
from icplanner.export.clean import host
from icplanner.export.context import Context
from icplanner.export.itinerary import DaySheet, Entry, Itinerary, hub_name, itinerary
from icplanner.export.markup import shown
from icplanner.export.palette import day_colour
from icplanner.export.stop_sheet import Fact, StopSheet
from icplanner.export.typesetting import TEMPLATES
from icplanner.tours import Tour

_LEAFLET: Final = "vendor/leaflet-1.9.4"
# What the base map covers, south-west and north-east corner; the same as on the app's map.
_COVERED: Final[tuple[LatLon, LatLon]] = ((49.3, 11.2), (51.05, 14.45))
_MARGIN_DEG: Final = 0.02
# Only numbered stops are drawn, but the script asks for one shape to fall back on.
_SYMBOLS: Final = {"other": {"colour": "#777777", "path": "M5 5 H19 V19 H5 Z"}}
_DAYS: Final = 7


def render(tour: Tour, context: Context) -> bytes:
    """Return the page, UTF-8: styles, scripts, base map and data are all inside."""
    told = itinerary(tour, context, with_map=True)
    words = context.words
    brand = words.text("Living Industrial Culture")
    draft = words.text("Draft: not released, may still change")
    body = [
        f'<header><div class="band"><p class="brand">{shown(brand)}</p>',
        f"<h1>{shown(told.title)}</h1><p>{shown(told.subtitle)}</p>",
        f'<p class="draft">{shown(draft)}</p>' if told.draft else "",
        f"</div>{_facts(told)}</header>",
        '<main><div id="map"></div><div class="course">',
        *(_day(day, context) for day in told.days),
        _notes(told, context),
        "</div></main>",
        _foot(told, context),
        markup.json_element("tour", _data(tour, told, context)),
    ]
    static = _files(context.static)
    return markup.page(
        lang=context.lang,
        title=f"{told.title} · {told.subtitle}",
        styles=static["styles"],
        body="".join(body),
        scripts=static["scripts"],
    )


@cache
def _files(static: Path) -> dict[str, Any]:
    """Return the browser's files and the base map, read once for the life of the process.

    Keyed by the folder: the files change with the code only.
    """

    def read(path: Path) -> str:
        return path.read_text(encoding="utf-8")

    base = {
        name: json.loads(read(static / "basemap" / f"{name}.json"))
        for name in ("areas", "lines", "labels")
    }
    return {
        "styles": [
            read(static / _LEAFLET / "leaflet.css"),
            read(static / "map" / "ic_map.css"),
            read(TEMPLATES / "page.css"),
        ],
        "scripts": [
            read(static / _LEAFLET / "leaflet.js"),
            read(static / "map" / "ic_map.js"),
            read(TEMPLATES / "page.js"),
        ],
        "basemap": base,
    }


def _facts(told: Itinerary) -> str:
    rows = "".join(
        f"<div><dt>{shown(fact.label)}</dt><dd>{shown(fact.text)}</dd></div>" for fact in told.facts
    )
    return f'<dl class="facts">{rows}</dl>'


def _day(day: DaySheet, context: Context) -> str:
    stops = {stop.number: stop for stop in day.stops}
    rows = [
        _stop(stops[entry.stop], context) if entry.stop in stops else _line(entry)
        for entry in day.entries
    ]
    nothing = context.words.text("Nothing is planned for this day.")
    course = f'<ol class="day">{"".join(rows)}</ol>' if rows else f"<p>{shown(nothing)}</p>"
    return f"<h2>{shown(day.title)}</h2>{course}"


def _line(entry: Entry) -> str:
    kind = "way" if entry.kind == "leg" else "point"
    time = "" if entry.kind == "leg" else f'<span class="time">{shown(entry.time)}</span>'
    detail = f" · {shown(entry.detail)}" if entry.detail else ""
    return f'<li class="{kind}">{time}{shown(entry.title)}{detail}</li>'


def _stop(stop: StopSheet, context: Context) -> str:
    words = context.words
    facts = list(stop.facts)
    if stop.phone or stop.email:
        said = " · ".join(filter(None, (stop.phone, stop.email)))
        facts.append(Fact(words.text("Contact"), said))
    where = " · ".join(filter(None, (stop.span, stop.kind, stop.address or stop.place)))
    web = f"<p>{markup.link(stop.web, host(stop.web))}</p>" if stop.web else ""
    unsure = "".join(f'<p class="unsure">{shown(warning)}</p>' for warning in stop.warnings)
    number = f'<span class="number day{stop.day % _DAYS}">{stop.number}</span>'
    return (
        f'<li><article class="stop" data-id="{_token(stop)}">'
        f'<h3><button type="button">{number}{shown(stop.name)}</button></h3>'
        f'<p class="point">{shown(where)}</p>'
        f"{f'<p>{shown(stop.summary)}</p>' if stop.summary else ''}"
        f"{markup.definitions(facts)}{web}{unsure}</article></li>"
    )


def _notes(told: Itinerary, context: Context) -> str:
    if not told.notes:
        return ""
    rows = "".join(f"<li>{shown(note)}</li>" for note in told.notes)
    return f"<h2>{shown(context.words.text('Good to know'))}</h2><ul>{rows}</ul>"


def _foot(told: Itinerary, context: Context) -> str:
    words = context.words
    online = ""
    if told.link:
        online = f"<p>{shown(words.text('This tour online'))}: {markup.link(told.link)}</p>"
    credit = " · ".join(told.credits)
    title = words.text("Sources and licences")
    return (
        f"<footer>{online}<p>{shown(told.standing)}</p>"
        f"<p><strong>{shown(title)}</strong>: {shown(credit)}</p></footer>"
    )


def _token(stop: StopSheet) -> str:
    return f"stop-{stop.number}"


def _data(tour: Tour, told: Itinerary, context: Context) -> dict[str, Any]:
    positions = [stop.position for stop in told.stops]
    hubs = {hub.id: hub for day in tour.days for hub in (day.start_hub, day.end_hub)}
    positions += [hub.position for hub in hubs.values()]
    lats, lons = zip(*positions, strict=True) if positions else ((50.17,), (12.72,))
    markers: list[dict[str, Any]] = [
        {
            "id": _token(stop),
            "name": shown(stop.name),
            "lat": stop.position[0],
            "lon": stop.position[1],
            "group": "other",
            "number": stop.number,
            "colour": day_colour(stop.day),
        }
        for stop in told.stops
    ]
    markers += [
        {
            "id": f"hub-{index}",
            "name": shown(hub_name(hub, context.words)),
            "lat": hub.position[0],
            "lon": hub.position[1],
            "hub": True,
        }
        for index, hub in enumerate(hubs.values())
    ]
    return {
        "covered": _COVERED,
        "centre": ((min(lats) + max(lats)) / 2, (min(lons) + max(lons)) / 2),
        "symbols": _SYMBOLS,
        "basemap": _files(context.static)["basemap"],
        "drawing": {
            "markers": markers,
            "routes": _routes(tour),
            "selected": None,
            "fit": (
                (min(lats) - _MARGIN_DEG, min(lons) - _MARGIN_DEG),
                (max(lats) + _MARGIN_DEG, max(lons) + _MARGIN_DEG),
            ),
            "tiles": False,
            "words": _map_words(told, context),
        },
    }


def _routes(tour: Tour) -> list[dict[str, Any]]:
    return [
        {"points": leg.geometry, "colour": day_colour(day), "dashed": "estimate" in leg.notes}
        for day, found in enumerate(tour.days)
        for leg in found.legs
        if len(leg.geometry) > 1
    ]


def _map_words(told: Itinerary, context: Context) -> dict[str, str]:
    words = context.words
    return {
        "map": shown(words.text("Map")),
        "zoom_in": shown(words.text("Zoom in")),
        "zoom_out": shown(words.text("Zoom out")),
        "two_fingers": shown(words.text("Move the map with two fingers")),
        "credit_short": shown(words.text("© ArcČR, ČÚZK, GeoNames and others")),
        "credit": shown(" · ".join(told.credits)),
    }
