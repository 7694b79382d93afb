"""One sheet an event to copy into the form of the portal Kudy z nudy (DOCX, Czech)."""

from __future__ import annotations

import io
from collections.abc import Sequence
from typing import Any, Final

from docx import Document
from docx.oxml.ns import qn
from docx.shared import Cm

from icplanner.export.clean import NAMELESS, line, paragraph
from icplanner.export.portal import CHECKS, PortalRecord, check_record
from icplanner.export.programme_portal import CZECH, event_record
from icplanner.programme import Occurrence
from icplanner.words.programme import certainty, when

_COLUMNS: Final = (Cm(4.5), Cm(12))


def programme_sheet(occurrences: Sequence[Occurrence], *, draft: bool = False) -> bytes:
    """Return a document with one page an event in the portal's fields.

    What is not known says "to be filled in"; below the fields stands what is missing or against
    the portal's rules (`portal.check_record`).

    Parameters
    ----------
    draft
        Whether the programme was never released: then each sheet says so.
    """
    document = Document()
    document.core_properties.title = CZECH.text("Sheets for the portal Kudy z nudy")
    document.core_properties.language = "cs-CZ"
    (usual,) = document.styles.element.xpath("w:docDefaults/w:rPrDefault/w:rPr/w:lang")
    usual.set(qn("w:val"), "cs-CZ")
    section = document.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.left_margin = section.right_margin = Cm(2.2)
    section.top_margin = section.bottom_margin = Cm(1.6)
    for number, one in enumerate(occurrences):
        head = document.add_heading(_name(one), level=1)
        head.paragraph_format.page_break_before = number > 0
        _sheet(document, one, event_record(one, draft=draft))
    content = io.BytesIO()
    document.save(content)
    return content.getvalue()


def _sheet(document: Any, one: Occurrence, record: PortalRecord) -> None:
    if record.draft:
        document.add_paragraph(CZECH.text("Draft – not released"), style="Intense Quote")
    table = document.add_table(rows=0, cols=2, style="Light Grid Accent 1")
    table.autofit = False
    # The first column holds the labels; the first row is a field like the others.
    (look,) = table._tbl.tblPr.xpath("w:tblLook")  # noqa: SLF001 - python-docx has no door to it
    look.set(qn("w:firstRow"), "0")
    look.set(qn("w:val"), "0480")
    for column, width in zip(table.columns, _COLUMNS, strict=True):
        column.width = width
    for label, value in _fields(one, record):
        cells = table.add_row().cells
        for cell, text, width in zip(
            cells, (label, value or CZECH.text("to be filled in")), _COLUMNS, strict=True
        ):
            cell.text, cell.width = text, width
    document.add_heading(CZECH.text("Still to do"), level=2)
    for code in check_record(record):
        document.add_paragraph(CZECH.text(CHECKS[code]), style="List Bullet")


def _name(one: Occurrence) -> str:
    return line(one.event.names.pick("cs")[0]) or line(one.uid) or NAMELESS


def _fields(one: Occurrence, record: PortalRecord) -> list[tuple[str, str]]:
    words, event = CZECH, one.event
    return [
        (words.text("Name of the event"), record.title),
        (words.text("Name in English"), line(event.names.in_language("en"))),
        (words.text("Name in German"), line(event.names.in_language("de"))),
        (words.text("Beginning"), record.begins),
        (words.text("End"), record.ends),
        (words.text("Date"), line(when(one, words))),
        (words.text("How sure the date is"), _sure(one)),
        (words.text("Annotation"), record.annotation),
        (words.text("Description"), "\n".join(record.description)),
        (words.text("Annotation in English"), paragraph(event.summaries.in_language("en"))),
        (words.text("Annotation in German"), paragraph(event.summaries.in_language("de"))),
        (words.text("Admission for one person"), record.price),
        (words.text("Venue"), record.place),
        (words.text("GPS"), record.position),
        (words.text("Organiser"), record.organiser),
        (words.text("Telephone and e-mail of the organiser"), ""),
        (words.text("Website"), record.link),
        (
            words.text("Categories (choose the nearest of the portal)"),
            "\n".join(record.categories),
        ),
        (words.text("Photograph and its author"), ""),
    ]


def _sure(one: Occurrence) -> str:
    if one.cancelled:
        return CZECH.text("cancelled")
    return certainty(one, CZECH)
