"""The GeoJSON file, read back by GeoPandas."""

from __future__ import annotations

import json

import geopandas as gpd
from small_tours import small_context, small_tour

from icplanner.export import render


def frame(lang="en"):
    """Return the features as a table with geometries."""
    document = json.loads(render("geojson", small_tour(), small_context(lang)))
    return gpd.GeoDataFrame.from_features(document["features"], crs=4326)


def test_stops_and_legs_are_features():
    """Stops are points at their places, legs lines with mode and method."""
    found = frame()
    stops = found[found.role == "stop"]
    assert list(stops.number) == [1, 2, 3]
    assert (stops.geometry.iloc[0].y, stops.geometry.iloc[0].x) == (50.35, 12.9)
    legs = found[found.role == "leg"]
    assert len(legs) == 5
    assert set(legs.geom_type) == {"LineString"}
    assert set(legs["mode"]) == {"car"}
    assert set(legs.method) == {"road"}


def test_an_unknown_price_is_null_and_free_is_zero():
    """Unknown never becomes a number."""
    document = json.loads(render("geojson", small_tour(), small_context("en")))
    prices = [
        f["properties"]["price_czk"]
        for f in document["features"]
        if f["properties"]["role"] == "stop"
    ]
    assert prices == [120, None, 0]
