"""The colours of the industry groups in print, the same as on the screen's map."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

# `ui/symbols.py` tells where they come from; a test keeps the two alike.
GROUP_COLOURS: Final[Mapping[str, str]] = {
    "mining": "#882255",
    "porcelain_ceramics": "#332288",
    "glass": "#88ccee",
    "music": "#aa4499",
    "textile_lace": "#cc6677",
    "beer_spirits": "#ddcc77",
    "mineral_water_spa": "#44aa99",
    "transport": "#663311",
    "energy_chemistry": "#117733",
    "crafts": "#999933",
    "other": "#777777",
}
