"""The fields of an event of one's own, for adding it and for changing it later."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from typing import Any

import streamlit as st

from icplanner.catalogue.cleaning import cleaned
from icplanner.catalogue.event import Event, EventStatus
from icplanner.catalogue.localised import Lang, Localised
from icplanner.programme import Entry, EntryState, entry_problems
from icplanner.programme.duplicates import duplicate_of
from icplanner.programme.entry import Moment, edited
from icplanner.programme.intake import own_uid, placed
from icplanner.programme.validation import AUDIENCES, KINDS, LONGEST_NAME, is_refused
from icplanner.ui.september.kept import Kept
from icplanner.ui.september.moments import moment_inputs, moments_typed
from icplanner.ui.september.scene import Scene
from icplanner.ui.text import escaped
from icplanner.words import vocabulary
from icplanner.words.programme import audience, event_kind
from icplanner.words.programme_entry import problem
from icplanner.words.vocabulary import term


@dataclass(frozen=True, slots=True)
class Form:
    """The form of one event.

    Attributes
    ----------
    key
        Where the keys of its widgets begin.
    before
        The entry that is changed, None for a new one.
    """

    key: str
    seen: Scene
    shown: Kept
    before: Entry | None = None

    @property
    def lang(self) -> Lang:
        """Return the language its name is written in: the reader's, or the one they are shown."""
        reader = self.seen.words.lang
        return self.before.event.names.pick(reader)[1] if self.before else reader

    @property
    def times(self) -> tuple[Moment, Moment]:
        """Return start and end as the form first shows them."""
        if self.before is not None:
            return self.before.start, self.before.end
        day = date(self.shown.draft.year, self.shown.draft.month or 1, 1)
        return day, day

    def refused(self, entry: Entry) -> bool:
        """Return whether the programme cannot hold what was typed."""
        return is_refused(entry_problems(entry, self.seen.catalogue, self.shown.draft.year))


def fields(form: Form) -> None:
    """Place all fields."""
    words = form.seen.words
    was = _texts(form)

    def line(name: str, label: str, **options: Any) -> None:
        key = f"{form.key}.{name}"
        st.session_state.setdefault(key, was.get(name, ""))
        most = max(LONGEST_NAME, len(was.get(name, "")))
        st.text_input(label, key=key, max_chars=most, **options)

    line("name", words.text("Name of the event"))
    moment_inputs(form.key, *form.times, words)
    left, right = st.columns(2)
    with left:
        line("venue", words.text("Venue"))
        line("town", words.text("Town"))
        line("organiser", words.text("Organiser"))
        line("website", words.text("Website"), placeholder="https://")
    with right:
        _choices(form)
        line(
            "source",
            words.text("Who confirmed the date"),
            placeholder=words.text("nobody yet: an estimate"),
        )


def _texts(form: Form) -> dict[str, str]:
    """Return what the lines say before anybody types."""
    if form.before is None:
        return {}
    event = form.before.event
    return {
        "name": event.names.in_language(form.lang),
        "venue": event.venue_name,
        "town": event.municipality,
        "organiser": event.organiser,
        "website": event.website or "",
        "source": form.before.source,
    }


def _choices(form: Form) -> None:
    """Place what is chosen from lists; an imported event may hold what no list has."""
    words = form.seen.words
    event = form.before.event if form.before else None
    kinds = _with(KINDS, (event.kind,) if event else ())
    audiences = _with(AUDIENCES, event.audience if event else ())
    industries = _with(
        tuple(one for one in vocabulary.INDUSTRIES if ":" not in one),
        event.industries if event else (),
    )
    st.session_state.setdefault(f"{form.key}.kind", event.kind if event else KINDS[0])
    st.session_state.setdefault(f"{form.key}.for", list(event.audience if event else ()))
    st.session_state.setdefault(f"{form.key}.industries", list(event.industries if event else ()))
    st.selectbox(
        words.text("Kind of event"),
        kinds,
        format_func=lambda one: event_kind(one, words),
        key=f"{form.key}.kind",
    )
    st.multiselect(
        words.text("For whom"),
        audiences,
        format_func=lambda one: audience(one, words),
        key=f"{form.key}.for",
        placeholder="",
    )
    st.multiselect(
        words.text("Industry"),
        industries,
        format_func=lambda one: term(vocabulary.INDUSTRIES, one, words),
        key=f"{form.key}.industries",
        placeholder="",
    )


def _with(known: tuple[str, ...], held: tuple[str, ...]) -> list[str]:
    return list(dict.fromkeys((*known, *held)))


def typed(form: Form) -> Entry:
    """Return the event as its fields say it now; also in a callback, before they are placed."""

    def told(name: str, empty: Any = "") -> Any:
        return st.session_state.get(f"{form.key}.{name}") or empty

    name, town, venue = (cleaned(told(one)) for one in ("name", "town", "venue"))
    source = cleaned(told("source"))
    start, end = moments_typed(form.key, *form.times)
    facts: dict[str, Any] = {
        "kind": told("kind", KINDS[0]),
        "industries": tuple(told("industries", ())),
        "venue_name": venue,
        "municipality": town,
        "organiser": cleaned(told("organiser")),
        "website": cleaned(told("website")) or None,
        "audience": tuple(told("for", ())),
    }
    if form.before is None:
        uid = own_uid(name, town, start.isoformat())
        names = Localised(**{form.lang: name})
        status = EventStatus.RECURRING_UNCONFIRMED
        event = Event(id=uid, names=names, country="CZ", status=status, **facts)
        state = EntryState.CONFIRMED if source else EntryState.ESTIMATED
        entry = Entry(
            uid=uid, event=event, start=start, end=end, own=True, state=state, source=source
        )
        return placed(entry, form.seen.catalogue)
    return _changed(form, form.before, name, facts, edited_times=(start, end), source=source)


def _changed(
    form: Form,
    before: Entry,
    name: str,
    facts: dict[str, Any],
    *,
    edited_times: tuple[Moment, Moment],
    source: str,
) -> Entry:
    was = before.event
    event = replace(was, names=replace(was.names, **{form.lang: name}), **facts)
    if (event.venue_name, event.municipality) != (was.venue_name, was.municipality):
        # Elsewhere: what was known of the old place says nothing about the new one.
        event = replace(event, site=None, position=None)
    entry = edited(before, event, *edited_times, source)
    if not form.shown.public(before.uid):
        # Nobody was told another date, so the event was not moved but written down anew.
        entry = replace(entry, moved_from=before.moved_from)
    return placed(entry, form.seen.catalogue)


def judgement(form: Form, entry: Entry, *, quiet: tuple[str, ...] = ()) -> None:
    """Tell everything that is wrong with what was typed, but for the codes in `quiet`."""
    words = form.seen.words
    for one in entry_problems(entry, form.seen.catalogue, form.shown.draft.year):
        if one.code not in quiet:
            st.caption(f":material/flag: {escaped(problem(one, words))}")
    others = (
        one
        for one in form.shown.draft.occurrences
        if form.before is None or one.uid != form.before.uid
    )
    same = duplicate_of(entry.occurrence, others)
    if same is not None and entry.event.names.texts():
        name = same.event.names.pick(words.lang)[0]
        st.warning(
            words.text("The programme already holds this event: %(name)s", name=escaped(name)),
            icon=":material/content_copy:",
        )
