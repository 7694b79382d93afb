"""What was asked before: plans that are finished or being made, shared by all readers.

A reload, the back button or a second tab asks the same once more, and gets the same answer without
waiting. Two readers who ask the same at the same time wait for one and the same job.
"""

from __future__ import annotations

import time
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass, field
from threading import Lock
from typing import Final, TypeVar

from icplanner.catalogue.catalogue import Catalogue
from icplanner.tours import Plan, Request
from icplanner.tours.hints import Hints, free
from icplanner.ui.tours.job import Job

# A plan with its tours and reasons takes some 100 kB to 1 MB, so all together stay below 64 MB.
MOST: Final = 64
# Longer than anybody leaves a tour open before reloading it; hours, prices and ways are data, and
# other data is another key at once.
LIFETIME_S: Final = 30 * 60.0

Kept = TypeVar("Kept")


@dataclass(slots=True)
class Answers:
    """Plans by (request, catalogue); at most `MOST`, each for `LIFETIME_S` after it was made.

    Hints are kept as many and as long, by (free request, catalogue): they make an answer quicker
    and never another one, so they may be everybody's.
    The catalogue is compared by identity: a new one is read whenever a file of the data changes,
    and with it everything answered before is forgotten. The planner's own options (work, seed)
    are the same for every reader. May be used by many threads.
    """

    clock: Callable[[], float] = time.monotonic
    _catalogue: Catalogue | None = None
    _plans: OrderedDict[str, tuple[float, Plan]] = field(default_factory=OrderedDict)
    _hints: OrderedDict[str, tuple[float, Hints]] = field(default_factory=OrderedDict)
    _jobs: dict[str, Job[Plan]] = field(default_factory=dict)
    _lock: Lock = field(default_factory=Lock)

    def plan(self, catalogue: Catalogue, request: Request) -> Plan | None:
        """Return the plan that was made of this request, None where there is none any more."""
        with self._lock:
            self._renew(catalogue)
            made, plan = self._plans.get(repr(request), (0.0, None))
            if plan is None or self.clock() - made > LIFETIME_S:
                return None
            return plan

    def keep(self, catalogue: Catalogue, request: Request, plan: Plan) -> None:
        """Keep a finished plan for whoever asks the same."""
        with self._lock:
            self._renew(catalogue)
            _put(self._plans, repr(request), (self.clock(), plan))
            if plan.hints is not None:
                _put(self._hints, repr(plan.hints.request), (self.clock(), plan.hints))

    def hints(self, catalogue: Catalogue, request: Request) -> Hints | None:
        """Return what planning this request may start from, None where nothing is known."""
        with self._lock:
            self._renew(catalogue)
            made, hints = self._hints.get(repr(free(request)), (0.0, None))
            return None if hints is None or self.clock() - made > LIFETIME_S else hints

    def job(
        self, catalogue: Catalogue, request: Request, make: Callable[[], Job[Plan]]
    ) -> Job[Plan]:
        """Return the job that plans this request: one at work already, else a new one, begun."""
        with self._lock:
            self._renew(catalogue)
            self._jobs = {key: job for key, job in self._jobs.items() if job.wanted}
            job = self._jobs.get(repr(request))
            if job is None or not job.join():
                job = make()
                job.join()
                self._jobs[repr(request)] = job
                job.start()
            return job

    def forget(self) -> None:
        """Forget every plan and every job; what is being made is finished for those who wait."""
        with self._lock:
            self._clear()

    def _renew(self, catalogue: Catalogue) -> None:
        if catalogue is not self._catalogue:
            self._catalogue = catalogue
            self._clear()

    def _clear(self) -> None:
        self._plans.clear()
        self._hints.clear()
        self._jobs.clear()


def _put(kept: OrderedDict[str, Kept], key: str, value: Kept) -> None:
    """Keep a value as the newest; the oldest beyond `MOST` go."""
    kept[key] = value
    kept.move_to_end(key)
    while len(kept) > MOST:
        kept.popitem(last=False)


ANSWERS: Final = Answers()
