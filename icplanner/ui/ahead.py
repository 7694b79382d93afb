"""Work ahead: what readers would wait for, done while no page is being made."""

from __future__ import annotations

import logging
import time
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Condition, Thread
from typing import Final

log: Final = logging.getLogger(__name__)

# Seconds of rest for each second of work. Python runs one thread at a time: without a rest, a page
# and the files it is made of would take twice as long meanwhile. Judged.
REST: Final = 1.0
# How long a piece waits for a moment without a page at most, so that a server that is never quiet
# gets done as well. Judged.
PATIENCE_S: Final = 2.0


class Ahead:
    """Works of many small pieces, done one after the other in one background thread.

    Each piece is what an iterator does until it yields; there it may hold no lock, for it may be
    left waiting while pages are made. A work that fails is logged and given up: whoever needs its
    result works it out, and meets the failure, by themselves.
    """

    def __init__(self) -> None:
        self._changed: Final = Condition()
        self._works: Final[dict[str, Iterator[object]]] = {}
        self._pages = 0
        self._worker: Thread | None = None

    def begin(self, name: str, pieces: Iterator[object]) -> None:
        """Do a work after those begun before; it takes the place of an unfinished one so named."""
        with self._changed:
            self._works[name] = pieces
            if self._worker is None:
                self._worker = Thread(target=self._work, name="ahead", daemon=True)
                self._worker.start()

    @contextmanager
    def page(self) -> Iterator[None]:
        """Hold the work while a page is being made."""
        with self._changed:
            self._pages += 1
        try:
            yield
        finally:
            with self._changed:
                self._pages -= 1
                self._changed.notify_all()

    def finish(self) -> None:
        """Return when all works are done."""
        while (worker := self._worker) is not None:
            worker.join()

    def _work(self) -> None:
        while (work := self._next()) is not None:
            name, pieces = work
            began = time.monotonic()
            try:
                done = next(pieces, self) is self
            except Exception:
                log.exception("The work ahead named %s failed", name)
                done = True
            if done:
                self._forget(name, pieces)
            time.sleep(REST * (time.monotonic() - began))

    def _next(self) -> tuple[str, Iterator[object]] | None:
        """Return the first work, when no page is being made; None where nothing is left."""
        with self._changed:
            self._changed.wait_for(lambda: not self._pages, PATIENCE_S)
            if not self._works:
                self._worker = None
            return next(iter(self._works.items()), None)

    def _forget(self, name: str, pieces: Iterator[object]) -> None:
        with self._changed:
            if self._works.get(name) is pieces:
                del self._works[name]


AHEAD: Final = Ahead()
