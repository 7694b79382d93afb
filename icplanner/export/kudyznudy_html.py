"""The copy sheet for the portal Kudy z nudy: field by field, with what is still missing."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from icplanner.export import markup
from icplanner.export.context import Context
from icplanner.export.itinerary import itinerary
from icplanner.export.kudyznudy import portal_record
from icplanner.export.markup import shown
from icplanner.export.portal import CHECKS, PortalRecord, check_record
from icplanner.export.typesetting import TEMPLATES
from icplanner.tours import Tour
from icplanner.words import Words

_STYLES: Final = ("page.css", "sheet.css")


def render(tour: Tour, context: Context) -> bytes:
    """Return the sheet as one HTML file without scripts; a click into a field selects it whole."""
    words = context.words
    record = portal_record(tour, context)
    told = itinerary(tour, context, with_map=False)
    title = words.text("Copy sheet for Kudy z nudy")
    fields = "".join(
        _field(number, label, value, words)
        for number, (label, value) in enumerate(_fields(record, words), start=1)
    )
    todo = "".join(f"<li>{shown(words.text(CHECKS[code]))}</li>" for code in check_record(record))
    still = words.text("Still to do")
    draft = words.text("Draft: not released, may still change")
    mark = f'<p><span class="draft">{shown(draft)}</span></p>' if record.draft else ""
    body = (
        f"<main><h1>{shown(title)}</h1>"
        f"{mark}"
        f'<section class="todo"><h2>{shown(still)}</h2><ul>{todo}</ul></section>{fields}</main>'
        f"<footer><p>{shown(told.standing)}</p><p>{shown(' · '.join(told.credits))}</p></footer>"
    )
    styles = [(TEMPLATES / name).read_text(encoding="utf-8") for name in _STYLES]
    return markup.page(lang=context.lang, title=title, styles=styles, body=body)


def _fields(record: PortalRecord, words: Words) -> Sequence[tuple[str, str]]:
    return (
        (words.text("Name"), record.title),
        (words.text("Beginning"), record.begins),
        (words.text("End"), record.ends),
        (words.text("Annotation"), record.annotation),
        (words.text("Description"), "\n\n".join(record.description)),
        (words.text("Admission for one person"), record.price),
        (words.text("Place of departure"), record.place),
        (words.text("Position (GPS)"), record.position),
        (words.text("Web page"), record.link),
        (words.text("Contacts of the stops"), "\n".join(record.phones)),
        (words.text("Categories (choose the nearest of the portal)"), "\n".join(record.categories)),
    )


def _field(number: int, label: str, value: str, words: Words) -> str:
    missing = words.text("to be added")
    content = (
        f'<div class="value">{shown(value)}</div>'
        if value
        else f'<div class="empty">{shown(missing)}</div>'
    )
    return f'<section class="field"><h2>{number}. {shown(label)}</h2>{content}</section>'
