"""Sentences about a showcase: its state, and what is wrong with it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from icplanner.programme.showcase import Condition
from icplanner.words.words import mark

CONDITIONS: Final[Mapping[Condition, str]] = {
    Condition.GOOD: mark("good"),
    Condition.WORN: mark("worn"),
    Condition.DAMAGED: mark("to be repaired"),
    Condition.LOST: mark("lost"),
}

SHOWCASE_PROBLEMS: Final[Mapping[str, str]] = {
    "no_name": mark("A showcase needs a name."),
    "name_taken": mark("Another showcase has this name already."),
    "too_long": mark("One of the texts is too long."),
    "unknown_industry": mark("This industry is not known."),
}
