"""Planning a request freely first: the start from which its pins and wishes are planned."""

from __future__ import annotations

from dataclasses import replace

from icplanner.solver.engine import Effort, answer
from icplanner.tours.choice import choose, musts
from icplanner.tours.composing import Composer
from icplanner.tours.hints import Hints, free
from icplanner.tours.hubs import request_hubs
from icplanner.tours.learning import hints_of
from icplanner.tours.numeric import numeric_problem
from icplanner.tours.request import Request
from icplanner.tours.work import Work


def needs_hints(request: Request) -> bool:
    """Return whether a request is planned from what planning it freely teaches.

    So it is for several days with anything held or left out by name. Whoever has planned freely
    before need not do it again, and gets the same tours as everybody else.
    """
    return len(request.days) > 1 and free(request) != replace(request, variants=1)


def known_hints(request: Request, work: Work, seed: int) -> Hints | None:
    """Return the hints that were given, None where none are needed or they belong elsewhere."""
    given = work.hints
    if given is None or not needs_hints(request):
        return None
    return given if given.belong(request, work.bounded_s, seed) else None


def free_hints(maker: Composer, work: Work) -> Hints | None:
    """Search for the best tour of the free request; return what that teaches, None for nothing."""
    request, catalogue = free(maker.request), maker.catalogue
    hubs = request_hubs(catalogue, request)
    choice = choose(catalogue, request, hubs, maker.legs.travel)
    if not choice.candidates:
        return None
    effort = Effort(
        variants=1,
        seed=maker.seed,
        limit_s=work.bounded_s,
        explain=False,
        stop=work.stop,
        progress=work.freely_searched,
    )
    found = answer(numeric_problem(choice, musts(catalogue, request, hubs)), effort)
    return hints_of(choice, found.learnt, work.bounded_s, maker.seed)
