"""Which heading of other people's tables means which field."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from icplanner.catalogue.search import fold

# Field -> headings seen in tables of culture houses, towns and portals, in three languages, and
# our own. Compared without accents, case and punctuation.
_HEADINGS: Final[Mapping[str, tuple[str, ...]]] = {
    "uid": ("uid",),
    "id": ("id",),
    "name_cs": ("name_cs", "název", "název akce", "akce", "name", "title", "jméno", "event"),
    "name_de": ("name_de", "veranstaltung", "titel", "bezeichnung", "název německy"),
    "name_en": ("name_en", "název anglicky"),
    "start": (
        *("start", "začátek", "od", "datum", "datum od", "termín", "zahájení", "kdy"),
        *("beginn", "von", "date", "from", "start date", "datum konání", "datum zahájení"),
    ),
    "end": ("end", "konec", "do", "datum do", "ukončení", "ende", "bis", "to", "end date"),
    "time": ("čas", "čas od", "hodina", "uhrzeit", "zeit", "time", "start time", "čas začátku"),
    "venue": ("venue", "místo", "místo konání", "kde", "objekt", "ort", "veranstaltungsort"),
    "municipality": (
        *("municipality", "obec", "město", "obec konání", "gemeinde", "stadt", "town", "city"),
    ),
    "country": ("country", "země", "stát", "land"),
    "kind": ("kind", "druh", "typ", "kategorie", "art", "kategorie akce", "type", "category"),
    "industries": ("industries", "obor", "obory", "průmysl", "branche", "industry"),
    "audience": ("audience", "pro koho", "cílová skupina", "zielgruppe", "for whom"),
    "organiser": ("organiser", "organizer", "pořadatel", "organizátor", "veranstalter"),
    "website": ("website", "web", "odkaz", "url", "www", "webseite", "link", "stránky"),
    "price": ("price", "vstupné", "cena", "eintritt", "preis", "admission"),
    "summary_cs": ("summary_cs", "popis", "anotace", "text", "description", "summary"),
    "summary_de": ("summary_de", "beschreibung"),
    "summary_en": ("summary_en",),
    "lat": ("lat", "latitude", "zeměpisná šířka", "šířka", "breite"),
    "lon": ("lon", "lng", "longitude", "zeměpisná délka", "délka", "länge"),
    "site": ("site",),
    "state": ("state", "stav"),
    "source": ("source", "zdroj", "quelle"),
    "note": ("note", "poznámka", "bemerkung"),
    "moved_from": ("moved_from",),
}
# Columns we write and need not read back: they follow from others.
DERIVED: Final = frozenset({"estimated", "status", "programme"})

_FIELDS: Final = {
    fold(heading): field for field, headings in _HEADINGS.items() for heading in headings
}


def field_of(heading: str) -> str | None:
    """Return the field a heading means, None for an unknown one."""
    return _FIELDS.get(fold(heading[:100]))
