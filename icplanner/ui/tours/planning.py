"""The plan of this session: begun, waited for, kept."""

from __future__ import annotations

from functools import partial
from typing import Final

import streamlit as st

from icplanner.catalogue.catalogue import Catalogue
from icplanner.tours import Plan, Request
from icplanner.travel import Travel
from icplanner.ui.tours import hand, state
from icplanner.ui.tours.answered import ANSWERS
from icplanner.ui.tours.job import Job
from icplanner.ui.tours.tasks import plan_job
from icplanner.ui.tours.wishes import Wishes, request_of

JOB: Final = "tours.job"
_JOB_WISHES: Final = "tours.job_wishes"
_PLAN: Final = "tours.plan_found"
_PLANNED: Final = "tours.planned"
_FAILURE: Final = "tours.failure"


def begin(catalogue: Catalogue, travel: Travel, request: Request | None = None) -> None:
    """Plan the wishes, or a request made from them by hand; ends what was begun before.

    What was answered before is there at once.
    """
    wanted = request or request_of(state.wishes())
    cancel()
    st.session_state[_FAILURE] = ""
    known = ANSWERS.plan(catalogue, wanted)
    if known is not None:
        _take(known, state.wishes())
        return
    # Asked before the job is made: that happens while the answers are locked.
    hints = ANSWERS.hints(catalogue, wanted)

    def make() -> Job[Plan]:
        return plan_job(
            catalogue,
            wanted,
            travel,
            hints=hints,
            keep=partial(ANSWERS.keep, catalogue, wanted),
        )

    st.session_state[JOB] = ANSWERS.job(catalogue, wanted, make)
    st.session_state[_JOB_WISHES] = state.wishes()


def cancel() -> None:
    """Wait no longer for what is being planned; the page is free at once."""
    before: Job[Plan] | None = st.session_state.pop(JOB, None)
    if before is not None:
        before.leave()


def waits_for(job: Job[Plan]) -> bool:
    """Return whether the page still waits for this job."""
    return st.session_state.get(JOB) is job and job.wanted


def running() -> Job[Plan] | None:
    """Return the job that is still at work; takes over the answer of one that is done."""
    job: Job[Plan] | None = st.session_state.get(JOB)
    if job is None or job.wanted:
        return job
    del st.session_state[JOB]
    st.session_state[_FAILURE] = job.failure
    if job.answer is not None and not job.cancelled:
        _take(job.answer, st.session_state[_JOB_WISHES])
    return None


def _take(plan: Plan, wishes: Wishes) -> None:
    """Show a plan as the answer to these wishes."""
    # A link may name a variant of the plan it asks for; a later plan begins with its best.
    last = max(0, len(plan.tours) - 1)
    state.choose(0 if _PLAN in st.session_state else min(state.chosen(), last))
    st.session_state[_PLAN] = plan
    st.session_state[_PLANNED] = wishes
    hand.forget()


def adopt(plan: Plan) -> None:
    """Show a plan that was made before as the answer to the wishes as they stand."""
    cancel()
    state.choose(0)
    st.session_state[_FAILURE] = ""
    st.session_state[_PLAN] = plan
    st.session_state[_PLANNED] = state.wishes()
    hand.forget()


def answered() -> Plan | None:
    """Return the last plan that was finished."""
    plan: Plan | None = st.session_state.get(_PLAN)
    return plan


def current() -> bool:
    """Return whether the last plan answers the wishes as they stand."""
    return st.session_state.get(_PLANNED) == state.wishes()


def failure() -> str:
    """Return the code of a failed planning, empty where none failed."""
    code: str = st.session_state.get(_FAILURE, "")
    return code
