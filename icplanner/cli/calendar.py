"""List the events of a year or a month, estimates marked."""

from __future__ import annotations

import csv
import json
import sys
from argparse import ArgumentParser, Namespace
from datetime import UTC, date, datetime
from typing import Any

from icplanner.catalogue.localised import LANGS
from icplanner.catalogue.reading import read_catalogue
from icplanner.cli.main import DONE, NO, WRONG_USE
from icplanner.export.programme_ics import programme_ics
from icplanner.export.spreadsheet import safe_cell
from icplanner.programme import Calendar, Occurrence, calendar
from icplanner.words import Words


def add_arguments(parser: ArgumentParser) -> None:
    """Declare the arguments of `calendar`."""
    parser.add_argument("--year", type=int, required=True)
    parser.add_argument("--month", type=int)
    parser.add_argument("--format", choices=("json", "ics", "csv"), default="json")
    parser.add_argument("--lang", choices=LANGS, default="cs", help="language of the ics texts")


def run(args: Namespace) -> int:
    """Print the calendar; status 1 where nothing is on."""
    catalogue = read_catalogue(args.data)
    try:
        found = calendar(catalogue.events.values(), args.year, args.month)
    except ValueError as error:
        print(error, file=sys.stderr)
        return WRONG_USE
    for event, why in found.faulty:
        print(f"{event.id}: {why}", file=sys.stderr)
    if args.format == "ics":
        feed = programme_ics(found.occurrences, Words(args.lang), datetime.now(UTC))
        sys.stdout.buffer.write(feed)
        sys.stdout.flush()
    elif args.format == "csv":
        _print_csv(found)
    else:
        print(json.dumps([_row(o) for o in found.occurrences], ensure_ascii=False, indent=2))
    return DONE if found.occurrences else NO


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
    }


def _iso(moment: date | datetime) -> str:
    return moment.isoformat()


def _print_csv(found: Calendar) -> None:
    fields = ["id", "start", "end", "estimated", "status", "name_cs", "name_de", "name_en"]
    fields += ["municipality", "venue", "source"]
    writer = csv.DictWriter(sys.stdout, fields, extrasaction="ignore", lineterminator="\n")
    writer.writeheader()
    for occurrence in found.occurrences:
        row = _row(occurrence)
        row |= {f"name_{lang}": name for lang, name in row["names"].items()}
        writer.writerow({field: safe_cell(row[field]) for field in fields})
