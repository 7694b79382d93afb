"""The board of the touring exhibition: timeline, map, check, bookings, suggested route."""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial
from pathlib import Path
from typing import Final

import streamlit as st

from icplanner.catalogue.catalogue import Catalogue
from icplanner.programme import Occurrence, calendar
from icplanner.programme.booking import Venue
from icplanner.programme.exhibition import Exhibition
from icplanner.programme.exhibition_archive import tour_of_2018
from icplanner.programme.exhibition_check import check
from icplanner.programme.exhibition_surroundings import Surroundings
from icplanner.programme.exhibition_warning import Gravity
from icplanner.ui import keeping
from icplanner.ui.september import exhibition_draft, exhibition_keeping, state
from icplanner.ui.september.exhibition_choice import choice, notice
from icplanner.ui.september.exhibition_draft import Shown
from icplanner.ui.september.exhibition_form import booking_form
from icplanner.ui.september.exhibition_map import route_map
from icplanner.ui.september.exhibition_showcases import showcase_form, showcase_list
from icplanner.ui.september.exhibition_suggest import suggestion_form
from icplanner.ui.september.exhibition_table import table
from icplanner.ui.september.scene import Ground, Scene
from icplanner.ui.text import escaped
from icplanner.words import Words
from icplanner.words.collation import sort_key
from icplanner.words.exhibition import finding

# Towns in which a house may be named that is not in the catalogue.
_TOWNS: Final = frozenset({"spa_town", "town", "village"})


def board(seen: Scene) -> None:
    """Place the board; occurrences of the programme shown stand for those of the calendar."""
    ground, words = seen.ground, seen.words
    _, example = _tour_of_2018(ground.data, ground.catalogue)
    reachable = ground.programmes is not None
    follow = partial(exhibition_keeping.follow_link, seen.view.plan)
    followed = keeping.told(follow, words) if reachable else None
    shown = exhibition_draft.shown(example)
    if followed:
        _into_link(shown)
    around = _around(shown.exhibition, ground, seen.kept.draft.occurrences if seen.kept else ())
    # One place for all that comes and goes: tabs that move down forget which of them is open.
    with st.container():
        choice(shown, example, ground)
        notice(ground)
        _plan(shown, around, words)
    if shown.to_read:
        return
    st.subheader(words.text("Change the plan"), anchor=False)
    edit, ask, cases = st.tabs(
        [words.text("Bookings"), words.text("Suggest a route"), words.text("Showcases")]
    )
    with edit:
        booking_form(shown.exhibition, around, _towns(ground), words)
    with ask:
        suggestion_form(shown.exhibition, around, words)
    with cases:
        showcase_form(shown.exhibition, words)


def _into_link(shown: Shown) -> None:
    """Write the plan shown into the address, so that it is there after a reload."""
    plan = shown.document.id if shown.document else ""
    exhibition_draft.link(plan)
    state.note_plan(plan)


def _plan(shown: Shown, around: Surroundings, words: Words) -> None:
    exhibition = shown.exhibition
    if shown.example:
        st.markdown(
            words.text(
                "Ten glass showcases, one per industry, toured in 2018 and then went to the home "
                "towns of the firms. What the reports leave open is shown as unknown."
            )
        )
    showcase_list(exhibition, words)
    if not exhibition.bookings:
        st.info(
            words.text("No booking yet. Add one below, or have a route suggested."),
            icon=":material/event_note:",
        )
        return
    st.html(table(exhibition, words))
    route_map(exhibition, around.travel, words)
    _findings(exhibition, around, words)


def _findings(exhibition: Exhibition, around: Surroundings, words: Words) -> None:
    found = check(exhibition, around)
    warnings = [one for one in found if one.gravity is Gravity.WARNING]
    notes = [one for one in found if one.gravity is Gravity.NOTE]
    st.subheader(words.text("What to look at"), anchor=False)
    if not warnings:
        st.success(words.text("No booking clashes with another."), icon=":material/check:")
    for warning in warnings:
        st.warning(escaped(finding(warning, exhibition, words)), icon=":material/warning:")
    if notes:
        title = words.plural("%(count)s note", "%(count)s notes", len(notes))
        with st.expander(title, icon=":material/info:"):
            for note in notes:
                st.markdown(f"- {escaped(finding(note, exhibition, words))}")


def _around(
    exhibition: Exhibition, ground: Ground, programme: Iterable[Occurrence]
) -> Surroundings:
    _, occurrences = _year_of(ground.catalogue, exhibition.year)
    found = {one.uid: one for one in (*occurrences, *programme)}
    return Surroundings(
        sites=ground.catalogue.sites, occurrences=tuple(found.values()), travel=ground.travel
    )


@st.cache_resource(max_entries=8, show_spinner=False, hash_funcs={Catalogue: id})
def _year_of(catalogue: Catalogue, year: int) -> tuple[Catalogue, tuple[Occurrence, ...]]:
    """Return what is on in a year, and the catalogue it was made from.

    The key is the catalogue's identity, which the cached value keeps alive, and the year; the
    oldest of eight years goes first.
    """
    return catalogue, calendar(catalogue.events.values(), year).occurrences


@st.cache_resource(max_entries=2, show_spinner=False, hash_funcs={Catalogue: id})
def _tour_of_2018(data: Path, catalogue: Catalogue) -> tuple[Catalogue, Exhibition]:
    """Return the example, and the catalogue it was made with; the key is as for `_year_of`."""
    return catalogue, tour_of_2018(data, catalogue)


def _towns(ground: Ground) -> list[Venue]:
    places = [
        one
        for one in ground.catalogue.places.values()
        if one.kind in _TOWNS and one.position is not None
    ]
    ordered = sorted(places, key=lambda one: sort_key(one.names.cs, ground.words.lang))
    return [
        Venue(
            name=one.names.cs, municipality=one.names.cs, country=one.country, position=one.position
        )
        for one in ordered
    ]
