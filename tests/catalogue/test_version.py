"""Naming a state of the data."""

from __future__ import annotations

from icplanner.catalogue.version import data_version


def test_the_version_changes_with_any_file(tmp_path):
    """The same content has the same version; another content or name has another one."""
    (tmp_path / "sites.geojson").write_text("{}")
    first = data_version(tmp_path)
    assert data_version(tmp_path) == first
    (tmp_path / "restaurants").mkdir()
    (tmp_path / "restaurants" / "restaurants.csv").write_text("id")
    second = data_version(tmp_path)
    (tmp_path / "sites.geojson").write_text("{ }")
    third = data_version(tmp_path)
    (tmp_path / "sites.geojson").rename(tmp_path / "places.geojson")
    assert len({first, second, third, data_version(tmp_path)}) == 4
