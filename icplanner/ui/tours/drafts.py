"""Keeping the chosen tour: what no longer holds of it, its name and state, saving it."""

from __future__ import annotations

from typing import Final

import streamlit as st

from icplanner.store import Listed
from icplanner.store.documents import LONGEST_NAME
from icplanner.tours import Severity, Tour
from icplanner.tours.own_place import nearest_town, read_point
from icplanner.ui.text import escaped
from icplanner.ui.tours import kept, opening, saving, step
from icplanner.ui.tours.conflict import conflict
from icplanner.ui.tours.draft_sections import sections
from icplanner.ui.tours.notices import notice
from icplanner.ui.tours.world import World
from icplanner.words import Words
from icplanner.words.keeping import REGION, outdated_text

# What a reader types about a version; the store takes more.
_LONGEST_NOTE: Final = 300


def keep_panel(tour: Tour, world: World, words: Words) -> None:
    """Place everything that keeps the chosen tour; reads the database only where asked to."""
    if kept.page_due():
        st.rerun()
    kept.put_into_link()
    now = kept.opened()
    st.subheader(words.text("Keep and share"), anchor=False)
    notice("panel", words)
    late = kept.conflict()
    if late is not None:
        conflict(late, world, words)
        return
    if now is None:
        _first_save(tour, world, words)
        return
    _status(now, tour, words)
    _save(now, tour, words)
    sections(now, tour, world, words)


def _first_save(tour: Tour, world: World, words: Words) -> None:
    st.session_state.setdefault(step.NAME, _suggested(tour, world, words))
    with st.container(horizontal=True, vertical_alignment="bottom"):
        st.text_input(
            words.text("Name of the draft"),
            max_chars=LONGEST_NAME,
            key=step.NAME,
            width=420,
        )
        st.button(
            words.text("Save as draft"),
            icon=":material/save:",
            key="tours.keep.save_new",
            on_click=saving.save_new,
            args=(tour,),
        )


def _suggested(tour: Tour, world: World, words: Words) -> str:
    first = tour.days[0]
    hub = first.start_hub.names.pick(words.lang)[0] or first.start_hub.id
    # Where a guest lives is nobody's business who reads the list of drafts.
    own = read_point(first.start_hub.id)
    near = nearest_town(world.catalogue, own) if own is not None else None
    if near is not None:
        hub = near[0].names.pick(words.lang)[0] or near[0].id
    return f"{hub}, {words.day(first.date, 'medium')}"


def opened_draft(now: kept.Opened, words: Words) -> None:
    """Tell which draft is worked on, and what no longer holds of it since it was saved."""
    head = words.text("Opened draft: %(name)s", name=now.document.name)
    st.markdown(f":material/edit_document: **{escaped(head)}** {badge(now.document, words)}")
    broken = [one for one in now.stale if one.severity is Severity.BREAKS]
    doubts = [one for one in now.stale if one.severity is not Severity.BREAKS]
    since = words.text(
        "Since this was saved on %(day)s, this no longer holds:",
        day=words.day(now.document.saved_at.astimezone(REGION).date(), "long"),
    )
    for found, place in ((broken, st.error), (doubts, st.warning)):
        if found:
            lines = [f"- {escaped(outdated_text(words, one))}" for one in found]
            place("\n".join([f"**{escaped(since)}**", "", *lines]), icon=":material/update:")
    sites = frozenset(thing.id for thing in now.gone)
    if sites:
        st.button(
            words.plural(
                "Go on without the vanished site",
                "Go on without the %(count)s vanished sites",
                len(sites),
            ),
            icon=":material/content_cut:",
            key="tours.keep.go_on",
            on_click=opening.go_on_without,
            args=(sites,),
        )


def _status(now: kept.Opened, tour: Tour, words: Words) -> None:
    parts = [f"**{escaped(now.document.name)}**", badge(now.document, words)]
    if not now.holds(tour):
        unsaved = words.text("unsaved changes")
        parts.append(f":orange-badge[:material/edit: {escaped(unsaved)}]")
    st.markdown(" ".join(parts))


def badge(document: Listed, words: Words) -> str:
    """Return the version and whether it is released, as Markdown."""
    number = words.text("version %(number)s", number=document.version)
    if document.released:
        said = words.text("released")
        return f":green-badge[:material/verified: {escaped(said)}] :gray[{escaped(number)}]"
    if document.released_version is not None:
        said = words.text("draft after release of version %(version)s")
        said %= {"version": document.released_version}
    else:
        said = words.text("draft, not released")
    return f":gray-badge[:material/draft: {escaped(said)}] :gray[{escaped(number)}]"


def _save(now: kept.Opened, tour: Tour, words: Words) -> None:
    st.session_state.setdefault(step.NAME, now.document.name)
    name, note = st.columns(2)
    with name:
        st.text_input(words.text("Name of the draft"), max_chars=LONGEST_NAME, key=step.NAME)
    with note:
        st.text_input(
            words.text("What is new (for the history)"),
            max_chars=_LONGEST_NOTE,
            key=step.NOTE,
        )
    same = now.holds(tour) and st.session_state[step.NAME] == now.document.name
    with st.container(horizontal=True):
        st.button(
            words.text("Save"),
            icon=":material/save:",
            key="tours.keep.save",
            disabled=same,
            on_click=saving.save,
            args=(tour,),
        )
        st.button(
            words.text("Save as a copy"),
            icon=":material/file_copy:",
            key="tours.keep.copy",
            on_click=saving.save_copy,
            args=(tour,),
        )
        st.button(
            words.text("Close the draft"),
            icon=":material/close:",
            key="tours.keep.close",
            on_click=opening.close,
        )
