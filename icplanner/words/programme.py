"""Sentences about events: dates, estimates, statuses."""

from __future__ import annotations

from datetime import date, datetime
from typing import Final

from babel.dates import get_month_names

from icplanner.catalogue.event import Event
from icplanner.programme import Occurrence
from icplanner.words.words import Words, mark

KINDS: Final = {
    "festival": mark("festival"),
    "open_day": mark("open day"),
    "parade": mark("parade"),
    "tour": mark("guided tour"),
    "fair": mark("fair"),
    "concert": mark("concert"),
    "exhibition": mark("exhibition"),
    "workshop": mark("workshop"),
    "commemoration": mark("commemoration"),
    "night": mark("museum night"),
    "market": mark("market"),
    "conference": mark("conference"),
}

AUDIENCES: Final = {
    "families": mark("families"),
    "spa_guests": mark("spa guests"),
    "schools": mark("schools"),
    "experts": mark("experts"),
}

PRICES: Final = {
    "free": mark("free of charge"),
    "free admission": mark("free of charge"),
    "free of charge": mark("free of charge"),
    "mostly free": mark("mostly free of charge"),
    "free or voluntary": mark("free of charge or what you like to give"),
    "ticket": mark("with a ticket, price unknown"),
    "train ticket": mark("the price of the train ticket"),
    "train tickets": mark("the price of the train ticket"),
}


def when(occurrence: Occurrence, words: Words) -> str:
    """Return the days of an edition, with hours where they are known."""
    start, end = occurrence.start, occurrence.end
    first, last = occurrence.first_day, occurrence.last_day
    if first != last:
        # TRANSLATORS: a span of days, both of them included
        return words.text(
            "%(first)s to %(last)s",
            first=words.weekday(first, short=True),
            last=words.weekday(last, short=True, year=True),
        )
    day = words.day(first, "EEEE d. M. y" if words.lang != "en" else "EEEE d MMMM y")
    if isinstance(start, datetime):
        begins = words.clock(start.hour * 60 + start.minute)
        if isinstance(end, datetime) and end > start:
            ends = words.clock(end.hour * 60 + end.minute)
            return f"{day}, {begins}–{ends}"
        return words.text("%(day)s, from %(time)s", day=day, time=begins)
    return day


def moment(value: date | datetime, words: Words) -> str:
    """Return a day, with its hour where that is known."""
    day = words.day(value, "EEEE d. M. y" if words.lang != "en" else "EEEE d MMMM y")
    if not isinstance(value, datetime):
        return day
    begins = words.clock(value.hour * 60 + value.minute)
    return words.text("%(day)s, from %(time)s", day=day, time=begins)


def certainty(occurrence: Occurrence, words: Words) -> str:
    """Return how sure the date is: an estimate with its last known edition, or a known date."""
    if not occurrence.estimated:
        return _confirmed(occurrence.source, words)
    if occurrence.moved_from is not None:
        return words.text("planned anew, not confirmed")
    if not occurrence.event.rrule and occurrence.last_known is None:
        return words.text("planned, not confirmed")
    if occurrence.last_known is None:
        return words.text("estimate by the rule of the series; no edition is known so far")
    last = Occurrence(
        uid="",
        event=occurrence.event,
        start=occurrence.last_known.start,
        end=occurrence.last_known.end,
        estimated=False,
    )
    return words.text(
        "estimate by the rule of the series, not confirmed; last known edition: %(when)s",
        when=when(last, words),
    )


def _confirmed(source: str, words: Words) -> str:
    """Return that a date is sure, and by whom where that is a person, not an address."""
    if source.startswith(("https://", "http://")):
        return words.text("date read in a source")
    if source:
        return words.text("date confirmed: %(source)s", source=source)
    return words.text("date confirmed, nobody noted by whom")


def place(event: Event) -> str:
    """Return venue and town, the town once only."""
    if not event.venue_name or event.venue_name == event.municipality:
        return event.municipality
    if event.municipality in event.venue_name:
        return event.venue_name
    return f"{event.venue_name}, {event.municipality}"


def month_name(month: int, words: Words) -> str:
    """Return the name of a month as it stands alone ("září")."""
    name: str = get_month_names("wide", context="stand-alone", locale=words.lang)[month]
    return name[:1].upper() + name[1:]


def season_name(year: int, month: int, words: Words) -> str:
    """Return what the programme of a month is called by itself ("Kulturní září 2027")."""
    name: str = get_month_names("wide", context="stand-alone", locale=words.lang)[month]
    return words.text("Cultural %(month)s", month=f"{name} {year}")


def period_name(year: int, month: int | None, words: Words) -> str:
    """Return a month of a year ("Září 2027"), or the year alone."""
    return f"{month_name(month, words)} {year}" if month else str(year)


def draft_name(name: str, words: Words) -> str:
    """Return what a calendar of a draft is called, so that nobody takes it for the programme."""
    return words.text("%(name)s (draft, not released)", name=name)


def event_kind(kind: str, words: Words) -> str:
    """Return what sort of event it is; a kind without words stays as it is."""
    return words.text(KINDS[kind]) if kind in KINDS else kind


def price(event: Event, words: Words) -> tuple[str, str]:
    """Return what it costs and the language that is written in; empty where nobody says.

    The data state prices in English; what they say often is translated, the rest stays as it is.
    """
    said = event.price or ""
    fixed = PRICES.get(said.strip().casefold())
    return (words.text(fixed), words.lang) if fixed else (said, "en")


def audience(value: str, words: Words) -> str:
    """Return whom an event is for; one without words stays as it is."""
    return words.text(AUDIENCES[value]) if value in AUDIENCES else value
