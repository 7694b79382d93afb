"""What changed between two versions of a programme, as data."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from icplanner.programme.entry import Entry, EntryState, completes
from icplanner.programme.programme import Programme

ADDED: Final = "added"
CONFIRMED: Final = "confirmed"
MOVED: Final = "moved"
CANCELLED: Final = "cancelled"
REINSTATED: Final = "reinstated"
REMOVED: Final = "removed"
EDITED: Final = "edited"


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """One change of one entry; `before` is None for an added one, `after` for a removed one."""

    code: str
    before: Entry | None
    after: Entry | None

    @property
    def entry(self) -> Entry:
        """Return the entry as it stands now, or stood last."""
        found = self.after or self.before
        if found is None:
            raise ValueError("a change has a before or an after")
        return found


def changes(before: Programme | None, after: Programme) -> tuple[Change, ...]:
    """Return what readers of `before` must learn, in the order of the programme.

    An entry can change in more than one way (moved and confirmed): each is told. Without a
    `before` everything is added.
    """
    earlier = {entry.uid: entry for entry in before.entries} if before else {}
    found: list[Change] = []
    for entry in after.entries:
        old = earlier.pop(entry.uid, None)
        codes = [ADDED] if old is None else _codes(old, entry)
        found += [Change(code=code, before=old, after=entry) for code in codes]
    found += [Change(code=REMOVED, before=old, after=None) for old in earlier.values()]
    return tuple(found)


def _codes(old: Entry, new: Entry) -> list[str]:
    codes = []
    if old.state is not new.state:
        if new.state is EntryState.CANCELLED:
            return [CANCELLED]
        if old.state is EntryState.CANCELLED:
            codes.append(REINSTATED)
    if not (completes(old.start, new.start) and completes(old.end, new.end)):
        codes.append(MOVED)
    if new.state is EntryState.CONFIRMED and old.state is not EntryState.CONFIRMED:
        codes.append(CONFIRMED)
    if not codes and old != new:
        codes.append(EDITED)
    return codes
