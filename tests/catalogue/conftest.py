"""Small worlds of data files to break on purpose."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from icplanner.catalogue.catalogue import Catalogue
from icplanner.catalogue.reading import read_catalogue

_NEEDED = (
    "sites.geojson",
    "sites.schema.json",
    "events.csv",
    "guided_starts.csv",
    "places.csv",
    "landmarks.csv",
    "credits.csv",
    "strategy.yaml",
    "stations",
    "restaurants",
    "boundaries",
    "gazetteer",
    "licences",
)

Change = Callable[[dict[str, Any]], None]


@pytest.fixture(scope="session")
def shipped(data_dir) -> Catalogue:
    """Return the catalogue the product ships."""
    return read_catalogue(data_dir)


@pytest.fixture
def data_copy(data_dir, tmp_path) -> Path:
    """Return a copy of the catalogue's files that a test may break."""
    copy = tmp_path / "data"
    copy.mkdir()
    for name in _NEEDED:
        if (data_dir / name).is_dir():
            shutil.copytree(data_dir / name, copy / name)
        else:
            shutil.copy(data_dir / name, copy / name)
    return copy


@pytest.fixture
def change_site(data_copy) -> Callable[[Change], Path]:
    """Return a function that changes the first feature of the copy's sites."""

    def change(edit: Change) -> Path:
        path = data_copy / "sites.geojson"
        collection = json.loads(path.read_text("utf-8"))
        edit(collection["features"][0])
        path.write_text(json.dumps(collection), "utf-8")
        return data_copy

    return change
