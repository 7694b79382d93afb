"""The tour as a Word text for editing, with real styles (DOCX)."""

from __future__ import annotations

import io
from datetime import UTC
from typing import Any, Final

from docx import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt, RGBColor

from icplanner.catalogue.localised import Lang
from icplanner.export.clean import web_address
from icplanner.export.context import Context
from icplanner.export.itinerary import DaySheet, Itinerary, itinerary
from icplanner.export.map_svg import tour_map
from icplanner.export.stop_sheet import StopSheet
from icplanner.export.typesetting import png
from icplanner.tours import Tour

_LOCALES: Final[dict[Lang, str]] = {"cs": "cs-CZ", "de": "de-DE", "en": "en-GB"}
# Points of the map on the page, and dots an inch: sharp in print, small in the file.
_MAP_PT: Final = (482.0, 270.0)
_MAP_PPI: Final = 150
_COLUMNS: Final = (Cm(4), Cm(13))
_RUST: Final = RGBColor(0x9C, 0x3D, 0x00)
_INK: Final = RGBColor(0x1F, 0x3A, 0x44)


def render(tour: Tour, context: Context) -> bytes:
    """Return the tour as DOCX: headings, tables and lists are Word's own styles."""
    told = itinerary(tour, context, with_map=True)
    words = context.words
    document = Document()
    _set_up(document, told, context)
    document.add_paragraph(told.title, style="Title")
    document.add_paragraph(told.subtitle, style="Subtitle")
    if told.draft:
        document.add_paragraph(
            words.text("Draft: not released, may still change"), style="Intense Quote"
        )
    _table(document, [(fact.label, fact.text) for fact in told.facts])
    _map(document, tour, context)
    for day in told.days:
        _day(document, day, context)
    document.add_heading(words.text("The stops"), level=1)
    for stop in told.stops:
        _stop(document, stop, context)
    if told.notes:
        document.add_heading(words.text("Good to know"), level=1)
        for note in told.notes:
            document.add_paragraph(note, style="List Bullet")
    _end(document, told, context)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def _set_up(document: Any, told: Itinerary, context: Context) -> None:
    section = document.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.left_margin = section.right_margin = Cm(2)
    section.top_margin = section.bottom_margin = Cm(1.8)
    properties = document.core_properties
    properties.title = told.title[:255]
    properties.author = "IC Planner"
    properties.language = _LOCALES[context.lang]
    properties.comments = ""
    # The format keeps its times in UTC and without a zone.
    properties.created = context.made.astimezone(UTC).replace(tzinfo=None)
    properties.content_status = "Draft" if context.draft else "Final"
    for name, size, colour in (
        ("Normal", 10.5, None),
        ("Title", 22, _INK),
        ("Subtitle", 12, _INK),
        ("Heading 1", 15, _RUST),
        ("Heading 2", 12, _INK),
    ):
        style = document.styles[name]
        style.font.size = Pt(size)
        style.font.name = "Calibri"
        # Headings name their fonts by theme, which wins over the name.
        fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
        for theme in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
            fonts.attrib.pop(qn(f"w:{theme}"), None)
        if colour is not None:
            style.font.color.rgb = colour
    language = OxmlElement("w:lang")
    language.set(qn("w:val"), _LOCALES[context.lang])
    document.styles["Normal"].element.get_or_add_rPr().append(language)
    (usual,) = document.styles.element.xpath("w:docDefaults/w:rPrDefault/w:rPr/w:lang")
    usual.set(qn("w:val"), _LOCALES[context.lang])
    if told.draft:
        head = section.header.paragraphs[0]
        head.alignment = WD_ALIGN_PARAGRAPH.RIGHT
        run = head.add_run(told.draft)
        run.bold = True
        run.font.color.rgb = _RUST


def _map(document: Any, tour: Tour, context: Context) -> None:
    picture = png(tour_map(tour, context, *_MAP_PT), *_MAP_PT, _MAP_PPI)
    shape = document.add_picture(io.BytesIO(picture), width=Pt(_MAP_PT[0]))
    alternative = context.words.text("Map of the tour with its stops numbered in order")
    shape._inline.docPr.set("descr", alternative)  # noqa: SLF001 - python-docx has no door to it


