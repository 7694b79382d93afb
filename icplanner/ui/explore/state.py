"""The reader's view: kept in the session, written into the link, read from it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any, Final

import streamlit as st

from icplanner.ui.link import MAX_TEXT, NAMES, Known, read, write
from icplanner.ui.navigation import arrived
from icplanner.ui.text import plain
from icplanner.ui.view import View

_VIEW: Final = "explore.view"
_WRITTEN: Final = "explore.written"
_IGNORED: Final = "explore.ignored"
_ACK: Final = "explore.ack"
_BACK: Final = "explore.back"
SEARCH: Final = "explore.search"


def current(known: Known) -> View:
    """Return the view to show.

    A link that differs from the one last written was opened or edited by the reader, or is that
    of a step back or forward in the browser, and is read. Only the empty link of who comes from
    another page is not: the view of before is kept.
    """
    asked = {name: st.query_params[name] for name in NAMES if name in st.query_params}
    returned = not asked and arrived()
    if _VIEW not in st.session_state or (asked != st.session_state.get(_WRITTEN) and not returned):
        parsed = read(asked, known)
        st.session_state[_VIEW] = parsed.view
        st.session_state[_IGNORED] = parsed.ignored
        st.session_state[SEARCH] = parsed.view.filters.text
    view: View = st.session_state[_VIEW]
    # Streamlit forgets a field while another page is shown.
    st.session_state.setdefault(SEARCH, view.filters.text)
    if view.site is not None and view.site not in known.sites:
        view = replace(view, site=None)
    return view


def held_back(view: View) -> bool:
    """Return whether the view must not be put into the address yet: right after another page.

    The browser takes up this page's path only after the run that brought it, so that parameters
    written in that run would become those of the page before, a step of their own in the history.
    The panel asks for the same view again as soon as it stands.
    """
    return arrived() and bool(write(view)) and not any(name in st.query_params for name in NAMES)


def ignored() -> tuple[str, ...]:
    """Return the parts of the link that were ignored; told until the reader changes anything."""
    parts: tuple[str, ...] = st.session_state.get(_IGNORED, ())
    return parts


def put_into_link(view: View) -> None:
    """Write the view into the address, leaving parameters of others alone."""
    parameters = write(view)
    before = st.query_params.to_dict()
    others = {name: value for name, value in before.items() if name not in NAMES}
    # In one go, because each change is a step of its own in the browser's history.
    if before != {**others, **parameters}:
        st.query_params.from_dict({**others, **parameters})
    st.session_state[_WRITTEN] = parameters


def show(view: View) -> None:
    """Replace the view; to be called from a callback, before the page runs."""
    st.session_state[_VIEW] = view
    st.session_state[_WRITTEN] = write(view)
    st.session_state[_IGNORED] = ()
    put_into_link(view)


def pick(site: str | None, known: Known) -> None:
    """Open the card of a site, or close it; an id that does not exist is forged and ignored."""
    view = st.session_state.get(_VIEW, View())
    if site is None:
        st.session_state[_BACK] = view.site
    if site is None or site in known.sites:
        show(replace(view, site=site))


def back_from() -> str | None:
    """Return the site whose card was closed just now, to put the focus back on it."""
    site: str | None = st.session_state.pop(_BACK, None)
    return site


def search() -> None:
    """Take over what stands in the search field."""
    view = st.session_state.get(_VIEW, View())
    text = plain(str(st.session_state.get(SEARCH, "")), MAX_TEXT)
    show(replace(view, filters=replace(view.filters, text=text)))


def clear() -> None:
    """Take all filters away; the card stays."""
    view = st.session_state.get(_VIEW, View())
    st.session_state[SEARCH] = ""
    show(View(site=view.site))


def ask(message: Any, known: Known) -> None:
    """Take over what the filter panel asks for, as strictly as if it stood in a link.

    Parameters
    ----------
    message
        The panel's value: `seq` numbers it, `parameters` holds query parameters, `clear` takes
        everything away. It comes from a browser, so anything may be in it.
    """
    if not isinstance(message, Mapping):
        return
    seq, parameters = message.get("seq"), message.get("parameters")
    if not isinstance(seq, int) or not isinstance(parameters, Mapping):
        return
    st.session_state[_ACK] = seq
    if message.get("clear") is True:
        clear()
        return
    view = st.session_state.get(_VIEW, View())
    texts = {name: value for name, value in parameters.items() if isinstance(value, str)}
    asked = read(texts, known).view
    show(replace(asked, filters=replace(asked.filters, text=view.filters.text), site=view.site))


def acknowledged() -> int:
    """Return the number of the last message of the filter panel that was taken over."""
    ack: int = st.session_state.get(_ACK, 0)
    return ack
