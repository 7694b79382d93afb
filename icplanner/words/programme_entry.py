"""Sentences about entries of a programme: states, problems, changes, refused files."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from icplanner.programme import Change, EntryProblem, EntryState
from icplanner.words.programme import moment
from icplanner.words.words import Words, mark

STATES: Final[Mapping[EntryState, str]] = MappingProxyType(
    {
        EntryState.ESTIMATED: mark("estimate"),
        EntryState.CONFIRMED: mark("confirmed"),
        EntryState.CANCELLED: mark("cancelled"),
    }
)

# Placeholders: value, and the problem's own numbers.
PROBLEMS: Final[Mapping[str, str]] = MappingProxyType(
    {
        "absurd_year": mark("The year %(value)s is not within %(first)s to %(last)s."),
        "skipped_hour": mark("%(value)s does not exist: the clocks are put forward that night."),
        "doubled_hour": mark(
            "%(value)s comes twice: the clocks are put back that night. Say which is meant."
        ),
        "end_before_start": mark("It ends before it starts (%(value)s)."),
        "longer_than_a_year": mark("It would last %(days)s days; the end is probably mistyped."),
        "long": mark("It lasts %(days)s days; more than %(most)s are unusual. Check the end."),
        "other_year": mark("It is in %(value)s, the programme in %(year)s."),
        "no_name": mark("The name is missing."),
        "too_much_text": mark("A text is too long."),
        "unknown_kind": mark("The kind “%(value)s” is not one of ours; filters will not find it."),
        "unknown_audience": mark(
            "The audience “%(value)s” is not one of ours; filters will not find it."
        ),
        "no_web_address": mark(
            "“%(value)s” is no web address: it begins with http:// or https://."
        ),
        "no_place": mark("The town is missing."),
        "unknown_venue": mark("The venue “%(value)s” is no site of the catalogue."),
        "no_position": mark(
            "Where “%(value)s” lies is not known: no distances, no clashes, not on the map."
        ),
        "far_position": mark("The position %(value)s lies far outside the region."),
        "no_date": mark("“%(value)s” is no date; write 2027-09-11 or 11. 9. 2027, hours as 10:00."),
        "no_number": mark("“%(value)s” is no position; write degrees such as 50.18."),
        "too_many_cells": mark("The row has %(value)s cells, more than the heading."),
        "no_edition": mark("“%(value)s” repeats, but not in %(year)s; nothing of it is taken."),
        "cut_text": mark("The description is longer than %(most)s characters and was cut."),
        "bad_rule": mark("The rule of repetition “%(value)s” cannot be used."),
    }
)

FILES: Final[Mapping[str, str]] = MappingProxyType(
    {
        "too_large": mark("The file is larger than %(most)s kB."),
        "too_many_rows": mark("The file has more than %(most)s events."),
        "too_many_columns": mark("The file has more than %(most)s columns."),
        "encoding": mark("The file is not text in the encoding chosen."),
        "no_heading": mark(
            "The first line names no columns for name and date; they are called, for example, "
            "name and start, název and datum, Titel and Beginn."
        ),
        "no_rows": mark("There is no event in the file."),
        "broken": mark("The file cannot be read as what its name says."),
        "refused": mark("Some rows are refused, so nothing was taken."),
    }
)

_CHANGES: Final[Mapping[str, str]] = MappingProxyType(
    {
        "added": mark("New: %(name)s, %(when)s"),
        "confirmed": mark("Confirmed: %(name)s, %(when)s"),
        "moved": mark("Moved: %(name)s, from %(before)s to %(when)s"),
        "cancelled": mark("Cancelled: %(name)s, %(when)s"),
        "reinstated": mark("Takes place after all: %(name)s, %(when)s"),
        "removed": mark("Removed: %(name)s, %(when)s"),
        "edited": mark("Details changed: %(name)s, %(when)s"),
    }
)


def problem(one: EntryProblem, words: Words) -> str:
    """Return what is wrong with an entry, with the value and the numbers."""
    return words.text(PROBLEMS[one.code], value=one.value, **one.numbers)


def renamed(before: str, name: str, words: Words) -> str:
    """Return in a line that the programme has another name."""
    return words.text("Renamed: “%(before)s” is now “%(name)s”", before=before, name=name)


def change(one: Change, words: Words) -> str:
    """Return one change of a programme in a line."""
    entry = one.entry
    values: dict[str, object] = {
        "name": entry.event.names.pick(words.lang)[0],
        "when": moment(entry.start, words),
    }
    if one.code == "moved" and one.before is not None:
        values["before"] = moment(one.before.start, words)
    return words.text(_CHANGES[one.code], **values)
