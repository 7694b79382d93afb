"""Checking an entry before it is kept: every problem at once, as data."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum
from typing import Final
from zoneinfo import ZoneInfo

from icplanner.catalogue.catalogue import Catalogue
from icplanner.catalogue.limits import LAT_MAX, LAT_MIN, LON_MAX, LON_MIN
from icplanner.programme.entry import Entry, Moment, begins_at

PRAGUE: Final = ZoneInfo("Europe/Prague")

# The kinds and audiences the catalogue and the filters know.
KINDS: Final = (
    "festival",
    "open_day",
    "parade",
    "tour",
    "fair",
    "concert",
    "exhibition",
    "workshop",
    "commemoration",
    "night",
    "market",
    "conference",
)
AUDIENCES: Final = ("families", "spa_guests", "schools", "experts")

# Sources tell of editions since 1990, and nobody plans a festival for the next century.
FIRST_YEAR: Final = 1990
LAST_YEAR: Final = 2100

# The longest event of the data, the heritage days, lasts nine days; a month is an exhibition or
# a slip of the keyboard. Past a year it is refused.
LONG_DAYS: Final = 31
LONGEST_DAYS: Final = 366

LONGEST_NAME: Final = 200
LONGEST_TEXT: Final = 2_000

_ADDRESS: Final = re.compile(r"https?://[^\s/?#@]+\.[^\s@]*", re.IGNORECASE)


class Gravity(StrEnum):
    """What a problem means: the entry is not taken, or taken with a flag."""

    REFUSED = "refused"
    FLAGGED = "flagged"


@dataclass(frozen=True, slots=True, kw_only=True)
class EntryProblem:
    """One thing that is wrong with an entry; worded in `words/programme_entry.py`."""

    code: str
    gravity: Gravity
    field: str
    value: str = ""
    numbers: Mapping[str, int] = dataclasses.field(default_factory=dict)


def entry_problems(entry: Entry, catalogue: Catalogue, year: int) -> tuple[EntryProblem, ...]:
    """Return everything that is wrong with an entry of a programme of `year`."""
    return (
        *_time_problems(entry, year),
        *_text_problems(entry),
        *_place_problems(entry, catalogue),
    )


def is_refused(problems: tuple[EntryProblem, ...]) -> bool:
    """Return whether one of the problems keeps the entry out."""
    return any(problem.gravity is Gravity.REFUSED for problem in problems)


def refused(code: str, name: str, value: object = "", **numbers: int) -> EntryProblem:
    """Return a problem that keeps an entry out."""
    return EntryProblem(
        code=code, gravity=Gravity.REFUSED, field=name, value=str(value)[:80], numbers=numbers
    )


def flagged(code: str, name: str, value: object = "", **numbers: int) -> EntryProblem:
    """Return a problem an entry is taken with."""
    return EntryProblem(
        code=code, gravity=Gravity.FLAGGED, field=name, value=str(value)[:80], numbers=numbers
    )


def _time_problems(entry: Entry, year: int) -> list[EntryProblem]:
    found = []
    # An end that is the beginning is wrong in the same way; once said is enough.
    ends = () if entry.end == entry.start else (("end", entry.end),)
    for name, moment in (("start", entry.start), *ends):
        if not FIRST_YEAR <= moment.year <= LAST_YEAR:
            found.append(
                refused("absurd_year", name, moment.year, first=FIRST_YEAR, last=LAST_YEAR)
            )
        elif _skipped_by_clock(moment):
            found.append(refused("skipped_hour", name, moment))
        elif _twice_by_clock(moment):
            found.append(flagged("doubled_hour", name, moment))
    timed = isinstance(entry.start, datetime) and isinstance(entry.end, datetime)
    days = (entry.last_day - entry.first_day).days + 1
    if days < 1 or (timed and begins_at(entry.end) < begins_at(entry.start)):
        found.append(refused("end_before_start", "end", entry.end))
    elif days > LONGEST_DAYS:
        found.append(refused("longer_than_a_year", "end", entry.end, days=days))
    elif days > LONG_DAYS:
        found.append(flagged("long", "end", entry.end, days=days, most=LONG_DAYS))
    if FIRST_YEAR <= entry.start.year <= LAST_YEAR and entry.start.year != year:
        found.append(flagged("other_year", "start", entry.start.year, year=year))
    return found


def _skipped_by_clock(moment: Moment) -> bool:
    """Return whether the clocks jump over this moment in spring."""
    if not isinstance(moment, datetime):
        return False
    there = moment.replace(tzinfo=PRAGUE).astimezone(UTC).astimezone(PRAGUE)
    return there.replace(tzinfo=None) != moment.replace(tzinfo=None)


def _twice_by_clock(moment: Moment) -> bool:
    """Return whether the clocks show this moment twice in autumn."""
    if not isinstance(moment, datetime):
        return False
    local = moment.replace(tzinfo=PRAGUE)
    return local.replace(fold=0).utcoffset() != local.replace(fold=1).utcoffset()


def _text_problems(entry: Entry) -> list[EntryProblem]:
    event = entry.event
    found = []
    if not event.names.texts():
        found.append(refused("no_name", "name"))
    short = (*event.names.texts(), event.venue_name, event.municipality, event.organiser)
    if any(len(text) > LONGEST_NAME for text in short):
        found.append(refused("too_much_text", "name", most=LONGEST_NAME))
    long = (*event.summaries.texts(), entry.note, entry.source)
    if any(len(text) > LONGEST_TEXT for text in long):
        found.append(refused("too_much_text", "summary", most=LONGEST_TEXT))
    if event.kind not in KINDS:
        found.append(flagged("unknown_kind", "kind", event.kind))
    found += [
        flagged("unknown_audience", "audience", audience)
        for audience in event.audience
        if audience not in AUDIENCES
    ]
    if event.website and not _ADDRESS.fullmatch(event.website):
        found.append(refused("no_web_address", "website", event.website))
    return found


def _place_problems(entry: Entry, catalogue: Catalogue) -> list[EntryProblem]:
    event = entry.event
    found = []
    if not event.municipality:
        found.append(refused("no_place", "municipality"))
    if event.site and event.site not in catalogue.sites:
        found.append(flagged("unknown_venue", "site", event.site))
    if event.position is None and event.municipality:
        found.append(flagged("no_position", "position", event.municipality))
    elif event.position is not None and not (
        LAT_MIN <= event.position[0] <= LAT_MAX and LON_MIN <= event.position[1] <= LON_MAX
    ):
        found.append(refused("far_position", "position", event.position))
    return found
