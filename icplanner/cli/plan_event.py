"""An event named on the command line of `plan`, as a stop at a fixed hour."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Final

from icplanner.catalogue.catalogue import Catalogue
from icplanner.catalogue.finding import UnknownName, find_event
from icplanner.programme import calendar
from icplanner.tours import FixedEvent, RequestProblem

# Two hours: what one sees of a fair or a parade; who stays longer says so.
STAY_MIN: Final = 120
_WORD: Final = re.compile(r"(.+?)(?:@(\d{1,2}):(\d{2})(?:\+(\d{1,3}))?)?")


class NoEvent(Exception):  # noqa: N818 - the answer is no, which is no error
    """The tour cannot go to an event; `problem` says why."""

    def __init__(self, code: str, event: str, allowed: str = "") -> None:
        super().__init__(code)
        self.problem = RequestProblem(code=code, field="events", value=event, allowed=allowed)


@dataclass(frozen=True, slots=True)
class Wanted:
    """An event by id or name, and when one is there where that was said."""

    key: str
    start_min: int | None = None
    stay_min: int = STAY_MIN


def wanted(text: str) -> Wanted:
    """Return what `ID`, `ID@14:00` or `ID@14:00+90` asks for; the last are minutes of stay.

    Raises
    ------
    ValueError
        If the hour is none.
    """
    found = _WORD.fullmatch(text)
    if found is None or found[2] is None:
        return Wanted(text)
    hour, minute = int(found[2]), int(found[3])
    if hour > 23 or minute > 59:
        raise ValueError(f"{text!r}: {found[2]}:{found[3]} is no time of a day")
    return Wanted(found[1], hour * 60 + minute, int(found[4] or STAY_MIN))


def fixed_events(
    catalogue: Catalogue, asked: Sequence[Wanted], days: Sequence[date]
) -> tuple[tuple[FixedEvent, ...], tuple[RequestProblem, ...]]:
    """Return the stops at the events that are on, and what is wrong with each of the others."""
    events: list[FixedEvent] = []
    problems: list[RequestProblem] = []
    for one in asked if days else ():
        try:
            events.append(fixed_event(catalogue, one, days))
        except NoEvent as none:
            problems.append(none.problem)
    return tuple(events), tuple(problems)


def fixed_event(catalogue: Catalogue, asked: Wanted, days: Sequence[date]) -> FixedEvent:
    """Return the stop at an event that is on during one of the days.

    Raises
    ------
    NoEvent
        If there is no such event, it is not on these days or not on the map, or its hour is
        neither known nor said.
    """
    try:
        event = find_event(catalogue, asked.key)
    except UnknownName as unknown:
        none = NoEvent("event_unknown", asked.key)
        none.problem = replace(none.problem, suggestions=unknown.suggestions)
        raise none from unknown
    if event.position is None:
        raise NoEvent("event_without_position", event.id)
    editions = [
        one
        for year in sorted({day.year for day in days})
        for one in calendar([event], year).occurrences
    ]
    one, day = next(
        ((one, day) for one in editions for day in days if one.first_day <= day <= one.last_day),
        (None, None),
    )
    if one is None or day is None:
        dates = ", ".join(dict.fromkeys(str(one.first_day) for one in editions))
        raise NoEvent("event_not_on" if dates else "event_never_on", event.id, dates)
    start_min = asked.start_min
    if start_min is None and isinstance(one.start, datetime) and one.first_day == day:
        start_min = one.start.hour * 60 + one.start.minute
    if start_min is None:
        raise NoEvent("event_hour_unknown", event.id, f"{event.id}@10:00")
    return FixedEvent(
        id=one.uid,
        names=event.names,
        municipality=event.municipality,
        position=event.position,
        date=day,
        start_min=start_min,
        duration_min=asked.stay_min,
    )
