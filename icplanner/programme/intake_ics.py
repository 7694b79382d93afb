"""Reading events from a calendar file (ICS, RFC 5545)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import UTC, date, datetime, timedelta
from typing import Any, Final

import icalendar

from icplanner.catalogue.catalogue import Catalogue
from icplanner.catalogue.cleaning import cleaned
from icplanner.catalogue.event import Event, EventStatus
from icplanner.catalogue.localised import Localised
from icplanner.programme.entry import Entry, EntryState, Moment
from icplanner.programme.intake import (
    LONGEST_CELL,
    MOST_BYTES,
    MOST_ROWS,
    Candidate,
    Intake,
    IntakeError,
    judged,
    own_uid,
    unreadable,
)
from icplanner.programme.occurrence import Occurrence, day_of
from icplanner.programme.rule import RuleError, days_since
from icplanner.programme.validation import LONGEST_TEXT, PRAGUE, flagged

_BEGIN: Final = re.compile(r"^BEGIN:VEVENT\s*$", re.IGNORECASE)


def read_ics(content: bytes, catalogue: Catalogue, year: int, held: Sequence[Occurrence]) -> Intake:
    """Read a calendar for a programme of `year`, judged entry by entry.

    A repeating entry gives its occurrences of `year`, within the bounds of `rule.py`, without the
    excluded days and with the changed ones; one that gives none is told and not taken.

    Raises
    ------
    IntakeError
        When the file as a whole cannot be read: "too_large", "encoding", "broken",
        "too_many_rows", "no_rows".
    """
    if len(content) > MOST_BYTES:
        raise IntakeError("too_large", most=MOST_BYTES // 1000)
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise IntakeError("encoding") from None
    lines = [number for number, line in enumerate(text.splitlines(), 1) if _BEGIN.match(line)]
    if len(lines) > MOST_ROWS:
        raise IntakeError("too_many_rows", most=MOST_ROWS)
    try:
        parsed = icalendar.Calendar.from_ical(text)
        entries = list(parsed.walk("VEVENT"))
    except (ValueError, KeyError, IndexError, TypeError, AttributeError) as error:
        raise IntakeError("broken", line=0) from error
    rows: list[Candidate] = []
    changed = _changed(entries)
    for place, entry in enumerate(entries):
        line = lines[place] if place < len(lines) else 0
        rows += _rows(line, entry, year, changed)
        if len(rows) > MOST_ROWS:
            raise IntakeError("too_many_rows", most=MOST_ROWS)
    if not rows:
        raise IntakeError("no_rows")
    return Intake(candidates=judged(rows, catalogue, year, held))


def _changed(entries: Sequence[Any]) -> set[tuple[str, date]]:
    """Return the editions of series that other entries tell of: id of the series, day."""
    found = set()
    for entry in entries:
        try:
            moment = entry.decoded("RECURRENCE-ID")
            found.add((str(entry.get("UID", "")), day_of(_local(moment))))
        except (KeyError, ValueError, TypeError, AttributeError, OverflowError):
            continue
    return found


def _rows(line: int, entry: Any, year: int, changed: set[tuple[str, date]]) -> Iterator[Candidate]:
    try:
        start, end = _span(entry)
    except (ValueError, TypeError, AttributeError, KeyError, OverflowError):
        yield unreadable(line, "no_date", "start", str(entry.get("DTSTART", "")))
        return
    if any(len(str(entry.get(name, ""))) > LONGEST_CELL for name in ("SUMMARY", "DESCRIPTION")):
        yield unreadable(line, "too_much_text", "summary", "")
        return
    rule = entry.get("RRULE")
    if rule is None:
        yield _candidate(line, entry, start, end, "")
        return
    if isinstance(rule, list):
        yield unreadable(line, "bad_rule", "rrule", "")
        return
    written = rule.to_ical().decode("utf-8", "replace")
    try:
        days = set(days_since(written, year, day_of(start)))
        days = (days | _listed(entry, "RDATE", year)) - _listed(entry, "EXDATE", year)
    except (RuleError, ValueError, TypeError, AttributeError, OverflowError):
        yield unreadable(line, "bad_rule", "rrule", written)
        return
    series = str(entry.get("UID", ""))
    days -= {day for uid, day in changed if uid == series}
    if not days:
        none = flagged("no_edition", "rrule", _text(entry, "SUMMARY"), year=year)
        yield Candidate(line=line, entry=None, problems=(none,))
    for day in sorted(days):
        by = day - day_of(start)
        yield _candidate(line, entry, start + by, end + by, day.isoformat())


def _listed(entry: Any, name: str, year: int) -> set[date]:
    """Return the days of `year` that a property of a series lists."""
    told = entry.get(name, [])
    groups = told if isinstance(told, list) else [told]
    days = {day_of(_local(one.dt)) for group in groups for one in group.dts}
    return {day for day in days if day.year == year}


def _candidate(line: int, entry: Any, start: Moment, end: Moment, edition: str) -> Candidate:
    text = _text(entry, "DESCRIPTION")
    cut = (
        (flagged("cut_text", "summary", "", most=LONGEST_TEXT),) if len(text) > LONGEST_TEXT else ()
    )
    return Candidate(line=line, entry=_entry(entry, start, end, edition), problems=cut)


def _span(entry: Any) -> tuple[Moment, Moment]:
    """Return start and last day or moment, local; iCalendar's end is the first one after."""
    start = _local(entry.decoded("DTSTART"))
    if "DTEND" in entry:
        end = _local(entry.decoded("DTEND"))
    elif "DURATION" in entry:
        end = start + entry.decoded("DURATION")
    else:
        return start, day_of(start)
    if not isinstance(start, datetime) and not isinstance(end, datetime):
        # An end not after the start is left for the check to refuse.
        return start, end - timedelta(days=1) if end > start else end
    return start, end


