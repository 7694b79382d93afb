"""What kept documents are called in a list of choices, where no two may look alike."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import Final

from icplanner.store import Listed
from icplanner.ui.text import plain
from icplanner.words import Words
from icplanner.words.keeping import moment_text

# Two saved within one minute are told apart by the beginning of their ids.
_ID_SIGNS: Final = 4
_LONGEST: Final = 120


def labels(documents: Iterable[Listed], words: Words) -> dict[str, str]:
    """Return a label for each document by id; equal names tell when they were saved.

    A choice is sent back by its label, so that two of one label could not both be chosen.
    """
    kept = list(documents)
    names = {one.id: plain(one.name, _LONGEST) for one in kept}
    moments = {one.id: moment_text(words, one.saved_at) for one in kept}
    saved = {uid: f"{name}, {moments[uid]}" for uid, name in names.items()}
    twice = Counter(names.values())
    still = Counter(saved.values())
    return {
        uid: name
        if twice[name] == 1
        else saved[uid]
        if still[saved[uid]] == 1
        else f"{saved[uid]} ({uid[:_ID_SIGNS]})"
        for uid, name in names.items()
    }
