"""The legend: the symbols of the map with their words."""

from __future__ import annotations

from base64 import b64encode
from html import escape
from typing import Final

import streamlit as st

from icplanner.ui.symbols import OTHER, SYMBOLS, symbol_svg
from icplanner.words import Words, vocabulary
from icplanner.words.vocabulary import term

# Group, or group and " hollow", to its drawing; our own, so it may be set as HTML.
SYMBOL_IMAGES: Final[dict[str, str]] = {
    **{group: symbol_svg(group, size_px=20) for group in SYMBOLS},
    **{f"{group} hollow": symbol_svg(group, size_px=20, hollow=True) for group in SYMBOLS},
}

_SIZE_PX: Final = 18
_STYLE: Final = (
    "<style>.ic-legend{display:flex;flex-wrap:wrap;gap:.2rem .9rem;font-size:.84rem;"
    "list-style:none;padding:0!important;margin:.1rem 0 0}"
    ".ic-legend li{display:flex;align-items:center;gap:.3rem;margin:0;padding:0}</style>"
)


def legend(words: Words) -> None:
    """Place the legend; it holds our own words only, none of the data's."""
    items = [
        (
            _image(symbol_svg(group, size_px=_SIZE_PX)),
            term(vocabulary.INDUSTRY_GROUPS, group, words),
        )
        for group in SYMBOLS
    ]
    outline = _image(symbol_svg(OTHER, size_px=_SIZE_PX, hollow=True))
    items.append((outline, words.text("outline only: uncertain or closed")))
    rows = "".join(f"<li>{image}<span>{escape(text)}</span></li>" for image, text in items)
    label = escape(words.text("Legend"))
    st.html(f'{_STYLE}<ul class="ic-legend" aria-label="{label}">{rows}</ul>')


def _image(svg: str) -> str:
    """Return a drawing as an image element: Streamlit takes bare SVG out of HTML."""
    data = b64encode(svg.encode()).decode()
    return f'<img src="data:image/svg+xml;base64,{data}" alt="">'
