"""One sheet an event to copy into the form of the portal Kudy z nudy (DOCX, Czech)."""

from __future__ import annotations

import io
from collections.abc import Sequence
from datetime import datetime

from docx import Document

from icplanner.export.clean import line, paragraph, web_address
from icplanner.programme import Occurrence
from icplanner.words import Words
from icplanner.words.programme import audience, certainty, event_kind, place, when

# The portal is Czech, whatever language the coordinator reads.
_CZECH = Words("cs")


def programme_sheet(occurrences: Sequence[Occurrence]) -> bytes:
    """Return a document with one page an event; what is not known says "to be filled in"."""
    document = Document()
    document.core_properties.title = _CZECH.text("Sheets for the portal Kudy z nudy")
    document.core_properties.language = "cs"
    for number, one in enumerate(occurrences):
        if number:
            document.add_page_break()  # type: ignore[no-untyped-call] # python-docx has few types
        names = one.event.names
        document.add_heading(line(names.pick("cs")[0]), level=1)
        table = document.add_table(rows=0, cols=2, style="Light Grid Accent 1")
        for label, value in _facts(one):
            cells = table.add_row().cells
            cells[0].text, cells[1].text = label, value or _CZECH.text("to be filled in")
    content = io.BytesIO()
    document.save(content)
    return content.getvalue()


def _facts(one: Occurrence) -> list[tuple[str, str]]:
    words, event = _CZECH, one.event
    position = event.position
    timed = isinstance(one.start, datetime)
    return [
        (words.text("Name of the event"), line(event.names.in_language("cs"))),
        (words.text("Name in English"), line(event.names.in_language("en"))),
        (words.text("Name in German"), line(event.names.in_language("de"))),
        (words.text("Category"), event_kind(event.kind, words)),
        (words.text("Date"), line(when(one, words))),
        (words.text("Beginning"), one.start.strftime("%H:%M") if timed else ""),
        (words.text("How sure the date is"), _sure(one)),
        (words.text("Venue"), line(place(event))),
        (words.text("GPS"), f"{position[0]:.5f}, {position[1]:.5f}" if position else ""),
        (words.text("Annotation"), paragraph(event.summaries.in_language("cs"))),
        (words.text("Annotation in English"), paragraph(event.summaries.in_language("en"))),
        (words.text("Annotation in German"), paragraph(event.summaries.in_language("de"))),
        (words.text("For whom"), ", ".join(audience(one, words) for one in event.audience)),
        (words.text("Admission"), line(event.price or "")),
        (words.text("Organiser"), line(event.organiser)),
        (words.text("Website"), web_address(event.website)),
        (words.text("Photograph and its author"), ""),
    ]


def _sure(one: Occurrence) -> str:
    if one.cancelled:
        return _CZECH.text("cancelled")
    return certainty(one, _CZECH)
