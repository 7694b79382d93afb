"""The list of sites: one row a site, in the order of the reader's language."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict
from functools import partial
from pathlib import Path
from typing import Any, Final

import streamlit as st

from icplanner.ui.explore import state
from icplanner.ui.explore.legend import SYMBOL_IMAGES
from icplanner.ui.explore.prepared import Prepared, Row
from icplanner.words import Words

KEY: Final = "explore.list"
_HERE: Final = Path(__file__).parent

_LIST: Final = st.components.v2.component(
    "icplanner.explore_list",
    js=(_HERE / "list.js").read_text("utf-8"),
    css=(_HERE / "list.css").read_text("utf-8"),
)


def site_list(ready: Prepared, rows: Sequence[Row], words: Words) -> None:
    """Place the list; a chosen row opens its card before the page runs again."""
    _LIST(key=KEY, data=payload(rows, words), on_picked_change=partial(_picked, ready))


def payload(rows: Sequence[Row], words: Words) -> dict[str, Any]:
    """Return what the list draws; every text in it is plain and shown as text."""
    used = {row.symbol for row in rows}
    return {
        "label": words.text("Sites"),
        "sites": [asdict(row) for row in rows],
        "symbols": {name: image for name, image in SYMBOL_IMAGES.items() if name in used},
        "back": state.back_from(),
    }


def _picked(ready: Prepared) -> None:
    value = st.session_state.get(KEY)
    picked = value.get("picked") if isinstance(value, Mapping) else None
    if isinstance(picked, str):
        state.pick(picked, ready.known)
