"""One format a module: everything that leaves the planner.

`render(name, tour, context)` is the one door; `FORMATS` lists the names. Each module behind it has
`render(tour, context) -> bytes` and is imported only when its format is asked for.
"""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from importlib import import_module
from typing import TYPE_CHECKING, Final, Protocol, cast

if TYPE_CHECKING:
    # Not for running: the first page takes colours from this room and needs no tours.
    from icplanner.export.context import Context
    from icplanner.tours import Tour

__all__ = ["FORMATS", "Format", "file_name", "render"]

_MAX_NAME: Final = 60


@dataclass(frozen=True, slots=True)
class Format:
    """How a format is made and what its files are called."""

    module: str
    suffix: str
    mime: str


FORMATS: Final[dict[str, Format]] = {
    "pdf": Format("leaflet_pdf", ".pdf", "application/pdf"),
    "docx": Format(
        "text_docx",
        ".docx",
        "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    ),
    "gpx": Format("track_gpx", ".gpx", "application/gpx+xml"),
    "ics": Format("entries_ics", ".ics", "text/calendar; charset=utf-8"),
    "geojson": Format("features_geojson", ".geojson", "application/geo+json"),
    "xlsx": Format(
        "costing_xlsx",
        ".xlsx",
        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    ),
    "jsonld": Format("trip_jsonld", ".jsonld", "application/ld+json"),
    "html": Format("page_html", ".html", "text/html; charset=utf-8"),
    "kudyznudy": Format("kudyznudy_html", ".kudyznudy.html", "text/html; charset=utf-8"),
    "stampcard": Format("stampcard_pdf", ".stampcard.pdf", "application/pdf"),
}


class _Module(Protocol):
    def render(self, tour: Tour, context: Context) -> bytes: ...


def render(name: str, tour: Tour, context: Context) -> bytes:
    """Return a tour in one format, in the language of `context.words`.

    The same arguments give the same bytes, apart from the container of DOCX and XLSX.

    Raises
    ------
    KeyError
        If there is no such format; `FORMATS` lists them.
    """
    module = cast("_Module", import_module(f"icplanner.export.{FORMATS[name].module}"))
    return module.render(tour, context)


def file_name(name: str, tour: Tour, context: Context) -> str:
    """Return a name for the file: plain ASCII letters, the first day, the format's suffix."""
    start = context.title
    if not start and tour.days:
        hub = tour.days[0].start_hub
        start = hub.names.in_language(context.lang) or hub.names.cs or hub.id
    plain = unicodedata.normalize("NFKD", start).encode("ascii", "ignore").decode().lower()
    words = "".join(sign if sign.isalnum() else " " for sign in plain).split()
    day = [tour.days[0].date.isoformat()] if tour.days else []
    stem = "-".join([*words, *day])[:_MAX_NAME].strip("-") or "tour"
    return stem + FORMATS[name].suffix
