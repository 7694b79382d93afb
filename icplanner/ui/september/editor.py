"""The programme editor: choose, confirm, move, cancel, add, release."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Final

import streamlit as st

from icplanner.programme import (
    Entry,
    EntryState,
    Occurrence,
    Programme,
    ProgrammeError,
    changes,
    entry_problems,
)
from icplanner.programme.entry import cancelled, confirmed, moved, reinstated
from icplanner.programme.programme import with_changed, with_chosen, without
from icplanner.programme.validation import LONGEST_TEXT, is_refused
from icplanner.store import ConflictError
from icplanner.ui import keeping
from icplanner.ui.september import kept, prepared, state
from icplanner.ui.september.adding import adding
from icplanner.ui.september.kept import Kept
from icplanner.ui.september.moments import moment_inputs
from icplanner.ui.september.scene import Scene
from icplanner.ui.text import escaped, plain
from icplanner.words import Words
from icplanner.words.programme import season_name, when
from icplanner.words.programme_entry import STATES, change, problem

_TOLD: Final = "september.told"
_COLOURS: Final = {
    EntryState.ESTIMATED: "orange",
    EntryState.CONFIRMED: "green",
    EntryState.CANCELLED: "red",
}
LONGEST_NAME: Final = 120


def editor(seen: Scene) -> None:
    """Place the editor of the programme shown, or what begins a new one."""
    _tell(seen.words)
    if seen.kept is None:
        _begin(seen)
        return
    _head(seen, seen.kept)
    for entry in seen.kept.draft.entries:
        _entry(entry, seen, seen.kept)
    _choose(seen, seen.kept)
    adding(seen, seen.kept, partial(_keep, seen, seen.kept))


def _begin(seen: Scene) -> None:
    words = seen.words
    st.subheader(words.text("A new programme"), anchor=False)
    with st.form("september.new"):
        name = st.text_input(
            words.text("Name of the programme"),
            value=season_name(seen.view.year, seen.view.month, words),
            max_chars=LONGEST_NAME,
        )
        homes = st.multiselect(
            words.text("Districts whose weekends should be filled"),
            prepared.districts(seen.ground.data).of_region(prepared.REGION),
            default=["Sokolov"],
        )
        take = st.checkbox(
            words.plural(
                "Take the %(count)s event shown into it",
                "Take the %(count)s events shown into it",
                len(seen.shown),
            ),
            value=True,
        )
        go = st.form_submit_button(
            words.text("Begin the programme"), type="primary", icon=":material/add:"
        )
    if go and plain(name):
        programme = Programme(
            name=plain(name, LONGEST_NAME),
            year=seen.view.year,
            month=seen.view.month,
            districts=tuple(homes),
        )
        if take:
            programme = with_chosen(programme, seen.shown)
        document = keeping.told(lambda: kept.created(programme), words)
        if document is not None:
            state.change_now(programme=document.id)
            st.rerun()


def _head(seen: Scene, shown: Kept) -> None:
    words = seen.words
    draft, document = shown.draft, shown.document
    st.subheader(escaped(draft.name), anchor=False)
    pending = changes(shown.released, draft)
    with st.container(horizontal=True, vertical_alignment="center"):
        if document.released_version is None:
            st.badge(words.text("draft, never released"), icon=":material/edit:", color="orange")
        elif pending:
            st.badge(words.text("released, changed since"), icon=":material/edit:", color="orange")
        else:
            st.badge(words.text("released"), icon=":material/public:", color="green")
        st.caption(
            words.text(
                "Version %(version)s, saved %(when)s UTC",
                version=document.version,
                when=words.moment(document.saved_at),
            )
        )
    if pending:
        title = words.plural(
            "%(count)s change to be made public",
            "%(count)s changes to be made public",
            len(pending),
        )
        with st.expander(title, icon=":material/difference:"):
            st.markdown("\n".join(f"- {escaped(change(one, words))}" for one in pending[:100]))
    if pending or document.released_version is None:
        st.button(
            words.text("Release"),
            type="primary",
            icon=":material/publish:",
            on_click=partial(_release, shown, words),
            disabled=not draft.entries,
            key="september.release",
        )


def _release(shown: Kept, words: Words) -> None:
    try:
        keeping.told(lambda: kept.release(shown), words)
    except ConflictError:
        _say("conflict")
    else:
        _say("released")


def _entry(entry: Entry, seen: Scene, shown: Kept) -> None:
    words = seen.words
    name = entry.event.names.pick(words.lang)[0]
    with st.container(border=True, key=f"september_entry_{_key(entry.uid)}"):
        said, does = st.columns([3, 2], vertical_alignment="center")
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
            _actions(entry, seen, shown)


def _actions(entry: Entry, seen: Scene, shown: Kept) -> None:
    words, uid = seen.words, entry.uid
    keep = partial(_keep, seen, shown)
    if entry.state is EntryState.CANCELLED:
        st.button(
            words.text("It takes place after all"),
            key=f"september.reinstate.{uid}",
            on_click=lambda: keep(with_changed(shown.draft, reinstated(entry))),
        )
        return
    if entry.state is EntryState.ESTIMATED:
        with st.popover(words.text("Confirm"), icon=":material/event_available:"):
            source = st.text_input(
                words.text("Who confirmed it, or where it was read"),
                key=f"september.source.{uid}",
                max_chars=300,
            )
            st.button(
                words.text("Confirm the date"),
                key=f"september.confirm.{uid}",
                type="primary",
                on_click=lambda: keep(with_changed(shown.draft, confirmed(entry, plain(source)))),
            )
    with st.popover(words.text("Move"), icon=":material/edit_calendar:"):
        _move(entry, seen, shown, keep)
    with st.popover(words.text("Cancel"), icon=":material/event_busy:"):
        why = st.text_area(
            words.text("What readers are told"),
            key=f"september.why.{uid}",
            max_chars=LONGEST_TEXT,
        )
        st.button(
            words.text("Cancel the event"),
            key=f"september.cancel.{uid}",
            type="primary",
            on_click=lambda: keep(with_changed(shown.draft, cancelled(entry, plain(why)))),
        )
        public = shown.released is not None and any(
            held.uid == uid for held in shown.released.entries
        )
        if not public:
            st.button(
                words.text("Take it out of the programme"),
                key=f"september.remove.{uid}",
                on_click=lambda: keep(without(shown.draft, uid, shown.released)),
            )


def _move(entry: Entry, seen: Scene, shown: Kept, keep: Callable[[Programme], None]) -> None:
    words = seen.words
    start, end = moment_inputs(f"september.move.{entry.uid}", entry.start, entry.end, words)
    changed = moved(entry, start, end)
    problems = entry_problems(changed, seen.catalogue, shown.draft.year)
    for one in problems:
        st.caption(f":material/flag: {escaped(problem(one, words))}")
    st.button(
        words.text("Move it there"),
        key=f"september.moved.{entry.uid}",
        type="primary",
        disabled=is_refused(problems) or (start, end) == (entry.start, entry.end),
        on_click=lambda: keep(with_changed(shown.draft, changed)),
    )


def _choose(seen: Scene, shown: Kept) -> None:
    """Offer what is known of the month and not yet in the programme."""
    words = seen.words
    held = {entry.uid for entry in shown.draft.entries}
    known = prepared.month_of(seen.catalogue, seen.view.year, seen.view.month)[1].occurrences
    left: dict[str, Occurrence] = {one.uid: one for one in known if one.uid not in held}
    with st.expander(
        words.plural(
            "Choose from %(count)s more event known for the month",
            "Choose from %(count)s more events known for the month",
            len(left),
        ),
        icon=":material/playlist_add:",
    ):
        chosen = st.multiselect(
            words.text("Events"),
            list(left),
            format_func=lambda uid: (
                f"{when(left[uid], words)}: {left[uid].event.names.pick(words.lang)[0]}"
                if uid in left
                else uid
            ),
            key="september.chosen",
            placeholder="",
        )
        st.button(
            words.text("Take them into the programme"),
            disabled=not chosen,
            key="september.choose",
            on_click=lambda: _keep(
                seen, shown, with_chosen(shown.draft, [left[uid] for uid in chosen if uid in left])
            ),
        )


def _keep(seen: Scene, shown: Kept, programme: Programme) -> None:
    """Save the next version; in a callback."""
    try:
        saved = keeping.told(lambda: kept.saved(shown, programme), seen.words)
    except ConflictError:
        _say("conflict")
    except (ValueError, ProgrammeError):
        _say("refused")
    else:
        if saved is not None:
            _say("saved")


def _say(code: str) -> None:
    st.session_state[_TOLD] = code


def _tell(words: Words) -> None:
    code = st.session_state.pop(_TOLD, "")
    if code == "conflict":
        st.warning(
            words.text(
                "Somebody changed the programme meanwhile, so nothing of yours was saved over it. "
                "You now see the newest version; please do it again."
            ),
            icon=":material/sync_problem:",
        )
    elif code == "refused":
        st.error(words.text("The programme cannot hold this."), icon=":material/report:")
    elif code == "released":
        st.success(
            words.text("Released: feeds, print and links show this version."),
            icon=":material/public:",
        )
    elif code == "saved":
        st.toast(words.text("Saved."), icon=":material/check:")


def _key(uid: str) -> str:
    return "".join(sign if sign.isalnum() and sign.isascii() else "_" for sign in uid)
