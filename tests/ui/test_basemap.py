"""The base map's files are those the data give, and small."""

from __future__ import annotations

import gzip
import hashlib
import json

import pytest

FILES = ("areas.json", "lines.json", "labels.json")


@pytest.fixture(scope="module")
def manifest(root):
    """Return what the base map says it was built from."""
    return json.loads((root / "static/basemap/manifest.json").read_text(encoding="utf-8"))


def sha256(path):
    """Return the hash of a file."""
    return hashlib.sha256(path.read_bytes()).hexdigest()


def test_the_base_map_is_built_from_the_layers_as_they_are(root, manifest):
    """A changed layer or recipe asks for `python scripts/build_basemap.py`."""
    now = {name: sha256(root / name) for name in manifest["inputs"]}
    assert now == manifest["inputs"]


def test_nobody_edited_a_built_file(root, manifest):
    """The files are what the recipe wrote."""
    assert manifest["files"] == {name: sha256(root / "static/basemap" / name) for name in FILES}


def test_the_first_load_is_small(root):
    """All base map files together stay under 400 kB gzipped."""
    total = sum(len(gzip.compress((root / "static/basemap" / name).read_bytes())) for name in FILES)
    assert total < 400_000


def test_every_point_lies_in_the_box(root):
    """Decoded coordinates stay inside what the map says it covers."""
    areas = json.loads((root / "static/basemap/areas.json").read_text(encoding="utf-8"))
    west, south, east, north = areas["box"]
    for polygons in areas["layers"].values():
        for ring in (ring for rings in polygons for ring in rings):
            lon = lat = 0
            for step in range(0, len(ring), 2):
                lon, lat = lon + ring[step], lat + ring[step + 1]
                assert west <= lon / areas["scale"] <= east
                assert south <= lat / areas["scale"] <= north


def test_the_spa_towns_come_first_and_names_are_local(root):
    """The triangle is written at every zoom, and Plzeň by its own name."""
    towns = json.loads((root / "static/basemap/labels.json").read_text(encoding="utf-8"))["towns"]
    names = [town[0] for town in towns]
    assert set(names[:3]) == {"Karlovy Vary", "Mariánské Lázně", "Františkovy Lázně"}
    assert "Plzeň" in names
    assert "Pilsen" not in names
