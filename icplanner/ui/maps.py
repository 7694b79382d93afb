"""The map: folium and streamlit-folium, used the quick and safe way.

The base map is the same for everybody and holds no data, so the browser keeps it, with its view,
whatever the filters say; what changes travels as one layer of encoded JSON that
`static/map/ic_map.js` draws by differences. Nothing is fetched from another host unless a reader
switches the online tiles on.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Mapping
from functools import cache
from pathlib import Path
from typing import Any, Final

# With the plugins: streamlit-folium loads them, and is itself loaded only by the first page.
import folium.plugins
import streamlit as st
from branca.element import MacroElement
from folium.template import Template

from icplanner.catalogue.position import LatLon
from icplanner.ui.drawing import Drawing
from icplanner.ui.encoder import encode_json
from icplanner.ui.message import message, symbol_table, token
from icplanner.words import Words

STATIC: Final = Path(__file__).resolve().parents[2] / "static"
LEAFLET: Final = "vendor/leaflet-1.9.4"
# From the component's frame (component/<name>/index.html) to the app's static files; relative, so
# that it holds below a base path as well.
STATIC_FROM_FRAME: Final = "../../app/static"
# Our own files, whose content names their version, because Streamlit lets browsers keep them.
OWN_FILES: Final = (
    "map/ic_map.js",
    "map/ic_map.css",
    "basemap/areas.json",
    "basemap/lines.json",
    "basemap/labels.json",
)

# The region with its three spa towns, south-west and north-east corner.
REGION: Final[tuple[LatLon, LatLon]] = ((49.93, 12.1), (50.46, 13.28))
# What the base map covers, and the zooms at which its accuracy (1:500,000) still makes sense.
COVERED: Final[tuple[LatLon, LatLon]] = ((49.3, 11.2), (51.05, 14.45))
MIN_ZOOM: Final = 8
MAX_ZOOM: Final = 15

_CLICK: Final = "last_object_clicked_tooltip"
_POINT: Final = re.compile(r"@(-?[0-9]{1,2}\.[0-9]{5}),(-?[0-9]{1,3}\.[0-9]{5})")


class _Script(MacroElement):
    """One call of the map script; its arguments are encoded JSON."""

    _template = Template(
        "{% macro script(this, kwargs) %}\n"
        "icMap.{{ this.call }}({{ this.target.get_name() }}, {{ this.argument }});\n"
        "{% endmacro %}"
    )

    def __init__(self, call: str, target: folium.Map, argument: Mapping[str, Any]) -> None:
        super().__init__()  # type: ignore[no-untyped-call] # branca leaves it untyped
        self._name = "Script"
        self.call = call
        # Asked for its name only when rendered: streamlit-folium renames it before.
        self.target = target
        self.argument = encode_json(argument)


def show_map(
    drawing: Drawing,
    *,
    key: str,
    words: Words,
    height_px: int = 560,
    online_tiles: bool = False,
    on_click: Callable[[str], None] | None = None,
) -> str | None:
    """Place the map and return the id of the marker clicked just now, else None.

    Parameters
    ----------
    key
        Names this map on its page; a map keeps its view as long as its key is shown.
    online_tiles
        Draw OpenStreetMap's tiles instead of the own base map (asks another host).
    on_click
        Called with the id before the page runs again, so that the page above the map already
        knows it; on a drawing to pick from, with a point clicked beside the markers as
        "50.23100, 12.87100".
    """
    # Streamlit takes a component only from a page being made, not from the start of the server.
    from streamlit_folium import st_folium  # noqa: PLC0415 - declares its component

    base = _base_map()
    layer = folium.FeatureGroup(name="data")
    layer.add_child(_Script("draw", base, message(drawing, words, online_tiles=online_tiles)))
    ids = {token(marker.id): marker.id for marker in drawing.markers}

    def told() -> None:
        clicked = _clicked(st.session_state.get(key), ids, pick=drawing.pick)
        if clicked is not None and on_click is not None:
            on_click(clicked[1])

    answer = st_folium(
        base,
        key=key,
        height=height_px,
        use_container_width=True,
        returned_objects=[_CLICK],
        feature_group_to_add=layer,
        on_change=told,
    )
    clicked = _clicked(answer, ids, pick=drawing.pick)
    seen_key = f"{key}.seen"
    fresh = clicked is not None and clicked[0] != st.session_state.get(seen_key)
    st.session_state[seen_key] = clicked[0] if clicked else None
    return clicked[1] if clicked and fresh else None


def bounds_of(positions: list[LatLon], margin_deg: float = 0.02) -> tuple[LatLon, LatLon] | None:
    """Return the corners around all positions with a margin; None where there are none."""
    if not positions:
        return None
    lats, lons = zip(*positions, strict=True)
    return (
        (min(lats) - margin_deg, min(lons) - margin_deg),
        (max(lats) + margin_deg, max(lons) + margin_deg),
    )


def _base_map() -> folium.Map:
    """Return the map everybody gets; anew each time, because folium's objects hold one reader's."""
    version = _version()
    base = folium.Map(
        location=(50.17, 12.72),
        zoom_start=9,
        tiles=None,
        zoom_control=False,
        attributionControl=False,
        minZoom=MIN_ZOOM,
        maxZoom=MAX_ZOOM,
        zoomSnap=0.5,
        maxBounds=[list(corner) for corner in COVERED],
        maxBoundsViscosity=0.7,
    )
    # On the object, not on the class: other folium maps of the process stay what they are.
    base.default_js = [
        ("leaflet", f"{STATIC_FROM_FRAME}/{LEAFLET}/leaflet.js"),
        ("ic_map", f"{STATIC_FROM_FRAME}/map/ic_map.js?v={version}"),
    ]
    base.default_css = [
        ("leaflet_css", f"{STATIC_FROM_FRAME}/{LEAFLET}/leaflet.css"),
        ("ic_map_css", f"{STATIC_FROM_FRAME}/map/ic_map.css?v={version}"),
    ]
    config = {
        "basemap": f"{STATIC_FROM_FRAME}/basemap/?v={version}",
        "symbols": symbol_table(),
    }
    base.add_child(_Script("start", base, config))
    return base


@cache
def _version() -> str:
    """Return what changes with any of our own files; read once a process, like the code itself."""
    digest = hashlib.sha256()
    for name in OWN_FILES:
        digest.update((STATIC / name).read_bytes())
    return digest.hexdigest()[:12]


def _clicked(
    answer: object, ids: Mapping[str, str], *, pick: bool = False
) -> tuple[str, str] | None:
    """Return the moment and the id or point a click reported; None for none or a forged one."""
    value = answer.get(_CLICK) if isinstance(answer, Mapping) else None
    if not isinstance(value, str):
        return None
    moment, _, token = value.partition(" ")
    point = _POINT.fullmatch(token) if pick else None
    if point:
        return moment, f"{point[1]}, {point[2]}"
    return (moment, ids[token]) if token in ids else None
