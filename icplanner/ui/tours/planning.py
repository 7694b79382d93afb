"""The plan of this session: begun, waited for, kept."""

from __future__ import annotations

from typing import Final

import streamlit as st

from icplanner.catalogue.catalogue import Catalogue
from icplanner.tours import Plan
from icplanner.travel import Travel
from icplanner.ui.tours import state
from icplanner.ui.tours.job import Job
from icplanner.ui.tours.wishes import Wishes, request_of

JOB: Final = "tours.job"
_JOB_WISHES: Final = "tours.job_wishes"
_PLAN: Final = "tours.plan_found"
_PLANNED: Final = "tours.planned"
_FAILURE: Final = "tours.failure"


def begin(catalogue: Catalogue, travel: Travel) -> None:
    """Begin to plan what is wished, unless that is being done already."""
    wishes = state.wishes()
    running_job: Job | None = st.session_state.get(JOB)
    if running_job is not None:
        if st.session_state.get(_JOB_WISHES) == wishes:
            return
        running_job.cancel()
    job = Job(request_of(wishes))
    st.session_state[JOB] = job
    st.session_state[_JOB_WISHES] = wishes
    st.session_state[_FAILURE] = ""
    job.start(catalogue, travel)


def running() -> Job | None:
    """Return the job that is still at work; takes over the answer of one that is done."""
    job: Job | None = st.session_state.get(JOB)
    if job is None or not (job.done or job.cancelled):
        return job
    del st.session_state[JOB]
    st.session_state[_FAILURE] = job.failure
    if job.plan is not None and not job.cancelled:
        planned: Wishes = st.session_state[_JOB_WISHES]
        st.session_state[_PLAN] = job.plan
        # A link may name a variant of the plan it asks for; a new plan begins with its best.
        if st.session_state.get(_PLANNED) not in {None, planned}:
            state.choose(0)
        st.session_state[_PLANNED] = planned
    return None


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
