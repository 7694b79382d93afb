"""The page Cultural September: what is on, how sure, what clashes, what to do about it."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Final

import streamlit as st

from icplanner.catalogue.catalogue import Catalogue
from icplanner.programme import Occurrence
from icplanner.travel import Travel
from icplanner.ui import keeping
from icplanner.ui.september import choosing, kept, listing, prepared, state
from icplanner.ui.september.around import around
from icplanner.ui.september.beginning import ready_programme
from icplanner.ui.september.chart import event_map
from icplanner.ui.september.check import check
from icplanner.ui.september.editor import editor
from icplanner.ui.september.exhibition import board
from icplanner.ui.september.intake import intake
from icplanner.ui.september.month import month_grid
from icplanner.ui.september.out import out
from icplanner.ui.september.scene import Ground, Scene, scene
from icplanner.ui.september.view import Part, Shape
from icplanner.ui.september.weekends import headline
from icplanner.ui.text import escaped
from icplanner.words import Words
from icplanner.words.programme import month_name

_STYLE: Final = Path(__file__).parent / "page.css"


def september(
    catalogue: Catalogue, travel: Travel, words: Words, *, today: date, data: Path
) -> None:
    """Place the page; `today` (local) decides which September is the next one."""
    st.html(_STYLE)
    st.title(words.text("Cultural September"), anchor=False)
    st.markdown(
        words.text(
            "Miners' parades, open works, porcelain fairs: the events of Living Industrial "
            "Culture in the region and across the border. A date stays an estimate until "
            "somebody confirms it."
        )
    )
    known = prepared.known(catalogue, today)
    view = state.current(known, today)
    _tell_ignored(words)
    failed = keeping.failed()
    programmes = keeping.told(kept.listed, words)
    if failed and programmes is not None:
        keeping.tell(words)
    ground = Ground(
        catalogue=catalogue,
        travel=travel,
        data=data,
        words=words,
        today=today,
        programmes=programmes,
    )
    choosing.part_switch(words)
    if view.part is not Part.EXHIBITION:
        choosing.month_switch(view, known, programmes or {}, words)
    _place(scene(ground, view))


def _place(seen: Scene) -> None:
    if seen.view.part is Part.CALENDAR:
        _calendar(seen)
    elif seen.view.part is Part.CHECK:
        choosing.filters(seen.catalogue, seen.view, seen.words)
        check(seen)
    elif seen.view.part is Part.PROGRAMME:
        editor(seen)
    elif seen.view.part is Part.OUT:
        choosing.filters(seen.catalogue, seen.view, seen.words)
        out(seen)
    elif seen.view.part is Part.IMPORT:
        intake(seen)
    elif seen.view.part is Part.EXHIBITION:
        board(seen)


def _calendar(seen: Scene) -> None:
    view, words = seen.view, seen.words
    choosing.filters(seen.catalogue, view, words)
    _summary(seen)
    headline(seen)
    ready_programme(seen)
    choosing.shape_switch(words)
    shown = seen.shown
    if view.shape is Shape.MONTH:
        month_grid(shown, view, words, seen.ground.today)
        shown = _of_day(seen)
    elif view.shape is Shape.MAP:
        event_map(shown, view.event, seen.catalogue, words)
    chosen = [one for one in shown if one.uid == view.event]
    if view.event and not chosen:
        st.info(
            words.text(
                "The event chosen is not among those shown: another month, or filtered out."
            ),
            icon=":material/event_busy:",
        )
    if chosen:
        st.button(
            words.text("Back to the list"),
            icon=":material/arrow_back:",
            on_click=lambda: state.change(event=""),
        )
        listing.entry(chosen[0], words)
        around(chosen[0], seen.ground)
        return
    listing.event_list(shown, words)
    if view.day is None and not view.wanted.active:
        listing.undated(seen.found.undated, words)
        listing.archive(seen.found.historic, words)


def _of_day(seen: Scene) -> tuple[Occurrence, ...]:
    """Return the events of the chosen day, all of the month without one, and say which."""
    day, words = seen.view.day, seen.words
    if day is None:
        return seen.shown
    on = tuple(one for one in seen.shown if one.first_day <= day <= one.last_day)
    with st.container(horizontal=True, vertical_alignment="center"):
        said = words.plural("%(count)s event", "%(count)s events", len(on))
        st.subheader(escaped(f"{words.day(day, 'full')}: {said}"), anchor=False, width="content")
        st.button(
            words.text("Show the whole month"),
            icon=":material/close:",
            on_click=lambda: state.change(day=None),
        )
    return on


def _tell_ignored(words: Words) -> None:
    parts = state.ignored()
    if parts:
        told = words.text("Some parts of the link mean nothing here and were ignored:")
        st.info(f"{told} {', '.join(map(escaped, parts))}", icon=":material/link_off:")


def _summary(seen: Scene) -> None:
    words, shown = seen.words, seen.shown
    name = f"{month_name(seen.view.month, words)} {seen.view.year}"
    if not shown:
        said = (
            words.text("No event of %(month)s answers these filters.", month=name)
            if seen.found.occurrences
            else words.text("The programme has no event in %(month)s.", month=name)
            if seen.kept
            else words.text("No dated event is known for %(month)s.", month=name)
        )
        st.info(said, icon=":material/event_busy:")
        return
    estimates = sum(one.estimated for one in shown)
    events = words.plural("%(count)s event", "%(count)s events", len(shown))
    sure = (
        words.plural("%(count)s of them estimated", "%(count)s of them estimated", estimates)
        if estimates
        else words.text("none of them estimated")
    )
    st.subheader(f"{name}: {events}, {sure}", anchor=False)
