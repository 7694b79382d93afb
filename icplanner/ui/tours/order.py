"""The order of a day's stops: a list to drag, or to move with the arrow keys."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from pathlib import Path
from typing import Any, Final

import streamlit as st

from icplanner.tours import Tour, editing
from icplanner.ui.text import plain
from icplanner.ui.tours import hand
from icplanner.words import Words

_HERE: Final = Path(__file__).parent
_NAME_CHARS: Final = 90
# More stops no day holds; a forged number beyond is not worth an answer.
_MOST_STOPS: Final = 60

_ORDER: Final = st.components.v2.component(
    "icplanner.tour_order",
    js=(_HERE / "order.js").read_text("utf-8"),
    css=(_HERE / "order.css").read_text("utf-8"),
)


def order(tour: Tour, place: int, *, first: int, words: Words) -> None:
    """Place the list of day `place`; its stops are numbered from `first`, as on the map."""
    key = f"tours.order.{place}"
    _ORDER(
        key=key,
        data=payload(tour, place, first=first, words=words),
        on_moved_change=partial(_moved, key, place),
    )


def payload(tour: Tour, place: int, *, first: int, words: Words) -> dict[str, Any]:
    """Return what the list shows."""
    return {
        "label": words.text("Order of the stops"),
        "hint": words.text("Drag a stop to another place, or move it with the arrow keys."),
        "stops": [
            {
                "id": stop.id,
                "number": str(number),
                "clock": words.clock(stop.start_min),
                "name": plain(stop.names.pick(words.lang)[0] or stop.id, _NAME_CHARS),
            }
            for number, stop in enumerate(tour.days[place].stops, start=first)
        ],
    }


def _moved(key: str, place: int) -> None:
    """Take over a move; it comes from a browser, so anything may be in it."""
    value = st.session_state.get(key)
    moved = value.get("moved") if isinstance(value, Mapping) else None
    if not isinstance(moved, Mapping):
        return
    stop, to = moved.get("stop"), moved.get("to")
    if isinstance(stop, str) and type(to) is int and 0 <= to <= _MOST_STOPS:
        hand.edit(lambda desk, now: editing.move(desk, now, stop, place, to))
