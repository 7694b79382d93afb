"""Progress: what is being planned, how far it is, and a way to cancel it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

import streamlit as st

from icplanner.tours import Plan
from icplanner.ui.text import escaped
from icplanner.ui.tours.job import Job
from icplanner.words import Words, mark

# Quick enough to look alive, slow enough not to take time from the planning.
_LOOK_EVERY_S: Final = 0.5

STEPS: Final[Mapping[str, str]] = {
    "queue": mark("Waiting for other readers' plans"),
    "candidates": mark("Reading hours and ways: which sites can be visited?"),
    "search": mark("Looking for the best tours and proving how good they are"),
    "tours": mark("Checking every tour once more and simulating late days"),
    "reasons": mark("Saying why the other sites are not in"),
    "done": mark("Done"),
}


@st.fragment(run_every=_LOOK_EVERY_S)
def progress(job: Job[Plan], words: Words) -> None:
    """Place the progress of a job; the whole page runs again once it is done."""
    if job.done:
        st.rerun()
    said = words.text(STEPS.get(job.step, STEPS["search"]))
    st.progress(
        min(1.0, max(0.0, job.share)),
        text=f"{escaped(said)} · {words.number(job.seconds)} s",
    )
    st.button(
        words.text("Cancel"),
        icon=":material/cancel:",
        key="tours.cancel",
        on_click=job.cancel,
    )
