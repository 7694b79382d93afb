"""Which pages there are, in which order, under which names."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import streamlit as st
from streamlit.navigation.page import StreamlitPage

from icplanner.ui.session import ROOT
from icplanner.words import Words, mark


@dataclass(frozen=True, slots=True)
class Entry:
    """One page: its file in `pages/`, its name, its icon and its address."""

    file: str
    title: str
    icon: str
    path: str


PAGES: Final = (
    Entry("explore.py", mark("Explore"), ":material/map:", "explore"),
    Entry("tours.py", mark("Tours"), ":material/route:", "tours"),
    Entry("september.py", mark("Cultural September"), ":material/calendar_month:", "september"),
    Entry("about.py", mark("About"), ":material/info:", "about"),
)


# The first page stands at "/" whatever it is called; its name is given to the page behind it.
_UNUSED: Final = "first"
FRAMED: Final = "_framed"
_PAGE: Final = "_page"
_ARRIVED: Final = "_arrived"


def current_page(words: Words) -> StreamlitPage:
    """Place the navigation and return the page that the address asks for."""
    st.session_state[FRAMED] = True
    page = st.navigation(_pages(words, icons=True), position="top")
    st.session_state[_ARRIVED] = st.session_state.get(_PAGE) != page.url_path
    st.session_state[_PAGE] = page.url_path
    return page


def arrived() -> bool:
    """Return whether the reader comes from another page, or has only just opened the app."""
    came: bool = st.session_state.get(_ARRIVED, True)
    return came


def enter_by_app() -> None:
    """Send a reader who came past `app.py` through it; every page calls this first.

    Until `st.navigation` is called once in a server's life, Streamlit takes the folder `pages/`
    for its older kind of pages: the first visitor with a deep link would see a bare page. Without
    icons, because the first page's icon would be fetched from another host as the tab's picture.
    """
    if not st.session_state.get(FRAMED):
        st.navigation(_pages(Words("cs"), icons=False), position="hidden")
        st.rerun()


def _pages(words: Words, *, icons: bool) -> list[StreamlitPage]:
    pages = [
        st.Page(
            ROOT / "pages" / entry.file,
            title=words.text(entry.title),
            icon=entry.icon if icons else None,
            url_path=entry.path if entry is not PAGES[0] else _UNUSED,
            default=entry is PAGES[0],
        )
        for entry in PAGES
    ]
    return [*pages, _by_name(pages[0])]


def _by_name(first: StreamlitPage) -> StreamlitPage:
    """Return the page behind the first page's name, which leads to its real address, "/".

    Streamlit lets the first page have no other address, and would tell whoever types the name
    that there is no such page.
    """

    def lead() -> None:
        st.switch_page(first, query_params=st.query_params.to_dict())

    return st.Page(lead, title=first.title, url_path=PAGES[0].path, visibility="hidden")
