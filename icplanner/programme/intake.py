"""Other people's events on their way into a programme: read, judged, then taken all or none."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

from icplanner.catalogue.catalogue import Catalogue
from icplanner.catalogue.finding import UnknownName, find_place, find_site
from icplanner.catalogue.position import LatLon
from icplanner.catalogue.search import fold
from icplanner.programme.duplicates import duplicate_of
from icplanner.programme.entry import Entry
from icplanner.programme.occurrence import Occurrence
from icplanner.programme.validation import EntryProblem, entry_problems, is_refused, refused

# A season of a whole region has some hundred events; a larger file is another file.
MOST_BYTES: Final = 1_000_000
MOST_ROWS: Final = 1_000
LONGEST_CELL: Final = 8_000


class IntakeError(ValueError):
    """The file as a whole cannot be read; `code` says why."""

    def __init__(self, code: str, **numbers: int) -> None:
        super().__init__(code)
        self.code = code
        self.numbers: Mapping[str, int] = numbers


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """One row of a file.

    Attributes
    ----------
    line
        Where it stands in the file, from 1.
    entry
        The event, None where it could not be read, or a series has no edition to be taken.
    problems
        Everything that is wrong with it.
    duplicate
        The id of the event it repeats, of the programme or of an earlier row; empty for none.
    """

    line: int
    entry: Entry | None
    problems: tuple[EntryProblem, ...] = ()
    duplicate: str = ""

    @property
    def refused(self) -> bool:
        """Return whether this row keeps the whole file out."""
        return is_refused(self.problems)


@dataclass(frozen=True, slots=True, kw_only=True)
class Intake:
    """A file as it was read, to be looked at before anything is taken.

    Attributes
    ----------
    encoding, separator
        How a CSV was read; empty for an ICS.
    unknown_columns
        Headings of the CSV that mean nothing to us; their cells are not taken.
    """

    candidates: tuple[Candidate, ...]
    encoding: str = ""
    separator: str = ""
    unknown_columns: tuple[str, ...] = ()

    @property
    def refused(self) -> bool:
        """Return whether any row keeps the whole file out."""
        return any(candidate.refused for candidate in self.candidates)

    def entries(self, *, with_duplicates: bool = False) -> tuple[Entry, ...]:
        """Return what is taken: every row, or every row that repeats nothing.

        Raises
        ------
        IntakeError
            "refused" where a row is refused: then none is taken.
        """
        if self.refused:
            raise IntakeError("refused")
        return tuple(
            candidate.entry
            for candidate in self.candidates
            if candidate.entry is not None and (with_duplicates or not candidate.duplicate)
        )


def judged(
    rows: Sequence[Candidate], catalogue: Catalogue, year: int, held: Sequence[Occurrence]
) -> tuple[Candidate, ...]:
    """Return the rows with places found, problems told, and duplicates named.

    Parameters
    ----------
    held
        The events a row may repeat: those of the programme.
    """
    seen: list[Occurrence] = list(held)
    found = []
    for row in rows:
        if row.entry is None:
            found.append(row)
            continue
        entry = placed(row.entry, catalogue)
        problems = (*row.problems, *entry_problems(entry, catalogue, year))
        same = None if is_refused(problems) else duplicate_of(entry.occurrence, seen)
        if same is None and not is_refused(problems):
            seen.append(entry.occurrence)
        found.append(
            replace(row, entry=entry, problems=problems, duplicate=same.uid if same else "")
        )
    return tuple(found)


def placed(entry: Entry, catalogue: Catalogue) -> Entry:
    """Return the entry with its site and position where the catalogue knows venue or town."""
    event = entry.event
    if event.site is None and event.venue_name:
        try:
            site = find_site(catalogue, event.venue_name)
        except UnknownName:
            site = None
        if site is not None and _same_town(site.municipality, event.municipality):
            event = replace(event, site=site.id, position=event.position or site.position)
    if event.position is None and event.municipality:
        event = replace(event, position=town_position(catalogue, event.municipality))
    return replace(entry, event=event)


def town_position(catalogue: Catalogue, town: str) -> LatLon | None:
    """Return where a town of the catalogue lies, None for an unknown one."""
    try:
        place = find_place(catalogue, town)
    except UnknownName:
        place = None
    if place is not None and _same_town(place.names.pick("cs")[0], town):
        return place.position
    wanted = fold(town)
    for event in catalogue.events.values():
        if event.position is not None and fold(event.municipality) == wanted:
            return event.position
    return None


def own_uid(*parts: str) -> str:
    """Return an id for an event of somebody else's, the same whenever it is read again."""
    text = "\x1f".join(fold(part) or part for part in parts)
    return f"own-{hashlib.sha256(text.encode('utf-8', 'replace')).hexdigest()[:16]}"


def unreadable(line: int, code: str, field: str, value: str) -> Candidate:
    """Return a row that could not be read."""
    return Candidate(line=line, entry=None, problems=(refused(code, field, value),))


def _same_town(one: str, other: str) -> bool:
    return not other or fold(one) == fold(other)
