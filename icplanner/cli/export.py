"""Write a tour as a leaflet, a text, a track, calendar entries, a costing sheet and more."""

from __future__ import annotations

import os
import sys
from argparse import ArgumentParser, Namespace
from datetime import UTC, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from icplanner.catalogue.credits import read_credits
from icplanner.catalogue.localised import LANGS
from icplanner.catalogue.reading import read_catalogue
from icplanner.cli.main import DONE, NO, WRONG_USE
from icplanner.export import FORMATS, render
from icplanner.export.context import Context
from icplanner.export.tour_check import Checker
from icplanner.tours import BadDocument, read_tour
from icplanner.travel import travel_as_set
from icplanner.words import Words


def add_arguments(parser: ArgumentParser) -> None:
    """Declare the arguments of `export`."""
    parser.add_argument("tour", metavar="TOUR.json", help="a tour, or a plan as `plan --json` says")
    parser.add_argument("--format", choices=tuple(FORMATS), required=True)
    parser.add_argument("--lang", choices=LANGS, default="cs")
    parser.add_argument("-o", dest="out", required=True, metavar="FILE", help="- is the output")
    parser.add_argument("--variant", type=int, default=1, metavar="N", help="of a plan, from 1")
    parser.add_argument("--title", default="", help="the tour's name")
    parser.add_argument("--key", default="", help="what stays the same through all its versions")
    parser.add_argument("--revision", type=int, metavar="N", help="number of the version, rising")
    parser.add_argument("--link", default="", metavar="URL", help="address of the shared tour")
    parser.add_argument(
        "--check", action="store_true", help="check the tour now, and say so in the file"
    )
    parser.add_argument("--released", action="store_true", help="not marked as a draft any more")


def run(args: Namespace) -> int:
    """Write the file; status 1 where the document is no tour, with all that is wrong in it."""
    try:
        text = sys.stdin.buffer.read() if args.tour == "-" else Path(args.tour).read_bytes()
    except OSError as error:
        print(f"{args.tour}: {error.strerror or error}", file=sys.stderr)
        return WRONG_USE
    if args.variant < 1:
        print("--variant counts from 1", file=sys.stderr)
        return WRONG_USE
    try:
        tour = read_tour(text, args.variant - 1)
    except BadDocument as bad:
        for flaw in bad.flaws:
            print(f"{flaw.where or args.tour}: {flaw.what}", file=sys.stderr)
        return NO
    catalogue = read_catalogue(args.data)
    checker = None
    if args.check:
        travel = travel_as_set(args.data, os.environ)
        checker = Checker(catalogue=catalogue, travel=travel, data=args.data)
    context = Context(
        words=Words(args.lang),
        catalogue=catalogue,
        credits=read_credits(args.data),
        made=datetime.now(UTC).astimezone(ZoneInfo("Europe/Prague")),
        title=args.title,
        key=args.key,
        revision=args.revision,
        link=args.link,
        draft=not args.released,
        checker=checker,
    )
    content = render(args.format, tour, context)
    if args.out == "-":
        sys.stdout.buffer.write(content)
        sys.stdout.flush()
        return DONE
    try:
        Path(args.out).write_bytes(content)
    except OSError as error:
        print(f"{args.out}: {error.strerror or error}", file=sys.stderr)
        return WRONG_USE
    return DONE
