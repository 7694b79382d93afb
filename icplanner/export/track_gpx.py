"""The tour as GPX 1.1: stops as waypoints, the order as a route, the drawn way as tracks."""

from __future__ import annotations

from typing import Final

from gpxpy.gpx import GPX, GPXRoute, GPXRoutePoint, GPXTrack, GPXTrackPoint, GPXTrackSegment
from gpxpy.gpx import GPXWaypoint as Waypoint

from icplanner.catalogue.position import LatLon
from icplanner.export.context import Context
from icplanner.export.itinerary import DaySheet, Itinerary, hub_name, itinerary, way_text
from icplanner.export.stop_sheet import StopSheet
from icplanner.tours import Hub, Tour, TourDay

# Six digits are 0.1 m.
_DIGITS: Final = 6
_CREATOR: Final = "IC Planner"


def render(tour: Tour, context: Context) -> bytes:
    """Return the tour as a GPX 1.1 document, UTF-8.

    Waypoints carry the hours of the visit and what is known of the site in their description;
    their names begin with the stop's number, because devices sort by name.
    """
    told = itinerary(tour, context, with_map=False)
    document = GPX()
    document.creator = _CREATOR
    document.name = f"[{told.draft}] {told.title}" if told.draft else told.title
    document.description = " ".join(filter(None, (told.subtitle + ".", told.made, *told.notes)))
    document.time = context.made
    if told.credits:
        document.copyright_author = "; ".join(told.credits)
        year = str(context.made.year)
        document.copyright_year = year
    if told.link:
        document.link = told.link
    for day, sheet in zip(tour.days, told.days, strict=True):
        document.waypoints += [_waypoint(stop, sheet, context) for stop in sheet.stops]
        if sheet.stops:
            document.routes.append(_route(day, sheet, told, context))
            document.tracks.append(_track(day, sheet, context))
    return document.to_xml(version="1.1", prettyprint=True).encode("utf-8")


def _waypoint(stop: StopSheet, day: DaySheet, context: Context) -> Waypoint:
    words = context.words
    lines = [
        f"{day.title}, {stop.span} ({words.text('arrive by %(time)s', time=stop.latest)})",
        stop.summary,
        *(f"{fact.label}: {fact.text}" for fact in stop.facts),
        f"{words.text('Contact')}: {stop.contact}" if stop.contact else "",
        *stop.warnings,
    ]
    lat, lon = _rounded(stop.position)
    point = Waypoint(lat, lon, name=f"{stop.number:02} {stop.name}", type=stop.kind or None)
    point.description = "\n".join(filter(None, lines))
    point.comment = stop.span
    point.symbol = "Museum"
    if stop.web:
        point.link = stop.web  # type: ignore[assignment] # as above
    return point


def _route(day: TourDay, sheet: DaySheet, told: Itinerary, context: Context) -> GPXRoute:
    route = GPXRoute(name=f"{told.title}, {sheet.title}", number=sheet.number + 1)
    route.points.append(_hub(day.start_hub, context))
    for stop in sheet.stops:
        lat, lon = _rounded(stop.position)
        route.points.append(
            GPXRoutePoint(lat, lon, name=f"{stop.number:02} {stop.name}", comment=stop.span)
        )
    route.points.append(_hub(day.end_hub, context))
    return route


def _hub(hub: Hub, context: Context) -> GPXRoutePoint:
    lat, lon = _rounded(hub.position)
    return GPXRoutePoint(lat, lon, name=hub_name(hub, context.words))


def _track(day: TourDay, sheet: DaySheet, context: Context) -> GPXTrack:
    ways = "; ".join(f"{way_text(leg, context.words)}" for leg in day.legs)
    track = GPXTrack(name=sheet.title, description=ways, number=sheet.number + 1)
    for leg in day.legs:
        points = [GPXTrackPoint(*_rounded(point)) for point in leg.geometry]
        if points:
            track.segments.append(GPXTrackSegment(points))
    return track


def _rounded(point: LatLon) -> LatLon:
    return round(point[0], _DIGITS), round(point[1], _DIGITS)
