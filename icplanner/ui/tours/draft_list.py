"""The list of drafts: open, copy, delete, hold two against each other."""

from __future__ import annotations

from functools import partial
from typing import Final

import streamlit as st

from icplanner.catalogue.search import fold
from icplanner.store import Listed, NoDocumentError, StoreError
from icplanner.tours import BadDocument, Severity, Tour
from icplanner.tours.draft import UnknownSchema, read_draft_today
from icplanner.tours.staleness import Outdated
from icplanner.ui import keeping
from icplanner.ui.labels import labels
from icplanner.ui.text import escaped
from icplanner.ui.tours import kept, opening, saving
from icplanner.ui.tours.change_list import change_list
from icplanner.ui.tours.drafts import badge, opened_draft
from icplanner.ui.tours.figures import figures, price_text, way_text
from icplanner.ui.tours.folding import folded
from icplanner.ui.tours.notices import notice
from icplanner.ui.tours.outline import outline
from icplanner.ui.tours.world import World, drafts
from icplanner.words import Words
from icplanner.words.keeping import moment_text, outdated_text

# More rows are found by typing.
_ROWS: Final = 20
_SEARCH: Final = "tours.drafts.search"
_TWO: Final = ("tours.drafts.first", "tours.drafts.second")


def draft_list(world: World, words: Words) -> None:
    """Place the folded list of drafts, what became of the last step in it, and the opened one."""
    notice("list", words)
    folded(words.text("Drafts"), "drafts", ":material/folder_open:", partial(_list, world, words))
    now, found = kept.opened(), kept.reading()
    if now is not None:
        opened_draft(now, words)
    if found is not None:
        _reading(found, words)


def _list(world: World, words: Words) -> None:
    documents = keeping.told(lambda: drafts().listing(), words)
    if documents is None:
        return
    if not documents:
        st.caption(words.text("Nothing is kept yet. Plan a tour and save it below as a draft."))
        return
    shown = documents
    if len(documents) > _ROWS:
        typed = st.text_input(words.text("Search a draft"), key=_SEARCH)
        shown = tuple(one for one in documents if fold(typed) in fold(one.name))
    for document in shown[:_ROWS]:
        _row(document, world, words)
    if len(shown) > _ROWS:
        st.caption(words.text("More are kept; type a part of the name to find them."))
    if len(documents) > 1:
        _compare(documents, world, words)


def _row(document: Listed, world: World, words: Words) -> None:
    now = kept.opened()
    with st.container(
        horizontal=True, vertical_alignment="center", key=f"tours_draft_{document.id}"
    ):
        saved = moment_text(words, document.saved_at)
        st.markdown(
            f"**{escaped(document.name)}** {badge(document, words)} :gray[· {escaped(saved)}]"
        )
        st.button(
            words.text("Open"),
            icon=":material/edit:",
            key=f"tours.drafts.open.{document.id}",
            disabled=now is not None
            and (now.document.id, now.document.version) == (document.id, document.version),
            on_click=opening.open_draft,
            args=(document.id, world),
        )
        st.button(
            words.text("Copy"),
            icon=":material/file_copy:",
            key=f"tours.drafts.copy.{document.id}",
            on_click=saving.copy,
            args=(document,),
        )
        st.button(
            words.text("Delete"),
            icon=":material/delete:",
            key=f"tours.drafts.delete.{document.id}",
            on_click=saving.delete,
            args=(document,),
        )


def _compare(documents: tuple[Listed, ...], world: World, words: Words) -> None:
    by_id = {document.id: document for document in documents}
    shown = labels(documents, words)
    head = words.text("Compare two drafts")
    st.markdown(f"**{escaped(head)}**")
    tours = []
    titles = (words.text("First draft"), words.text("Second draft"))
    for key, title, column in zip(_TWO, titles, st.columns(2), strict=True):
        if st.session_state.get(key) not in by_id:
            st.session_state[key] = None
        with column:
            chosen = st.selectbox(
                title,
                list(by_id),
                format_func=shown.__getitem__,
                index=None,
                placeholder=words.text("Choose a draft"),
                key=key,
            )
            tours.append(_one(by_id[chosen], world, words) if chosen else None)
    first, second = tours
    if first is not None and second is not None:
        head = words.text("From the first to the second")
        st.markdown(f"**{escaped(head)}**")
        change_list(first, second, words)


def _one(document: Listed, world: World, words: Words) -> Tour | None:
    try:
        kept_as = drafts().open(document.id, document.version)
        tour = read_draft_today(kept_as.content, world.catalogue).tour
    except (UnknownSchema, BadDocument, NoDocumentError, StoreError):
        st.error(words.text("This draft cannot be read."), icon=":material/error:")
        return None
    st.markdown(badge(document, words))
    told = (price_text(tour, words), way_text(figures(tour, world.catalogue), words))
    st.markdown("  \n".join(map(escaped, told)))
    outline(tour, words)
    return tour


def _reading(found: kept.Reading, words: Words) -> None:
    with st.container(border=True):
        st.markdown(f"#### {escaped(found.name)}")
        gone = [
            Outdated(
                code="hub_gone" if thing.hub else "site_gone",
                severity=Severity.BREAKS,
                stop=thing.id,
                names=thing.names,
            )
            for thing in found.gone
        ]
        lines = [f"- {escaped(outdated_text(words, one))}" for one in gone]
        head = words.text("This draft can be read, but not changed any more:")
        st.error("\n".join([f"**{escaped(head)}**", "", *lines]), icon=":material/error:")
        outline(found.tour, words)
        st.button(words.text("Close the draft"), key="tours.reading.close", on_click=opening.close)
