"""The filter panel: facets with live counts and the chips of what is chosen."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from pathlib import Path
from typing import Any, Final

import streamlit as st

from icplanner.ui.explore import state
from icplanner.ui.explore.answer import Answer
from icplanner.ui.explore.prepared import Prepared
from icplanner.ui.explore.stock import FACETS, Stock, component_stub
from icplanner.ui.link import write
from icplanner.ui.view import View

KEY: Final = "explore.panel"
# What the panel asks for beside the facets, by its name in the link.
FIELDS: Final = ("near", "min", "mode", "on", "at", "verdict")

_PANEL: Final = st.components.v2.component(
    "icplanner.explore_panel",
    js=component_stub("panel"),
    css=(Path(__file__).parent / "panel.css").read_text("utf-8"),
)


def panel(ready: Prepared, stock: Stock, view: View, answer: Answer) -> None:
    """Place the panel; what it asks for is taken over before the page runs again."""
    _PANEL(
        key=KEY,
        data=payload(stock, view, answer),
        on_asked_change=partial(_asked, ready),
    )


def _asked(ready: Prepared) -> None:
    value = st.session_state.get(KEY)
    state.ask(value.get("asked") if isinstance(value, Mapping) else None, ready.known)


def payload(stock: Stock, view: View, answer: Answer) -> dict[str, Any]:
    """Return what changes in the panel; its counts follow the order of the stock's options."""
    asked = write(view)
    return {
        "stock": stock["version"],
        "counts": [
            [answer.counts.of(facet, option["value"]) for option in drawn["options"]]
            for facet, drawn in zip(FACETS, stock["facets"], strict=True)
        ],
        "chosen": {facet.value: sorted(values) for facet, values in view.filters.chosen.items()},
        "asked": {name: asked[name] for name in FIELDS if name in asked},
        "by_verdict": list(answer.by_verdict),
        "by_minutes": list(answer.by_minutes),
        "searching": bool(view.filters.text),
        "ack": state.acknowledged(),
        "held": state.held_back(view),
    }
