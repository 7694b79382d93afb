"""Sorting names the way dictionaries of each language do."""

from __future__ import annotations

import re
import unicodedata
from typing import Final

from icplanner.catalogue.localised import Lang

_WORD_SIGNS: Final = re.compile(r"[^\w\s]|_")
_NUMBER: Final = re.compile(r"\d+|\D+")

# Letters of their own in Czech (ČSN 97 6030): they follow their base letter, and ch follows h.
# Other accents only decide between words that are otherwise equal. "{" and "~" stand after "z".
_CZECH: Final = (("ch", "h~"), ("č", "c~"), ("ř", "r~"), ("š", "s~"), ("ž", "z~"))

SortKey = tuple[tuple[tuple[int, int, str], ...], str, str]


def sort_key(text: str, lang: Lang) -> SortKey:
    """Return the key that sorts `text` among names read in `lang`.

    Czech by ČSN 97 6030 (ch after h; č, ř, š, ž letters of their own), German by DIN 5007-1
    (umlauts as their base letter, ß as ss) and English without regard to accents. Case and
    punctuation decide last, numbers sort by value.
    """
    low = unicodedata.normalize("NFC", text).casefold()
    primary = _WORD_SIGNS.sub(" ", low)
    if lang == "cs":
        for letter, place in _CZECH:
            primary = primary.replace(letter, place)
    primary = " ".join(_without_accents(primary).split())
    parts = tuple(
        (0, int(part[:18]), "") if part.isdecimal() else (1, 0, part)
        for part in _NUMBER.findall(primary)
    )
    return parts, low, text


def _without_accents(text: str) -> str:
    apart = unicodedata.normalize("NFKD", text)
    return "".join(char for char in apart if not unicodedata.combining(char))
