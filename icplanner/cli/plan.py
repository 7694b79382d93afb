"""Assemble tours: which sites, in which order, when, and why not the others."""

from __future__ import annotations

import json
import os
import sys
import time
from argparse import ArgumentParser, Namespace
from dataclasses import replace
from datetime import date, timedelta
from typing import Final

from icplanner.catalogue.catalogue import Catalogue
from icplanner.catalogue.localised import LANGS
from icplanner.catalogue.reading import read_catalogue
from icplanner.cli.main import DONE, NO
from icplanner.cli.plan_event import fixed_events
from icplanner.cli.plan_values import day, day_wish, event, minute, seconds, seed, span, weight
from icplanner.tours import (
    PRESETS,
    Audience,
    DayWish,
    LunchWish,
    Pace,
    Plan,
    Reason,
    Request,
    Work,
    plan,
    plan_json,
    preset,
    settled_reasons,
    unsettled,
    validate,
)
from icplanner.travel import Mode, Travel, travel_as_set
from icplanner.words import Words
from icplanner.words.itinerary import tour_lines
from icplanner.words.tours import problem_text, reason_text

# Reasons printed after the tours: the nearest misses; --json has them all.
SHOWN_REASONS: Final = 10
# A day's hours where neither --from and --to nor an audience says any.
DEFAULT_HOURS: Final = (9 * 60, 17 * 60)
MAX_SHOWN_DAYS: Final = 60


def add_arguments(parser: ArgumentParser) -> None:
    """Declare the arguments of `plan`."""
    parser.add_argument("--start", required=True, metavar="HUB", help="place by id or name")
    parser.add_argument("--end", metavar="HUB", help="where the tour ends, if elsewhere")
    when = parser.add_mutually_exclusive_group(required=True)
    when.add_argument("--date", type=day, metavar="YYYY-MM-DD", help="the first day")
    when.add_argument(
        "--day",
        nargs="+",
        action="extend",
        type=day_wish,
        metavar="YYYY-MM-DD@HH:MM-HH:MM",
        help="each day with hours of its own, instead of --date, --days, --from and --to",
    )
    parser.add_argument("--days", type=int, default=1, metavar="N", help="days in a row, 1 to 7")
    parser.add_argument("--from", dest="from_min", type=minute, metavar="HH:MM")
    parser.add_argument("--to", dest="to_min", type=minute, metavar="HH:MM")
    parser.add_argument("--mode", choices=[mode.value for mode in Mode], default="car")
    parser.add_argument(
        "--interest", nargs="+", action="extend", default=[], metavar="WORD[=WEIGHT]"
    )
    parser.add_argument("--must", nargs="+", action="extend", default=[], metavar="SITE")
    parser.add_argument("--avoid", nargs="+", action="extend", default=[], metavar="SITE")
    parser.add_argument(
        "--event",
        nargs="+",
        action="extend",
        default=[],
        type=event,
        metavar="EVENT[@HH:MM[+MIN]]",
        help="a stop at an event that is on then, two hours unless said otherwise",
    )
    parser.add_argument("--pace", choices=[pace.value for pace in Pace])
    parser.add_argument("--audience", choices=[audience.value for audience in Audience])
    parser.add_argument("--buffer", type=int, metavar="MIN", help="minutes kept free on each leg")
    meal = parser.add_mutually_exclusive_group()
    meal.add_argument("--no-lunch", action="store_true")
    meal.add_argument("--lunch", type=span, metavar="HH:MM-HH:MM", help="when the lunch may begin")
    parser.add_argument("--lunch-min", type=int, metavar="MIN", help="minutes at the table")
    parser.add_argument("--group", type=int, metavar="N", help="people")
    parser.add_argument("--youngest", type=int, metavar="AGE")
    parser.add_argument("--budget", type=float, metavar="CZK", help="admissions of one adult")
    parser.add_argument("--wheelchair", action="store_true")
    parser.add_argument("--language", choices=LANGS, help="language of the guide")
    parser.add_argument("--accept-booking", action="store_true")
    parser.add_argument("--accept-unknown", action="store_true")
    parser.add_argument("--variants", type=int, default=4, metavar="K")
    parser.add_argument("--limit-s", type=seconds, default=10.0, metavar="S", help="work to do")
    parser.add_argument("--seed", type=seed, default=0, metavar="N")
    parser.add_argument(
        "--exact", action="store_true", help="work out the losses that planning leaves open"
    )
    parser.add_argument(
        "--all-reasons", action="store_true", help="say of every site why it is not in"
    )
    parser.add_argument("--json", action="store_true", help="print JSON instead of lines")
    parser.add_argument("--lang", choices=LANGS, default="cs")


