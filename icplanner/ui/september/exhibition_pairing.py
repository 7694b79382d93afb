"""The event a booking stands beside, and the day of its opening."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from typing import Any, Final

import streamlit as st

from icplanner.catalogue.limits import YEAR_MAX, YEAR_MIN
from icplanner.programme.booking import Booking, Companion
from icplanner.programme.exhibition import Exhibition
from icplanner.programme.exhibition_surroundings import Surroundings, ready_events
from icplanner.programme.occurrence import Occurrence
from icplanner.words import Words
from icplanner.words.exhibition import day

EARLIEST: Final = date(YEAR_MIN, 1, 1)
LATEST: Final = date(YEAR_MAX, 12, 31)

_NONE: Final = ""


@dataclass(frozen=True, slots=True)
class Fields:
    """The form of one booking; keys of its widgets name the booking, so that each has its own."""

    uid: str
    before: Booking | None
    exhibition: Exhibition
    around: Surroundings
    words: Words

    def key(self, name: str) -> str:
        """Return the key of a widget."""
        return f"exhibition.{self.uid}.{name}"

    def was(self, name: str, default: Any) -> Any:
        """Return what the booking said before, the default for a new one."""
        return getattr(self.before, name) if self.before else default


def with_event(fields: Fields, bare: Booking) -> Booking:
    """Return the booking with the event it stands beside and the day of its opening."""
    words = fields.words
    ready = {one.uid: one for one in ready_events(bare, fields.around.occurrences)}
    now: Companion | None = fields.was("companion", None)
    options = [_NONE, *ready]
    if now and now.uid not in ready:
        options.append(now.uid)

    def named(uid: str) -> str:
        if uid in ready:
            return _event_name(ready[uid], words)
        return now.names.pick(words.lang)[0] if now and uid else words.text("no event")

    left, right = st.columns([2, 1])
    chosen = left.selectbox(
        words.text("Event beside it on these days"),
        options,
        index=options.index(now.uid) if now else 0,
        format_func=named,
        # Other days have other events, so the field begins anew with them.
        key=fields.key(f"event.{bare.venue.key}.{bare.first_day}.{bare.last_day}"),
    )
    companion = _companion(ready[chosen]) if chosen in ready else (now if chosen else None)
    suggested = fields.was("vernissage", None) or (companion.day if companion else None)
    opening = right.date_input(
        words.text("Opening ceremony"),
        suggested,
        format="DD.MM.YYYY",
        min_value=EARLIEST,
        max_value=LATEST,
        key=fields.key(f"opening.{chosen}"),
    )
    return replace(bare, companion=companion, vernissage=opening)


def _companion(one: Occurrence) -> Companion:
    return Companion(uid=one.uid, names=one.event.names, day=one.first_day, estimated=one.estimated)


def _event_name(one: Occurrence, words: Words) -> str:
    told = day(one.first_day, words)
    if one.estimated:
        told = words.text("%(day)s, estimate", day=told)
    return f"{one.event.names.pick(words.lang)[0]} ({told})"
