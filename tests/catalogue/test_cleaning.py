from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from icplanner.catalogue.cleaning import cleaned, is_clean


@given(st.text())
def test_cleaned_text_is_clean_and_can_be_encoded(text):
    """Cleaning leaves nothing unwanted, and doing it again changes nothing."""
    once = cleaned(text)
    assert is_clean(once)
    assert cleaned(once) == once
    once.encode("utf-8")


def test_ordinary_text_is_left_alone():
    """Letters of three languages, tabs, line feeds and typographic signs stay."""
    text = "Důl Jeroným – „Čistá“\n\tStraße 5 °C 😀"
    assert cleaned(text) == text
