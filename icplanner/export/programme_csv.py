"""The programme as a table (CSV) that can be read back without loss."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable
from typing import Final

from icplanner.catalogue.cleaning import cleaned
from icplanner.catalogue.localised import LANGS
from icplanner.export.spreadsheet import safe_cell
from icplanner.programme import Occurrence

# The first eleven are the ones scripts know; more may follow, none of them moves.
FIELDS: Final = (
    *("id", "start", "end", "estimated", "status", "name_cs", "name_de", "name_en"),
    *("municipality", "venue", "source", "uid", "state", "kind", "industries", "audience"),
    *("country", "lat", "lon", "site", "organiser", "website", "price", "moved_from", "note"),
    *("summary_cs", "summary_de", "summary_en", "programme"),
)
_BETWEEN: Final = "|"


def programme_csv(occurrences: Iterable[Occurrence], *, draft: bool | None = None) -> str:
    """Return the occurrences as CSV with a heading line; no cell can become a formula.

    Parameters
    ----------
    draft
        Whether they are a draft or a released programme, None where they belong to none: the last
        column says so in each row, because rows are sorted, cut and pasted.
    """
    programme = "" if draft is None else "draft" if draft else "released"
    text = io.StringIO()
    writer = csv.DictWriter(text, FIELDS, lineterminator="\n")
    writer.writeheader()
    for one in occurrences:
        row = {**_row(one), "programme": programme}
        writer.writerow({field: _cell(row[field]) for field in FIELDS})
    return text.getvalue()


def _cell(value: object) -> object:
    return safe_cell(cleaned(value) if isinstance(value, str) else value)


def _row(one: Occurrence) -> dict[str, object]:
    event = one.event
    lat, lon = event.position or (None, None)
    state = "cancelled" if one.cancelled else "estimated" if one.estimated else "confirmed"
    row: dict[str, object] = {
        "id": event.id,
        "start": one.start.isoformat(),
        "end": one.end.isoformat(),
        "estimated": one.estimated,
        "status": event.status.value,
        "municipality": event.municipality,
        "venue": event.venue_name,
        "source": one.source or None,
        "uid": one.uid,
        "state": state,
        "kind": event.kind,
        "industries": _BETWEEN.join(event.industries),
        "audience": _BETWEEN.join(event.audience),
        "country": event.country,
        "lat": lat,
        "lon": lon,
        "site": event.site,
        "organiser": event.organiser,
        "website": event.website,
        "price": event.price,
        "moved_from": one.moved_from.isoformat() if one.moved_from else None,
        "note": one.note,
    }
    for lang in LANGS:
        row[f"name_{lang}"] = event.names.in_language(lang)
        row[f"summary_{lang}"] = event.summaries.in_language(lang)
    return row
