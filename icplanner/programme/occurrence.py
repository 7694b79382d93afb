"""An occurrence: one edition of an event series, known or estimated."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from icplanner.catalogue.event import Event, KnownDate


@dataclass(frozen=True, slots=True, kw_only=True)
class Occurrence:
    """One edition of a series in local time (Europe/Prague); both days count.

    Attributes
    ----------
    uid
        Series, year and the edition's place within that year: the same for an estimate and for
        the confirmed date that follows it, so that calendars replace one by the other.
    estimated
        True where only the rule of the series gives the date; it stays an estimate until
        somebody confirms it.
    last_known
        The last edition that a source tells of, None where no edition is known.
    source
        Where the date was read; empty for an estimate.
    cancelled
        It will not take place, and a programme says so instead of dropping it.
    moved_from
        The day or moment it was planned for before a programme moved it, else None.
    note
        What a programme tells readers about it, such as why it was cancelled.
    """

    uid: str
    event: Event
    start: date | datetime
    end: date | datetime
    estimated: bool
    last_known: KnownDate | None = None
    source: str = ""
    cancelled: bool = False
    moved_from: date | datetime | None = None
    note: str = ""

    @property
    def first_day(self) -> date:
        """Return the day it begins."""
        return day_of(self.start)

    @property
    def last_day(self) -> date:
        """Return the day it ends; the same as the first for most."""
        return day_of(self.end)


def day_of(moment: date | datetime) -> date:
    """Return the day of a date or a date-time."""
    return moment.date() if isinstance(moment, datetime) else moment
