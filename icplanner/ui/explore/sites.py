"""The list of sites: one row a site, in the order of the reader's language."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import Any, Final

import streamlit as st

from icplanner.ui.explore import state
from icplanner.ui.explore.opening import Said
from icplanner.ui.explore.prepared import Prepared
from icplanner.ui.explore.stock import Stock, component_stub

KEY: Final = "explore.list"

_LIST: Final = st.components.v2.component(
    "icplanner.explore_list",
    js=component_stub("list"),
    css=(Path(__file__).parent / "list.css").read_text("utf-8"),
)


def site_list(
    ready: Prepared,
    stock: Stock,
    ids: Sequence[str],
    days: Mapping[str, Said],
    ways: Mapping[str, str],
) -> None:
    """Place the list; a chosen row opens its card before the page runs again.

    Parameters
    ----------
    days, ways
        What each site says of the day and how far it is from the town asked for; empty where
        nobody asked.
    """
    data = payload(stock, ids, days, ways)
    _LIST(key=KEY, data=data, on_picked_change=partial(_picked, ready))


def payload(
    stock: Stock, ids: Sequence[str], days: Mapping[str, Said], ways: Mapping[str, str]
) -> dict[str, Any]:
    """Return what changes in the list: its rows, what they say, and the row to return to."""
    return {
        "stock": stock["version"],
        "ids": list(ids),
        "days": {site: days[site] for site in ids if site in days},
        "ways": {site: ways[site] for site in ids if site in ways},
        "back": state.back_from(),
    }


def _picked(ready: Prepared) -> None:
    value = st.session_state.get(KEY)
    picked = value.get("picked") if isinstance(value, Mapping) else None
    if isinstance(picked, str):
        state.pick(picked, ready.known)
