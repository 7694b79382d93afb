"""One entry of a programme in the editor: what it is, and what can be done with it."""

from __future__ import annotations

from functools import partial
from typing import Final

import streamlit as st

from icplanner.programme import Entry, EntryState, entry_problems
from icplanner.programme.entry import cancelled, confirmed, moved, reinstated
from icplanner.programme.programme import with_changed, without
from icplanner.programme.validation import LONGEST_TEXT, is_refused
from icplanner.ui.september.editing import editing, is_open, open_form
from icplanner.ui.september.kept import Keep, Kept
from icplanner.ui.september.moments import moment_inputs, moments_typed
from icplanner.ui.september.scene import Scene
from icplanner.ui.text import escaped, plain
from icplanner.words.programme import when
from icplanner.words.programme_entry import STATES, problem

_COLOURS: Final = {
    EntryState.ESTIMATED: "orange",
    EntryState.CONFIRMED: "green",
    EntryState.CANCELLED: "red",
}

LONGEST_SOURCE: Final = 300

# The entry somebody tried to confirm without saying by whom.
_UNSAID: Final = "september.unsaid"


def entry_card(entry: Entry, seen: Scene, shown: Kept, keep: Keep) -> None:
    """Place an entry; `keep` saves the programme as it becomes, in a callback."""
    words = seen.words
    name = entry.event.names.pick(words.lang)[0]
    with st.container(border=True, key=f"september_entry_{_key(entry.uid)}"):
        # An own event has one button more.
        said, does = st.columns([1, 1] if entry.own else [3, 2], vertical_alignment="center")
        with said:
            shown_name = escaped(name)
            if entry.state is EntryState.CANCELLED:
                shown_name = f"~~{shown_name}~~"
            st.markdown(
                f"**{shown_name}**  \n{escaped(when(entry.occurrence, words))} · "
                f"{escaped(entry.event.municipality)} "
                f":{_COLOURS[entry.state]}-badge[{words.text(STATES[entry.state])}]"
            )
            problems = entry_problems(entry, seen.catalogue, shown.draft.year)
            for one in problems:
                st.caption(f":material/flag: {escaped(problem(one, words))}")
        with does, st.container(horizontal=True, horizontal_alignment="right"):
            _actions(entry, seen, shown, keep)
        if is_open(entry):
            editing(entry, seen, shown, keep)


def _actions(entry: Entry, seen: Scene, shown: Kept, keep: Keep) -> None:
    words, uid = seen.words, entry.uid
    if entry.state is EntryState.CANCELLED:
        st.button(
            words.text("It takes place after all"),
            key=f"september.reinstate.{uid}",
            on_click=lambda: keep(with_changed(shown.draft, reinstated(entry))),
        )
        return
    if entry.state is EntryState.ESTIMATED:
        with st.popover(words.text("Confirm"), icon=":material/event_available:"):
            st.text_input(
                words.text("Who confirmed it, or where it was read"),
                key=_field("source", entry, shown),
                max_chars=LONGEST_SOURCE,
            )
            if st.session_state.get(_UNSAID) == uid:
                del st.session_state[_UNSAID]
                st.caption(
                    ":material/flag: "
                    + words.text("An estimate becomes a date only when you say who confirmed it.")
                )
            st.button(
                words.text("Confirm the date"),
                key=f"september.confirm.{uid}",
                type="primary",
                on_click=partial(_confirm, entry, shown, keep),
            )
    if entry.own:
        st.button(
            words.text("Edit"),
            icon=":material/edit:",
            key=f"september.edit_own.{uid}",
            disabled=is_open(entry),
            on_click=partial(open_form, entry),
        )
    with st.popover(words.text("Move"), icon=":material/edit_calendar:"):
        _move(entry, seen, shown, keep)
    with st.popover(words.text("Call off"), icon=":material/event_busy:"):
        st.text_area(
            words.text("What readers are told"),
            key=_field("why", entry, shown),
            max_chars=LONGEST_TEXT,
        )
        st.button(
            words.text("Cancel the event"),
            key=f"september.cancel.{uid}",
            type="primary",
            on_click=lambda: keep(
                with_changed(
                    shown.draft, cancelled(entry, _typed(_field("why", entry, shown), LONGEST_TEXT))
                )
            ),
        )
        if not shown.public(uid):
            st.button(
                words.text("Take it out of the programme"),
                key=f"september.remove.{uid}",
                on_click=lambda: keep(without(shown.draft, uid, shown.released)),
            )


def _confirm(entry: Entry, shown: Kept, keep: Keep) -> None:
    """Confirm an entry by what is typed now; in a callback."""
    source = _typed(_field("source", entry, shown), LONGEST_SOURCE)
    if source:
        keep(with_changed(shown.draft, confirmed(entry, source)))
    else:
        st.session_state[_UNSAID] = entry.uid


def _move(entry: Entry, seen: Scene, shown: Kept, keep: Keep) -> None:
    words = seen.words
    key = _field("move", entry, shown)
    start, end = moment_inputs(key, entry.start, entry.end, words)
    changed = moved(entry, start, end)
    if entry.state is EntryState.CONFIRMED and changed.state is not EntryState.CONFIRMED:
        st.caption(words.text("On other days it is an estimate again, until somebody confirms it."))
    problems = entry_problems(changed, seen.catalogue, shown.draft.year)
    for one in problems:
        st.caption(f":material/flag: {escaped(problem(one, words))}")

    def _move_there(there: Entry) -> None:
        if not is_refused(entry_problems(there, seen.catalogue, shown.draft.year)):
            keep(with_changed(shown.draft, there))

    st.button(
        words.text("Move it there"),
        key=f"september.moved.{entry.uid}",
        type="primary",
        disabled=is_refused(problems) or (start, end) == (entry.start, entry.end),
        on_click=lambda: _move_there(moved(entry, *moments_typed(key, entry.start, entry.end))),
    )


def _field(name: str, entry: Entry, shown: Kept) -> str:
    """Return the key of a field: two programmes may hold the same event."""
    return f"september.{name}.{shown.document.id}.{entry.uid}"


def _typed(key: str, most: int) -> str:
    """Return what stands in a field now: a callback runs before the page reads its fields."""
    return plain(str(st.session_state.get(key) or ""), most)


def _key(uid: str) -> str:
    return "".join(sign if sign.isalnum() and sign.isascii() else "_" for sign in uid)
