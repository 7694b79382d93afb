"""Which stop stands on which page of the leaflet."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from icplanner.export.leaflet_layout import (
    DENSITIES,
    HEIGHT,
    LEAST_MAP,
    STOPS_A_PAGE,
    Measured,
    lay_out,
)


def measured(cards, fronts=(200.0, 150.0, 120.0)):
    """Return measured parts; `cards` holds a row of heights for each density, or one for all."""
    rows = cards if cards and isinstance(cards[0], tuple) else (tuple(cards),) * len(DENSITIES)
    return Measured(
        head=110.0, fronts=fronts, cards=tuple(rows), stops_head=26.0, shortened=12.0, foot=40.0
    )


HEIGHTS = st.lists(st.floats(20, 1200), max_size=40)


@given(HEIGHTS)
def test_every_stop_stands_once_and_in_order(heights):
    """Down the first column, then down the second, page by page: all stops in their order."""
    pages = lay_out(measured(heights)).pages
    assert [i for page in pages for column in page.columns for i in column] == list(
        range(len(heights))
    )


@given(HEIGHTS)
def test_no_column_is_higher_than_its_page(heights):
    """Only a stop that is higher than a page by itself may run over it."""
    room = HEIGHT - 26 - 40
    for page in lay_out(measured(heights)).pages:
        for column in page.columns:
            high = sum(heights[i] for i in column) + page.gap * max(0, len(column) - 1)
            assert high <= room or len(column) == 1


@pytest.mark.parametrize("stops", range(1, 13))
def test_twelve_stops_take_one_page_as_soon_as_any_density_allows(stops):
    """The roomiest density that needs one page is taken, the shortening one only as the last."""
    high = (HEIGHT - 26 - 40 - 12 - 2) / math.ceil(stops / 2) - 7
    for fits in range(len(DENSITIES)):
        rows = [(high if d >= fits else 1.4 * high,) * stops for d in range(len(DENSITIES))]
        found = lay_out(measured(tuple(rows)))
        assert len(found.pages) == 1
        assert found.density == fits
        assert found.shortened == DENSITIES[fits].brief


@given(st.lists(st.floats(20, 105), min_size=1, max_size=60))
def test_low_cards_never_need_more_pages_than_one_for_twelve(heights):
    """What fits six to a column is never spread over more pages."""
    assert len(lay_out(measured(heights)).pages) <= math.ceil(len(heights) / STOPS_A_PAGE)


@given(st.tuples(*[st.floats(10, 900)] * 3))
def test_the_map_fills_what_the_course_leaves(fronts):
    """The first page is never over-full while any way to set the course lets it fit."""
    found = lay_out(measured([50.0], fronts=fronts))
    assert found.map_height >= LEAST_MAP
    if min(fronts) <= HEIGHT - 110 - LEAST_MAP - 15:
        assert 110 + found.map_height + fronts[found.front] <= HEIGHT


def test_without_stops_the_sources_stand_on_the_first_page():
    """A tour of which nothing is left is a single page."""
    found = lay_out(measured([]))
    assert found.pages == ()
    assert 110 + found.map_height + 200 + 40 <= HEIGHT
