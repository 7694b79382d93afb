"""The tour as GPX 1.1: stops as waypoints, the order as a route, the drawn way as tracks."""

from __future__ import annotations

from datetime import UTC
from typing import Final

from lxml import etree

from icplanner.catalogue.position import LatLon
from icplanner.export.context import Context
from icplanner.export.itinerary import DaySheet, Itinerary, hub_name, itinerary, way_text
from icplanner.export.stop_sheet import StopSheet
from icplanner.tours import Hub, Tour, TourDay

NAMESPACE: Final = "http://www.topografix.com/GPX/1/1"
_SCHEMA: Final = f"{NAMESPACE} {NAMESPACE}/gpx.xsd"
_INSTANCE: Final = "http://www.w3.org/2001/XMLSchema-instance"
# Six digits are 0.1 m.
_DIGITS: Final = 6


def render(tour: Tour, context: Context) -> bytes:
    """Return the tour as a GPX 1.1 document, UTF-8.

    Waypoints carry the hours of the visit and what is known of the site in their description;
    their names begin with the stop's number, because devices sort by name. Written element by
    element, because gpxpy 1.6 leaves attributes unescaped.
    """
    told = itinerary(tour, context, with_map=False)
    root = etree.Element(
        f"{{{NAMESPACE}}}gpx",
        nsmap={None: NAMESPACE, "xsi": _INSTANCE},
        attrib={
            "version": "1.1",
            "creator": "IC Planner",
            f"{{{_INSTANCE}}}schemaLocation": _SCHEMA,
        },
    )
    _metadata(root, told, context)
    for sheet in told.days:
        for stop in sheet.stops:
            _waypoint(root, stop, sheet, context)
    days = [pair for pair in zip(tour.days, told.days, strict=True) if pair[1].stops]
    for day, sheet in days:
        _route(root, day, sheet, told, context)
    for day, sheet in days:
        _track(root, day, sheet, context)
    written: bytes = etree.tostring(root, encoding="UTF-8", xml_declaration=True, pretty_print=True)
    return written


def _child(parent: etree._Element, name: str, text: str = "", **attributes: str) -> etree._Element:
    element = etree.SubElement(parent, f"{{{NAMESPACE}}}{name}", attrib=attributes)
    if text:
        element.text = text
    return element


def _link(parent: etree._Element, address: str) -> None:
    if address:
        _child(parent, "link", href=address)


def _metadata(root: etree._Element, told: Itinerary, context: Context) -> None:
    about = _child(root, "metadata")
    _child(about, "name", f"[{told.draft}] {told.title}" if told.draft else told.title)
    _child(about, "desc", " ".join(filter(None, (f"{told.subtitle}.", told.standing, *told.notes))))
    if told.credits:
        owner = _child(about, "copyright", author="; ".join(told.credits))
        _child(owner, "year", str(context.made.year))
    _link(about, told.link)
    _child(about, "time", f"{context.made.astimezone(UTC):%Y-%m-%dT%H:%M:%SZ}")


def _point(parent: etree._Element, name: str, position: LatLon) -> etree._Element:
    lat, lon = (f"{part:.{_DIGITS}f}" for part in position)
    return _child(parent, name, lat=lat, lon=lon)


def _waypoint(root: etree._Element, stop: StopSheet, day: DaySheet, context: Context) -> None:
    words = context.words
    latest = words.text("arrive by %(time)s", time=stop.latest)
    contact = words.text("Contact")
    lines = [
        f"{day.title}, {stop.span} ({latest})",
        stop.summary,
        *(f"{fact.label}: {fact.text}" for fact in stop.facts),
        f"{contact}: {stop.contact}" if stop.contact else "",
        *stop.warnings,
    ]
    point = _point(root, "wpt", stop.position)
    _child(point, "name", f"{stop.number:02} {stop.name}")
    _child(point, "cmt", stop.span)
    _child(point, "desc", "\n".join(filter(None, lines)))
    _link(point, stop.web)
    _child(point, "sym", "Museum")
    if stop.kind:
        _child(point, "type", stop.kind)


def _route(
    root: etree._Element, day: TourDay, sheet: DaySheet, told: Itinerary, context: Context
) -> None:
    route = _child(root, "rte")
    _child(route, "name", f"{told.title}, {sheet.title}")
    _child(route, "number", str(sheet.number + 1))
    _hub(route, day.start_hub, context)
    for stop in sheet.stops:
        point = _point(route, "rtept", stop.position)
        _child(point, "name", f"{stop.number:02} {stop.name}")
        _child(point, "cmt", stop.span)
    _hub(route, day.end_hub, context)


def _hub(route: etree._Element, hub: Hub, context: Context) -> None:
    _child(_point(route, "rtept", hub.position), "name", hub_name(hub, context.words))


def _track(root: etree._Element, day: TourDay, sheet: DaySheet, context: Context) -> None:
    track = _child(root, "trk")
    _child(track, "name", sheet.title)
    _child(track, "desc", "; ".join(way_text(leg, context.words) for leg in day.legs))
    _child(track, "number", str(sheet.number + 1))
    for leg in day.legs:
        if leg.geometry:
            segment = _child(track, "trkseg")
            for position in leg.geometry:
                _point(segment, "trkpt", position)
