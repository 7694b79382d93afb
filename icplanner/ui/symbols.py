"""The symbols of the industry groups: one colour and one shape each, on map, legend and list.

A shape says the same as its colour, so that a reader who tells few colours apart, or a grey
projector, loses nothing. The colours are the "muted" scheme, made for colour-blind readers, of
Paul Tol, Colour Schemes, SRON technical note EPS/TN/09-002 (2021); the two groups its nine colours
do not reach have a dark brown and a grey, which differ from them in lightness. Every shape has a
dark outline, because the light colours alone would drown in the paper.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True, slots=True)
class Symbol:
    """A filled shape: a colour (#rrggbb) and an SVG path in a box of 24 by 24."""

    colour: str
    path: str


# The group every unknown one is drawn as.
OTHER: Final = "other"

SYMBOLS: Final[Mapping[str, Symbol]] = {
    # a spoil heap
    "mining": Symbol("#882255", "M12 2.5 L22.5 21 L1.5 21 Z"),
    # a plate
    "porcelain_ceramics": Symbol("#332288", "M12 2 A10 10 0 1 1 12 22 A10 10 0 1 1 12 2 Z"),
    # a cut stone
    "glass": Symbol("#88ccee", "M12 1 L21 12 L12 23 L3 12 Z"),
    # a star
    "music": Symbol(
        "#aa4499",
        "M12 1.2 L15.2 8.6 L23.2 9.3 L17.1 14.6 L19 22.4 L12 18.2 L5 22.4 L6.9 14.6 L0.8 9.3 "
        "L8.8 8.6 Z",
    ),
    # a piece of cloth
    "textile_lace": Symbol("#cc6677", "M3.5 3.5 H20.5 V20.5 H3.5 Z"),
    # a glass of beer
    "beer_spirits": Symbol("#ddcc77", "M2.5 2.5 H21.5 L17.5 21.5 H6.5 Z"),
    # a drop
    "mineral_water_spa": Symbol(
        "#44aa99",
        "M12 0.8 C16 7 20 10.8 20 15.2 A8 8 0 0 1 4 15.2 C4 10.8 8 7 12 0.8 Z",
    ),
    # a signpost
    "transport": Symbol("#663311", "M1.5 5 H14.5 L22.8 12 L14.5 19 H1.5 Z"),
    # benzene
    "energy_chemistry": Symbol("#117733", "M12 1 L21.5 6.5 V17.5 L12 23 L2.5 17.5 V6.5 Z"),
    # crossed tools
    "crafts": Symbol(
        "#999933",
        "M8.5 2 H15.5 V8.5 H22 V15.5 H15.5 V22 H8.5 V15.5 H2 V8.5 H8.5 Z",
    ),
    # a plain bar
    OTHER: Symbol("#777777", "M5 7.5 H19 A4.5 4.5 0 0 1 19 16.5 H5 A4.5 4.5 0 0 1 5 7.5 Z"),
}


def symbol_svg(group: str, *, size_px: int = 16, hollow: bool = False) -> str:
    """Return the symbol of a group as an SVG image for a legend or a list.

    `hollow` is how uncertain and closed sites are drawn. The image says nothing to a screen
    reader: the words stand beside it.
    """
    symbol = SYMBOLS.get(group, SYMBOLS[OTHER])
    shape = f'<path d="{symbol.path}"'
    body = (
        f'{shape} fill="#fff" stroke="#2b2b2b" stroke-width="5"/>'
        f'{shape} fill="#fff" stroke="{symbol.colour}" stroke-width="2.6"/>'
        if hollow
        else f'{shape} fill="{symbol.colour}" stroke="#2b2b2b" stroke-width="2.2"/>'
    )
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="-3 -3 30 30" width="{size_px}" '
        f'height="{size_px}" stroke-linejoin="round" aria-hidden="true">{body}</svg>'
    )
