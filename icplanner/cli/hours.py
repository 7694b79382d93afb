"""Say whether and when a site can be visited on a day, and why.

Exit status 0 where a visit may be possible (open, by booking) or nothing is known, 1 where the
answer is no (closed), 2 for wrong use.
"""

from __future__ import annotations

import json
import sys
from argparse import ArgumentParser, Namespace
from datetime import date
from typing import Any, Final

from icplanner.catalogue.finding import UnknownName, find_site
from icplanner.catalogue.localised import LANGS
from icplanner.catalogue.reading import read_catalogue
from icplanner.catalogue.site import Site
from icplanner.cli.main import DONE, NO, WRONG_USE
from icplanner.hours import Verdict, VisitingDay, windows
from icplanner.words import Words, hours

SCHEMA: Final = 1


def add_arguments(parser: ArgumentParser) -> None:
    """Declare the arguments of `hours`."""
    parser.add_argument("site", metavar="SITE", help="id or name, accents optional")
    parser.add_argument("--date", required=True, metavar="YYYY-MM-DD")
    parser.add_argument("--json", action="store_true")
    parser.add_argument("--lang", choices=LANGS, default="cs", help="language of the sentences")


def run(args: Namespace) -> int:
    """Print the day; status 1 where the site is closed."""
    try:
        day = date.fromisoformat(args.date)
    except ValueError:
        print(f"{args.date!r} is no date; write it as 2026-09-28", file=sys.stderr)
        return WRONG_USE
    try:
        site = find_site(read_catalogue(args.data), args.site)
    except UnknownName as error:
        print(error, file=sys.stderr)
        return WRONG_USE
    answer, words = windows(site, day), Words(args.lang)
    if args.json:
        print(json.dumps(as_json(answer, words), ensure_ascii=False, indent=2))
    else:
        _print(site, answer, words)
    return NO if answer.verdict is Verdict.CLOSED else DONE


def as_json(answer: VisitingDay, words: Words) -> dict[str, Any]:
    """Return the day as the JSON document of `docs/hours.md`."""
    stated = answer.evidence[0]
    return {
        "schema": SCHEMA,
        "site": answer.site,
        "date": answer.day.isoformat(),
        "verdict": answer.verdict.value,
        "windows": [[_clock(w.start_min), _clock(w.end_min)] for w in answer.windows],
        "reason": answer.because.code,
        "reason_numbers": {name: _plain(value) for name, value in answer.because.numbers.items()},
        "reason_text": hours.reason(answer.because, words),
        "source": stated.source or None,
        "year": stated.year,
        "age_years": stated.age_years,
        "guided_starts": [_clock(start) for start in answer.guided_starts_min],
        "guided_minutes": answer.guided_duration_min,
        "last_admission": (
            None if answer.last_admission_min is None else _clock(answer.last_admission_min)
        ),
        "evidence": [
            {"text": e.text, "source": e.source, "year": e.year, "age_years": e.age_years}
            for e in answer.evidence
        ],
    }


def _print(site: Site, answer: VisitingDay, words: Words) -> None:
    name, _ = site.names.pick(words.lang)
    print(f"{name}, {words.day(answer.day)}: {hours.verdict(answer.verdict, words)}")
    if answer.windows or answer.guided_starts_min:
        print(f"  {hours.times(answer, words)}")
    print(f"  {hours.reason(answer.because, words)}")
    for found in answer.evidence:
        if found.source:
            print(f"  {hours.evidence(found, words)}: {found.source}")


def _clock(minute: int) -> str:
    """Return HH:MM; past midnight the hours go on ("26:00"), so that a window never runs back."""
    return f"{minute // 60:02}:{minute % 60:02}"


def _plain(value: object) -> object:
    return value.isoformat() if isinstance(value, date) else value
