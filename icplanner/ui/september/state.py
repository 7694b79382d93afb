"""The view the reader has: kept in the session, written into the link."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import Any, Final

import streamlit as st

from icplanner.programme import Certainty, Wanted
from icplanner.ui.september.view import Known, Part, Shape, View, first_view
from icplanner.ui.september.view_link import NAMES, identifier, iso_day, read, write

_VIEW: Final = "september.view"
_WRITTEN: Final = "september.written"
_IGNORED: Final = "september.ignored"
_YEARS: Final = "september.years"


def key(name: str) -> str:
    """Return the key of the widget that holds a part of the view."""
    return f"september.{name}"


def current(known: Known, today: date) -> View:
    """Return the view to show, and fill the widgets.

    A link that differs from the one last written was opened or edited by the reader, and is read;
    one without our parameters is a return from another page, and the view of before is kept.
    """
    st.session_state[_YEARS] = known.years
    asked = {name: st.query_params[name] for name in NAMES if name in st.query_params}
    if _VIEW not in st.session_state or (asked and asked != st.session_state.get(_WRITTEN)):
        parsed = read(asked, known, first_view(today))
        st.session_state[_IGNORED] = parsed.ignored
        show(parsed.view)
    view: View = st.session_state[_VIEW]
    for name, value in _fields(view).items():
        # Streamlit forgets a field while another page is shown.
        st.session_state.setdefault(key(name), value)
    put_into_link(view)
    return view


def ignored() -> tuple[str, ...]:
    """Return the parts of the link that were ignored; told until the reader changes anything."""
    parts: tuple[str, ...] = st.session_state.get(_IGNORED, ())
    return parts


def show(view: View) -> None:
    """Replace the view and refill the widgets; before they are placed, or in a callback."""
    st.session_state[_VIEW] = view
    for name, value in _fields(view).items():
        st.session_state[key(name)] = value
    put_into_link(view)


def change(**parts: Any) -> None:
    """Replace parts of the view; in a callback."""
    st.session_state[_IGNORED] = ()
    view: View = st.session_state[_VIEW]
    show(replace(view, **parts))


def change_now(**parts: Any) -> None:
    """Replace parts of the view while the page runs; the widgets follow with its next run."""
    view: View = replace(st.session_state[_VIEW], **parts)
    st.session_state[_VIEW] = view
    for name in _fields(view):
        st.session_state.pop(key(name), None)
    put_into_link(view)


def note_plan(plan: str) -> None:
    """Remember which plan the board shows, so that a reload shows it again; it has no widget."""
    view: View = replace(st.session_state[_VIEW], plan=plan)
    st.session_state[_VIEW] = view
    put_into_link(view)


def take_over() -> None:
    """Read the view out of the widgets; in a callback."""
    view: View = st.session_state[_VIEW]
    told = {name: st.session_state.get(key(name), value) for name, value in _fields(view).items()}
    wanted = Wanted(
        kinds=tuple(told["kinds"]),
        groups=tuple(told["groups"]),
        audiences=tuple(told["audiences"]),
        places=tuple(told["places"]),
        near=told["near"],
        within_min=told["within_min"],
        certainty=Certainty(told["certainty"]) if told["certainty"] else None,
    )
    same_month = (told["year"], told["month"]) == (view.year, view.month)
    change(
        year=told["year"],
        month=told["month"],
        part=Part(told["part"] or Part.CALENDAR),
        shape=Shape(told["shape"] or Shape.MONTH),
        programme=told["programme"] or "",
        wanted=wanted,
        day=view.day if same_month else None,
        event=view.event if same_month else "",
    )


def ask(message: Any) -> None:
    """Take over what the month's grid asks for, as strictly as if it stood in a link.

    Parameters
    ----------
    message
        `day` (ISO) and `event` choose, `turn` leafs by months; it comes from a browser, so
        anything may be in it.
    """
    if not isinstance(message, Mapping):
        return
    view: View = st.session_state[_VIEW]
    day, event, turn = (message.get(name) for name in ("day", "event", "turn"))
    if turn in {-1, 1}:
        leaf(turn)
    elif isinstance(event, str) and identifier(event):
        change(event="" if event == view.event else event)
    elif isinstance(day, str):
        found = iso_day(day)
        if found is None:
            return
        if (found.year, found.month) == (view.year, view.month):
            change(day=None if found == view.day else found, event="")
        elif found.year in st.session_state[_YEARS]:
            # The grid's edges show days of the months beside.
            change(year=found.year, month=found.month, day=found, event="")


def leaf(months: int) -> None:
    """Go some months on or back; in a callback. Beyond the years one may leaf through it stays."""
    view: View = st.session_state[_VIEW]
    years: range = st.session_state[_YEARS]
    year, month = divmod(view.year * 12 + view.month - 1 + months, 12)
    if year in years:
        change(year=year, month=month + 1, day=None, event="")


def clear() -> None:
    """Take all filters away; in a callback."""
    change(wanted=Wanted())


def put_into_link(view: View) -> None:
    """Write the view into the address, leaving parameters of others alone."""
    parameters = write(view)
    if {name: st.query_params[name] for name in NAMES if name in st.query_params} != parameters:
        others = {
            name: st.query_params.get_all(name) for name in st.query_params if name not in NAMES
        }
        # At once: each change of the address is a step that the browser's Back goes through.
        st.query_params.from_dict({**others, **parameters})
    st.session_state[_WRITTEN] = parameters


def _fields(view: View) -> dict[str, Any]:
    """Return the value of each widget."""
    wanted = view.wanted
    return {
        "month": view.month,
        "year": view.year,
        "part": view.part,
        "shape": view.shape,
        "programme": view.programme,
        "kinds": list(wanted.kinds),
        "groups": list(wanted.groups),
        "audiences": list(wanted.audiences),
        "places": list(wanted.places),
        "near": wanted.near,
        "within_min": wanted.within_min,
        "certainty": wanted.certainty,
    }
