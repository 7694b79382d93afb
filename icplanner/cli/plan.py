"""Assemble tours: which sites, in which order, when, and why not the others."""

from __future__ import annotations

import json
import os
import sys
import time
from argparse import ArgumentParser, Namespace
from collections.abc import Iterable
from dataclasses import replace
from datetime import date, timedelta
from typing import Final

from icplanner.catalogue.catalogue import Catalogue
from icplanner.catalogue.localised import LANGS
from icplanner.catalogue.reading import read_catalogue
from icplanner.cli.main import DONE, NO, WRONG_USE
from icplanner.cli.plan_event import fixed_events
from icplanner.cli.plan_values import day, day_wish, event, minute, seconds, seed, span, weight
from icplanner.cli.refused import like, one_of, take_refused
from icplanner.tours import (
    PRESETS,
    Audience,
    DayWish,
    LunchWish,
    Pace,
    Plan,
    Reason,
    Request,
    RequestProblem,
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
from icplanner.words.problems import problem_text
from icplanner.words.tours import reason_text

# Reasons printed after the tours: the nearest misses; --json has them all.
SHOWN_REASONS: Final = 10
# A day's hours where neither --from and --to nor an audience says any.
DEFAULT_HOURS: Final = (9 * 60, 17 * 60)
MAX_SHOWN_DAYS: Final = 60
_DAY: Final = "2026-09-12"


def add_arguments(parser: ArgumentParser) -> None:
    """Declare the arguments of `plan`; what is no value of an option is told by `run`."""

    def chosen(option: str, words: Iterable[str], default: str | None = None) -> None:
        known = [str(word) for word in words]
        parser.add_argument(
            option,
            type=one_of(option, known, default),
            default=default,
            metavar="{" + ",".join(known) + "}",
        )

    def number(option: str, metavar: str, example: str, told: str | None = None) -> None:
        parser.add_argument(option, type=like(option, int, example), metavar=metavar, help=told)

    parser.add_argument("--start", required=True, metavar="HUB", help="place by id or name")
    parser.add_argument("--end", metavar="HUB", help="where the tour ends, if elsewhere")
    when = parser.add_mutually_exclusive_group(required=True)
    when.add_argument(
        "--date", type=like("--date", day, _DAY), metavar="YYYY-MM-DD", help="the first day"
    )
    when.add_argument(
        "--day",
        nargs="+",
        action="extend",
        type=like("--day", day_wish, f"{_DAY}@09:00-17:00"),
        metavar="YYYY-MM-DD@HH:MM-HH:MM",
        help="each day with hours of its own, instead of --date, --days, --from and --to",
    )
    parser.add_argument(
        "--days",
        type=like("--days", int, "2", 1),
        default=1,
        metavar="N",
        help="days in a row, 1 to 7",
    )
    for option in ("--from", "--to"):
        parser.add_argument(
            option, dest=f"{option[2:]}_min", type=like(option, minute, "09:00"), metavar="HH:MM"
        )
    chosen("--mode", Mode, "car")
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
        type=like("--event", event, "EVENT@14:00+90"),
        metavar="EVENT[@HH:MM[+MIN]]",
        help="a stop at an event that is on then, two hours unless said otherwise",
    )
    chosen("--pace", Pace)
    chosen("--audience", Audience)
    number("--buffer", "MIN", "5", "minutes kept free on each leg")
    meal = parser.add_mutually_exclusive_group()
    meal.add_argument("--no-lunch", action="store_true")
    meal.add_argument(
        "--lunch",
        type=like("--lunch", span, "11:00-13:30"),
        metavar="HH:MM-HH:MM",
        help="when the lunch may begin",
    )
    number("--lunch-min", "MIN", "45", "minutes at the table")
    number("--group", "N", "12", "people")
    number("--youngest", "AGE", "8")
    parser.add_argument(
        "--budget",
        type=like("--budget", float, "500"),
        metavar="CZK",
        help="admissions of one adult",
    )
    parser.add_argument("--wheelchair", action="store_true")
    chosen("--language", LANGS)
    parser.add_argument("--accept-booking", action="store_true")
    parser.add_argument("--accept-unknown", action="store_true")
    parser.add_argument("--variants", type=like("--variants", int, "4", 4), default=4, metavar="K")
    parser.add_argument(
        "--limit-s",
        type=like("--limit-s", seconds, "10", 0.0),
        default=10.0,
        metavar="S",
        help="work to do",
    )
    parser.add_argument("--seed", type=like("--seed", seed, "0", 0), default=0, metavar="N")
    parser.add_argument(
        "--exact", action="store_true", help="work out the losses that planning leaves open"
    )
    parser.add_argument(
        "--all-reasons", action="store_true", help="say of every site why it is not in"
    )
    parser.add_argument("--json", action="store_true", help="print JSON instead of lines")
    parser.add_argument("--lang", choices=LANGS, default="cs")


def run(args: Namespace) -> int:
    """Print the tours and the reasons; status 1 where no tour is possible, with what to change.

    Status 2 where a value means nothing; that is told with all else that is wrong.
    """
    refused = (*take_refused(args), *_said_twice(args))
    catalogue = read_catalogue(args.data)
    travel = travel_as_set(args.data, os.environ)
    work = Work(limit_s=args.limit_s)
    request = _request(args)
    events, unfit = fixed_events(catalogue, args.event, [day.date for day in request.days])
    request = replace(request, events=events)
    if refused:
        wrong = [one for one in validate(request, catalogue) if request.days or not _of_days(one)]
        found = Plan(request=request, problems=(*refused, *wrong, *unfit))
    elif unfit:
        found = Plan(request=request, problems=(*validate(request, catalogue), *unfit))
    else:
        found = plan(catalogue, request, travel=travel, seed=args.seed, work=work)
    if args.exact and found.tours:
        found = _settled(catalogue, found, travel)
    if args.json:
        print(json.dumps(plan_json(found), ensure_ascii=False, indent=1))
    elif not refused:
        most = None if args.all_reasons else SHOWN_REASONS
        print("\n".join(_lines(catalogue, found, Words(args.lang), most)))
    for problem in found.problems if args.json or refused else ():
        print(problem_text(Words(args.lang), catalogue, problem), file=sys.stderr)
    if refused:
        return WRONG_USE
    return DONE if found.tours else NO


def _said_twice(args: Namespace) -> tuple[RequestProblem, ...]:
    """Return what is wrong where days that bring their own hours are told in another way too."""
    others = {
        "--days": args.days != 1,
        "--from": args.from_min is not None,
        "--to": args.to_min is not None,
    }
    said = ", ".join(option for option, given in others.items() if given)
    if not args.day or not said:
        return ()
    return (RequestProblem(code="days_said_twice", field="--day", value=said),)


def _of_days(problem: RequestProblem) -> bool:
    """Return whether a problem is one only because no day could be read."""
    return problem.field == "days" or problem.code == "too_many_musts"


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


def _days(first: date | None, count: int, start_min: int, end_min: int) -> tuple[DayWish, ...]:
    """Return so many days in a row; absurd numbers are the validator's business."""
    if first is None:
        return ()
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
