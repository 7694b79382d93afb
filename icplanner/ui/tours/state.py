"""The reader's wishes and answers: kept in the session, the wishes in the link as well."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields, replace
from datetime import date, time
from typing import Any, Final

import streamlit as st

from icplanner.catalogue.catalogue import Catalogue
from icplanner.tours import Audience
from icplanner.ui.tours import link
from icplanner.ui.tours.wishes import Wishes, next_day_out, preset_values

_WISHES: Final = "tours.wishes"
_DEFAULT: Final = "tours.default"
_WRITTEN: Final = "tours.written"
_IGNORED: Final = "tours.ignored"
_CHOSEN: Final = "tours.chosen"
GO: Final = "go"
VARIANT: Final = "tour"
FIELDS: Final = tuple(field.name for field in fields(Wishes))
CLOCKS: Final = frozenset({"from_min", "to_min", "lunch_from_min", "lunch_to_min"})


def key(wish: str) -> str:
    """Return the key of the widget that holds a wish."""
    return f"tours.wish.{wish}"


def open_wishes(catalogue: Catalogue, today: date) -> bool:
    """Take over the link where the reader opened or edited one, and fill the form.

    Returns
    -------
    bool
        Whether such a link also asks for the plan at once.
    """
    default = st.session_state.setdefault(_DEFAULT, Wishes(date=next_day_out(today)))
    names = (*link.NAMES, GO, VARIANT)
    asked = {name: st.query_params[name] for name in names if name in st.query_params}
    opened = asked and asked != st.session_state.get(_WRITTEN)
    if opened or _WISHES not in st.session_state:
        parsed = link.read(asked, catalogue, default)
        st.session_state[_IGNORED] = parsed.ignored
        st.session_state[_CHOSEN] = _place(asked.get(VARIANT, ""))
        set_wishes(parsed.wishes)
    for wish, value in _values(wishes()).items():
        # Streamlit forgets a field while another page is shown.
        st.session_state.setdefault(key(wish), value)
    return bool(opened) and asked.get(GO) == "1"


def _place(text: str) -> int:
    known = text.isascii() and text.isdecimal() and len(text) == 1 and text != "0"
    return int(text) - 1 if known else 0


def wishes() -> Wishes:
    """Return the wishes as they stand."""
    kept: Wishes = st.session_state[_WISHES]
    return kept


def set_wishes(new: Wishes) -> None:
    """Replace the wishes and refill the form; before the form is placed, or in a callback."""
    st.session_state[_WISHES] = new
    for wish, value in _values(new).items():
        st.session_state[key(wish)] = value


def change(changes: Mapping[str, Any]) -> None:
    """Change wishes by name; for callbacks."""
    set_wishes(replace(wishes(), **changes))


def take_over() -> None:
    """Read the wishes out of the form's fields; an emptied field keeps its last value."""
    told = {wish: st.session_state.get(key(wish)) for wish in FIELDS}
    st.session_state[_WISHES] = _collected(wishes(), told)
    st.session_state[_IGNORED] = ()


def take_over_audience() -> None:
    """Preset what the chosen audience presets, on top of what the form says."""
    take_over()
    chosen = wishes().audience
    if isinstance(chosen, Audience):
        set_wishes(replace(wishes(), **preset_values(chosen)))


def _values(wishes: Wishes) -> dict[str, Any]:
    """Return the value of each field of the form."""
    values: dict[str, Any] = {}
    for wish in FIELDS:
        value = getattr(wishes, wish)
        if wish in CLOCKS:
            value = time(value // 60, value % 60)
        elif isinstance(value, tuple):
            value = list(value)
        values[wish] = value
    return values


def _collected(before: Wishes, told: dict[str, Any]) -> Wishes:
    changed: dict[str, Any] = {}
    for wish, value in told.items():
        if isinstance(value, time):
            changed[wish] = value.hour * 60 + value.minute
        elif isinstance(value, list):
            changed[wish] = tuple(value)
        elif value is not None or wish in OPTIONAL:
            changed[wish] = value
    return replace(before, **changed)


OPTIONAL: Final = frozenset(
    {"end", "audience", "buffer_min", "youngest_age", "budget_czk", "language"}
)


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
