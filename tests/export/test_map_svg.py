"""The printed map."""

from __future__ import annotations

from dataclasses import replace

from lxml import etree
from small_tours import small_context, small_tour

from icplanner.export.base_map import base_map, mercator
from icplanner.export.map_svg import tour_map

SVG = "{http://www.w3.org/2000/svg}"


def drawn(tour, width=500.0, height=250.0):
    """Return the drawing as a tree."""
    return etree.fromstring(tour_map(tour, small_context("en"), width, height))


def texts(tree):
    """Return all texts with their places."""
    return [(t.text, float(t.get("x")), float(t.get("y"))) for t in tree.iter(f"{SVG}text")]


def test_every_stop_has_its_number_on_the_paper_and_none_hides_another():
    """Numbers are unique, inside the sheet, and apart."""
    tour = small_tour()
    day = tour.days[0]
    crowd = tuple(replace(day.stops[0], id=f"s{n}") for n in range(12))
    tree = drawn(replace(tour, days=(replace(day, stops=crowd, legs=()),)))
    numbers = [(x, y) for text, x, y in texts(tree) if text.isdecimal()]
    assert len(numbers) == 12
    assert all(0 < x < 500 and 0 < y < 250 for x, y in numbers)
    distances = [
        ((a - c) ** 2 + (b - d) ** 2) ** 0.5
        for n, (a, b) in enumerate(numbers)
        for c, d in numbers[n + 1 :]
    ]
    assert min(distances) > 14


def test_the_region_is_named():
    """The map says where one is, and how far a kilometre is."""
    shown = {text for text, _, _ in texts(drawn(small_tour()))}
    assert "Jáchymov" in shown
    assert any(text.endswith("km") for text in shown)


def test_a_tour_of_one_point_has_a_map():
    """Start, stop and end at one place still leave a readable window."""
    tour = small_tour()
    day = tour.days[1]
    here = replace(day.stops[0], position=day.start_hub.position)
    assert len(texts(drawn(replace(tour, days=(replace(day, stops=(here,), legs=()),))))) > 3


def test_the_base_map_is_read_once_and_north_is_up():
    """The layers stay in memory, and a point further north has a greater y."""
    folder = small_context().static / "basemap"
    assert base_map(folder) is base_map(folder)
    assert mercator((50.3, 12.9))[1] > mercator((50.2, 12.9))[1]
