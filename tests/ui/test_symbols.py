"""The symbols are one for each group and tell themselves apart without colour."""

from __future__ import annotations

from itertools import pairwise
from xml.etree import ElementTree as ET

import pytest

from icplanner.catalogue.industry import IndustryGroup
from icplanner.export.palette import DAY_COLOURS
from icplanner.ui.symbols import SYMBOLS, symbol_svg


def luminance(colour):
    """Return the relative luminance of WCAG 2."""
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def test_every_industry_group_has_its_symbol():
    """No group is left without, and no symbol stands for nothing."""
    assert set(SYMBOLS) == {group.value for group in IndustryGroup}


def test_no_two_groups_share_a_colour_or_a_shape():
    """Colour and shape each tell all groups apart."""
    assert len({symbol.colour for symbol in SYMBOLS.values()}) == len(SYMBOLS)
    assert len({symbol.path for symbol in SYMBOLS.values()}) == len(SYMBOLS)


@pytest.mark.parametrize("hollow", [False, True])
@pytest.mark.parametrize("group", [*SYMBOLS, "a group nobody knows"])
def test_a_symbol_is_an_image_that_can_be_read(group, hollow):
    """Every drawing is well-formed, unknown groups included, and hidden from screen readers."""
    image = ET.fromstring(symbol_svg(group, hollow=hollow))  # noqa: S314 - our own drawing
    assert image.get("aria-hidden") == "true"
    assert len(image) == (2 if hollow else 1)


@pytest.mark.parametrize("colour", DAY_COLOURS)
def test_white_digits_can_be_read_on_every_day_colour(colour):
    """Contrast of a stop's number is at least 4.5 to 1 (WCAG 2, AA)."""
    assert 1.05 / (luminance(colour) + 0.05) >= 4.5


def test_days_in_a_row_differ():
    """Two days after each other never look alike."""
    assert all(one != two for one, two in pairwise(DAY_COLOURS))
