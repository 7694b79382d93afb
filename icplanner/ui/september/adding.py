"""Adding an event of one's own to a programme, checked before it is kept."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import partial
from typing import Any, Final

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
from icplanner.ui.september.moments import moment_inputs, moments_typed
from icplanner.ui.september.scene import Scene
from icplanner.ui.text import escaped
from icplanner.words import vocabulary
from icplanner.words.programme import audience, event_kind
from icplanner.words.programme_entry import problem
from icplanner.words.vocabulary import term

# How many events were added in this session: each gets a form of its own.
_ADDED: Final = "september.added"

KeepThen = Callable[[Programme, Callable[[], None]], None]


def adding(seen: Scene, shown: Kept, keep: KeepThen) -> None:
    """Place the form of an own event, with everything that is wrong with it told at once."""
    words = seen.words
    with st.expander(words.text("Add an event of your own"), icon=":material/add_circle:"):
        # A new form after each event that was added; what others save takes nothing away.
        key = f"september.own.{shown.document.id}.{st.session_state.get(_ADDED, 0)}"
        _fields(seen, shown, key)
        entry = _typed(seen, shown, key)
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
            on_click=partial(_add, seen, shown, key, keep),
        )


def _add(seen: Scene, shown: Kept, key: str, keep: KeepThen) -> None:
    """Keep the event as it is typed now; in a callback, which runs before fields are placed."""
    entry = _typed(seen, shown, key)
    if not is_refused(entry_problems(entry, seen.catalogue, shown.draft.year)):
        keep(with_entry(shown.draft, entry), _next_form)


def _next_form() -> None:
    st.session_state[_ADDED] = st.session_state.get(_ADDED, 0) + 1


def _fields(seen: Scene, shown: Kept, key: str) -> None:
    words = seen.words

    def line(name: str, label: str, **options: Any) -> None:
        st.text_input(label, key=f"{key}.{name}", max_chars=LONGEST_NAME, **options)

    line("name", words.text("Name of the event"))
    day = _first_day(shown)
    moment_inputs(key, day, day, words)
    left, right = st.columns(2)
    with left:
        line("venue", words.text("Venue"))
        line("town", words.text("Town"))
        line("organiser", words.text("Organiser"))
        line("website", words.text("Website"), placeholder="https://")
    with right:
        st.selectbox(
            words.text("Kind of event"),
            KINDS,
            format_func=lambda one: event_kind(one, words),
            key=f"{key}.kind",
        )
        st.multiselect(
            words.text("For whom"),
            AUDIENCES,
            format_func=lambda one: audience(one, words),
            key=f"{key}.for",
        )
        st.multiselect(
            words.text("Industry"),
            [one for one in vocabulary.INDUSTRIES if ":" not in one],
            format_func=lambda one: term(vocabulary.INDUSTRIES, one, words),
            key=f"{key}.industries",
        )
        line(
            "source",
            words.text("Who confirmed the date"),
            placeholder=words.text("nobody yet: an estimate"),
        )


def _typed(seen: Scene, shown: Kept, key: str) -> Entry:
    """Return the event as its fields say it now."""

    def told(name: str, empty: Any = "") -> Any:
        return st.session_state.get(f"{key}.{name}") or empty

    name, town = cleaned(told("name")), cleaned(told("town"))
    source = cleaned(told("source"))
    day = _first_day(shown)
    start, end = moments_typed(key, day, day)
    uid = own_uid(name, town, start.isoformat())
    event = Event(
        id=uid,
        names=Localised(**{seen.words.lang: name}),
        kind=told("kind", KINDS[0]),
        industries=tuple(told("industries", ())),
        venue_name=cleaned(told("venue")),
        municipality=town,
        country="CZ",
        status=EventStatus.RECURRING_UNCONFIRMED,
        organiser=cleaned(told("organiser")),
        website=cleaned(told("website")) or None,
        audience=tuple(told("for", ())),
    )
    entry = Entry(
        uid=uid,
        event=event,
        start=start,
        end=end,
        own=True,
        state=EntryState.CONFIRMED if source else EntryState.ESTIMATED,
        source=source,
    )
    return placed(entry, seen.catalogue)


def _first_day(shown: Kept) -> date:
    return date(shown.draft.year, shown.draft.month or 1, 1)
