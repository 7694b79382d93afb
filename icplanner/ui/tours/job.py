"""A job: long work in a thread of its own, so that the page stays awake and can cancel it."""

from __future__ import annotations

import logging
import secrets
import time
from collections.abc import Callable
from threading import Event, Lock, Semaphore, Thread
from typing import Final, Generic, TypeVar

from icplanner.ui.tours.early import Early

log: Final = logging.getLogger(__name__)

# A job keeps one core busy; more at once than the smallest machine has cores would only make
# everybody wait longer.
AT_ONCE: Final = 2
_turns: Final = Semaphore(AT_ONCE)

Answer = TypeVar("Answer")


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
    early
        What is known of the answer before it is there.
    """

    def __init__(self, task: Callable[[Job[Answer]], Answer]) -> None:
        self.step = "queue"
        self.share = 0.0
        self.answer: Answer | None = None
        self.failure = ""
        self.early = Early()
        self._begun = time.monotonic()
        self._task = task
        self._cancelled = Event()
        self._done = Event()
        self._waiting = 0
        self._lock = Lock()

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

    @property
    def wanted(self) -> bool:
        """Return whether the job is at work and somebody waits for it."""
        return not (self.done or self.cancelled)

    def join(self) -> bool:
        """Wait for this job as one more reader; return False where it ends without an answer."""
        with self._lock:
            self._waiting += 1
            return not self.cancelled

    def leave(self) -> None:
        """Wait no longer; where nobody waits any more, the work ends between two of its steps."""
        with self._lock:
            self._waiting -= 1
            if self._waiting <= 0:
                self._cancelled.set()

    def cancel(self) -> None:
        """Ask to stop, whoever waits; the work ends between two of its steps."""
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
