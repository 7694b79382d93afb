"""What kept programmes and plans are called in a list of choices, where no two may look alike."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from icplanner.programme.validation import PRAGUE
from icplanner.store import Listed
from icplanner.ui.text import plain
from icplanner.words import Words

# Two saved within one minute are told apart by the beginning of their ids.
_ID_SIGNS: int = 4
_LONGEST: int = 120


def labels(documents: Iterable[Listed], words: Words) -> dict[str, str]:
    """Return a label for each document by id; equal names tell when they were saved.

    A choice is sent back by its label, so that two of one label could not both be chosen.
    """
    kept = list(documents)
    names = {one.id: plain(one.name, _LONGEST) for one in kept}
    moments = {one.id: words.moment(one.saved_at.astimezone(PRAGUE)) for one in kept}
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