def _local(moment: Any) -> Moment:
    """Return a moment in Prague's time without a zone."""
    if isinstance(moment, datetime):
        # An hour of Prague that does not exist, or comes twice, stays for the check to tell.
        if moment.tzinfo is None or str(moment.tzinfo) == PRAGUE.key:
            return moment.replace(tzinfo=None)
        return moment.astimezone(UTC).astimezone(PRAGUE).replace(tzinfo=None)
    if isinstance(moment, date):
        return moment
    raise TypeError("a start is a date or a date-time")


def _entry(entry: Any, start: Moment, end: Moment, edition: str) -> Entry:
    name = _text(entry, "SUMMARY")
    where = [part.strip() for part in _text(entry, "LOCATION").split(",") if part.strip()]
    uid = own_uid("ics", str(entry.get("UID", "")) or name, edition or start.isoformat()[:10])
    status = str(entry.get("STATUS", "")).upper()
    states = {"CANCELLED": EntryState.CANCELLED, "TENTATIVE": EntryState.ESTIMATED}
    geo = entry.get("GEO")
    event = Event(
        id=uid,
        names=Localised(cs=name),
        kind="festival",
        industries=(),
        venue_name=", ".join(where[:-1]),
        municipality=where[-1] if where else "",
        country="CZ",
        status=EventStatus.RECURRING_UNCONFIRMED,
        position=(float(geo.latitude), float(geo.longitude)) if geo is not None else None,
        organiser=cleaned(str(getattr(entry.get("ORGANIZER"), "params", {}).get("CN", ""))),
        website=_text(entry, "URL") or None,
        summaries=Localised(cs=_text(entry, "DESCRIPTION")[:LONGEST_TEXT]),
    )
    return Entry(
        uid=uid,
        event=event,
        start=start,
        end=end,
        state=states.get(status, EntryState.CONFIRMED),
        own=True,
    )


def _text(entry: Any, name: str) -> str:
    return cleaned(str(entry.get(name, "")))
