"""The month as a grid of days, Monday first, to be used by mouse, finger or keyboard."""

from __future__ import annotations

import calendar as months
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, timedelta
from pathlib import Path
from typing import Any, Final

import streamlit as st
from babel.dates import get_day_names

from icplanner.catalogue.industry import groups_of
from icplanner.hours import Area, Jurisdiction, holidays_of
from icplanner.programme import Occurrence
from icplanner.ui.september import state
from icplanner.ui.september.view import View
from icplanner.ui.symbols import OTHER, SYMBOLS, symbol_svg
from icplanner.ui.text import plain
from icplanner.words import Words
from icplanner.words.hours import holiday
from icplanner.words.programme import certainty, month_name, when

KEY: Final = "september.grid"
# What a day's box holds without growing; the day itself shows them all.
MOST_A_DAY: Final = 5
LONGEST_LABEL: Final = 200

_HERE: Final = Path(__file__).parent
_GRID: Final = st.components.v2.component(
    "icplanner.september_month",
    js=(_HERE / "month.js").read_text("utf-8"),
    css=(_HERE / "month.css").read_text("utf-8"),
)
_SYMBOLS: Final = {group: symbol_svg(group) for group in SYMBOLS}


def month_grid(shown: Sequence[Occurrence], view: View, words: Words, today: date) -> None:
    """Place the grid; a chosen day, event or other month is taken over before the page runs."""
    _GRID(key=KEY, data=payload(shown, view, words, today), on_asked_change=_asked)


def payload(shown: Sequence[Occurrence], view: View, words: Words, today: date) -> dict[str, Any]:
    """Return what the grid draws; all texts are plain."""
    weeks = months.Calendar().monthdatescalendar(view.year, view.month)
    on = _by_day(shown, weeks[0][0], weeks[-1][-1])
    free = _holidays(weeks[0][0], weeks[-1][-1], words)
    short, long = (get_day_names(width, locale=words.lang) for width in ("abbreviated", "wide"))
    return {
        "caption": f"{month_name(view.month, words)} {view.year}",
        "weekdays": [[short[day], long[day]] for day in range(7)],
        "weeks": [
            [_day(day, on.get(day, ()), free.get(day, ""), view, words, today) for day in week]
            for week in weeks
        ],
        "symbols": _SYMBOLS,
        "day": view.day.isoformat() if view.day else "",
        "event": view.event,
        "first": date(view.year, view.month, 1).isoformat(),
        "key": [
            ["sure", words.text("date confirmed")],
            ["estimate", words.text("estimated date")],
            ["holiday", words.text("public holiday in Czechia")],
        ],
    }


def _day(
    day: date, on: Sequence[Occurrence], free: str, view: View, words: Words, today: date
) -> dict[str, Any]:
    tone = []
    if day.month != view.month:
        tone.append("outside")
    if day.weekday() >= 5:
        tone.append("weekend")
    if free:
        tone.append("holiday")
    if day == today:
        tone.append("today")
    shown = on if len(on) <= MOST_A_DAY else on[: MOST_A_DAY - 1]
    more = len(on) - len(shown)
    counted = words.plural("%(count)s event", "%(count)s events", len(on))
    return {
        "date": day.isoformat(),
        "number": str(day.day),
        "label": ", ".join(filter(None, [words.day(day, "full"), free, counted])),
        "tone": tone,
        "holiday": free,
        "events": [_event(one, day, words) for one in shown],
        "more": words.text("+%(number)s more", number=more) if more else "",
    }


def _event(one: Occurrence, day: date, words: Words) -> dict[str, Any]:
    name = plain(one.event.names.pick(words.lang)[0], LONGEST_LABEL)
    said = words.text("cancelled") if one.cancelled else certainty(one, words)
    groups = groups_of(one.event)
    tone = "cancelled" if one.cancelled else "estimate" if one.estimated else "sure"
    return {
        "id": one.uid,
        "name": name,
        "label": plain(f"{name}, {one.event.municipality}, {when(one, words)}; {said}", 400),
        "symbol": groups[0].value if groups else OTHER,
        "tone": tone,
        "on": one.first_day < day,
    }


def _by_day(
    shown: Iterable[Occurrence], first: date, last: date
) -> Mapping[date, list[Occurrence]]:
    days: dict[date, list[Occurrence]] = {}
    for one in shown:
        begin, end = max(one.first_day, first), min(one.last_day, last)
        for step in range((end - begin).days + 1):
            days.setdefault(begin + timedelta(days=step), []).append(one)
    # What begins on a day stands above what has been going on.
    for day, on in days.items():
        on.sort(key=lambda one: (one.first_day != day, one.first_day, one.uid))
    return days


def _holidays(first: date, last: date, words: Words) -> dict[date, str]:
    found: dict[date, str] = {}
    for year in {first.year, last.year}:
        for day, name in holidays_of(Jurisdiction(Area.CZECHIA), year).certain.items():
            if first <= day <= last:
                found[day] = holiday(name, words)
    return found


def _asked() -> None:
    value = st.session_state.get(KEY)
    asked = value.get("asked") if isinstance(value, Mapping) else None
    state.ask(asked)
