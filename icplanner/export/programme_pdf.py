"""The programme on paper: a poster (A3) and a list (A4), as tagged PDF."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from itertools import groupby
from typing import Any

from icplanner.catalogue.industry import groups_of
from icplanner.export.clean import NAMELESS, host, line, paragraph
from icplanner.export.group_colours import GROUP_COLOURS
from icplanner.export.programme_ics import PRAGUE
from icplanner.export.typesetting import pdf
from icplanner.programme import Occurrence
from icplanner.words import Words
from icplanner.words.programme import event_kind, moment, month_name, place, when


class Paper(StrEnum):
    """What is printed."""

    POSTER = "poster"
    LIST = "list"


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """What stands around the events.

    Attributes
    ----------
    title
        The programme's name.
    draft
        Whether readers were never shown it: then every page says so, across the events.
    made
        The moment of printing, with a time zone.
    version, released
        The number and the moment (with a time zone) of the released version; 0 and None for a
        draft. Paper cannot follow changes, so it says how old it is.
    """

    title: str
    draft: bool
    made: datetime
    credits: tuple[str, ...] = ()
    version: int = 0
    released: datetime | None = None


def programme_pdf(
    occurrences: Sequence[Occurrence], sheet: Sheet, words: Words, paper: Paper
) -> bytes:
    """Return the programme set for a paper; a month begins a section of its own."""
    ordered = sorted(occurrences, key=lambda one: (one.first_day, one.last_day, one.uid))
    data: dict[str, Any] = {
        "lang": words.lang,
        "title": line(sheet.title) or NAMELESS,
        "subtitle": words.text("Living Industrial Culture of the Karlovy Vary Region"),
        "draft": words.text("Draft – not released") if sheet.draft else "",
        "across": words.text("DRAFT") if sheet.draft else "",
        "released": _released(sheet, words),
        "estimate": words.text("estimated date, not confirmed"),
        "footer": words.text(
            "Printed on %(day)s. Please check the date with the organiser before you set out.",
            day=_day(sheet.made, words),
        ),
        "credits": list(map(line, sheet.credits)),
        "empty": "" if ordered else words.text("No event is chosen yet."),
        "months": [
            {"name": f"{month_name(month, words)} {year}", "events": [_event(o, words) for o in on]}
            for (year, month), on in groupby(ordered, key=_month)
        ],
    }
    return pdf(f"programme_{paper.value}.typ", data, drawings={}, made=sheet.made)


def _released(sheet: Sheet, words: Words) -> str:
    if sheet.released is None or sheet.draft:
        return ""
    day = _day(sheet.released, words)
    return words.text("Version %(version)s, released on %(day)s", version=sheet.version, day=day)


def _day(moment: datetime, words: Words) -> str:
    """Return the day of a moment by the region's clocks, as the calendar writes it."""
    form = "d MMMM y" if words.lang == "en" else "long"
    return words.day(moment.astimezone(PRAGUE).date(), form)


def _month(one: Occurrence) -> tuple[int, int]:
    return one.first_day.year, one.first_day.month


def _event(one: Occurrence, words: Words) -> dict[str, Any]:
    event = one.event
    groups = groups_of(event)
    name, spoken = event.names.pick(words.lang)
    return {
        "name": (line(name) or NAMELESS) + ("" if spoken == words.lang else f" [{spoken}]"),
        "when": line(when(one, words)),
        "days": _days(one.first_day, one.last_day, words),
        "weekday": words.day(one.first_day, "EEE"),
        "place": line(place(event)),
        "town": line(event.municipality),
        "kind": event_kind(event.kind, words),
        "summary": paragraph(event.summaries.pick(words.lang)[0]),
        "web": host(event.website),
        "organiser": line(event.organiser),
        "colour": GROUP_COLOURS.get(groups[0].value if groups else "other", "#777777"),
        # Of what will not take place nobody needs to know how sure its date was.
        "estimated": one.estimated and not one.cancelled,
        "mark": _mark(one, words),
        "cancelled": one.cancelled,
        "note": paragraph(one.note),
    }


def _mark(one: Occurrence, words: Words) -> str:
    if one.cancelled:
        return words.text("cancelled")
    if one.moved_from is not None:
        return words.text(
            "Moved; it was planned for %(before)s.", before=moment(one.moved_from, words)
        )
    return ""


def _days(first: date, last: date, words: Words) -> str:
    short = "d. M." if words.lang != "en" else "d MMM"
    begin = words.day(first, short)
    return begin if first == last else f"{begin} – {words.day(last, short)}"
