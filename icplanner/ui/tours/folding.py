"""A folded part of the page that costs nothing until somebody unfolds it."""

from __future__ import annotations

from collections.abc import Callable

import streamlit as st


def folded(label: str, key: str, icon: str, body: Callable[[], None]) -> None:
    """Place a folded part; `body` fills it, and runs only while it is unfolded."""
    box = st.expander(label, key=f"tours.fold.{key}", icon=icon, on_change="rerun")
    if box.open:
        with box:
            body()
