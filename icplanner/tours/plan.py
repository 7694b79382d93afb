"""The one door: a request goes in, a plan that explains itself comes out."""

from __future__ import annotations

import logging
import math
import time
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Final

from icplanner.catalogue.catalogue import Catalogue
from icplanner.solver.engine import Answer, Effort, answer
from icplanner.solver.problem import Solution
from icplanner.tours.choice import Choice, choose, musts
from icplanner.tours.composing import Composer, composer
from icplanner.tours.diagnosis import ways_unknown, without_tour
from icplanner.tours.hints import Hints
from icplanner.tours.learning import hints_of, learnt_from
from icplanner.tours.numeric import numeric_problem
from icplanner.tours.reasons import early_reasons, late_reasons
from icplanner.tours.repair import with_repairs
from icplanner.tours.request import Request
from icplanner.tours.tour import Plan, Reason, RequestProblem, Tour
from icplanner.tours.validation import validate
from icplanner.travel.feed import FeedProblem
from icplanner.travel.leg import Travel
from icplanner.travel.network import NetworkProblem

_LOG: Final = logging.getLogger(__name__)

# A score and a bound computed in another order may differ by this much.
SAME_SCORE: Final = 1e-6

# Nobody waits longer for a plan, and more work has never bettered one.
MAX_LIMIT_S: Final = 600.0

# Seeds beyond it, and negative ones, stand for one of these.
SEEDS: Final = 2**63

# The search's part of the whole work, for the progress alone.
SEARCH_BEGINS: Final = 0.1
SEARCH_ENDS: Final = 0.8


@dataclass(frozen=True, slots=True, kw_only=True)
class Work:
    """How much to do and whom to tell.

    Attributes
    ----------
    limit_s
        Asks for about as much work as a quiet machine with two cores does in so many seconds.
        It is turned into a number of steps, so the plan does not depend on the machine.
    explain
        Also look for the other variants and for what each absent site would cost; without it the
        plan holds the best tour alone and is there some times sooner.
    progress
        Told (name of the step, share done from 0 to 1).
    found
        Told (best score so far, upper bound) whenever either may have changed; the bound is
        infinite as long as there is none.
    first
        Given the first tour as soon as there is one, checked like all others; for several days it
        is filled day by day and mostly some per cent below the best.
    stop
        Asked between steps; true ends the search early with what there is.
    hints
        What a similar plan of several days has taught (`Plan.hints`): the answer is there sooner.
        Where the best tour is not proven, another one may be found than without.
    """

    limit_s: float = 10.0
    explain: bool = True
    progress: Callable[[str, float], None] | None = None
    found: Callable[[float, float], None] | None = None
    first: Callable[[Tour], None] | None = None
    stop: Callable[[], bool] | None = None
    hints: Hints | None = None

    @property
    def bounded_s(self) -> float:
        """Return the limit within what makes sense; no number at all counts as 0."""
        return min(self.limit_s, MAX_LIMIT_S) if self.limit_s > 0 else 0.0

    def tell(self, step: str, share: float) -> None:
        """Report progress to whoever listens."""
        if self.progress is not None:
            self.progress(step, share)

    def searched(self, share: float, best: float, bound: float) -> None:
        """Report how far the search is, and what it knows."""
        self.tell("search", SEARCH_BEGINS + share * (SEARCH_ENDS - SEARCH_BEGINS))
        if self.found is not None:
            self.found(best, bound)


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

    The same request, catalogue, travel, seed, limit and hints give the same plan; `clock` only
    measures.

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
    except (NetworkProblem, FeedProblem) as unreadable:
        return Plan(request=request, problems=(ways_unknown(unreadable),))
    wanted = musts(catalogue, request)
    left_out = early_reasons(choice)
    problems = _impossible_musts(choice, wanted) or _nothing_left(choice)
    if problems:
        return Plan(request=request, problems=problems, reasons=left_out)
    work.tell("search", SEARCH_BEGINS)

    def first(solution: Solution) -> None:
        early = _tours(maker, choice, Answer(solutions=(solution,), bound=math.inf))
        if work.first is not None and early:
            work.first(replace(early[0], bound=None, proven=False))

    effort = Effort(
        variants=request.variants,
        seed=seed,
        limit_s=work.bounded_s,
        explain=work.explain,
        stop=work.stop,
        first=first if work.first is not None else None,
        progress=work.searched,
        learnt=learnt_from(choice, work.hints),
    )
    problem = numeric_problem(choice, wanted)
    found = answer(problem, effort)
    if not found.solutions:
        problems = _conflicts(choice, found) or (without_tour(problem, effort),)
        return Plan(request=request, problems=problems, reasons=left_out)
    work.tell("tours", SEARCH_ENDS)
    tours = _tours(maker, choice, found)
    if not tours:
        none = without_tour(problem, effort)
        return Plan(request=request, problems=(none,), reasons=left_out)
    if work.explain:
        tours = tuple(with_repairs(maker, tour) for tour in tours)
    work.tell("reasons", 0.9)
    why = late_reasons(choice, found)
    work.tell("done", 1.0)
    return Plan(
        request=request,
        tours=tours,
        reasons=tuple(sorted((*left_out, *why), key=_site)),
        bound=tours[0].bound,
        hints=hints_of(choice, found.learnt),
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


def _tours(maker: Composer, choice: Choice, found: Answer) -> tuple[Tour, ...]:
    """Compose the solutions; one that fails the checker is a fault of ours and is not shown."""
    tours = []
    for solution in found.solutions:
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
