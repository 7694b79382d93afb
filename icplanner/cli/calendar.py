"""List the events of a year or a month, or of a named programme; estimates marked."""

from __future__ import annotations

import json
import sys
from argparse import ArgumentParser, Namespace
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any

from icplanner.catalogue.localised import LANGS
from icplanner.catalogue.reading import read_catalogue
from icplanner.catalogue.search import fold
from icplanner.cli.database_address import database_address
from icplanner.cli.main import DONE, NO, WRONG_USE
from icplanner.export.programme_csv import programme_csv
from icplanner.export.programme_ics import programme_ics
from icplanner.programme import DocumentError, Occurrence, calendar, from_document, span
from icplanner.store import Database, Documents, Listed, StoreError
from icplanner.words import Words
from icplanner.words.programme import draft_name

# Where the pages keep programmes, and the setting that names another place.


class NoProgrammeError(LookupError):
    """No kept programme is called so; says which there are."""


@dataclass(frozen=True, slots=True)
class _Listed:
    """What is printed; `released` is when, in UTC, None for a draft, and for what is neither."""

    occurrences: tuple[Occurrence, ...]
    name: str = ""
    revision: int = 0
    released: datetime | None = None


def add_arguments(parser: ArgumentParser) -> None:
    """Declare the arguments of `calendar`."""
    parser.add_argument("--year", type=int, help="needed unless a programme is named")
    parser.add_argument("--month", type=int)
    parser.add_argument(
        "--programme",
        metavar="NAME",
        help="a kept programme by name or id: its released version, else its draft",
    )
    parser.add_argument("--series", metavar="ID", help="only the editions of one event")
    parser.add_argument("--format", choices=("json", "ics", "csv"), default="json")
    parser.add_argument("--lang", choices=LANGS, default="cs", help="language of the ics texts")


def run(args: Namespace) -> int:
    """Print the calendar; status 1 where nothing is on."""
    if args.year is None and (not args.programme or args.month is not None):
        print("--year is needed", file=sys.stderr)
        return WRONG_USE
    try:
        found = _of_programme(args) if args.programme else _known(args)
    except (ValueError, LookupError, StoreError) as error:
        print(error, file=sys.stderr)
        return WRONG_USE
    occurrences = tuple(one for one in found.occurrences if args.series in (None, one.event.id))
    if args.format == "ics":
        words = Words(args.lang)
        draft = found.name and found.released is None
        feed = programme_ics(
            occurrences,
            words,
            datetime.now(UTC),
            name=draft_name(found.name, words) if draft else found.name,
            revision=found.revision,
            changed=found.released,
        )
        sys.stdout.buffer.write(feed)
        sys.stdout.flush()
    elif args.format == "csv":
        draft_of = found.released is None if found.name else None
        print(programme_csv(occurrences, draft=draft_of), end="")
    else:
        print(json.dumps([_row(one) for one in occurrences], ensure_ascii=False, indent=2))
    return DONE if occurrences else NO


def _known(args: Namespace) -> _Listed:
    found = calendar(read_catalogue(args.data).events.values(), args.year, args.month)
    for event, why in found.faulty:
        print(f"{event.id}: {why}", file=sys.stderr)
    return _Listed(found.occurrences)


def _of_programme(args: Namespace) -> _Listed:
    database = Database(database_address())
    try:
        kept = Documents(database, "programme")
        newest = _named(kept, args.programme)
        shown = kept.open(newest.id, newest.released_version or newest.version)
    finally:
        database.close()
    try:
        programme = from_document(shown.content)
    except DocumentError as error:
        raise ValueError(f"the programme cannot be read: {error}") from error
    occurrences = programme.occurrences
    if args.year is not None:
        first, last = span(args.year, args.month)
        occurrences = tuple(o for o in occurrences if o.first_day <= last and o.last_day >= first)
    released = shown.saved_at if newest.released_version else None
    return _Listed(occurrences, programme.name, shown.version, released)


def _named(kept: Documents, name: str) -> Listed:
    """Return the programme of this id or name, the last changed of several with one name."""
    for document in kept.listing():
        if document.id == name or fold(document.name) == fold(name):
            return document
    names = ", ".join(repr(document.name) for document in kept.listing()) or "none"
    raise NoProgrammeError(f"no programme is called {name!r}; there are: {names}")


def _row(occurrence: Occurrence) -> dict[str, Any]:
    event = occurrence.event
    return {
        "id": event.id,
        "uid": occurrence.uid,
        "start": occurrence.start.isoformat(),
        "end": occurrence.end.isoformat(),
        "estimated": occurrence.estimated,
        "status": event.status.value,
        "names": {lang: event.names.in_language(lang) for lang in LANGS},
        "municipality": event.municipality,
        "venue": event.venue_name,
        "site": event.site,
        "rrule": event.rrule,
        "last_known": _iso(occurrence.last_known.start) if occurrence.last_known else None,
        "source": occurrence.source or None,
        "cancelled": occurrence.cancelled,
        "moved_from": _iso(occurrence.moved_from) if occurrence.moved_from else None,
        "note": occurrence.note,
    }


def _iso(moment: date | datetime) -> str:
    return moment.isoformat()
