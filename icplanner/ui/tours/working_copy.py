"""Working copies: changes no draft holds, kept through a reload for whoever made them."""

from __future__ import annotations

import time
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass, field
from secrets import token_urlsafe
from threading import Lock
from typing import Final

from icplanner.ui.tours.hand import History
from icplanner.ui.tours.kept import Opened

# A working day: who comes back the next one has not been thrown out by a slip of the hand.
LIFETIME_S: Final = 12 * 3600.0
# A tour of seven days with all its geometry is some 300 kB; more readers than these do not change
# tours by hand within twelve hours at an office.
MOST: Final = 100
# Earlier versions that come back with a tour, so that undo goes on working.
MOST_VERSIONS: Final = 10
# 192 random bits: not to be guessed in any number of tries.
_KEY_BYTES: Final = 24


@dataclass(frozen=True, slots=True)
class WorkingCopy:
    """Changed tours that were not saved, and the draft they are changes of."""

    histories: tuple[History, ...]
    opened: Opened | None = None


@dataclass(slots=True)
class WorkingCopies:
    """Working copies by a secret key; at most `MOST`, each for `LIFETIME_S` after its last change.

    They live in the memory of the server, not in the database: nobody but the holder of the key
    can come by one, and one that is forgotten leaves nothing behind. May be used by many threads.
    """

    clock: Callable[[], float] = time.monotonic
    _copies: OrderedDict[str, tuple[float, WorkingCopy]] = field(default_factory=OrderedDict)
    _lock: Lock = field(default_factory=Lock)

    def __len__(self) -> int:
        """Return how many are in memory."""
        return len(self._copies)

    def keep(self, key: str, copy: WorkingCopy) -> None:
        """Keep a copy in place of the one that had the key; the oldest beyond `MOST` go."""
        short = WorkingCopy(tuple(map(_shortened, copy.histories)), copy.opened)
        with self._lock:
            self._copies[key] = (self.clock(), short)
            self._copies.move_to_end(key)
            self._forget()

    def find(self, key: str) -> WorkingCopy | None:
        """Return the copy with this key, None where there is none any more."""
        with self._lock:
            self._forget()
            _, copy = self._copies.get(key, (0.0, None))
            return copy

    def _forget(self) -> None:
        """Let go of those that are too old or too many; the oldest stand first."""
        ended = self.clock() - LIFETIME_S
        while self._copies:
            kept_at, _ = next(iter(self._copies.values()))
            if kept_at >= ended and len(self._copies) <= MOST:
                return
            self._copies.popitem(last=False)

    def drop(self, key: str) -> None:
        """Forget a copy: it was saved or discarded."""
        with self._lock:
            self._copies.pop(key, None)


def new_key() -> str:
    """Return a key that nobody can guess."""
    return token_urlsafe(_KEY_BYTES)


def _shortened(history: History) -> History:
    """Return the version planned and the last ones up to the one shown."""
    first, *rest = history.versions[: history.at + 1]
    versions = (first, *rest[-MOST_VERSIONS:])
    return History(versions, len(versions) - 1)


COPIES: Final = WorkingCopies()
