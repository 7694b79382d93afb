"""The same event twice, also in other spelling: by name, place and date."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from difflib import SequenceMatcher
from functools import lru_cache
from typing import Final

from icplanner.catalogue.position import straight_km
from icplanner.catalogue.search import fold
from icplanner.programme.occurrence import Occurrence

# How alike two folded names must be, on difflib's scale: "Hornická pouť Sokolov" and "Hornicka
# pout v Sokolove" reach 0.93, two different festivals of one town stay below 0.7. Judged.
LIKENESS: Final = 0.8
# Shorter words (in, na, der) and numbers of years say nothing about what an event is.
SHORTEST_WORD: Final = 4
# Czech and German words are bent at their ends: "pouť" and "pouti" are one word.
STEM: Final = 4
# Two positions of one town centre, as sources state them.
SAME_PLACE_KM: Final = 3.0
LONGEST_COMPARED: Final = 200


def duplicate_of(one: Occurrence, others: Iterable[Occurrence]) -> Occurrence | None:
    """Return the occurrence that is the same event, None where none is.

    The same id is the same event; else the days must meet, the place be the same, and one name of
    each in any language be alike or one hold all telling words of the other.
    """
    for other in others:
        if other.uid == one.uid:
            return other
        meets = one.first_day <= other.last_day and other.first_day <= one.last_day
        if meets and same_place(one, other) and same_name(one, other):
            return other
    return None


def same_place(one: Occurrence, other: Occurrence) -> bool:
    """Return whether two events are in one town, by its name or by their positions."""
    here, there = one.event, other.event
    if here.site and here.site == there.site:
        return True
    if _folded(here.municipality) == _folded(there.municipality):
        return True
    if here.position is None or there.position is None:
        return False
    return straight_km(here.position, there.position) <= SAME_PLACE_KM


def same_name(one: Occurrence, other: Occurrence) -> bool:
    """Return whether a name of the one is alike a name of the other."""
    names = [_folded(name) for name in one.event.names.texts()]
    others = [_folded(name) for name in other.event.names.texts()]
    town = frozenset(_folded(one.event.municipality).split())
    return any(_alike(a, b, town) for a in names for b in others)


def _alike(a: str, b: str, town: frozenset[str]) -> bool:
    if SequenceMatcher(None, a, b, autojunk=False).ratio() >= LIKENESS:
        return True
    telling, others = _telling(a, town), _telling(b, town)
    small, large = sorted((telling, others), key=len)
    return len(small) >= 2 and small <= large


def _telling(name: str, town: frozenset[str]) -> frozenset[str]:
    words: Sequence[str] = name.split()
    here = {word[:STEM] for word in town}
    telling = (word for word in words if len(word) >= SHORTEST_WORD and not word.isdecimal())
    return frozenset(word[:STEM] for word in telling) - here


@lru_cache(maxsize=4096)
def _folded(text: str) -> str:
    """Return a text as searches compare it; the last 4,096 texts are remembered."""
    return fold(text[:LONGEST_COMPARED])
