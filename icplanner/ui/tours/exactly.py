"""What left-out sites would cost exactly, worked out on demand while the reader reads on."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

import streamlit as st

from icplanner.catalogue.catalogue import Catalogue
from icplanner.tours import Plan, Reason, RequestProblem, unsettled
from icplanner.travel import Travel
from icplanner.ui.text import escaped
from icplanner.ui.tours.job import Job
from icplanner.ui.tours.tasks import losses_job
from icplanner.words import Words
from icplanner.words.problems import problem_text

_LOOK_EVERY_S: Final = 0.5

# The job of this session, the plan it belongs to, and the reasons it found; they end with the
# session or when another plan is asked about.
_JOB: Final = "tours.losses_job"
_PLAN: Final = "tours.losses_plan"
_FOUND: Final = "tours.losses_found"


def known_reasons(plan: Plan) -> tuple[Reason, ...]:
    """Return the reasons of a plan, with those that were worked out since."""
    found = _found(plan)
    return tuple(found.get(reason.site, reason) for reason in plan.reasons)


def exactly(plan: Plan, catalogue: Catalogue, travel: Travel, words: Words) -> None:
    """Place the button that works out every loss left open, or how far that is."""
    job = _job(plan)
    if job is not None and job.wanted:
        _waiting(job, plan, words)
        return
    if job is not None and job.failure:
        told = words.text("Working this out failed on our side, code %(code)s.", code=job.failure)
        st.error(escaped(told), icon=":material/error:")
    if job is not None and isinstance(job.answer, RequestProblem):
        st.error(escaped(problem_text(words, catalogue, job.answer)), icon=":material/error:")
    found = _found(plan)
    left = [site for site in unsettled(plan) if site not in found] if plan.tours else []
    if left:
        st.button(
            words.plural(
                "Work out the exact loss of %(count)s site",
                "Work out the exact loss of %(count)s sites",
                len(left),
            ),
            icon=":material/calculate:",
            key="tours.exactly",
            on_click=_begin,
            args=(plan, left, catalogue, travel),
        )


def _begin(plan: Plan, sites: Sequence[str], catalogue: Catalogue, travel: Travel) -> None:
    before: Job[RequestProblem | None] | None = st.session_state.get(_JOB)
    if before is not None:
        before.cancel()
    found = _found(plan)
    job = losses_job(plan, sites, found, catalogue=catalogue, travel=travel)
    st.session_state[_JOB], st.session_state[_PLAN] = job, plan
    st.session_state[_FOUND] = found
    job.start()


@st.fragment(run_every=_LOOK_EVERY_S)
def _waiting(job: Job[RequestProblem | None], plan: Plan, words: Words) -> None:
    if not job.wanted:
        st.rerun()
    found = len(_found(plan))
    told = words.plural("%(count)s loss worked out", "%(count)s losses worked out", found)
    with st.container(horizontal=True, vertical_alignment="center"):
        st.progress(min(1.0, job.share), text=f"{escaped(told)} · {words.number(job.seconds)} s")
        st.button(
            words.text("Cancel"),
            icon=":material/cancel:",
            key="tours.exactly_cancel",
            on_click=job.cancel,
        )


def _job(plan: Plan) -> Job[RequestProblem | None] | None:
    job: Job[RequestProblem | None] | None = st.session_state.get(_JOB)
    return job if st.session_state.get(_PLAN) is plan else None


def _found(plan: Plan) -> dict[str, Reason]:
    found: dict[str, Reason] = st.session_state.get(_FOUND, {})
    return found if st.session_state.get(_PLAN) is plan else {}
