"""Assembling tours that work, and saying why they are as they are.

- `plan(catalogue, request, *, travel, clock, seed, work)` is the one door: a `Request` goes in, a
  `Plan` comes out; `preset` fills a request for an audience, `validate` tells all its problems.
- `check(tour, catalogue, travel=...)` is the independent checker, written without the planner.
- `plan_json`, `tour_json` and `read_tour` write and read documents (`docs/tours.md`).
"""

from icplanner.tours.audience import PRESETS, Preset, preset
from icplanner.tours.check import check
from icplanner.tours.pace import PACE_RULES, Pace, PaceRule
from icplanner.tours.plan import Work, plan
from icplanner.tours.reading import BadDocument, Flaw, read_request, read_tour
from icplanner.tours.request import (
    Audience,
    DayWish,
    FixedEvent,
    LunchWish,
    Request,
)
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
from icplanner.tours.writing import plan_json, request_document, tour_json

__all__ = [
    "PACE_RULES",
    "PRESETS",
    "Audience",
    "BadDocument",
    "DayWish",
    "FixedEvent",
    "Flaw",
    "Hub",
    "LunchPlace",
    "LunchStop",
    "LunchWish",
    "Pace",
    "PaceRule",
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
    "Work",
    "check",
    "interest_vocabulary",
    "plan",
    "plan_json",
    "preset",
    "read_request",
    "read_tour",
    "request_document",
    "tour_json",
    "validate",
]
