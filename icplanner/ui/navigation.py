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


def current_page(words: Words) -> StreamlitPage:
    """Place the navigation and return the page that the address asks for."""
    pages = [
        st.Page(
            ROOT / "pages" / entry.file,
            title=words.text(entry.title),
            icon=entry.icon,
            url_path=entry.path,
            default=entry is PAGES[0],
        )
        for entry in PAGES
    ]
    return st.navigation(pages, position="top")
