"""The switch between our own base map and OpenStreetMap's; off until a reader asks for it."""

from __future__ import annotations

from typing import Final

import streamlit as st

from icplanner.words import Words

KEY: Final = "online_tiles"


def wanted() -> bool:
    """Return whether the reader has switched the online map on."""
    return bool(st.session_state.get(KEY, False))


def switch(words: Words) -> None:
    """Place the switch; the page draws its map by `wanted`."""
    st.toggle(
        words.text("Online map (OpenStreetMap)"),
        key=KEY,
        help=words.text(
            "Draws OpenStreetMap's detailed map instead of our own. Its servers are asked for the "
            "pictures and so see your address."
        ),
    )
