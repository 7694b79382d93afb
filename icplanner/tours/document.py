"""The shape of tours and plans as JSON, version 1 (keys: `docs/tours-reference.md`)."""

from __future__ import annotations

import datetime as dt
from typing import Annotated, Final, Literal

from pydantic import Field

from icplanner.tours.document_fields import (
    MAX_ENTRIES,
    MAX_POINTS,
    MAX_STOPS,
    Clock,
    Document,
    Finite,
    Names,
    Numbers,
    Point,
    Text,
)
from icplanner.tours.pace import Pace
from icplanner.tours.request import Audience
from icplanner.tours.tour import LunchPlace, Severity, StopKind
from icplanner.travel.leg import Mode

TOUR: Final = "icplanner.tour/1"
PLAN: Final = "icplanner.plan/1"

Texts = Annotated[tuple[Text, ...], Field(max_length=MAX_ENTRIES)]
Weights = Annotated[dict[Text, Finite], Field(max_length=MAX_ENTRIES)]


class DayWishDoc(Document):
    """One day of a request."""

    date: dt.date
    from_: Annotated[Clock, Field(alias="from")]
    to: Clock


class LunchWishDoc(Document):
    """The lunch of a request."""

    earliest: Clock
    latest: Clock
    length_min: int


class EventDoc(Document):
    """A stop at a fixed hour."""

    id: Text
    names: Names
    municipality: Text
    position: Point
    date: dt.date
    start: Clock
    duration_min: int


class PinDoc(Document):
    """A stop fixed by hand."""

    stop: Text
    date: dt.date
    start: Clock | None = None
    visit_min: int | None = None


class LunchPinDoc(Document):
    """A place for lunch chosen by hand."""

    date: dt.date
    restaurant: Text | None = None
    stop: Text | None = None


class RequestDoc(Document):
    """A request."""

    start: Text
    end: Text | None = None
    days: Annotated[tuple[DayWishDoc, ...], Field(max_length=MAX_STOPS)]
    mode: Mode = Mode.CAR
    interests: Weights = Field(default_factory=dict)
    must: Texts = ()
    avoid: Texts = ()
    pace: Pace = Pace.NORMAL
    lunch: LunchWishDoc | None = None
    buffer_min: int | None = None
    audience: Audience | None = None
    group_size: int = 1
    youngest_age: int | None = None
    budget_czk: Finite | None = None
    wheelchair: bool = False
    language: Literal["cs", "de", "en"] | None = None
    accept_booking: bool = False
    accept_unknown: bool = False
    events: Annotated[tuple[EventDoc, ...], Field(max_length=MAX_STOPS)] = ()
    pins: Annotated[tuple[PinDoc, ...], Field(max_length=MAX_STOPS)] = ()
    lunches: Annotated[tuple[LunchPinDoc, ...], Field(max_length=MAX_STOPS)] = ()
    votes: Weights = Field(default_factory=dict)
    variants: int = 4


class HubDoc(Document):
    """Where a day begins or ends."""

    id: Text
    names: Names
    position: Point


class StopDoc(Document):
    """One visit; `site` is the id of the site, or of the event."""

    site: Text
    kind: StopKind
    names: Names
    municipality: Text
    position: Point
    arrive: Clock
    start: Clock
    end: Clock
    latest_arrival: Clock
    opens: Clock | None = None
    closes: Clock | None = None
    guided: bool = False
    price_czk: Finite | None = None
    score_parts: Weights = Field(default_factory=dict)
    pinned: bool = False
    pinned_start: Clock | None = None


class RideDoc(Document):
    """One ride of a train leg; times are local."""

    line: Text
    from_stop: Text
    to_stop: Text
    departs: dt.datetime
    arrives: dt.datetime


class LegDoc(Document):
    """One way; `minutes` as planned, without `buffer_min`."""

    from_id: Annotated[Text, Field(alias="from")]
    to_id: Annotated[Text, Field(alias="to")]
    mode: Mode
    method: Text
    minutes: Annotated[int, Field(ge=0, le=48 * 60)]
    buffer_min: Annotated[int, Field(ge=0, le=48 * 60)]
    km: Annotated[Finite, Field(ge=0)]
    error_min: Finite
    depart: Clock
    geometry: Annotated[tuple[Point, ...], Field(max_length=MAX_POINTS)] = ()
    wait_min: Finite = 0.0
    rides: Annotated[tuple[RideDoc, ...], Field(max_length=MAX_STOPS)] = ()
    notes: Texts = ()


class LunchDoc(Document):
    """The lunch break of a day."""

    leg: Annotated[int, Field(ge=0, le=MAX_STOPS)]
    place: LunchPlace
    start: Clock
    end: Clock
    restaurant: Text | None = None
    name: Text = ""
    position: Point | None = None
    by_hand: bool = False


class DayDoc(Document):
    """One day of a tour."""

    date: dt.date
    start_hub: HubDoc
    end_hub: HubDoc
    depart: Clock
    return_: Annotated[Clock, Field(alias="return")]
    stops: Annotated[tuple[StopDoc, ...], Field(max_length=MAX_STOPS)] = ()
    legs: Annotated[tuple[LegDoc, ...], Field(max_length=MAX_STOPS + 1)] = ()
    lunch: LunchDoc | None = None


class RepairDoc(Document):
    """One step that resolves a warning."""

    code: Text
    day: int
    stop: Text
    numbers: Numbers = Field(default_factory=dict)


class WarningDoc(Document):
    """What may break a tour."""

    code: Text
    severity: Severity
    day: int | None = None
    stop: Text | None = None
    numbers: Numbers = Field(default_factory=dict)
    repairs: Annotated[tuple[RepairDoc, ...], Field(max_length=MAX_ENTRIES)] = ()


class TourDoc(Document):
    """One tour, complete in itself."""

    schema_: Annotated[Literal["icplanner.tour/1"], Field(alias="schema")] = TOUR
    request: RequestDoc
    score: Finite
    bound: Finite | None = None
    proven: bool = False
    chance: Annotated[Finite, Field(ge=0, le=1)] | None = None
    price_czk: Finite = 0.0
    prices_unknown: int = 0
    days: Annotated[tuple[DayDoc, ...], Field(max_length=MAX_STOPS)]
    warnings: Annotated[tuple[WarningDoc, ...], Field(max_length=MAX_ENTRIES)] = ()


class ReasonDoc(Document):
    """Why a site is not in the best tour."""

    site: Text
    code: Text
    loss: Finite | None = None
    instead_of: Texts = ()
    numbers: Numbers = Field(default_factory=dict)


class ProblemDoc(Document):
    """What is wrong with the request."""

    code: Text
    field: Text
    value: Text | Finite | None = None
    allowed: Text = ""
    suggestions: Texts = ()
    on: dt.date | None = None


class PlanDoc(Document):
    """The answer to a request; the request itself is left out where there is no tour of it."""

    schema_: Annotated[Literal["icplanner.plan/1"], Field(alias="schema")] = PLAN
    variants: Annotated[tuple[TourDoc, ...], Field(max_length=MAX_STOPS)] = ()
    problems: Annotated[tuple[ProblemDoc, ...], Field(max_length=MAX_ENTRIES)] = ()
    reasons: Annotated[tuple[ReasonDoc, ...], Field(max_length=10_000)] = ()
    bound: Finite | None = None
    seconds: Finite = 0.0
    request: RequestDoc | None = None
