"""A named programme: the events a coordinator chose for a season, as frozen data."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Final

from icplanner.programme.entry import Entry, begins_at, chosen
from icplanner.programme.occurrence import Occurrence

# A season of the region has some 30 events; ten times that is a calendar, not a programme.
MOST_ENTRIES: Final = 400


class ProgrammeError(ValueError):
    """The programme cannot take this; `code` says why, `uid` of which entry."""

    def __init__(self, code: str, uid: str = "") -> None:
        super().__init__(f"{code}: {uid}" if uid else code)
        self.code = code
        self.uid = uid


@dataclass(frozen=True, slots=True, kw_only=True)
class Programme:
    """A programme of one season.

    Attributes
    ----------
    year, month
        The season's year, and its month; None means the whole year.
    districts
        Names of the districts whose weekends it wants to fill.
    entries
        By start, then id; ids are unique.
    releases
        The versions that were released, ascending: what readers have seen.
    """

    name: str
    year: int
    month: int | None = 9
    districts: tuple[str, ...] = ("Sokolov",)
    entries: tuple[Entry, ...] = ()
    releases: tuple[int, ...] = ()

    @property
    def occurrences(self) -> tuple[Occurrence, ...]:
        """Return the entries as occurrences, cancelled ones too."""
        return tuple(entry.occurrence for entry in self.entries)

    def entry(self, uid: str) -> Entry:
        """Return an entry.

        Raises
        ------
        ProgrammeError
            "unknown" where the programme has none of this id.
        """
        for entry in self.entries:
            if entry.uid == uid:
                return entry
        raise ProgrammeError("unknown", uid)


def with_chosen(programme: Programme, occurrences: Iterable[Occurrence]) -> Programme:
    """Return the programme with these occurrences; what it already holds stays as it is."""
    held = {entry.uid for entry in programme.entries}
    fresh = {o.uid: chosen(o) for o in occurrences if o.uid not in held}
    return _with(programme, (*programme.entries, *fresh.values()))


def with_entry(programme: Programme, entry: Entry) -> Programme:
    """Return the programme with one more entry.

    Raises
    ------
    ProgrammeError
        "held" where an entry has this id already.
    """
    if any(entry.uid == held.uid for held in programme.entries):
        raise ProgrammeError("held", entry.uid)
    return _with(programme, (*programme.entries, entry))


def with_changed(programme: Programme, entry: Entry) -> Programme:
    """Return the programme with the entry of the same id replaced.

    Raises
    ------
    ProgrammeError
        "unknown" where there is none.
    """
    programme.entry(entry.uid)
    kept = (entry if held.uid == entry.uid else held for held in programme.entries)
    return _with(programme, tuple(kept))


def without(programme: Programme, uid: str, released: Programme | None) -> Programme:
    """Return the programme without an entry that was never released.

    Raises
    ------
    ProgrammeError
        "unknown"; "released" where readers have seen it: cancel it instead.
    """
    programme.entry(uid)
    if released is not None and any(entry.uid == uid for entry in released.entries):
        raise ProgrammeError("released", uid)
    return _with(programme, tuple(entry for entry in programme.entries if entry.uid != uid))


def _with(programme: Programme, entries: tuple[Entry, ...]) -> Programme:
    if len(entries) > MOST_ENTRIES:
        raise ProgrammeError("too_many")
    ordered = sorted(entries, key=lambda entry: (begins_at(entry.start), entry.uid))
    return replace(programme, entries=tuple(ordered))
