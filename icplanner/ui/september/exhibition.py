"""The board of the touring exhibition: timeline, map, check, bookings, suggested route."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Final

import streamlit as st

from icplanner.catalogue.catalogue import Catalogue
from icplanner.programme import Occurrence, calendar
from icplanner.programme.booking import Venue
from icplanner.programme.exhibition import Exhibition
from icplanner.programme.exhibition_archive import tour_of_2018
from icplanner.programme.exhibition_check import Surroundings, check
from icplanner.programme.exhibition_warning import Gravity
from icplanner.store import StoreError
from icplanner.store.documents import LONGEST_NAME
from icplanner.ui import keeping
from icplanner.ui.september import exhibition_draft
from icplanner.ui.september.exhibition_draft import Shown
from icplanner.ui.september.exhibition_form import booking_form
from icplanner.ui.september.exhibition_map import route_map
from icplanner.ui.september.exhibition_suggest import suggestion_form
from icplanner.ui.september.exhibition_table import table
from icplanner.ui.september.scene import Ground
from icplanner.ui.text import escaped
from icplanner.words import Words
from icplanner.words.collation import sort_key
from icplanner.words.exhibition import finding, venue_name

_EXAMPLE: Final = ""
_OPENED: Final = "exhibition.opened"
_NAME: Final = "exhibition.name"

# Towns in which a house may be named that is not in the catalogue.
_TOWNS: Final = frozenset({"spa_town", "town", "village"})


def board(ground: Ground, programme: Iterable[Occurrence] = ()) -> None:
    """Place the board.

    Parameters
    ----------
    programme
        Occurrences of the programme shown; they stand for the same ones of the calendar.
    """
    words = ground.words
    _, example = _tour_of_2018(ground.data, ground.catalogue)
    shown = exhibition_draft.shown(example)
    _choice(shown, example, ground)
    _notice(words)
    around = _around(shown.exhibition, ground, programme)
    _plan(shown, around, words)
    if shown.example:
        return
    st.subheader(words.text("Change the plan"), anchor=False)
    edit, ask = st.tabs([words.text("Bookings"), words.text("Suggest a route")])
    with edit:
        booking_form(shown.exhibition, around, _towns(ground), words)
    with ask:
        suggestion_form(shown.exhibition, around, words)


def _choice(shown: Shown, example: Exhibition, ground: Ground) -> None:
    """Place what is shown: the example, a kept plan, a new one; and saving."""
    words = ground.words
    names = keeping.told(exhibition_draft.names, words) or {}
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
        if not shown.example:
            st.session_state.setdefault(_NAME, shown.exhibition.name)
            st.text_input(
                words.text("Name of the plan"), max_chars=LONGEST_NAME, key=_NAME, width=280
            )
            st.button(
                words.text("Save the plan"),
                icon=":material/save:",
                disabled=not shown.changed and st.session_state[_NAME] == shown.exhibition.name,
                on_click=_save,
                key="exhibition.save",
            )


def _open() -> None:
    chosen = st.session_state[_OPENED]
    st.session_state.pop(_NAME, None)
    if chosen == _EXAMPLE:
        exhibition_draft.show_example()
    elif chosen != "new":
        try:
            exhibition_draft.open_kept(chosen)
        except StoreError:
            exhibition_draft.fail()


def _begin(example: Exhibition, year: int, words: Words) -> None:
    name = words.text("Touring exhibition %(year)s", year=year)
    st.session_state.pop(_NAME, None)
    exhibition_draft.show(Exhibition(name=name, year=year, showcases=example.showcases))


def _save() -> None:
    name = st.session_state[_NAME].strip()
    try:
        exhibition_draft.save(name)
    except StoreError:
        exhibition_draft.fail()
    except ValueError:
        exhibition_draft.refuse()


def _notice(words: Words) -> None:
    told = exhibition_draft.notice()
    if told == "saved":
        st.success(words.text("The plan is saved."), icon=":material/check:")
    elif told == "gone":
        st.error(words.text("This plan does not exist any more, or cannot be read."))
    elif told == "name":
        st.error(words.text("A plan needs a name."))
    elif told == "store":
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
            on_click=lambda: exhibition_draft.save_as_new(st.session_state[_NAME]),
            key="exhibition.save_own",
        )


def _plan(shown: Shown, around: Surroundings, words: Words) -> None:
    exhibition = shown.exhibition
    if shown.example:
        st.markdown(
            words.text(
                "Ten glass showcases, one per industry, toured in 2018 and then went to the home "
                "towns of the firms. What the reports leave open is shown as unknown."
            )
        )
    _showcases(exhibition, words)
    if not exhibition.bookings:
        st.info(
            words.text("No booking yet. Add one below, or have a route suggested."),
            icon=":material/event_note:",
        )
        return
    st.html(table(exhibition, words))
    route_map(exhibition, around.travel, words)
    _findings(exhibition, around, words)


def _showcases(exhibition: Exhibition, words: Words) -> None:
    """Place the list of showcases, folded away, each with its home as far as known."""
    homes = [one for one in exhibition.bookings if one.permanent]
    count = len(exhibition.showcases)
    title = words.plural("%(count)s showcase", "%(count)s showcases", count)
    with st.expander(title, icon=":material/deployed_code:"):
        for one in exhibition.showcases:
            home = next((venue_name(at.venue) for at in homes if at.shows(one.id)), "")
            said = escaped(home) if home else words.text("home unknown")
            st.markdown(f"- {escaped(one.names.pick(words.lang)[0])} · {said}")


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
