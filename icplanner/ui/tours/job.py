"""A job: planning in a thread of its own, so that the page stays awake and can cancel it."""

from __future__ import annotations

import logging
import os
import secrets
from pathlib import Path
from threading import Event, Semaphore, Thread
from typing import Final

import streamlit as st

from icplanner.catalogue.catalogue import Catalogue
from icplanner.tours import Plan, Request, Work, plan
from icplanner.travel import Mode, Travel, travel_for

log: Final = logging.getLogger(__name__)

# A plan keeps one core busy; more at once than the smallest machine has cores would only make
# everybody wait longer.
AT_ONCE: Final = 2
_turns: Final = Semaphore(AT_ONCE)

# Where the first table of ways is asked for, so that the roads are read before anybody plans.
_TWO_TOWNS: Final = [(50.2306, 12.8718), (50.0797, 12.3699)]


class Job:
    """One planning; readable from the page at any moment.

    Attributes
    ----------
    request
        What is planned.
    step, share
        What is being done and how much of it is done, 0 to 1; "queue" while others plan.
    plan
        The answer, once `done`; None where the job was cancelled or failed.
    failure
        The code under which a failure stands in the log; empty where there was none.
    """

    def __init__(self, request: Request) -> None:
        self.request = request
        self.step = "queue"
        self.share = 0.0
        self.plan: Plan | None = None
        self.failure = ""
        self._cancelled = Event()
        self._done = Event()

    @property
    def done(self) -> bool:
        """Return whether nothing more will happen."""
        return self._done.is_set()

    @property
    def cancelled(self) -> bool:
        """Return whether the job was asked to stop."""
        return self._cancelled.is_set()

    def start(self, catalogue: Catalogue, travel: Travel) -> None:
        """Begin; returns at once."""
        Thread(target=self._run, args=(catalogue, travel), daemon=True).start()

    def cancel(self) -> None:
        """Ask to stop; the search ends between two of its steps."""
        self._cancelled.set()

    def wait(self, timeout_s: float) -> bool:
        """Wait until the job is done, at most so long; return whether it is."""
        return self._done.wait(timeout_s)

    def _run(self, catalogue: Catalogue, travel: Travel) -> None:
        work = Work(progress=self._tell, stop=self._cancelled.is_set)
        try:
            with _turns:
                if self.cancelled:
                    return
                found = plan(catalogue, self.request, travel=travel, work=work)
            if not self.cancelled:
                self.plan = found
        except Cancelled:
            log.info("Planning cancelled")
        except Exception:
            self.failure = secrets.token_hex(4)
            log.exception("Planning failed, code %s", self.failure)
        finally:
            self._done.set()

    def _tell(self, step: str, share: float) -> None:
        self.step, self.share = step, share
        if self.cancelled:
            raise Cancelled


class Cancelled(Exception):  # noqa: N818 - what the reader did, not an error
    """Ends a planning that nobody waits for any more."""


@st.cache_resource(show_spinner=False)
def travel(data: Path) -> Travel:
    """Return travel over a data folder, shared by all readers for the life of the process.

    The roads are read in the background at once: they take seconds that nobody should wait for.
    """
    gtfs = os.environ.get("ICPLANNER_GTFS")
    found = travel_for(
        data,
        gtfs=Path(gtfs) if gtfs else None,
        osrm_url=os.environ.get("ICPLANNER_OSRM_URL") or None,
    )
    Thread(target=found.matrix, args=(_TWO_TOWNS, Mode.CAR), daemon=True).start()
    return found
