from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from icplanner.catalogue.search import fold


@pytest.mark.parametrize(
    ("written", "typed"),
    [
        ("Důl Jeroným", "dul jeronym"),
        ("Schönbach", "schoenbach"),
        ("Schönbach", "schonbach"),
        ("Weiße Erde", "weisse erde"),
        ("GROẞ", "gross"),
        ("Königsberg", "KOENIGSBERG"),
        ("Chodov", "chodov"),  # the Czech letter "ch" is two letters to a search
        ("Porzellanikon – Selb", "porzellanikon selb"),
        ("Štola č. 1", "stola c 1"),
        ("Zatec_Hops", "zatec hops"),
        ("Łódź", "lodz"),
    ],
)
def test_spellings_fold_alike(written, typed):
    """What is written with accents is found by what people type."""
    assert fold(written) == fold(typed)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Aue", "Au"),  # the e after a diphthong is no umlaut
        ("Plauen", "Plaun"),
        ("Chodov", "Hodov"),
        ("Teplá", "Teplo"),
    ],
)
def test_different_words_stay_apart(one, other):
    """Folding does not throw different words together."""
    assert fold(one) != fold(other)


@given(st.text(max_size=60))
def test_folding_twice_changes_nothing(text):
    """Folded text is in its final form, so that indexes and queries agree."""
    assert fold(fold(text)) == fold(text)


@given(st.text(alphabet="aábcčdďeéěfghiíjklmnňoópqrřsštťuúůvwxyýzžäöüß ", max_size=40))
def test_case_and_accents_do_not_matter(text):
    """A text in capitals folds like the text itself, to plain letters and spaces."""
    assert fold(text.upper()) == fold(text)
    assert fold(text).isascii()