def _table(
    document: Any, rows: list[tuple[str, str]], heads: tuple[str, str] | None = None
) -> None:
    """Append a table of two columns; the first holds labels, `heads` repeat on every page."""
    if not rows:
        return
    table = document.add_table(rows=0, cols=2)
    table.style = document.styles["Table Grid"]
    table.autofit = False
    if heads is None:
        # Reading programs take the first column for headings, and here no first row.
        (look,) = table._tbl.tblPr.xpath("w:tblLook")  # noqa: SLF001 - python-docx has no door to it
        look.set(qn("w:firstRow"), "0")
        look.set(qn("w:val"), "0480")
    for column, width in zip(table.columns, _COLUMNS, strict=True):
        column.width = width
    for number, texts in enumerate([*([heads] if heads else []), *rows]):
        row = table.add_row()
        properties = row._tr.get_or_add_trPr()  # noqa: SLF001 - as above
        properties.append(OxmlElement("w:cantSplit"))
        if heads and number == 0:
            properties.append(OxmlElement("w:tblHeader"))
        for cell, text, width in zip(row.cells, texts, _COLUMNS, strict=True):
            cell.width = width
            cell.paragraphs[0].add_run(text)
            cell.paragraphs[0].paragraph_format.space_after = Pt(1)
        for cell in row.cells[: 2 if heads and number == 0 else 1]:
            cell.paragraphs[0].runs[0].bold = True
    document.add_paragraph().paragraph_format.space_after = Pt(2)


def _day(document: Any, day: DaySheet, context: Context) -> None:
    words = context.words
    document.add_heading(day.title, level=1)
    if not day.stops:
        document.add_paragraph(words.text("Nothing is planned for this day."))
        return
    rows = []
    for entry in day.entries:
        title = f"{entry.stop}  {entry.title}" if entry.stop else entry.title
        time = "" if entry.kind == "leg" else entry.time
        rows.append((time, " · ".join(filter(None, (title, entry.detail)))))
    _table(document, rows, (words.text("Time"), words.text("Course of the day")))


def _stop(document: Any, stop: StopSheet, context: Context) -> None:
    document.add_heading(f"{stop.number}  {stop.name}", level=2)
    where = stop.address or stop.place
    first = " · ".join(filter(None, (stop.span, stop.kind, where)))
    document.add_paragraph().add_run(first).italic = True
    if stop.summary:
        document.add_paragraph(stop.summary)
    rows = [(fact.label, fact.text) for fact in stop.facts]
    if stop.contact:
        rows.append((context.words.text("Contact"), stop.contact))
    _table(document, rows)
    for warning in stop.warnings:
        run = document.add_paragraph(style="List Bullet").add_run(warning)
        run.bold = True
        run.font.color.rgb = _RUST


def _end(document: Any, told: Itinerary, context: Context) -> None:
    words = context.words
    if told.link:
        line = document.add_paragraph(f"{words.text('This tour online')}: ")
        _link(line, told.link)
    document.add_heading(words.text("Sources and licences"), level=1)
    document.add_paragraph(told.standing)
    for credit in told.credits:
        document.add_paragraph(credit, style="List Bullet")
    for stop in told.stops:
        if stop.sources:
            document.add_paragraph(stop.name).runs[0].bold = True
            for source in stop.sources:
                _link(document.add_paragraph(style="List Bullet"), source)


def _link(paragraph: Any, address: str) -> None:
    """Append a live link; python-docx has no method for it, so the relation is made by hand."""
    safe = web_address(address)
    if not safe:
        return
    relation = paragraph.part.relate_to(safe, RELATIONSHIP_TYPE.HYPERLINK, is_external=True)
    link = OxmlElement("w:hyperlink")
    link.set(qn("r:id"), relation)
    run = paragraph.add_run(safe)
    run.font.color.rgb = _INK
    run.font.underline = True
    link.append(run._element)  # noqa: SLF001 - moved into the link
    paragraph._element.append(link)  # noqa: SLF001 - as above
