"""A job: long work in a thread of its own, so that the page stays awake and can cancel it."""

from __future__ import annotations

import logging
import secrets
import time
from collections.abc import Callable
from threading import Event, Semaphore, Thread
from typing import Final, Generic, TypeVar

from icplanner.catalogue.catalogue import Catalogue
from icplanner.tours import FeasibleDay, Plan, Request, Tour, Work, feasible_days, plan
from icplanner.travel import Travel

log: Final = logging.getLogger(__name__)

# A job keeps one core busy; more at once than the smallest machine has cores would only make
# everybody wait longer.
AT_ONCE: Final = 2
_turns: Final = Semaphore(AT_ONCE)

Answer = TypeVar("Answer")
YearOfTour = tuple[FeasibleDay, ...]


class Cancelled(Exception):  # noqa: N818 - what the reader did, not an error
    """Ends a job that nobody waits for any more."""


class Job(Generic[Answer]):
    """One piece of work; readable from the page at any moment.

    Attributes
    ----------
    step, share
        What is being done and how much of it is done, 0 to 1; "queue" while others' jobs run.
    answer
        What came out, once `done`; None where the job was cancelled or failed.
    failure
        The code under which a failure stands in the log; empty where there was none.
    """

    def __init__(self, task: Callable[[Job[Answer]], Answer]) -> None:
        self.step = "queue"
        self.share = 0.0
        self.answer: Answer | None = None
        self.failure = ""
        self._begun = time.monotonic()
        self._task = task
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

    @property
    def seconds(self) -> float:
        """Return how long ago the job was made."""
        return time.monotonic() - self._begun

    def start(self) -> None:
        """Begin; returns at once."""
        Thread(target=self._run, daemon=True).start()

    def cancel(self) -> None:
        """Ask to stop; the work ends between two of its steps."""
        self._cancelled.set()

    def wait(self, timeout_s: float) -> bool:
        """Wait until the job is done, at most so long; return whether it is."""
        return self._done.wait(timeout_s)

    def tell(self, step: str, share: float) -> None:
        """Take down how far the task is.

        Raises
        ------
        Cancelled
            If the job was asked to stop: the task ends here.
        """
        self.step, self.share = step, share
        if self.cancelled:
            raise Cancelled

    def _run(self) -> None:
        try:
            with _turns:
                if not self.cancelled:
                    self.answer = self._task(self)
        except Cancelled:
            log.info("A job was cancelled")
        except Exception:
            self.failure = secrets.token_hex(4)
            log.exception("A job failed, code %s", self.failure)
        finally:
            self._done.set()


def plan_job(catalogue: Catalogue, request: Request, travel: Travel) -> Job[Plan]:
    """Return the job that plans a request."""

    def task(job: Job[Plan]) -> Plan:
        work = Work(progress=job.tell, stop=lambda: job.cancelled)
        return plan(catalogue, request, travel=travel, work=work)

    return Job(task)


def year_job(tour: Tour, catalogue: Catalogue, travel: Travel, year: int) -> Job[YearOfTour]:
    """Return the job that tries a tour on every day of a year."""

    def task(job: Job[YearOfTour]) -> YearOfTour:
        days = []
        for day in feasible_days(tour, catalogue, travel=travel, year=year):
            days.append(day)
            job.tell("year", len(days) / 366)
        return tuple(days)

    return Job(task)
