"""One site on one day: verdict, visiting windows, guided starts, and why."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum


class Verdict(StrEnum):
    """What may be promised about a day; "unknown" is never counted as open."""

    OPEN = "open"
    CLOSED = "closed"
    BY_BOOKING = "by_booking"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True, order=True)
class Window:
    """A visiting window in minutes after local midnight; past 1440 it runs into the next day."""

    start_min: int
    end_min: int


@dataclass(frozen=True, slots=True)
class Evidence:
    """What a verdict rests on; `year` None means an undated page, `age_years` likewise."""

    text: str
    source: str
    year: int | None
    age_years: int | None


@dataclass(frozen=True, slots=True)
class Because:
    """The reason of a verdict as data: a code documented in `docs/hours.md`, and its numbers."""

    code: str
    numbers: Mapping[str, object] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class VisitingDay:
    """When one site takes visitors on one day.

    Attributes
    ----------
    windows
        Opening windows, ascending, not touching each other; empty unless somebody may come in.
        With "by booking" and "unknown" they are a hint (when to ask for, what the doubtful hours
        say), never a promise.
    guided_starts_min
        Minutes after local midnight at which a visit must begin; empty where one may start at
        any minute of the windows.
    last_admission_min
        Last minute at which a visit may begin where the site states one; else None, and the
        closing time less the length of the visit holds.
    """

    site: str
    day: date
    verdict: Verdict
    windows: tuple[Window, ...] = ()
    guided_starts_min: tuple[int, ...] = ()
    guided_duration_min: int | None = None
    last_admission_min: int | None = None
    because: Because
    evidence: tuple[Evidence, ...] = ()

    def is_within(self, minute: int) -> bool:
        """Return whether a minute lies in a window: the opening minute does, the closing not."""
        return any(window.start_min <= minute < window.end_min for window in self.windows)

    def start_windows(self, visit_min: int) -> tuple[Window, ...]:
        """Return the minutes at which a visit of `visit_min` minutes may begin, both ends allowed.

        A guided start is a window of one minute. A visit may end in the very minute the site
        closes.
        """
        if self.guided_starts_min:
            return tuple(Window(start, start) for start in self.guided_starts_min)
        starts = []
        for window in self.windows:
            latest = window.end_min - visit_min
            if self.last_admission_min is not None:
                latest = min(latest, self.last_admission_min)
            if latest >= window.start_min:
                starts.append(Window(window.start_min, latest))
        return tuple(starts)
