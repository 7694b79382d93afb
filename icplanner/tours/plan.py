"""The one door: a request goes in, a plan that explains itself comes out."""

from __future__ import annotations

import logging
import math
import time
from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from typing import Final

from icplanner.catalogue.catalogue import Catalogue
from icplanner.solver.engine import Answer, Effort, answer, first_tour
from icplanner.solver.problem import Solution
from icplanner.tours.choice import Choice, choose, musts
from icplanner.tours.composing import Composer, composer
from icplanner.tours.diagnosis import NO_WAYS, unfit_table, ways_unknown, without_tour
from icplanner.tours.free_plan import free_hints, known_hints, needs_hints
from icplanner.tours.learning import hints_of, learnt_from
from icplanner.tours.numeric import numeric_problem
from icplanner.tours.reasons import early_reasons, late_reasons
from icplanner.tours.repair import with_repairs
from icplanner.tours.request import Request
from icplanner.tours.tour import Plan, Reason, RequestProblem, Tour
from icplanner.tours.validation import validate
from icplanner.tours.work import SEARCH_BEGINS, SEARCH_ENDS, Work
from icplanner.travel.leg import Travel

_LOG: Final = logging.getLogger(__name__)

# A score and a bound computed in another order may differ by this much.
SAME_SCORE: Final = 1e-6

# Seeds beyond it, and negative ones, stand for one of these.
SEEDS: Final = 2**63


def plan(
    catalogue: Catalogue,
    request: Request,
    *,
    travel: Travel,
    clock: Callable[[], float] = time.perf_counter,
    seed: int = 0,
    work: Work | None = None,
) -> Plan:
    """Plan tours for a request.

    The same request, catalogue, travel, seed and limit give the same plan; `clock` only measures.
    Several days with must-sees, pins or sites left out are planned from what planning the free
    request (`hints.free`) has taught, which hints save.

    Returns
    -------
    Plan
        Tours that all passed the independent checker, best first, with the reason for every site
        that is not in the best; or no tour, the problems that left none, and the reasons.
    """
    work = work or Work()
    begun = clock()
    found = _plan(catalogue, request, travel, seed % SEEDS, work)
    return replace(found, seconds=clock() - begun)


def _plan(catalogue: Catalogue, request: Request, travel: Travel, seed: int, work: Work) -> Plan:
    problems = validate(request, catalogue)
    if problems:
        return Plan(request=request, problems=problems)
    maker = composer(catalogue, request, travel=travel, seed=seed)
    work.tell("candidates", 0.0)
    try:
        choice = choose(catalogue, request, maker.hubs, travel)
    except NO_WAYS as unreadable:
        return Plan(request=request, problems=(ways_unknown(unreadable),))
    wanted = musts(catalogue, request, maker.hubs)
    problems = _impossible_musts(choice, wanted) or _nothing_left(choice)
    if problems:
        return Plan(request=request, problems=problems, reasons=early_reasons(choice))
    return _searched(maker, choice, wanted, work)


def _searched(maker: Composer, choice: Choice, wanted: tuple[str, ...], work: Work) -> Plan:
    """Search for the tours of a request that has candidates."""
    request, seed = maker.request, maker.seed
    work.tell("search", SEARCH_BEGINS)

    def first(solution: Solution) -> None:
        early = _tours(maker, choice, Answer(solutions=(solution,), bound=math.inf), work)
        if work.first is not None and early:
            work.first(replace(early[0], bound=None, proven=False))

    problem = numeric_problem(choice, wanted)
    hints = known_hints(request, work, seed)
    if needs_hints(request) and hints is None:
        if work.first is not None:
            first_tour(problem, first, work.stop)
        hints = free_hints(maker, work)
    effort = Effort(
        variants=request.variants,
        seed=seed,
        limit_s=work.bounded_s,
        explain=work.explain,
        stop=work.stop,
        first=first if work.first is not None else None,
        progress=work.searched,
        learnt=learnt_from(choice, hints),
    )
    found = answer(problem, effort)
    work.tell("tours", SEARCH_ENDS)
    tours = _tours(maker, choice, found, work)
    if not tours:
        problems = unfit_table(choice, wanted, effort) or _conflicts(choice, found)
        problems = problems or (without_tour(problem, effort),)
        return Plan(request=request, problems=problems, reasons=early_reasons(choice))
    if work.explain:
        tours = tuple(tour if work.stopped else with_repairs(maker, tour) for tour in tours)
    work.tell("reasons", 0.9)
    reasons = (*early_reasons(choice), *late_reasons(choice, found))
    own = hints_of(choice, found.learnt, work.bounded_s, seed)
    work.tell("done", 1.0)
    return Plan(
        request=request,
        tours=tours,
        reasons=tuple(sorted(reasons, key=_site)),
        bound=tours[0].bound,
        hints=hints if needs_hints(request) else own,
        learnt=hints_of(choice, found.explained, work.bounded_s, seed),
    )


def _site(reason: Reason) -> str:
    return reason.site


def _impossible_musts(choice: Choice, wanted: tuple[str, ...]) -> tuple[RequestProblem, ...]:
    """Name the must-sees that cannot be in any tour, with the reason's code as what is allowed."""
    events = {event.id for event in choice.request.events}
    return tuple(
        RequestProblem(
            code="must_left_out",
            field="events" if name in events else "must",
            value=name,
            allowed=choice.left_out[name].code,
        )
        for name in wanted
        if name in choice.left_out
    )


def _nothing_left(choice: Choice) -> tuple[RequestProblem, ...]:
    """Say that no site can be visited at all, and what keeps most of them out."""
    if choice.candidates:
        return ()
    codes = Counter(why.code for why in choice.left_out.values())
    most = tuple(code for code, _ in codes.most_common(3))
    return (RequestProblem(code="nothing_left", field="request", value=0, suggestions=most),)


def _conflicts(choice: Choice, found: Answer) -> tuple[RequestProblem, ...]:
    """Name the must-sees that no tour can hold together."""
    return tuple(
        RequestProblem(
            code="musts_exclude" if len(group) > 1 else "must_does_not_fit",
            field="must",
            value=", ".join(choice.candidates[k].id for k in group),
        )
        for group in found.conflicts
    )


def _tours(maker: Composer, choice: Choice, found: Answer, work: Work) -> tuple[Tour, ...]:
    """Compose the solutions; one that fails the checker is a fault of ours and is not shown.

    Once the work was called off, the best one alone.
    """
    tours: list[Tour] = []
    for solution in found.solutions:
        if tours and work.stopped:
            break
        tour = maker.tour(solution, choice.candidates)
        if not tour.works or abs(tour.score - solution.score) > SAME_SCORE:
            codes = sorted({warning.code for warning in tour.warnings})
            _LOG.error("a tour failed its check and was dropped: %s %s", tour.stop_ids(), codes)
            continue
        if not tour.stop_ids():
            continue
        bound = max(tour.score, found.bound)
        proven = bound - tour.score <= SAME_SCORE
        tours.append(replace(tour, bound=tour.score if proven else bound, proven=proven))
    return tuple(tours)
