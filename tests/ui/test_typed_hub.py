"""Typing the beginning of a place's name."""

from __future__ import annotations

import pytest

from icplanner.catalogue.reading import read_catalogue
from icplanner.ui.tours.typed_hub import meant_hub


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("Mariánsk", "marianske-lazne"),
        ("marian", "marianske-lazne"),
        ("Marienb", "marianske-lazne"),
        ("marianske-lazne", "marianske-lazne"),
        ("Mariánské Lázně", "Mariánské Lázně"),
        ("50.2310, 12.8710", "50.2310, 12.8710"),
        ("Chodo", "Chodo"),
        ("Ma", "Ma"),
        ("", ""),
        ("Qwertz", "Qwertz"),
    ],
)
def test_a_beginning_that_means_one_place_is_taken_for_it(data_dir, typed, meant):
    """The town goes before its station; names, points, and what may mean two places stay."""
    assert meant_hub(read_catalogue(data_dir), typed) == meant
