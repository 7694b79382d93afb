"""Beginning a programme: by a form, or at once from the month that is shown."""

from __future__ import annotations

from functools import partial
from typing import Final

import streamlit as st

from icplanner.catalogue.localised import LANGS
from icplanner.catalogue.search import fold
from icplanner.programme import Programme
from icplanner.programme.programme import with_chosen
from icplanner.ui import keeping
from icplanner.ui.september import kept, prepared, state
from icplanner.ui.september.scene import Scene
from icplanner.ui.september.view import Part
from icplanner.ui.text import plain
from icplanner.words import Words
from icplanner.words.programme import season_name

LONGEST_NAME: Final = 120


def ready_programme(seen: Scene) -> None:
    """Offer the season's programme as a draft with all that is known of the month, in one click.

    Where one of that name is kept already, it is opened instead.
    """
    words = seen.words
    programmes = seen.ground.programmes
    if programmes is None or seen.kept is not None or not seen.found.occurrences:
        return
    name = season_name(seen.view.year, seen.view.month, words)
    # In whichever language it was begun, it is one programme.
    titles = {fold(season_name(seen.view.year, seen.view.month, Words(lang))) for lang in LANGS}
    begun = (one for one in programmes.values() if not kept.is_archived(one))
    same = next((one for one in begun if fold(one.name) in titles), None)
    if same is not None:
        st.button(
            words.text("Open %(name)s", name=same.name),
            icon=":material/edit_calendar:",
            on_click=partial(state.change, programme=same.id, part=Part.PROGRAMME),
            key="september.ready",
        )
        return
    st.button(
        words.text("Begin %(name)s", name=name),
        icon=":material/add:",
        help=words.text("A draft with all events known for the month; nothing is made public."),
        on_click=partial(_begin_ready, seen, name),
        key="september.ready",
    )


def _begin_ready(seen: Scene, name: str) -> None:
    """Keep the draft and show it in the editor; in a callback."""
    programme = Programme(
        name=name,
        year=seen.view.year,
        month=seen.view.month,
        districts=prepared.DEFAULT_HOMES,
    )
    programme = with_chosen(programme, seen.found.occurrences)
    document = keeping.tried(lambda: kept.created(programme))
    if document is not None:
        state.change(programme=document.id, part=Part.PROGRAMME)


def new_programme(seen: Scene) -> None:
    """Place the form of a new programme."""
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
            default=list(prepared.DEFAULT_HOMES),
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
            words.text("Begin the programme"),
            type="primary",
            icon=":material/add:",
            disabled=seen.ground.programmes is None,
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
