"""The GPX file, checked by its schema and read back by another reader."""

from __future__ import annotations

from pathlib import Path

import gpxpy
import pytest
from lxml import etree
from small_tours import small_context, small_tour

from icplanner.catalogue.localised import LANGS
from icplanner.export import render

# The schema as published at https://www.topografix.com/GPX/1/1/gpx.xsd.
SCHEMA = etree.XMLSchema(etree.parse(Path(__file__).parent / "gpx.xsd"))


@pytest.mark.parametrize("lang", LANGS)
def test_the_file_is_valid_gpx(lang):
    """The published schema accepts the file."""
    SCHEMA.assertValid(etree.fromstring(render("gpx", small_tour(), small_context(lang))))


def test_stops_are_waypoints_in_order_with_their_hours():
    """Names begin with the number, descriptions tell the visit and the opening hours."""
    found = gpxpy.parse(render("gpx", small_tour(), small_context("en")).decode())
    assert [point.name[:2] for point in found.waypoints] == ["01", "02", "03"]
    first = found.waypoints[0]
    assert (first.latitude, first.longitude) == (50.35, 12.90)
    assert "9:20–10:20" in first.description
    assert "Tuesday–Sunday 9:00–17:00" in first.description


def test_the_route_leads_from_the_hub_and_back_and_the_track_follows_the_way():
    """Each day is one route through its stops and one track with a segment for each leg."""
    found = gpxpy.parse(render("gpx", small_tour(), small_context("en")).decode())
    assert [len(route.points) for route in found.routes] == [4, 3]
    assert found.routes[0].points[0].name == found.routes[0].points[-1].name == "Karlovy Vary"
    assert [len(track.segments) for track in found.tracks] == [3, 2]
