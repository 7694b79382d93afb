"""The message: a drawing as the map script reads it, every text encoded."""

from __future__ import annotations

import hashlib
import re
from dataclasses import asdict
from typing import Any, Final

from icplanner.catalogue.position import LatLon
from icplanner.export.palette import DAY_COLOURS
from icplanner.ui.drawing import Drawing, Hub, Marker, RouteLine
from icplanner.ui.encoder import encode_text
from icplanner.ui.symbols import OTHER, SYMBOLS
from icplanner.words import Words

# Six digits after the point are 0.1 m: more would only make the layer heavier.
_DECIMALS: Final = 6
_PLAIN_ID: Final = re.compile(r"[A-Za-z0-9_-]{1,80}")
# The longest of our own sentences on the map, the credits, has some 200 characters.
_SENTENCE_LIMIT: Final = 600

# What the licences of the base map and the sites ask to be named wherever it is shown.
CREDIT: Final = (
    "ArcČR 500 © ARCDATA PRAHA, ZÚ, ČSÚ, 2016 · Data200, 2021 © ČÚZK, upraveno · "
    "© ČÚZK (RÚIAN), 2024 · GeoNames (CC BY 4.0) · Natural Earth · DataZápad"
)
ONLINE_CREDIT: Final = "© OpenStreetMap contributors, ODbL 1.0"


def symbol_table() -> dict[str, dict[str, str]]:
    """Return colour and shape of every group."""
    return {name: asdict(symbol) for name, symbol in SYMBOLS.items()}


def message(drawing: Drawing, words: Words, *, online_tiles: bool = False) -> dict[str, Any]:
    """Return what `icMap.draw` takes; ids travel as `token` gives them."""
    markers = [_marker(marker) for marker in drawing.markers]
    texts = _texts(words, online_tiles=online_tiles)
    picking = {"pick": True} if drawing.pick else {}
    return {
        **picking,
        "markers": [*markers, *(_hub(hub) for hub in drawing.hubs)],
        "routes": [_route(route) for route in drawing.routes],
        "selected": token(drawing.selected) if drawing.selected is not None else None,
        "fit": [_point(corner) for corner in drawing.bounds] if drawing.bounds else None,
        "tiles": online_tiles,
        "words": {name: encode_text(text, _SENTENCE_LIMIT) for name, text in texts},
    }


def _marker(marker: Marker) -> dict[str, Any]:
    lat, lon = _point(marker.position)
    drawn: dict[str, Any] = {
        "id": token(marker.id),
        "name": encode_text(marker.name),
        "lat": lat,
        "lon": lon,
        "group": marker.group if marker.group in SYMBOLS else OTHER,
    }
    if marker.hollow:
        drawn["hollow"] = True
    if marker.number is not None:
        drawn |= {"number": marker.number, "colour": _day_colour(marker.day)}
    return drawn


def _hub(hub: Hub) -> dict[str, Any]:
    lat, lon = _point(hub.position)
    name = encode_text(hub.name)
    return {"id": f"hub-{token(hub.id)}", "name": name, "lat": lat, "lon": lon, "hub": True}


def _route(route: RouteLine) -> dict[str, Any]:
    points = [_point(point) for point in route.points]
    return {"points": points, "colour": _day_colour(route.day), "dashed": route.estimate}


def _day_colour(day: int) -> str:
    return DAY_COLOURS[day % len(DAY_COLOURS)]


def _point(position: LatLon) -> list[float]:
    return [round(part, _DECIMALS) for part in position]


def token(site_id: str) -> str:
    """Return an id as the browser gets it: as it is, or a digest where it could mean something."""
    if _PLAIN_ID.fullmatch(site_id):
        return site_id
    return "x" + hashlib.sha256(site_id.encode("utf-8", "replace")).hexdigest()[:24]


def _texts(words: Words, *, online_tiles: bool) -> list[tuple[str, str]]:
    own_short = words.text("© ArcČR, ČÚZK, GeoNames and others")
    return [
        ("map", words.text("Map")),
        ("zoom_in", words.text("Zoom in")),
        ("zoom_out", words.text("Zoom out")),
        ("two_fingers", words.text("Move the map with two fingers")),
        ("credit_short", "© OpenStreetMap" if online_tiles else own_short),
        ("credit", ONLINE_CREDIT if online_tiles else CREDIT),
    ]
