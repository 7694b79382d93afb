"""The ticks of a checklist: kept beside the draft, and put together where two people tick."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Final

import streamlit as st

from icplanner.store import ConflictError, Document, NoDocumentError, StoreError
from icplanner.ui import keeping
from icplanner.ui.tours import kept
from icplanner.ui.tours.step import step

CHECKLIST: Final = "tour-checklist"

# How often ticking is tried again when somebody else ticks at the same moment.
_TRIES: Final = 5


def tick(key: str, field: str, today: date) -> None:
    """Tick a task off, or not; `field` is the box, put back where it could not be kept."""
    wanted = bool(st.session_state[field])
    done = False
    with step("panel"):
        now = kept.opened()
        if now is not None and now.ticks is not None:
            kept.take(replace(now, ticks=_tick(now.ticks, key, today if wanted else None)))
            done = True
    if not done:
        st.session_state[field] = not wanted


def _tick(ticks: Document, key: str, day: date | None) -> Document:
    """Change one tick, on top of whatever others ticked meanwhile."""
    for _ in range(_TRIES):
        marks = {name: when for name, when in ticks.content["ticks"].items() if name != key}
        if day is not None:
            marks[key] = day.isoformat()
        try:
            return keeping.documents(CHECKLIST).save(ticks, {"ticks": marks})
        except ConflictError as late:
            ticks = late.current
    raise StoreError("too many people tick at once")


def ticks_of(checklist: str) -> Document | None:
    """Return the ticks of a draft; None where they were lost, which loses no more than them."""
    try:
        return keeping.documents(CHECKLIST).open(checklist)
    except NoDocumentError:
        return None
