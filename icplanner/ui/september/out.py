"""What leaves the page: feeds, tables, print, sheets for portals."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime

import streamlit as st

from icplanner.catalogue.localised import LANGS
from icplanner.export.programme_csv import programme_csv
from icplanner.export.programme_ics import programme_ics
from icplanner.export.programme_jsonld import programme_jsonld
from icplanner.export.programme_pdf import Paper, Sheet, programme_pdf
from icplanner.export.programme_sheet import programme_sheet
from icplanner.programme import Occurrence
from icplanner.ui import keeping
from icplanner.ui.september import kept
from icplanner.ui.september.scene import Scene
from icplanner.ui.session import LANGUAGE_NAMES
from icplanner.ui.text import escaped
from icplanner.words import Words
from icplanner.words.programme import season_name
from icplanner.words.programme_entry import change

CREDITS = ("GeoNames, CC BY 4.0",)


def out(seen: Scene) -> None:
    """Place the downloads of what is shown, and the public list of changes."""
    words = seen.words
    whole = _whole(seen)
    scope = st.segmented_control(
        words.text("What goes out"),
        ["whole", "shown", "series"],
        format_func=lambda one: {
            "whole": words.text("the whole programme"),
            "shown": words.text("what the filters leave"),
            "series": words.text("one series"),
        }[one],
        default="whole",
        key="september.scope",
        required=True,
    )
    chosen = {"whole": whole, "shown": seen.shown}.get(scope or "whole", ())
    if scope == "series":
        chosen = _series(whole, words)
    if not chosen:
        st.info(words.text("There is nothing to go out."), icon=":material/event_busy:")
        return
    st.caption(
        words.plural("%(count)s event goes out.", "%(count)s events go out.", len(chosen))
        + " "
        + words.text("Estimates say that they are estimates, cancelled events that they are.")
    )
    _downloads(chosen, seen)
    _history(seen)


def _whole(seen: Scene) -> tuple[Occurrence, ...]:
    """Return the released programme, its draft where it never was, or the month's events."""
    if seen.kept is None:
        return seen.found.occurrences
    return (seen.kept.released or seen.kept.draft).occurrences


def _series(whole: tuple[Occurrence, ...], words: Words) -> tuple[Occurrence, ...]:
    names = {one.event.id: one.event.names.pick(words.lang)[0] for one in whole}
    chosen = st.selectbox(
        words.text("Series"),
        list(names),
        format_func=lambda one: names.get(one, one),
        key="september.series",
    )
    return tuple(one for one in whole if one.event.id == chosen)


def _downloads(chosen: tuple[Occurrence, ...], seen: Scene) -> None:
    words = seen.words
    lang = st.segmented_control(
        words.text("Language of what goes out"),
        LANGS,
        format_func=LANGUAGE_NAMES.__getitem__,
        default=words.lang,
        key="september.out_lang",
        required=True,
    )
    theirs = Words(lang or words.lang)
    made = datetime.now(UTC)
    title = (
        seen.kept.draft.name if seen.kept else season_name(seen.view.year, seen.view.month, theirs)
    )
    draft = seen.kept is None or seen.kept.released is None
    sheet = Sheet(title=title, draft=draft, made=made, credits=CREDITS)
    revision = seen.kept.document.version if seen.kept else 0
    files: list[tuple[str, str, str, str, Callable[[], bytes | str]]] = [
        (
            words.text("Calendar feed (ICS)"),
            ":material/calendar_add_on:",
            "ics",
            "text/calendar",
            lambda: programme_ics(chosen, theirs, made, name=title, revision=revision),
        ),
        (
            words.text("Table (CSV)"),
            ":material/table:",
            "csv",
            "text/csv",
            lambda: "\ufeff" + programme_csv(chosen),
        ),
        (
            words.text("Poster A3 (PDF)"),
            ":material/print:",
            "poster.pdf",
            "application/pdf",
            lambda: programme_pdf(chosen, sheet, theirs, Paper.POSTER),
        ),
        (
            words.text("List A4 (PDF)"),
            ":material/print:",
            "list.pdf",
            "application/pdf",
            lambda: programme_pdf(chosen, sheet, theirs, Paper.LIST),
        ),
        (
            words.text("For search engines (JSON-LD, without estimates)"),
            ":material/travel_explore:",
            "jsonld",
            "application/ld+json",
            lambda: programme_jsonld(chosen),
        ),
        (
            words.text("Sheets for Kudy z nudy (DOCX, Czech)"),
            ":material/description:",
            "kudyznudy.docx",
            "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
            lambda: programme_sheet(chosen),
        ),
    ]
    with st.container(horizontal=True, key="september_files"):
        for label, icon, ending, mime, make in files:
            st.download_button(
                label,
                data=make,
                file_name=f"icplanner-{seen.view.year}-{seen.view.month:02d}.{ending}",
                mime=mime,
                icon=icon,
                key=f"september.file.{ending}",
                on_click="ignore",
            )


def _history(seen: Scene) -> None:
    """Place the public list of changes, release by release."""
    shown, words = seen.kept, seen.words
    if shown is None or shown.released is None:
        return
    told = keeping.told(lambda: kept.public_changes(shown), words) or ()
    with st.expander(words.text("What the releases changed"), icon=":material/history:"):
        if not told:
            st.markdown(words.text("Nothing yet: there is one release."))
        for document, made in told:
            st.markdown(f"**{escaped(words.moment(document.saved_at, 'medium'))} UTC**")
            lines = [f"- {escaped(change(one, words))}" for one in made[:100]]
            st.markdown("\n".join(lines) or words.text("no change"))