def run(args: Namespace) -> int:
    """Print the tours and the reasons; status 1 where no tour is possible, with what to change."""
    catalogue = read_catalogue(args.data)
    travel = travel_as_set(args.data, os.environ)
    work = Work(limit_s=args.limit_s)
    request = _request(args)
    events, unfit = fixed_events(catalogue, args.event, [day.date for day in request.days])
    request = replace(request, events=events)
    if unfit:
        found = Plan(request=request, problems=(*validate(request, catalogue), *unfit))
    else:
        found = plan(catalogue, request, travel=travel, seed=args.seed, work=work)
    if args.exact and found.tours:
        found = _settled(catalogue, found, travel)
    if args.json:
        print(json.dumps(plan_json(found), ensure_ascii=False, indent=1))
    else:
        most = None if args.all_reasons else SHOWN_REASONS
        print("\n".join(_lines(catalogue, found, Words(args.lang), most)))
    for problem in found.problems if args.json else ():
        print(problem_text(Words(args.lang), catalogue, problem), file=sys.stderr)
    return DONE if found.tours else NO


def _settled(catalogue: Catalogue, found: Plan, travel: Travel) -> Plan:
    """Return the plan with every loss worked out, and the seconds of that added."""
    begun = time.perf_counter()
    known = {
        reason.site: reason
        for reason in settled_reasons(catalogue, found, unsettled(found), travel=travel)
    }
    reasons = tuple(known.get(reason.site, reason) for reason in found.reasons)
    return replace(found, reasons=reasons, seconds=found.seconds + time.perf_counter() - begun)


def _request(args: Namespace) -> Request:
    """Return the request: an audience presets, what is said explicitly wins."""
    audience = Audience(args.audience) if args.audience else None
    hours = DEFAULT_HOURS
    if audience is not None:
        hours = (PRESETS[audience].start_min, PRESETS[audience].end_min)
    start_min = hours[0] if args.from_min is None else args.from_min
    end_min = hours[1] if args.to_min is None else args.to_min
    request = Request(
        start=args.start,
        end=args.end,
        days=tuple(args.day or _days(args.date, args.days, start_min, end_min)),
        mode=Mode(args.mode),
        interests=dict(weight(text) for text in args.interest),
        must=tuple(args.must),
        avoid=tuple(args.avoid),
        buffer_min=args.buffer,
        budget_czk=args.budget,
        wheelchair=args.wheelchair,
        language=args.language,
        accept_unknown=args.accept_unknown,
        variants=args.variants,
    )
    if audience is not None:
        days = request.days
        request = replace(preset(request, audience), days=days)
    said: dict[str, object] = {
        "pace": Pace(args.pace) if args.pace else None,
        "group_size": args.group,
        "youngest_age": args.youngest,
        "accept_booking": True if args.accept_booking else None,
    }
    given = {name: value for name, value in said.items() if value is not None}
    request = replace(request, **given)  # type: ignore[arg-type] # each value has its field's type
    return replace(request, lunch=_lunch(args, request.lunch))


def _lunch(args: Namespace, preset: LunchWish | None) -> LunchWish | None:
    """Return the lunch asked for; whoever says when or how long wants one."""
    if args.no_lunch:
        return None
    if args.lunch is None and args.lunch_min is None:
        return preset
    lunch = preset or LunchWish()
    earliest_min, latest_min = args.lunch or (lunch.earliest_min, lunch.latest_min)
    length_min = lunch.length_min if args.lunch_min is None else args.lunch_min
    return LunchWish(earliest_min, latest_min, length_min)


def _days(first: date, count: int, start_min: int, end_min: int) -> tuple[DayWish, ...]:
    """Return so many days in a row; absurd numbers are the validator's business."""
    last = min(count, MAX_SHOWN_DAYS, (date.max - first).days + 1)
    return tuple(DayWish(first + timedelta(days=n), start_min, end_min) for n in range(last))


def _lines(catalogue: Catalogue, found: Plan, words: Words, most: int | None) -> list[str]:
    lines = [problem_text(words, catalogue, problem) for problem in found.problems]
    for number, tour in enumerate(found.tours, start=1):
        lines += [*tour_lines(words, catalogue, number, tour), ""]
    near = sorted((r for r in found.reasons if r.loss is not None), key=lambda r: r.loss or 0.0)
    # What was wished for and cannot be comes first.
    named = {problem.value for problem in found.problems}
    rest = sorted(
        (r for r in found.reasons if r.loss is None), key=lambda reason: reason.site not in named
    )
    shown = [*near, *rest] if most is None else (near or rest)[:most]
    lines += [_reason_line(words, catalogue, reason) for reason in shown]
    if len(shown) < len(found.reasons):
        lines.append(
            words.plural(
                "%(count)s more site is not in; --all-reasons says why.",
                "%(count)s more sites are not in; --all-reasons says why.",
                len(found.reasons) - len(shown),
            )
        )
    return lines


def _reason_line(words: Words, catalogue: Catalogue, reason: Reason) -> str:
    """Return why a site is not in, with the source of what is known of its hours."""
    source = str(reason.numbers.get("source") or "").partition(" ")[0]
    return reason_text(words, catalogue, reason) + (f" [{source}]" if source else "")
