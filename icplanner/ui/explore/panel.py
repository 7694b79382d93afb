"""The filter panel: facets with live counts and the chips of what is chosen."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from pathlib import Path
from typing import Any, Final

import streamlit as st

from icplanner.catalogue.filters import Near
from icplanner.catalogue.selection import Counts
from icplanner.ui.explore import state
from icplanner.ui.explore.prepared import Prepared
from icplanner.ui.explore.stock import FACETS, Stock, component_stub
from icplanner.ui.link import DISTANCES_KM, View

KEY: Final = "explore.panel"

_PANEL: Final = st.components.v2.component(
    "icplanner.explore_panel",
    js=component_stub("panel"),
    css=(Path(__file__).parent / "panel.css").read_text("utf-8"),
)


def panel(ready: Prepared, stock: Stock, view: View, counts: Counts) -> None:
    """Place the panel; what it asks for is taken over before the page runs again."""
    _PANEL(
        key=KEY,
        data=payload(ready, stock, view, counts),
        on_asked_change=partial(_asked, ready),
    )


def _asked(ready: Prepared) -> None:
    value = st.session_state.get(KEY)
    state.ask(value.get("asked") if isinstance(value, Mapping) else None, ready.known)


def payload(ready: Prepared, stock: Stock, view: View, counts: Counts) -> dict[str, Any]:
    """Return what changes in the panel; its counts follow the order of the stock's options."""
    near = view.filters.near
    reach: list[int] = []
    if near is not None:
        nears = [Near(near.hub, km) for km in DISTANCES_KM]
        found = ready.selector.count_near(view.filters, nears)
        reach = [found[distance] for distance in nears]
    return {
        "stock": stock["version"],
        "counts": [
            [counts.of(facet, option["value"]) for option in drawn["options"]]
            for facet, drawn in zip(FACETS, stock["facets"], strict=True)
        ],
        "chosen": {facet.value: sorted(values) for facet, values in view.filters.chosen.items()},
        "hub": near.hub if near else "",
        "within": str(near.distance_km) if near else "",
        "reach": reach,
        "searching": bool(view.filters.text),
        "ack": state.acknowledged(),
    }
