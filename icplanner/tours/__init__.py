"""Assembling tours that work, and saying why they are as they are.

- `plan(catalogue, request, *, travel, clock, seed, work)` is the one door: a `Request` goes in, a
  `Plan` comes out; `preset` fills a request for an audience, `validate` tells all its problems.
- `check(tour, catalogue, travel=...)` is the independent checker, written without the planner.
- `open_desk`, `move`, `add`, `drop`, `swap`, `pin`, `unpin`, `lengthen` change a tour by hand,
  `with_repairs` adds the steps that mend it, `apply` takes one, `pinned_request` plans anew.
- `settled_reasons` works out exactly what absent sites would cost, where `plan` left it open.
- `feasible_days` tells on which days of a year a tour works.
- `plan_json`, `tour_json` and `read_tour` write and read documents (`docs/tours-reference.md`).
"""

from icplanner.tours.audience import PRESETS, Preset, preset
from icplanner.tours.check import check
from icplanner.tours.composing import Composer
from icplanner.tours.diagnosis import NO_WAYS, ways_unknown
from icplanner.tours.editing import (
    UnknownStop,
    add,
    broken,
    drop,
    lengthen,
    move,
    open_desk,
    pin,
    pinned_request,
    retimed,
    swap,
    unpin,
)
from icplanner.tours.feasible import FeasibleDay, begun_on, feasible_days
from icplanner.tours.hints import Hints
from icplanner.tours.pace import PACE_RULES, Pace, PaceRule
from icplanner.tours.plan import plan
from icplanner.tours.reading import BadDocument, Flaw, read_request, read_tour
from icplanner.tours.repair import apply, with_repairs
from icplanner.tours.request import (
    Audience,
    DayWish,
    FixedEvent,
    LunchPin,
    LunchWish,
    Pin,
    Request,
)
from icplanner.tours.settling import settled_reasons, unsettled
from icplanner.tours.tour import (
    Hub,
    LunchPlace,
    LunchStop,
    Plan,
    Reason,
    Repair,
    RequestProblem,
    ScorePart,
    Severity,
    Stop,
    StopKind,
    Tour,
    TourDay,
    TourLeg,
    TourWarning,
)
from icplanner.tours.validation import interest_vocabulary, validate
from icplanner.tours.work import Work
from icplanner.tours.writing import plan_json, request_document, tour_json

__all__ = [
    "NO_WAYS",
    "PACE_RULES",
    "PRESETS",
    "Audience",
    "BadDocument",
    "Composer",
    "DayWish",
    "FeasibleDay",
    "FixedEvent",
    "Flaw",
    "Hints",
    "Hub",
    "LunchPin",
    "LunchPlace",
    "LunchStop",
    "LunchWish",
    "Pace",
    "PaceRule",
    "Pin",
    "Plan",
    "Preset",
    "Reason",
    "Repair",
    "Request",
    "RequestProblem",
    "ScorePart",
    "Severity",
    "Stop",
    "StopKind",
    "Tour",
    "TourDay",
    "TourLeg",
    "TourWarning",
    "UnknownStop",
    "Work",
    "add",
    "apply",
    "begun_on",
    "broken",
    "check",
    "drop",
    "feasible_days",
    "interest_vocabulary",
    "lengthen",
    "move",
    "open_desk",
    "pin",
    "pinned_request",
    "plan",
    "plan_json",
    "preset",
    "read_request",
    "read_tour",
    "request_document",
    "retimed",
    "settled_reasons",
    "swap",
    "tour_json",
    "unpin",
    "unsettled",
    "validate",
    "ways_unknown",
    "with_repairs",
]
