"""The files of a programme: calendar, table, print, for search engines, for the portal."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Final

import streamlit as st

from icplanner.export.programme_csv import programme_csv
from icplanner.export.programme_ics import programme_ics
from icplanner.export.programme_jsonld import programme_jsonld
from icplanner.export.programme_pdf import Paper, Sheet, programme_pdf
from icplanner.export.programme_sheet import programme_sheet
from icplanner.programme import Occurrence
from icplanner.words import Words
from icplanner.words.programme import draft_name

CREDITS: Final = ("GeoNames, CC BY 4.0",)


@dataclass(frozen=True, slots=True, kw_only=True)
class Edition:
    """What goes out, as its files name it.

    Attributes
    ----------
    version
        Of the kept programme; 0 for what belongs to none.
    released
        When this version was released, UTC; None for a draft and for what belongs to no programme.
    """

    title: str
    year: int
    month: int
    version: int = 0
    released: datetime | None = None

    @property
    def draft(self) -> bool:
        """Return whether readers were never shown this."""
        return self.released is None


@dataclass(frozen=True, slots=True)
class _File:
    label: str
    icon: str
    ending: str
    mime: str
    make: Callable[[], bytes | str]


def files(chosen: tuple[Occurrence, ...], edition: Edition, theirs: Words, words: Words) -> None:
    """Place the downloads.

    Parameters
    ----------
    theirs, words
        Words of the language that goes out, and of the reader.
    """
    if edition.draft:
        st.caption(words.text("A draft: every file says so, inside and by its name."))
    draft = "-draft" if edition.draft else ""
    with st.container(horizontal=True, key="september_files"):
        for one in _files(chosen, edition, theirs, words):
            st.download_button(
                one.label,
                data=one.make,
                file_name=f"icplanner-{edition.year}-{edition.month:02d}{draft}.{one.ending}",
                mime=one.mime,
                icon=one.icon,
                key=f"september.file.{one.ending}",
                on_click="ignore",
            )


def _files(
    chosen: tuple[Occurrence, ...], edition: Edition, theirs: Words, words: Words
) -> list[_File]:
    made = datetime.now(UTC)
    sheet = Sheet(
        title=edition.title,
        draft=edition.draft,
        made=made,
        credits=CREDITS,
        version=edition.version,
        released=edition.released,
    )
    return [
        _File(
            words.text("Calendar feed (ICS)"),
            ":material/calendar_add_on:",
            "ics",
            "text/calendar",
            lambda: programme_ics(
                chosen,
                theirs,
                made,
                name=draft_name(edition.title, theirs) if edition.draft else edition.title,
                revision=edition.version,
                changed=edition.released,
            ),
        ),
        _File(
            words.text("Table (CSV)"),
            ":material/table:",
            "csv",
            "text/csv",
            lambda: "\ufeff" + programme_csv(chosen, draft=edition.draft),
        ),
        _File(
            words.text("Poster A3 (PDF)"),
            ":material/print:",
            "poster.pdf",
            "application/pdf",
            lambda: programme_pdf(chosen, sheet, theirs, Paper.POSTER),
        ),
        _File(
            words.text("List A4 (PDF)"),
            ":material/print:",
            "list.pdf",
            "application/pdf",
            lambda: programme_pdf(chosen, sheet, theirs, Paper.LIST),
        ),
        _File(
            words.text("For search engines (JSON-LD, without estimates)"),
            ":material/travel_explore:",
            "jsonld",
            "application/ld+json",
            lambda: programme_jsonld(chosen, draft_of=edition.title if edition.draft else ""),
        ),
        _File(
            words.text("Sheets for Kudy z nudy (DOCX, Czech)"),
            ":material/description:",
            "kudyznudy.docx",
            "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
            lambda: programme_sheet(chosen, draft=edition.draft),
        ),
    ]
