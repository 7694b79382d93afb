"""Sorting names by the rules of each language."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from icplanner.catalogue.localised import LANGS
from icplanner.words.collation import sort_key

SORTED = {
    # ch after h; č, ř, š, ž letters of their own, other accents not
    "cs": ["áda", "Ágnes", "Alfa", "Cukr", "Čapí", "Důl 9", "Důl 10", "Hus", "Cheb", "Ivan", "Řež"],
    # umlauts as their base letter, ß as ss
    "de": ["Äpfel", "Apfelwein", "Cheb", "Hof", "Masse", "Maße", "Ofen", "Öl", "Zwickau"],
    "en": ["Cheb", "Élan", "Elbe", "Hus", "Zoo"],
}


@pytest.mark.parametrize("lang", LANGS)
def test_names_come_in_dictionary_order(lang):
    """A list turned round comes back in the order of the language's dictionaries."""
    turned = SORTED[lang][::-1]
    assert sorted(turned, key=lambda name: sort_key(name, lang)) == SORTED[lang]


@given(st.lists(st.text(max_size=12), max_size=8), st.sampled_from(LANGS))
def test_any_texts_can_be_compared(texts, lang):
    """No text, however odd, breaks the sorting; equal keys mean equal texts."""
    keys = sorted(sort_key(text, lang) for text in texts)
    assert len(set(keys)) == len(set(texts))


def test_an_endless_number_is_no_trouble():
    """A name of ten thousand digits sorts like any other."""
    assert sort_key("9" * 10_000, "cs")
