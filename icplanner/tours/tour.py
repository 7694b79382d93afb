"""A finished tour and the plan it belongs to: what every page and export reads.

Minutes are whole minutes after local midnight (Europe/Prague) of the day they stand in.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from icplanner.catalogue.localised import Localised
from icplanner.catalogue.position import LatLon
from icplanner.tours.hints import Hints
from icplanner.tours.request import Request
from icplanner.travel.leg import Mode, Ride


class Severity(StrEnum):
    """Whether a warning means that the tour does not work, or only that something is unsure."""

    BREAKS = "breaks"
    DOUBT = "doubt"


class StopKind(StrEnum):
    """What a stop is."""

    SITE = "site"
    EVENT = "event"


class LunchPlace(StrEnum):
    """Where on a leg the lunch is taken."""

    BEFORE = "before"
    DURING = "during"
    AFTER = "after"


@dataclass(frozen=True, slots=True, kw_only=True)
class Repair:
    """One step that resolves a warning: its code, the day and stop it acts on, its numbers."""

    code: str
    day: int
    stop: str
    numbers: Mapping[str, object] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class TourWarning:
    """What may break a tour; `day` counts from 0, None for the whole tour.

    Codes are listed in `docs/tours-reference.md`.
    """

    code: str
    severity: Severity
    day: int | None = None
    stop: str | None = None
    numbers: Mapping[str, object] = field(default_factory=dict)
    repairs: tuple[Repair, ...] = ()


@dataclass(frozen=True, slots=True)
class ScorePart:
    """One named part of a stop's score, in points."""

    code: str
    points: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Hub:
    """Where a day begins or ends."""

    id: str
    names: Localised
    position: LatLon


@dataclass(frozen=True, slots=True, kw_only=True)
class Stop:
    """One visit.

    Attributes
    ----------
    arrive_min
        When the way ends; a lunch break and the buffer may lie between it and the visit.
    latest_arrival_min
        Arriving later than this breaks the rest of the day.
    opens_min, closes_min
        The opening window the visit lies in; None for an event.
    price_czk
        One adult; None means unknown.
    pinned
        The visit was put here by hand; re-planning keeps its day, order and, where
        `pinned_start_min` is set, its hour.
    """

    id: str
    kind: StopKind
    names: Localised
    municipality: str
    position: LatLon
    arrive_min: int
    start_min: int
    end_min: int
    latest_arrival_min: int
    opens_min: int | None = None
    closes_min: int | None = None
    guided: bool = False
    price_czk: float | None = None
    score_parts: tuple[ScorePart, ...] = ()
    pinned: bool = False
    pinned_start_min: int | None = None

    @property
    def visit_min(self) -> int:
        """Return the length of the visit in minutes."""
        return self.end_min - self.start_min


@dataclass(frozen=True, slots=True, kw_only=True)
class LunchStop:
    """The lunch break on leg number `leg` (0 is the first of the day), from start to end.

    `place` says whether it lies "before" the leg (near the stop the leg leaves), "after" it (near
    the stop it leads to) or "during" it. `restaurant` is an id, None where none that is known to
    be open is near: then the tour says so. The way to the table and back belongs to the break.
    `by_hand`: somebody chose the place; without a restaurant, `name` is the town in which everybody
    finds their own table, empty for no particular place.
    """

    leg: int
    place: LunchPlace
    start_min: int
    end_min: int
    restaurant: str | None = None
    name: str = ""
    position: LatLon | None = None
    by_hand: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class TourLeg:
    """One way; `minutes` are planned (rounded up), `buffer_min` is kept free after it.

    `wait_min` is the part of `minutes` spent waiting for the first train.
    """

    from_id: str
    to_id: str
    mode: Mode
    method: str
    minutes: int
    buffer_min: int
    distance_km: float
    error_min: float
    depart_min: int
    geometry: tuple[LatLon, ...]
    wait_min: float = 0.0
    rides: tuple[Ride, ...] = ()
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class TourDay:
    """One day; there is one leg more than there are stops, none on a day without stops."""

    date: date
    start_hub: Hub
    end_hub: Hub
    depart_min: int
    return_min: int
    stops: tuple[Stop, ...] = ()
    legs: tuple[TourLeg, ...] = ()
    lunch: LunchStop | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Tour:
    """One tour (a variant of a plan).

    Attributes
    ----------
    score
        The sum of all score parts of all stops.
    bound
        No tour of this request scores more; None after an edit by hand until it is planned anew.
    chance
        Share of simulated days on which every visit begins in time and every day ends in time;
        None where it was not simulated.
    price_czk, prices_unknown
        Sum of the known admissions of one adult, and how many stops' prices are unknown.
    """

    request: Request
    days: tuple[TourDay, ...]
    score: float
    bound: float | None = None
    proven: bool = False
    chance: float | None = None
    price_czk: float = 0.0
    prices_unknown: int = 0
    warnings: tuple[TourWarning, ...] = ()

    @property
    def works(self) -> bool:
        """Return whether no warning breaks the tour."""
        return all(warning.severity is not Severity.BREAKS for warning in self.warnings)

    def stop_ids(self) -> tuple[str, ...]:
        """Return the ids of all stops in order of visit."""
        return tuple(stop.id for day in self.days for stop in day.stops)


@dataclass(frozen=True, slots=True, kw_only=True)
class Reason:
    """Why a site is not in the best tour.

    Attributes
    ----------
    code, numbers
        As listed in `docs/tours-reference.md`.
    loss
        Points that the best tour holding the site scores less; None where no tour can hold it or
        the loss was not computed.
    instead_of
        Stops of the best tour which that tour gives up.
    """

    site: str
    code: str
    numbers: Mapping[str, object] = field(default_factory=dict)
    loss: float | None = None
    instead_of: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class RequestProblem:
    """What is wrong with a request: the field, the value, what is allowed, what may be meant.

    `on` is the day it concerns where it concerns one of several, None otherwise.
    """

    code: str
    field: str
    value: object = None
    allowed: str = ""
    suggestions: tuple[str, ...] = ()
    on: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """The answer to a request: tours, best first, or the problems that left none.

    Attributes
    ----------
    bound
        No tour of this request scores more; None where there is no tour.
    reasons
        One for each site of the catalogue that is not in the best tour, by site id.
    seconds
        Wall time by the clock that was passed in.
    hints
        What planning anew with other must-sees, pins or sites left out starts from
        (`Work.hints`); None for one day.
    learnt
        What working out the open losses starts from; None for one day.
    """

    request: Request
    tours: tuple[Tour, ...] = ()
    problems: tuple[RequestProblem, ...] = ()
    reasons: tuple[Reason, ...] = ()
    bound: float | None = None
    seconds: float = 0.0
    hints: Hints | None = field(default=None, compare=False, repr=False)
    learnt: Hints | None = field(default=None, compare=False, repr=False)
