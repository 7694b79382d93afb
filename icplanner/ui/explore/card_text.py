"""Pieces of text that every part of the card uses."""

from __future__ import annotations

from typing import Final

from icplanner.catalogue.localised import Lang
from icplanner.ui.text import escaped, host_of, link, web_address
from icplanner.words import Words, mark

_WRITTEN_IN: Final[dict[Lang, str]] = {
    "cs": mark("in Czech"),
    "de": mark("in German"),
    "en": mark("in English"),
}


def flag(lang: Lang, words: Words) -> str:
    """Return a small mark for a text that is not in the reader's language."""
    if lang == words.lang:
        return ""
    return f" :gray-badge[{escaped(words.text(_WRITTEN_IN[lang]))}]"


def source(text: str) -> str:
    """Return a source as a link where it is one, else as text."""
    address, _, rest = text.partition(" ")
    if web_address(address) is None:
        return escaped(text, 400)
    tail = f" {escaped(rest, 300)}" if rest else ""
    return f"{link(address if len(address) < 60 else f'{host_of(address)}/…', address)}{tail}"
