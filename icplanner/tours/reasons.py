"""Why a site is not in the best tour."""

from __future__ import annotations

from icplanner.tours.choice import Choice
from icplanner.tours.engine import Answer
from icplanner.tours.problem import Problem
from icplanner.tours.tour import Reason, Tour


def early_reasons(choice: Choice) -> tuple[Reason, ...]:
    """Return the reasons of the sites that were left out before anything was planned."""
    return tuple(
        Reason(site=site, code=why.code, numbers=why.numbers)
        for site, why in sorted(choice.left_out.items())
        if site not in {event.id for event in choice.request.events}
    )


def reasons(choice: Choice, problem: Problem, found: Answer, best: Tour) -> tuple[Reason, ...]:
    """Return the reasons of the candidates that the best tour does not hold."""
    del problem, found
    held = set(best.stop_ids())
    return tuple(
        Reason(site=candidate.id, code="less_worth")
        for candidate in choice.candidates
        if candidate.id not in held
    )
