"""Which exhibition the board shows: the example, a kept plan or a new one; and saving it."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Final

import streamlit as st

from icplanner.programme.exhibition import Exhibition
from icplanner.store import StoreError
from icplanner.store.documents import LONGEST_NAME
from icplanner.ui import keeping
from icplanner.ui.labels import labels
from icplanner.ui.september import exhibition_draft, exhibition_keeping
from icplanner.ui.september.exhibition_draft import NAME, Shown
from icplanner.ui.september.scene import Ground
from icplanner.words import Words
from icplanner.words.keeping import moment_text

_EXAMPLE: Final = ""
_OPENED: Final = "exhibition.opened"


def choice(shown: Shown, example: Exhibition, ground: Ground) -> None:
    """Place what is shown: the example, a kept plan, a new one; and saving."""
    words = ground.words
    reachable = ground.programmes is not None
    plans = keeping.told(exhibition_keeping.listed, words) if reachable else None
    names = labels(plans or (), words)
    with st.container(horizontal=True, vertical_alignment="bottom"):
        options = [_EXAMPLE, *names]
        now = shown.document.id if shown.document and shown.document.id in names else _EXAMPLE
        if not shown.example and now == _EXAMPLE:
            options.insert(0, "new")
            now = "new"
        st.session_state[_OPENED] = now
        st.selectbox(
            words.text("Exhibition shown"),
            options,
            format_func=lambda one: (
                names[one]
                if one in names
                else words.text("a new plan, not saved yet")
                if one == "new"
                else words.text("the tour of 2018 (example)")
            ),
            key=_OPENED,
            on_change=_open,
            width=320,
        )
        st.button(
            words.text("Plan a new season"),
            icon=":material/add:",
            help=words.text("With the showcases of 2018, without any booking."),
            on_click=_begin,
            args=(example, ground.today.year + (ground.today.month > 8), words),
            key="exhibition.begin",
        )
        if not shown.to_read:
            st.session_state.setdefault(NAME, shown.exhibition.name)
            st.text_input(
                words.text("Name of the plan"),
                max_chars=LONGEST_NAME,
                key=NAME,
                on_change=_save,
                width=280,
            )
            if shown.changed or st.session_state[NAME] != shown.exhibition.name:
                st.button(
                    words.text("Save the plan"),
                    icon=":material/save:",
                    on_click=_save,
                    key="exhibition.save",
                )
    _standing(shown, words)


def _standing(shown: Shown, words: Words) -> None:
    """Say whether a plan is released, and place what releases it."""
    document = shown.document
    if document is None:
        return
    released = document.released_version
    if not shown.to_read and not shown.changed:
        st.caption(
            words.text(
                "Version %(version)s, saved %(when)s. Every change is saved at once.",
                version=document.version,
                when=moment_text(words, document.saved_at),
            )
        )
    with st.container(horizontal=True, vertical_alignment="center"):
        if shown.released:
            st.badge(words.text("released version, to be read"), icon=":material/public:")
            st.button(
                words.text("Back to the draft"),
                icon=":material/edit:",
                on_click=_attempt,
                args=(partial(exhibition_keeping.open_kept, document.id),),
                key="exhibition.draft",
            )
            return
        if released is None:
            st.badge(words.text("draft, never released"), icon=":material/edit:", color="orange")
        elif shown.changed or released != document.version:
            st.badge(words.text("released, changed since"), icon=":material/edit:", color="orange")
            st.button(
                words.text("Show the released version"),
                icon=":material/public:",
                disabled=shown.changed,
                on_click=_attempt,
                args=(exhibition_keeping.show_released,),
                key="exhibition.released",
            )
        else:
            st.badge(
                words.text("released, unchanged since"), icon=":material/public:", color="green"
            )
        if released != document.version or shown.changed:
            st.button(
                words.text("Release the plan"),
                type="primary",
                icon=":material/publish:",
                disabled=shown.changed or not shown.exhibition.bookings,
                help=words.text("Save first: what is saved is released.") if shown.changed else "",
                on_click=_attempt,
                args=(exhibition_keeping.release,),
                key="exhibition.release",
            )


def _attempt(step: Callable[[], None]) -> None:
    """Do a step that needs the database; in a callback."""
    try:
        step()
    except StoreError:
        exhibition_draft.tell("store")


def _open() -> None:
    chosen = st.session_state[_OPENED]
    if chosen == _EXAMPLE:
        exhibition_draft.show_example()
    elif chosen != "new":
        _attempt(partial(exhibition_keeping.open_kept, chosen))


def _begin(example: Exhibition, year: int, words: Words) -> None:
    name = words.text("Touring exhibition %(year)s", year=year)
    exhibition_draft.show(Exhibition(name=name, year=year, showcases=example.showcases))


def _save(*, own: bool = False) -> None:
    """Save under the name that is typed, on request as a plan of its own; in a callback."""
    name = st.session_state[NAME].strip()
    step = exhibition_keeping.save_as_new if own else exhibition_keeping.save
    try:
        _attempt(partial(step, name))
    except ValueError:
        exhibition_draft.tell("name")


def notice(ground: Ground) -> None:
    """Tell what the last step has to tell."""
    words, told = ground.words, exhibition_draft.notice()
    if told == "saved":
        st.success(words.text("The plan is saved."), icon=":material/check:")
    elif told == "released":
        st.success(
            words.text("The plan is released: this version stays to be read."),
            icon=":material/public:",
        )
    elif told == "gone":
        st.error(words.text("This plan does not exist any more, or cannot be read."))
    elif told == "name":
        st.error(words.text("A plan needs a name."))
    elif told == "unsaved" and ground.programmes is not None:
        st.warning(
            words.text(
                "The change stands on this page only: the store cannot be reached just now. It is "
                "saved with the next change, or with “Save the plan”."
            ),
            icon=":material/cloud_off:",
        )
    elif told == "store" and ground.programmes is not None:
        st.error(words.text("Nothing was saved or opened: the store cannot be reached just now."))
    elif told == "conflict":
        st.warning(
            words.text(
                "Somebody saved this plan since you opened it, so yours was not written over "
                "theirs. Save yours as a plan of its own, or open theirs from the list."
            )
        )
        st.button(
            words.text("Save as a plan of its own"),
            on_click=partial(_save, own=True),
            key="exhibition.save_own",
        )
