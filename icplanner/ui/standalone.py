"""The map as one file: a page that opens from a disk, an e-mail or a stick, without any network."""

from __future__ import annotations

import json
from html import escape
from pathlib import Path
from typing import Final

from icplanner.ui.drawing import Drawing
from icplanner.ui.encoder import encode_json, encode_text
from icplanner.ui.message import message, symbol_table
from icplanner.words import Words

# The same rule a browser's own pages follow: nothing but what stands in this file.
_POLICY: Final = (
    "default-src 'none'; script-src 'unsafe-inline'; style-src 'unsafe-inline'; img-src data:"
)

_LAYERS: Final = ("areas", "lines", "labels")
_STYLES: Final = ("vendor/leaflet-1.9.4/leaflet.css", "map/ic_map.css")
_SCRIPTS: Final = ("vendor/leaflet-1.9.4/leaflet.js", "map/ic_map.js")


def standalone_html(drawing: Drawing, words: Words, *, title: str, static: Path) -> str:
    """Return a self-contained HTML page with the map, drawn by the app's own script.

    Parameters
    ----------
    static
        The folder with the vendored Leaflet, the map script and the base map.
    """
    parts = {name: _read_json(static / f"basemap/{name}.json") for name in _LAYERS}
    config = encode_json({"basemap": parts, "symbols": symbol_table()})
    styles = "\n".join(_read(static / name) for name in _STYLES)
    scripts = "\n".join(_inline(static / name) for name in _SCRIPTS)
    return f"""<!DOCTYPE html>
<html lang="{escape(words.lang)}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="{_POLICY}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{encode_text(title)}</title>
<style>{styles}
html, body, #map {{ height: 100%; margin: 0; }}</style>
</head>
<body>
<div id="map"></div>
<script>{scripts}</script>
<script>
const map = L.map("map", {{
  center: [50.17, 12.72], zoom: 9, minZoom: 8, maxZoom: 15, zoomSnap: 0.5,
  zoomControl: false, attributionControl: false,
}});
icMap.start(map, {config});
icMap.draw(map, {encode_json(message(drawing, words))});
</script>
</body>
</html>
"""


def _read(path: Path) -> str:
    return path.read_text(encoding="utf-8")


def _read_json(path: Path) -> object:
    return json.loads(_read(path))


def _inline(path: Path) -> str:
    """Return a script that can stand in a page: no end of the element, no pointer to a map."""
    lines = (line for line in _read(path).splitlines() if not line.startswith("//# sourceMapping"))
    return "\n".join(lines).replace("</", "<\\/")
