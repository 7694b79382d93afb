"""Travel in words."""

from __future__ import annotations

import pytest

from icplanner.catalogue.localised import LANGS
from icplanner.travel import Leg, Mode, Unreachable
from icplanner.words import Words
from icplanner.words.travel import (
    METHODS,
    MODES,
    NOTES,
    UNREACHABLE,
    changes_text,
    leg_text,
    method_text,
    mode_text,
    note_texts,
    unreachable_text,
)

LEG = Leg(
    mode=Mode.CAR, minutes=75.4, distance_km=41.26, method="road", error_min=6.6,
    geometry=((50.0, 12.0), (50.1, 12.1)), notes=tuple(NOTES),
)  # fmt: skip


@pytest.mark.parametrize("lang", LANGS)
def test_every_code_has_its_words(lang):
    """Modes, methods, notes and missing ways are told, each in another way."""
    words = Words(lang)
    assert len({mode_text(mode, words) for mode in Mode}) == len(Mode) == len(MODES)
    assert len(set(note_texts(LEG, words))) == len(NOTES)
    missing = {unreachable_text(Unreachable(Mode.CAR, code), words) for code in UNREACHABLE}
    assert len(missing) == len(UNREACHABLE)
    assert method_text(LEG, words)
    assert "road" in METHODS


def test_a_leg_is_told_in_a_line():
    """Time, band, distance and mode, as the language writes them."""
    told = [leg_text(LEG, Words(lang)).replace("\u00a0", " ") for lang in ("cs", "en")]
    assert told[0] == "1 h 15 min (± 7 min), 41,3 km autem"
    assert told[1] == "1 h 15 min (± 7 min), 41.3 km by car"


def test_ways_without_trains_have_no_changes():
    """Nobody changes on the road."""
    assert changes_text(LEG, Words("cs")) == ""
