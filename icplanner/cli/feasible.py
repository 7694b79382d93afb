"""Tell on which days of a year a tour works, and what breaks it on the others."""

from __future__ import annotations

import json
import os
import sys
from argparse import ArgumentParser, Namespace
from collections import Counter
from pathlib import Path
from typing import Any, Final

from icplanner.catalogue.localised import LANGS
from icplanner.catalogue.reading import read_catalogue
from icplanner.cli.main import DONE, NO, WRONG_USE
from icplanner.tours import (
    NO_WAYS,
    BadDocument,
    FeasibleDay,
    RequestProblem,
    TourWarning,
    feasible_days,
    read_tour,
    ways_unknown,
)
from icplanner.tours.document_fields import plain
from icplanner.tours.reading import MAX_BYTES
from icplanner.tours.years import plannable_years
from icplanner.travel import travel_as_set
from icplanner.words import Words
from icplanner.words.problems import problem_text
from icplanner.words.tour_numbers import name_of
from icplanner.words.tours import warning_text

SCHEMA: Final = "icplanner.feasible/1"
SHOWN_CAUSES: Final = 8


def add_arguments(parser: ArgumentParser) -> None:
    """Declare the arguments of `feasible`."""
    parser.add_argument("tour", type=Path, metavar="TOUR.json", help="a tour, or a plan")
    parser.add_argument("--year", type=int, required=True, metavar="Y")
    parser.add_argument("--variant", type=int, default=1, metavar="N", help="of a plan, from 1")
    parser.add_argument("--json", action="store_true", help="print JSON instead of lines")
    parser.add_argument("--lang", choices=LANGS, default="cs")


def run(args: Namespace) -> int:
    """Print the days; status 1 where the tour works on none of them."""
    catalogue = read_catalogue(args.data)
    years = plannable_years(catalogue)
    if not years[0] <= args.year <= years[1]:
        absurd = RequestProblem(
            code="date_out_of_range",
            field="--year",
            value=args.year,
            allowed="{}-{}".format(*years),
        )
        print(problem_text(Words(args.lang), catalogue, absurd), file=sys.stderr)
        return WRONG_USE
    try:
        with args.tour.open("rb") as file:
            tour = read_tour(file.read(MAX_BYTES + 1), args.variant - 1)
    except (OSError, BadDocument) as error:
        told = error.strerror if isinstance(error, OSError) else error
        print(f"{args.tour.name}: {told}", file=sys.stderr)
        return WRONG_USE
    travel = travel_as_set(args.data, os.environ)
    try:
        days = list(feasible_days(tour, catalogue, travel=travel, year=args.year))
    except NO_WAYS as unreadable:
        print(problem_text(Words(args.lang), catalogue, ways_unknown(unreadable)), file=sys.stderr)
        return NO
    good = [day.date.isoformat() for day in days if day.works]
    if args.json:
        record = {
            "schema": SCHEMA,
            "year": args.year,
            "feasible": good,
            "days": [_record(day) for day in days],
        }
        print(json.dumps(record, ensure_ascii=False, indent=1))
        return DONE if good else NO
    words = Words(args.lang)
    told = words.plural(
        "The tour works on %(count)s day of %(year)s.",
        "The tour works on %(count)s days of %(year)s.",
        len(good),
        year=args.year,
    )
    print(told, *good, sep="\n")
    causes: Counter[str] = Counter()
    for day in days:
        for code, stop in sorted({(w.code, w.stop or "") for w in day.breaks}):
            first = next(w for w in day.breaks if (w.code, w.stop or "") == (code, stop))
            about = f"{name_of(words, catalogue, stop)}: " if stop else ""
            causes[about + warning_text(words, first)] += 1
    for cause, count in causes.most_common(SHOWN_CAUSES):
        print(f"{count:>4} × {cause}")
    return DONE if good else NO


def _record(day: FeasibleDay) -> dict[str, Any]:
    return {
        "date": day.date.isoformat(),
        "works": day.works,
        "breaks": [_warning(warning) for warning in day.breaks],
        "doubts": [_warning(warning) for warning in day.doubts],
    }


def _warning(warning: TourWarning) -> dict[str, Any]:
    return {
        "code": warning.code,
        "day": warning.day,
        "stop": warning.stop,
        "numbers": plain(warning.numbers),
    }
