"""The reader's wishes and answers: kept in the session, the wishes in the link as well."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, time
from typing import Any, Final

import streamlit as st

from icplanner.catalogue.catalogue import Catalogue
from icplanner.tours import Audience
from icplanner.tours.own_place import point_key, read_point
from icplanner.ui import session
from icplanner.ui.tours import link
from icplanner.ui.tours.typed_hub import meant_hub
from icplanner.ui.tours.wishes import Wishes, next_day_out, preset_values

_WISHES: Final = "tours.wishes"
_FILLED: Final = "tours.filled"
_DEFAULT: Final = "tours.default"
_WRITTEN: Final = "tours.written"
_IGNORED: Final = "tours.ignored"
_CHOSEN: Final = "tours.chosen"
_LANGUAGE: Final = "tours.language"
GO: Final = "go"
VARIANT: Final = "tour"
OPTIONAL: Final = frozenset(
    {"end", "audience", "buffer_min", "youngest_age", "budget_czk", "language"}
)
CLOCKS: Final = frozenset({"from_min", "to_min", "lunch_from_min", "lunch_to_min"})
_HUBS: Final = frozenset({"start", "end"})


def key(wish: str) -> str:
    """Return the key of the field that holds a wish.

    Fields refilled by anybody but the reader are new fields: the browser may miss a new value of
    an old one when two runs of the page follow each other closely, and would then send the wrong
    one back.
    """
    return f"tours.wish.{st.session_state[_FILLED]}.{wish}"


def field(wish: str) -> dict[str, Any]:
    """Return what every field of the form is given: its key, and what takes its value over."""
    return {"key": key(wish), "on_change": take_over, "args": (wish,)}


def value(wish: str) -> Any:
    """Return a wish as its field shows it."""
    kept = getattr(wishes(), wish)
    if wish in CLOCKS:
        return time(kept // 60, kept % 60)
    return list(kept) if isinstance(kept, tuple) else kept


def open_wishes(catalogue: Catalogue, today: date) -> bool:
    """Take over the link where the reader opened or edited one, and fill the form.

    Returns
    -------
    bool
        Whether such a link also asks for the plan at once.
    """
    usual = st.session_state.setdefault(_DEFAULT, Wishes(date=next_day_out(today)))
    told = asked()
    opened = told and told != st.session_state.get(_WRITTEN)
    if opened or _WISHES not in st.session_state:
        parsed = link.read(told, catalogue, usual)
        st.session_state[_IGNORED] = parsed.ignored
        st.session_state[_CHOSEN] = _place(told.get(VARIANT, ""))
        set_wishes(parsed.wishes)
    _find_typed(catalogue)
    lang = session.language()
    if st.session_state.setdefault(_LANGUAGE, lang) != lang:
        # A field is known in the browser by what it shows, and would send that back as its value.
        st.session_state[_LANGUAGE] = lang
        set_wishes(wishes())
    return bool(opened) and told.get(GO) == "1"


def _find_typed(catalogue: Catalogue) -> None:
    """Take a place of which only the beginning was typed for the one that is meant."""
    now = wishes()
    end = now.end if now.end is None else meant_hub(catalogue, now.end)
    found = replace(now, start=meant_hub(catalogue, now.start), end=end)
    if found != now:
        set_wishes(found)


def asked() -> dict[str, str]:
    """Return the parts of the link that say what is wished."""
    names = (*link.NAMES, GO, VARIANT)
    return {name: st.query_params[name] for name in names if name in st.query_params}


def _place(text: str) -> int:
    known = text.isascii() and text.isdecimal() and len(text) == 1 and text != "0"
    return int(text) - 1 if known else 0


def wishes() -> Wishes:
    """Return the wishes as they stand."""
    kept: Wishes = st.session_state[_WISHES]
    return kept


def default() -> Wishes:
    """Return the wishes of a reader who has said nothing yet."""
    kept: Wishes = st.session_state[_DEFAULT]
    return kept


def set_wishes(new: Wishes) -> None:
    """Replace the wishes and refill the form; before the form is placed, or in a callback."""
    st.session_state[_WISHES] = new
    st.session_state[_FILLED] = st.session_state.get(_FILLED, 0) + 1


def change(changes: Mapping[str, Any]) -> None:
    """Change wishes by name; for callbacks."""
    set_wishes(replace(wishes(), **changes))


def keep(new: Wishes) -> None:
    """Take over wishes that their fields show already."""
    st.session_state[_WISHES] = new
    st.session_state[_IGNORED] = ()


def take_over(wish: str) -> None:
    """Read one wish out of its field; an emptied field that must hold something keeps the last."""
    told = st.session_state.get(key(wish))
    if isinstance(told, time):
        told = told.hour * 60 + told.minute
    elif isinstance(told, list):
        told = tuple(told)
    if told is None and wish not in OPTIONAL:
        return
    if wish in _HUBS and isinstance(told, str):
        point = read_point(told)
        told = told if point is None else point_key(point)
    changes: dict[str, Any] = {wish: told}
    keep(replace(wishes(), **changes))
    if isinstance(told, Audience):
        change(preset_values(told))


def ignored() -> tuple[str, ...]:
    """Return the parts of the link that were ignored; told until the reader changes anything."""
    parts: tuple[str, ...] = st.session_state.get(_IGNORED, ())
    return parts


def chosen() -> int:
    """Return the place of the chosen variant, from 0."""
    place: int = st.session_state.get(_CHOSEN, 0)
    return place


def choose(place: int) -> None:
    """Choose a variant."""
    st.session_state[_CHOSEN] = place


def put_into_link(*, planned: bool) -> None:
    """Write the wishes into the address, and whether they are planned; others' parts stay."""
    parameters = link.write(wishes(), st.session_state[_DEFAULT])
    if planned:
        parameters[GO] = "1"
        if chosen():
            parameters[VARIANT] = str(chosen() + 1)
    for name in (*link.NAMES, GO, VARIANT):
        if name in parameters:
            if st.query_params.get(name) != parameters[name]:
                st.query_params[name] = parameters[name]
        elif name in st.query_params:
            del st.query_params[name]
    st.session_state[_WRITTEN] = parameters
