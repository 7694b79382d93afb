"""A sketch of a tour: its route as a small picture, to tell variants apart at a glance."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Sequence
from html import escape
from math import cos, radians
from typing import Final

from icplanner.catalogue.position import LatLon
from icplanner.export.apart import apart
from icplanner.export.palette import DAY_COLOURS
from icplanner.tours import Tour

_WIDTH: Final = 240
_HEIGHT: Final = 110
_MARGIN: Final = 14
# Numbers whose middles are closer cover each other.
_GAP: Final = 15.0
# No closer than this, so that a walk through one town does not look like a journey.
_LEAST_SPAN_DEG: Final = 0.03
# More points than these no eye tells apart on so few pixels.
_MOST_POINTS: Final = 60
# Methods whose line on the map is not the way one really takes: it joins places or stations
# straight.
ESTIMATES: Final = frozenset({"straight_line", "border_estimate", "timetable"})


def sketch(tour: Tour, label: str) -> str:
    """Return the route with numbered stops as an `<img>` element; `label` says what it shows."""
    legs = [(number, leg) for number, day in enumerate(tour.days) for leg in day.legs]
    points = [point for _, leg in legs for point in leg.geometry]
    points += [stop.position for day in tour.days for stop in day.stops]
    points += [hub.position for day in tour.days for hub in (day.start_hub, day.end_hub)]
    frame = _Frame(points)
    lines = "".join(
        f'<polyline points="{frame.path(_thinned(leg.geometry))}" fill="none" '
        f'stroke="{_colour(day)}" stroke-width="2" stroke-linejoin="round"'
        f"{_dashes(leg.method)}/>"
        for day, leg in legs
    )
    dots = "".join(_dots(frame, tour))
    svg = (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {_WIDTH} {_HEIGHT}" '
        f'font-family="sans-serif" font-size="10" font-weight="700" text-anchor="middle">'
        f'<rect width="{_WIDTH}" height="{_HEIGHT}" rx="6" fill="#f4efe6"/>{lines}{dots}</svg>'
    )
    data = b64encode(svg.encode()).decode()
    return (
        f'<img src="data:image/svg+xml;base64,{data}" alt="{escape(label)}" '
        f'style="width:100%;display:block">'
    )


class _Frame:
    """Puts positions onto the picture, a degree of longitude shortened as on the ground."""

    def __init__(self, points: Sequence[LatLon]) -> None:
        lats, lons = [point[0] for point in points], [point[1] for point in points]
        middle = (min(lats) + max(lats)) / 2
        self._squeeze = cos(radians(middle))
        width = max((max(lons) - min(lons)) * self._squeeze, _LEAST_SPAN_DEG)
        height = max(max(lats) - min(lats), _LEAST_SPAN_DEG)
        room = _WIDTH - 2 * _MARGIN, _HEIGHT - 2 * _MARGIN
        self._scale = min(room[0] / width, room[1] / height)
        self._centre = middle, (min(lons) + max(lons)) / 2

    def spot(self, point: LatLon) -> tuple[float, float]:
        x = _WIDTH / 2 + (point[1] - self._centre[1]) * self._squeeze * self._scale
        y = _HEIGHT / 2 - (point[0] - self._centre[0]) * self._scale
        return round(x, 1), round(y, 1)

    def path(self, points: Sequence[LatLon]) -> str:
        return " ".join(f"{x},{y}" for x, y in map(self.spot, points))


def _dots(frame: _Frame, tour: Tour) -> list[str]:
    hubs = [frame.spot(h.position) for day in tour.days for h in (day.start_hub, day.end_hub)]
    stops = [(place, stop) for place, day in enumerate(tour.days) for stop in day.stops]
    places = [frame.spot(stop.position) for _, stop in stops]
    spots = apart(places, _GAP, (_WIDTH, _HEIGHT), taken=hubs)
    drawn = [
        f'<rect x="{x - 4:.1f}" y="{y - 4:.1f}" width="8" height="8" fill="#fff" '
        f'stroke="#26211c" stroke-width="1.6"/>'
        for x, y in dict.fromkeys(hubs)
    ]
    drawn += [
        f'<path d="M{place[0]:.1f} {place[1]:.1f}L{spot[0]:.1f} {spot[1]:.1f}" stroke="#26211c"/>'
        for place, spot in zip(places, spots, strict=True)
        if spot != place
    ]
    for number, ((day, _), (x, y)) in enumerate(zip(stops, spots, strict=True), start=1):
        drawn.append(
            f'<circle cx="{x:.1f}" cy="{y:.1f}" r="7.5" fill="{_colour(day)}" stroke="#fff"/>'
            f'<text x="{x:.1f}" y="{y + 3.6:.1f}" fill="#fff">{number}</text>'
        )
    return drawn


def _thinned(points: Sequence[LatLon]) -> Sequence[LatLon]:
    step = max(1, len(points) // _MOST_POINTS)
    return (*points[:-1:step], points[-1])


def _dashes(method: str) -> str:
    return ' stroke-dasharray="4 3"' if method in ESTIMATES else ""


def _colour(day: int) -> str:
    return DAY_COLOURS[day % len(DAY_COLOURS)]
