"""Everything a tour leaves the page as: one button a format, made when it is clicked."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import Final

import streamlit as st

from icplanner.catalogue.credits import Credits, read_credits
from icplanner.catalogue.localised import LANGS, Lang
from icplanner.export import FORMATS, file_name, render
from icplanner.export.context import Context
from icplanner.export.tour_check import Checker
from icplanner.tours import Tour
from icplanner.ui import session
from icplanner.ui.tours import kept
from icplanner.ui.tours.folding import folded
from icplanner.ui.tours.world import World
from icplanner.words import Words, mark
from icplanner.words.keeping import REGION
from icplanner.words.vocabulary import language_name

LANGUAGE: Final = "tours.export.lang"

LABELS: Final[Mapping[str, str]] = {
    "pdf": mark("Leaflet (PDF)"),
    "docx": mark("Text to edit (Word)"),
    "gpx": mark("Track for the phone (GPX)"),
    "ics": mark("Calendar entries (ICS)"),
    "xlsx": mark("Costing sheet (Excel)"),
    "html": mark("Page with a map, works offline (HTML)"),
    "stampcard": mark("Stamp card (PDF)"),
    "kudyznudy": mark("Sheet for Kudy z nudy (HTML)"),
    "geojson": mark("Map data (GeoJSON)"),
    "jsonld": mark("Data for search engines (JSON-LD)"),
}
_ICONS: Final[Mapping[str, str]] = {
    "pdf": ":material/picture_as_pdf:",
    "docx": ":material/article:",
    "gpx": ":material/near_me:",
    "ics": ":material/event:",
    "xlsx": ":material/table:",
    "html": ":material/public:",
    "stampcard": ":material/approval:",
    "kudyznudy": ":material/edit_note:",
}


def export_panel(tour: Tour, world: World, words: Words) -> None:
    """Place the folded exports of the chosen tour."""
    about = context(world, words)
    now = kept.opened()
    if now is not None:
        released = now.document.released and now.holds(tour)
        name, key = now.document.name, now.document.id
        about = replace(about, title=name, key=key, link=now.link, draft=not released)
    folded(words.text("Export"), "export", ":material/download:", partial(exports, tour, about))


def context(world: World, words: Words) -> Context:
    """Return what every export knows: language, facts and credits; the tour is a draft."""
    return Context(
        words=words,
        catalogue=world.catalogue,
        credits=_credits(session.DATA),
        made=datetime.now(UTC),
        checker=Checker(catalogue=world.catalogue, travel=world.travel, data=session.DATA),
    )


def exports(tour: Tour, about: Context) -> None:
    """Place the language of the exports and a button a format.

    Parameters
    ----------
    about
        What the exports know of the tour; its language is the page's, its moment is set anew when
        a file is made.
    """
    words = about.words
    if about.draft:
        st.caption(
            words.text(
                "Not released: every file carries a draft mark, until the tour is saved and "
                "released."
            )
        )
    lang: Lang = st.segmented_control(
        words.text("Language of the files"),
        LANGS,
        default=words.lang,
        format_func=lambda code: language_name(code, words),
        key=f"{LANGUAGE}.{words.lang}",
        required=True,
    )
    with st.container(horizontal=True, key="tours_exports"):
        for name, label in LABELS.items():
            st.download_button(
                words.text(label),
                partial(_made, name, tour, about, lang),
                file_name=file_name(name, tour, about),
                mime=FORMATS[name].mime,
                icon=_ICONS.get(name, ":material/data_object:"),
                key=f"tours.export.{name}",
                on_click="ignore",
            )


def _made(name: str, tour: Tour, about: Context, lang: Lang) -> bytes:
    """Return the file; runs when the button is clicked, outside of the page's own run."""
    now = datetime.now(UTC).astimezone(REGION)
    return render(name, tour, replace(about, words=Words(lang), made=now))


@st.cache_resource(show_spinner=False)
def _credits(data_dir: Path) -> Credits:
    """Return the credits of the data; kept for the life of the process, as licences are."""
    return read_credits(data_dir)
