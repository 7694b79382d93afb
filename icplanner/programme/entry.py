"""An entry: one event of a named programme, with what the coordinator decided about it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime, time
from enum import StrEnum

from icplanner.catalogue.event import Event, KnownDate
from icplanner.programme.occurrence import Occurrence, day_of

Moment = date | datetime


class EntryState(StrEnum):
    """How sure an entry is; a cancelled one stays in the programme and says so."""

    ESTIMATED = "estimated"
    CONFIRMED = "confirmed"
    CANCELLED = "cancelled"


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One event of a programme, complete in itself: the catalogue may change, this does not.

    Times are local (Europe/Prague); both days count.

    Attributes
    ----------
    uid
        The same as the occurrence's it was chosen from, so that calendars replace one by the
        other; of an own event, made once and kept when it moves.
    event
        The series as it was when chosen, or the own event.
    own
        Whether the coordinator added it; then no series of the catalogue stands behind it.
    moved_from
        Where it was planned before it was first moved, None where it never moved.
    source
        Who confirmed the date, or where it was read.
    note
        What readers are told, such as the reason of a cancellation.
    """

    uid: str
    event: Event
    start: Moment
    end: Moment
    state: EntryState = EntryState.ESTIMATED
    own: bool = False
    moved_from: Moment | None = None
    last_known: KnownDate | None = None
    source: str = ""
    note: str = ""

    @property
    def first_day(self) -> date:
        """Return the day it begins."""
        return day_of(self.start)

    @property
    def last_day(self) -> date:
        """Return the day it ends."""
        return day_of(self.end)

    @property
    def occurrence(self) -> Occurrence:
        """Return the entry as what calendars, warnings and exports work on."""
        return Occurrence(
            uid=self.uid,
            event=self.event,
            start=self.start,
            end=self.end,
            estimated=self.state is EntryState.ESTIMATED,
            last_known=self.last_known,
            source=self.source,
            cancelled=self.state is EntryState.CANCELLED,
            moved_from=self.moved_from,
            note=self.note,
        )


def chosen(occurrence: Occurrence) -> Entry:
    """Return the entry of an occurrence that is taken into a programme as it stands."""
    return Entry(
        uid=occurrence.uid,
        event=occurrence.event,
        start=occurrence.start,
        end=occurrence.end,
        state=EntryState.ESTIMATED if occurrence.estimated else EntryState.CONFIRMED,
        last_known=occurrence.last_known,
        source=occurrence.source,
    )


def confirmed(entry: Entry, source: str) -> Entry:
    """Return the entry with its date confirmed; `source` says by whom."""
    return replace(entry, state=EntryState.CONFIRMED, source=source)


def moved(entry: Entry, start: Moment, end: Moment, note: str = "") -> Entry:
    """Return the entry at another time; back at its first one it no longer counts as moved.

    Who confirmed a day did not confirm another: on other days the entry is an estimate again.
    Hours that become known on the day that was planned move nothing.
    """
    origin = entry.moved_from if entry.moved_from is not None else entry.start
    same_days = (day_of(start), day_of(end)) == (entry.first_day, entry.last_day)
    sure = same_days or entry.state is not EntryState.CONFIRMED
    return replace(
        entry,
        start=start,
        end=end,
        state=entry.state if sure else EntryState.ESTIMATED,
        source=entry.source if sure else "",
        moved_from=None if completes(origin, start) else origin,
        note=note or entry.note,
    )


def edited(entry: Entry, event: Event, start: Moment, end: Moment, source: str) -> Entry:
    """Return an own entry with other facts, times, and who confirmed them.

    The rules are those of `moved` and `confirmed`: another source confirms the date, none leaves
    it an estimate, and the one of before confirms no other day.
    """
    there = replace(moved(entry, start, end), event=event)
    if source == entry.source:
        return there
    if source:
        return confirmed(there, source)
    return replace(there, state=EntryState.ESTIMATED, source="")


def completes(before: Moment, after: Moment) -> bool:
    """Return whether a moment is the one of before, or its day with the hour that was missing."""
    return after == before or (not isinstance(before, datetime) and day_of(after) == before)


def cancelled(entry: Entry, note: str) -> Entry:
    """Return the entry as one that will not take place; `note` tells readers why."""
    return replace(entry, state=EntryState.CANCELLED, note=note)


def reinstated(entry: Entry) -> Entry:
    """Return a cancelled entry as an estimate again: somebody has to confirm it anew."""
    return replace(entry, state=EntryState.ESTIMATED, note="")


def begins_at(moment: Moment) -> datetime:
    """Return a date as its midnight, so that dates and date-times can be put in one order."""
    return moment if isinstance(moment, datetime) else datetime.combine(moment, time())
