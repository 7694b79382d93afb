"""Writing sites in the one canonical form: what is written can be read, and differs little."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any

from icplanner.catalogue.site import Site
from icplanner.catalogue.site_row import properties


def sites_geojson(sites: Iterable[Site]) -> str:
    """Return sites as the text of `data/sites.geojson`, sorted by id.

    One property stands on a line and one source on a line, so that a change of one fact is one
    line in a comparison. Reading the text gives equal sites, but for their guided starts, which
    stand in a file of their own.
    """
    features = (_feature(site) for site in sorted(sites, key=lambda site: site.id))
    return '{"type": "FeatureCollection",\n"features": [\n' + ",\n".join(features) + "\n]}\n"


def _feature(site: Site) -> str:
    geometry = None
    if site.position is not None:
        lat, lon = site.position
        geometry = {"type": "Point", "coordinates": [lon, lat]}
    lines = [_property(name, value) for name, value in properties(site).items()]
    return (
        f'{{"type": "Feature",\n "geometry": {_json(geometry)},\n "properties": {{\n'
        + ",\n".join(lines)
        + "\n }}"
    )


def _property(name: str, value: Any) -> str:
    if name == "sources" and value:
        rows = ",\n".join(f"   {_json(source)}" for source in value)
        return f'  "{name}": [\n{rows}\n  ]'
    return f'  "{name}": {_json(value)}'


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, allow_nan=False)
