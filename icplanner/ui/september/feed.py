"""The calendar feed: addresses that calendar programs ask again and again.

An address holds a secret that was given out for one programme. It shows what was released last,
never a draft, and is dead as soon as it is revoked.
"""

from __future__ import annotations

import hashlib
import logging
from collections.abc import Mapping
from datetime import UTC, datetime
from email.utils import format_datetime
from typing import Final
from urllib.parse import urlencode, urlsplit, urlunsplit

from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response

from icplanner.catalogue.catalogue import Catalogue
from icplanner.catalogue.localised import LANGS
from icplanner.export.programme_ics import programme_ics
from icplanner.programme import DocumentError, Occurrence, Programme, from_document, select
from icplanner.store import DeadLinkError, Document, StoreError
from icplanner.ui import session
from icplanner.ui.routes import FOLDER
from icplanner.ui.september import kept, prepared
from icplanner.ui.september.view import Known, View, years_for
from icplanner.ui.september.view_link import FILTERS, identifier, read, write
from icplanner.ui.tours.ways import travel
from icplanner.words import Words

log: Final = logging.getLogger(__name__)

LONGEST_TOKEN: Final = 200
LONGEST_VALUE: Final = 2000

# Revoked is revoked at once, and a release is seen at the next question: nobody on the way may
# answer in our place. What did not change is answered in a line (304).
_HEADERS: Final = {
    "Cache-Control": "no-cache",
    "X-Content-Type-Options": "nosniff",
    "X-Robots-Tag": "noindex",
}


class AbsurdQuestionError(ValueError):
    """A part of the address cannot be answered; says which."""


def address(page: str, token: str, lang: str, narrowed: Mapping[str, str]) -> str:
    """Return the address of a feed.

    Parameters
    ----------
    page
        The address of the page that gives it out, as the reader's browser sees it; the feed lies
        beside the page.
    narrowed
        Filters or a series, as `narrowing` and `series=...` write them.
    """
    parts = urlsplit(page)
    folder = parts.path.rsplit("/", 1)[0]
    query = urlencode({"lang": lang, **narrowed})
    return urlunsplit((parts.scheme, parts.netloc, f"{folder}/{FOLDER}/{token}.ics", query, ""))


def narrowing(view: View) -> dict[str, str]:
    """Return the filters of a view as an address names them."""
    return {name: value for name, value in write(view).items() if name in FILTERS}


def answer(request: Request) -> Response:
    """Answer one question; runs in a thread of its own."""
    try:
        document = kept.store().by_link(request.path_params["token"][:LONGEST_TOKEN])
        programme = from_document(document.content)
    except (DeadLinkError, DocumentError):
        return _refused(404, "There is no such calendar (any more).")
    except StoreError:
        log.exception("A calendar feed could not be read")
        return _refused(503, "The calendar cannot be read just now.", {"Retry-After": "600"})
    if document.version != document.released_version:
        return _refused(404, "This programme is not released.")
    try:
        content = _content(programme, document, request.query_params)
    except AbsurdQuestionError as error:
        return _refused(400, str(error))
    tag = f'"{hashlib.sha256(content).hexdigest()[:32]}"'
    headers = {
        **_HEADERS,
        "ETag": tag,
        "Last-Modified": format_datetime(document.saved_at.astimezone(UTC), usegmt=True),
    }
    if tag in request.headers.get("if-none-match", ""):
        return Response(status_code=304, headers=headers)
    return Response(
        content,
        media_type="text/calendar; charset=utf-8",
        headers={**headers, "Content-Disposition": 'inline; filename="icplanner.ics"'},
    )


def _refused(status: int, why: str, more: Mapping[str, str] | None = None) -> Response:
    return PlainTextResponse(f"{why}\n", status_code=status, headers={**_HEADERS, **(more or {})})


def _content(programme: Programme, document: Document, asked: Mapping[str, str]) -> bytes:
    """Return the feed of a released version: the same answer until the next release.

    Raises
    ------
    AbsurdQuestionError
        When a filter, the series or the language is none.
    """
    lang = asked.get("lang", "cs")
    if lang not in LANGS:
        raise AbsurdQuestionError(f"lang must be one of {', '.join(LANGS)}")
    words = Words(next(one for one in LANGS if one == lang))
    chosen = _narrowed(programme, session.catalogue(), asked)
    released: datetime = document.saved_at
    return programme_ics(
        chosen,
        words,
        released,
        name=programme.name,
        revision=document.version,
        changed=released,
    )


def _narrowed(
    programme: Programme, catalogue: Catalogue, asked: Mapping[str, str]
) -> tuple[Occurrence, ...]:
    series = asked.get("series", "")
    if series and identifier(series) is None:
        raise AbsurdQuestionError("series must be an id")
    given = {name: asked[name] for name in FILTERS if name in asked}
    if any(len(value) > LONGEST_VALUE for value in given.values()):
        raise AbsurdQuestionError("a filter is too long")
    occurrences = programme.occurrences
    hubs = prepared.hubs(catalogue)
    known = Known(
        years=years_for(datetime.now(UTC).date()),
        places=frozenset(one.event.municipality for one in occurrences)
        | {one.municipality for one in catalogue.events.values()},
        hubs=tuple(hubs),
    )
    parsed = read(given, known, View(year=programme.year))
    if parsed.ignored:
        raise AbsurdQuestionError(f"not understood: {', '.join(parsed.ignored)}")
    wanted = parsed.view.wanted
    hub = hubs.get(wanted.near or "")
    minutes = prepared.minutes_from(hub, occurrences, travel(session.DATA)) if hub else {}
    shown = select(occurrences, wanted, minutes)
    return tuple(one for one in shown if series in ("", one.event.id))
