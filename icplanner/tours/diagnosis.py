"""Why no plan can be made at all, as a problem that somebody can mend."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from icplanner.solver.engine import Effort, answer
from icplanner.solver.problem import Problem
from icplanner.tours.choice import Choice
from icplanner.tours.numeric import numeric_problem
from icplanner.tours.tour import RequestProblem
from icplanner.travel.feed import FeedProblem
from icplanner.travel.network import NetworkProblem

# What may be raised wherever ways are asked for: the files with roads or trains cannot be read.
NO_WAYS: Final = (NetworkProblem, FeedProblem)


def ways_unknown(problem: NetworkProblem | FeedProblem) -> RequestProblem:
    """Name the files without which no way can be told, or what is wrong with those there are."""
    if problem.missing:
        missing = ", ".join(problem.missing)
        return RequestProblem(code="travel_file_missing", field="mode", value=missing)
    return RequestProblem(code="travel_file_broken", field="mode", value=str(problem))


def unfit_table(
    choice: Choice, wanted: tuple[str, ...], effort: Effort
) -> tuple[RequestProblem, ...]:
    """Say that no tour comes by where lunch was chosen by hand, if there are tours without."""
    request = choice.request
    held = dict.fromkeys(lunch.restaurant or lunch.stop for lunch in request.lunches)
    places = [place for place in held if place is not None]
    if not places:
        return ()
    anywhere = numeric_problem(replace(choice, tables=(None,) * len(request.days)), wanted)
    found = answer(anywhere, replace(effort, variants=1, explain=False, first=None))
    if not found.solutions:
        return ()
    return (RequestProblem(code="lunch_place_unfit", field="lunches", value=", ".join(places)),)


def without_tour(problem: Problem, effort: Effort) -> RequestProblem:
    """Say what keeps a request from having any tour at all: the lunch, or we do not know."""
    if any(day.lunch_due for day in problem.days):
        hungry = replace(problem, days=[replace(day, lunch=None) for day in problem.days])
        found = answer(hungry, replace(effort, variants=1, explain=False, first=None))
        if any(route.sites for solution in found.solutions for route in solution.routes):
            return RequestProblem(code="lunch_leaves_no_time", field="lunch")
    return RequestProblem(code="no_tour", field="request")
