"""Progress: what is being planned, how far it is, the first tour, and a way to cancel."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

import streamlit as st

from icplanner.tours import Plan, Tour
from icplanner.ui.text import escaped
from icplanner.ui.tours import planning
from icplanner.ui.tours.figures import gap_text
from icplanner.ui.tours.job import Job
from icplanner.ui.tours.outline import outline
from icplanner.ui.tours.sketch import sketch
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
    """Place the progress of a job; the whole page runs again once it is done or cancelled."""
    if not planning.waits_for(job):
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
        on_click=planning.cancel,
    )
    with st.container(key="tours_early"):
        if job.early.tour is not None:
            _early(job.early.tour, job, words)


def _early(tour: Tour, job: Job[Plan], words: Words) -> None:
    """Place the first tour, which already passed the checker, and how good the best so far is."""
    with st.container(border=True):
        points = words.text("%(score)s points", score=words.number(tour.score, 1))
        head = words.text("A first tour that works")
        st.markdown(f"**{escaped(head)}** :gray[· {escaped(points)}]")
        gap = job.early.gap
        if gap is not None:
            score = words.points(job.early.score)
            best = words.text("The best so far has %(score)s points", score=score)
            st.markdown(f":gray[{escaped(f'{best}, {gap_text(gap, words)}.')}]")
        course, chart = st.columns([6, 4], gap="medium")
        with course:
            outline(tour, words)
        with chart:
            st.html(sketch(tour, words.text("Sketch of the route")))
