"""Which kept tours pass an event."""

from __future__ import annotations

from typing import Final
from urllib.parse import urlencode

import streamlit as st

from icplanner.store import Document
from icplanner.tours import StopKind
from icplanner.tours.draft import UnknownSchema, read_draft
from icplanner.tours.reading import BadDocument
from icplanner.ui import keeping
from icplanner.ui.text import escaped
from icplanner.words import Words

TOUR: Final = "tour"
# The tours last changed are looked through; reading one takes a few milliseconds.
MOST_READ: Final = 60


def passing(uid: str, words: Words) -> None:
    """Place links to the kept tours that pass an event; nothing where none does."""
    found = keeping.told(lambda: tours_through(uid), words)
    if found:
        title = words.text("Kept tours that pass it")
        st.markdown(f"**{title}**")
        lines = [
            f"- [{escaped(tour.name)}](tours?{urlencode({'lang': words.lang, 'draft': tour.id})})"
            for tour in found
        ]
        st.markdown("\n".join(lines))


def tours_through(uid: str) -> list[Document]:
    """Return the kept tours with this event among their stops, the last changed first."""
    return [tour for tour in keeping.documents(TOUR).all(MOST_READ) if _passes(tour, uid)]


def _passes(document: Document, uid: str) -> bool:
    try:
        tour = read_draft(document.content).tour
    except (UnknownSchema, BadDocument):
        # The Tours page tells of it where it is opened.
        return False
    stops = (stop for day in tour.days for stop in day.stops)
    return any(stop.kind is StopKind.EVENT and stop.id == uid for stop in stops)
