"""Adding an event of one's own to a programme, checked before it is kept."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import streamlit as st

from icplanner.catalogue.cleaning import cleaned
from icplanner.catalogue.event import Event, EventStatus
from icplanner.catalogue.localised import Localised
from icplanner.programme import Entry, EntryState, Programme, entry_problems
from icplanner.programme.duplicates import duplicate_of
from icplanner.programme.intake import own_uid, placed
from icplanner.programme.programme import with_entry
from icplanner.programme.validation import AUDIENCES, KINDS, LONGEST_NAME, is_refused
from icplanner.ui.september.kept import Kept
from icplanner.ui.september.moments import moment_inputs
from icplanner.ui.september.scene import Scene
from icplanner.ui.text import escaped
from icplanner.words import vocabulary
from icplanner.words.programme import audience, event_kind
from icplanner.words.programme_entry import problem
from icplanner.words.vocabulary import term


def adding(seen: Scene, shown: Kept, keep: Callable[[Programme], None]) -> None:
    """Place the form of an own event, with everything that is wrong with it told at once."""
    words = seen.words
    with st.expander(words.text("Add an event of your own"), icon=":material/add_circle:"):
        # A new form for each version: what was added stands in the list, not in the fields.
        key = f"september.own.{shown.document.id}.{shown.document.version}"
        entry = _fields(seen, shown, key)
        problems = entry_problems(entry, seen.catalogue, shown.draft.year)
        told = [one for one in problems if one.code != "no_name" or entry.event.municipality]
        for one in told:
            st.caption(f":material/flag: {escaped(problem(one, words))}")
        same = duplicate_of(entry.occurrence, shown.draft.occurrences)
        if same is not None and entry.event.names.texts():
            name = same.event.names.pick(words.lang)[0]
            st.warning(
                words.text("The programme already holds this event: %(name)s", name=escaped(name)),
                icon=":material/content_copy:",
            )
        held = any(entry.uid == one.uid for one in shown.draft.entries)
        st.button(
            words.text("Add it to the programme"),
            type="primary",
            disabled=is_refused(problems) or held,
            key=f"{key}.add",
            on_click=lambda: keep(with_entry(shown.draft, entry)),
        )


def _fields(seen: Scene, shown: Kept, key: str) -> Entry:
    words = seen.words

    def line(name: str, label: str, **options: Any) -> str:
        said = st.text_input(label, key=f"{key}.{name}", max_chars=LONGEST_NAME, **options)
        return cleaned(str(said or ""))

    name = line("name", words.text("Name of the event"))
    month = shown.draft.month or 1
    day = date(shown.draft.year, month, 1)
    start, end = moment_inputs(key, day, day, words)
    left, right = st.columns(2)
    with left:
        venue = line("venue", words.text("Venue"))
        town = line("town", words.text("Town"))
        organiser = line("organiser", words.text("Organiser"))
        website = line("website", words.text("Website"), placeholder="https://")
    with right:
        kind = st.selectbox(
            words.text("Kind of event"),
            KINDS,
            format_func=lambda one: event_kind(one, words),
            key=f"{key}.kind",
        )
        for_whom = st.multiselect(
            words.text("For whom"),
            AUDIENCES,
            format_func=lambda one: audience(one, words),
            key=f"{key}.for",
        )
        trades = st.multiselect(
            words.text("Industry"),
            [one for one in vocabulary.INDUSTRIES if ":" not in one],
            format_func=lambda one: term(vocabulary.INDUSTRIES, one, words),
            key=f"{key}.industries",
        )
        sure = st.checkbox(words.text("The date is confirmed"), key=f"{key}.sure")
    uid = own_uid(name, town, start.isoformat())
    event = Event(
        id=uid,
        names=Localised(**{words.lang: name}),
        kind=str(kind),
        industries=tuple(trades),
        venue_name=venue,
        municipality=town,
        country="CZ",
        status=EventStatus.RECURRING_UNCONFIRMED,
        organiser=organiser,
        website=website or None,
        audience=tuple(for_whom),
    )
    entry = Entry(
        uid=uid,
        event=event,
        start=start,
        end=end,
        own=True,
        state=EntryState.CONFIRMED if sure else EntryState.ESTIMATED,
    )
    return placed(entry, seen.catalogue)
