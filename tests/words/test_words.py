"""Dates as each language writes them."""

from __future__ import annotations

from datetime import date

import pytest

from icplanner.words import Words


@pytest.mark.parametrize(
    ("lang", "whole", "brief"),
    [
        ("cs", "středa 14. 7.", "st 14. 7. 2027"),
        ("de", "Mittwoch 14. 7.", "Mi. 14. 7. 2027"),
        ("en", "Wednesday 14 Jul", "Wed 14 Jul 2027"),
    ],
)
def test_a_weekday_is_written_in_the_order_of_its_language(lang, whole, brief):
    """English names the month, Czech and German number it; the year comes last where wanted."""
    words, day = Words(lang), date(2027, 7, 14)
    assert words.weekday(day) == whole
    assert words.weekday(day, short=True, year=True) == brief
