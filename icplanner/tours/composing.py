"""From a solver's solution to a finished tour that has passed the checker."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from icplanner.catalogue.catalogue import Catalogue
from icplanner.tours.assembly import assemble
from icplanner.tours.building import DayFrame, Visit, build_day, spans_of
from icplanner.tours.check import check
from icplanner.tours.choice import Choice
from icplanner.tours.legs import LegBook
from icplanner.tours.problem import Solution
from icplanner.tours.restaurants import Restaurants
from icplanner.tours.robustness import chance
from icplanner.tours.tour import Tour
from icplanner.travel.leg import Travel


@dataclass(frozen=True, slots=True, eq=False)
class Composer:
    """Makes tours of one choice; its legs and restaurants are remembered for all of them."""

    catalogue: Catalogue
    choice: Choice
    travel: Travel
    legs: LegBook
    restaurants: Restaurants
    seed: int

    def frame(self, day: int) -> DayFrame:
        """Return the surroundings of one day."""
        start, end = self.choice.hubs[day]
        return DayFrame(self.choice.request, day, start, end, self.legs, self.restaurants)

    def compose(self, days: Sequence[Sequence[Visit]]) -> Tour:
        """Return the tour of these visits, checked, with its chance; it may be broken."""
        frames = [self.frame(number) for number in range(len(days))]
        built = [build_day(frame, visits) for frame, visits in zip(frames, days, strict=True)]
        groups = {visit.candidate.id: visit.candidate.group for day in days for visit in day}
        tour = assemble(self.choice.request, built, groups)
        spans = [
            [spans_of(frame, visit) for visit in visits]
            for frame, visits in zip(frames, days, strict=True)
        ]
        kept = chance(self.choice.request, built, spans, self.seed)
        warnings = check(tour, self.catalogue, travel=self.travel)
        return replace(tour, chance=kept, warnings=warnings)

    def tour(self, solution: Solution) -> Tour:
        """Return the tour of a solver's solution; its sites are places in the choice."""
        candidates = self.choice.candidates
        return self.compose(
            [
                [Visit(candidate=candidates[k], visit_min=candidates[k].visit_min) for k in r.sites]
                for r in solution.routes
            ]
        )


def composer(catalogue: Catalogue, choice: Choice, travel: Travel, seed: int) -> Composer:
    """Return a composer with nothing remembered yet."""
    legs = LegBook(travel, choice.request.mode)
    return Composer(catalogue, choice, travel, legs, Restaurants(catalogue), seed)
