"""From a solver's solution to a finished tour that has passed the checker."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from icplanner.catalogue.catalogue import Catalogue
from icplanner.solver.problem import Solution
from icplanner.tours.assembly import assemble
from icplanner.tours.building import build_day
from icplanner.tours.candidates import Candidate
from icplanner.tours.check import check
from icplanner.tours.day_timing import DayFrame, Visit, spans_of
from icplanner.tours.hubs import request_hubs
from icplanner.tours.legs import LegBook, Remembered
from icplanner.tours.lunch_choice import LunchChoice, pinned_choice, still_possible
from icplanner.tours.request import Pin, Request
from icplanner.tours.restaurants import Restaurants
from icplanner.tours.robustness import doubtful, tried
from icplanner.tours.tour import Hub, Severity, Tour
from icplanner.travel.leg import Travel


@dataclass(frozen=True, slots=True, eq=False, kw_only=True)
class Composer:
    """Makes tours of one request; its ways and restaurants are remembered for all of them."""

    catalogue: Catalogue
    request: Request
    hubs: tuple[tuple[Hub, Hub], ...]
    legs: LegBook
    restaurants: Restaurants
    seed: int

    def frame(self, day: int, chosen: LunchChoice | None = None) -> DayFrame:
        """Return the surroundings of one day, with the lunch place chosen by hand."""
        start, end = self.hubs[day]
        return DayFrame(self.request, day, start, end, self.legs, self.restaurants, chosen)

    def compose(
        self, days: Sequence[Sequence[Visit]], lunches: Sequence[LunchChoice | None] = ()
    ) -> Tour:
        """Return the tour of these visits, checked, with its chance; it may be broken.

        `lunches` holds what was chosen by hand for each day, as far as it goes.
        """
        frames = []
        for number, visits in enumerate(days):
            chosen = lunches[number] if number < len(lunches) else None
            ids = [hub.id for hub in self.hubs[number]] + [v.candidate.id for v in visits]
            frames.append(self.frame(number, still_possible(chosen, ids)))
        built = [build_day(frame, visits) for frame, visits in zip(frames, days, strict=True)]
        groups = {visit.candidate.id: visit.candidate.group for day in days for visit in day}
        tour = assemble(self.request, built, groups)
        spans = [
            [spans_of(frame, visit) for visit in visits]
            for frame, visits in zip(frames, days, strict=True)
        ]
        trial = tried(self.request, built, spans, self.seed)
        warnings = check(tour, self.catalogue, travel=self.legs.travel)
        if all(warning.severity is not Severity.BREAKS for warning in warnings):
            warnings += doubtful(trial, built)
        return replace(tour, chance=trial.share, warnings=warnings)

    def tour(self, solution: Solution, candidates: Sequence[Candidate]) -> Tour:
        """Return the tour of a solver's solution; its sites are places among the candidates."""
        pins = {pin.stop: pin for pin in self.request.pins}
        held = {lunch.date: pinned_choice(lunch) for lunch in self.request.lunches}
        return self.compose(
            [[_visit(candidates[k], pins) for k in route.sites] for route in solution.routes],
            [held.get(wish.date) for wish in self.request.days],
        )


def _visit(candidate: Candidate, pins: Mapping[str, Pin]) -> Visit:
    pin = pins.get(candidate.id)
    return Visit(
        candidate=candidate,
        visit_min=candidate.visit_min,
        pinned=pin is not None,
        pinned_start_min=pin.start_min if pin else None,
    )


def composer(catalogue: Catalogue, request: Request, *, travel: Travel, seed: int) -> Composer:
    """Return a composer for a valid request, with nothing remembered yet."""
    return Composer(
        catalogue=catalogue,
        request=request,
        hubs=request_hubs(catalogue, request),
        legs=LegBook(Remembered(travel), request.mode),
        restaurants=Restaurants(catalogue),
        seed=seed,
    )
