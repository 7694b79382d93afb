"""The choice of the solver: which one answers a problem, and how hard it tries."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Final

from icplanner.solver.day_losses import FEW, Inquiry, better_known, inquire
from icplanner.solver.day_swaps import losses_by_swap
from icplanner.solver.differing import differing
from icplanner.solver.exact import NODE_LIMIT
from icplanner.solver.known import Learnt
from icplanner.solver.losses import Loss, losses
from icplanner.solver.one_day import solve_day
from icplanner.solver.pool import near_tours, variants
from icplanner.solver.problem import Problem, Solution
from icplanner.solver.several_days import ROUNDS, solve_days

# Partial tours a quiet machine of two cores extends in a second, to turn the seconds that are
# asked for into a number of steps.
NODES_PER_S: Final = 60_000
LEAST_NODES: Final = 20_000
LEAST_LOSS_NODES: Final = 60_000

# Below so many seconds' worth of work only the quickest losses of several days are worked out.
FULL_S: Final = 5.0

Stop = Callable[[], bool]

# Up to so many sites the proving search finds its good tours by itself; beyond, a search by ruin
# and recreate gives it some to begin with. (Where Numba is installed that search first compiles
# for half a minute unless it was warmed up, which nobody who plans for the region should wait for.)
PROVABLE_SITES: Final = 250

# Removals and recreations a second in plain Python, and rounds of pricing, likewise. The first
# share of the time looks for a good tour, the rest proves and betters it.
ITERATIONS_PER_S: Final = 300
LEAST_ITERATIONS: Final = 300
FIRST_SHARE: Final = 0.15
ROUNDS_PER_S: Final = 2
LEAST_ROUNDS: Final = 4
# With what a similar plan has taught, the first rounds bring most.
LEAST_ROUNDS_LEARNT: Final = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Effort:
    """How hard to try: variants wanted, the seed, seconds' worth of work, and whom to ask.

    `explain` False leaves out the other variants and the losses of absent sites. `first` is given
    the first tour as soon as there is one; `progress` is told the share of the search done, the
    best score so far and the bound (infinite where there is none yet). `learnt` is what a similar
    problem of several days has taught, in this problem's numbers.
    """

    variants: int
    seed: int
    limit_s: float
    explain: bool = True
    stop: Callable[[], bool] | None = None
    first: Callable[[Solution], None] | None = None
    progress: Callable[[float, float, float], None] | None = None
    learnt: Learnt | None = None

    def tell(self, done: int, of: int, best: float, bound: float) -> None:
        """Report how far the search is."""
        if self.progress is not None:
            self.progress(done / max(of, 1), best, bound)

    @property
    def stopped(self) -> bool:
        """Return whether the search was called off."""
        return self.stop is not None and self.stop()


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What the solvers found.

    Attributes
    ----------
    solutions
        Best first; empty where no tour holds every must-see.
    conflicts
        Groups of must-sees that exclude each other.
    losses
        Absent site -> what forcing it in costs, as far as that was worked out.
    learnt
        What a similar problem of several days can start from; it does not depend on `explain`.
    explained
        What further questions about these days can start from.
    """

    solutions: tuple[Solution, ...]
    bound: float
    conflicts: tuple[tuple[int, ...], ...] = ()
    losses: Mapping[int, Loss] = field(default_factory=dict)
    learnt: Learnt = field(default_factory=Learnt)
    explained: Learnt = field(default_factory=Learnt)


def answer(problem: Problem, effort: Effort) -> Answer:
    """Solve a problem and return solutions that really differ, with the losses of the others."""
    if len(problem.days) == 1:
        return _one_day(problem, effort)
    return _several_days(problem, effort)


def _one_day(problem: Problem, effort: Effort) -> Answer:
    nodes = max(LEAST_NODES, min(NODE_LIMIT, int(effort.limit_s * NODES_PER_S)))
    result = solve_day(problem, 0, node_limit=nodes, stop=effort.stop)
    if result.solution is None:
        return Answer(solutions=(), bound=0.0, conflicts=result.conflicts)
    effort.tell(1, 2, result.solution.score, result.solution.bound)
    if effort.first is not None:
        effort.first(result.solution)
    if result.outcome is None or not effort.explain or effort.stopped:
        return Answer(solutions=(result.solution,), bound=result.solution.bound)
    pool = near_tours(result.outcome, stop=effort.stop)
    solutions = variants(problem, result, pool, effort.variants, effort.stop)
    effort.tell(2, 2, result.solution.score, result.solution.bound)
    # Within a small limit only what the pool tells for nothing.
    work = max(LEAST_LOSS_NODES, int(effort.limit_s * NODES_PER_S))
    made = losses(problem, result, pool, nodes=work, stop=effort.stop)
    return Answer(
        solutions=solutions,
        bound=result.solution.bound,
        losses={loss.site: loss for loss in made},
    )


def _several_days(problem: Problem, effort: Effort) -> Answer:
    begun: tuple[tuple[int, tuple[int, ...]], ...] = ()
    if problem.n_sites > PROVABLE_SITES:
        # Numba takes 60 MB and a quarter of a second, which smaller problems need not pay.
        from icplanner.solver.ruin_recreate import explore  # noqa: PLC0415 - a slow package

        iterations = max(LEAST_ITERATIONS, int(FIRST_SHARE * effort.limit_s * ITERATIONS_PER_S))
        begun = explore(problem, seed=effort.seed, iterations=iterations, stop=effort.stop).pool
    least = LEAST_ROUNDS if effort.learnt is None else LEAST_ROUNDS_LEARNT
    rounds = max(least, min(ROUNDS, int(effort.limit_s * ROUNDS_PER_S)))
    result = solve_days(
        problem,
        initial=begun,
        learnt=effort.learnt,
        rounds=rounds,
        progress=effort.tell,
        stop=effort.stop,
        first=effort.first,
    )
    if result.solution is None:
        conflicts = tuple((site,) for site in result.never)
        return Answer(solutions=(), bound=0.0, conflicts=conflicts)
    best = result.solution
    others: tuple[Solution, ...] = ()
    told: dict[int, Loss] = {}
    explained = result.learnt
    if effort.explain and not effort.stopped:
        others = differing(problem, best, result.columns, effort.variants - 1, effort.stop)
        told = losses_by_swap(problem, best, result.columns)
        if result.work is not None:
            near = _near_losses(Inquiry(result.work, best), few=effort.limit_s < FULL_S)
            told |= {
                site: better_known(told[site], loss) if site in told else loss
                for site, loss in near.items()
            }
            explained = result.work.learnt()
    return Answer(
        solutions=(best, *others),
        bound=best.bound,
        losses=told,
        learnt=result.learnt,
        explained=explained,
    )


def first_tour(problem: Problem, first: Callable[[Solution], None], stop: Stop | None) -> None:
    """Give the first tour of several days to whoever waits for it, and do no more."""
    solve_days(problem, rounds=0, first=first, stop=stop)


def _near_losses(inquiry: Inquiry, *, few: bool) -> dict[int, Loss]:
    """Return the losses that the tours nearest to the best tell, for all sites at once."""
    if not few:
        inquiry.sharpen()
    found = inquiry.wide(FEW) if few else inquiry.wide()
    return found | {loss.site: loss for loss in inquiry.unfit()}


def exact_losses(
    problem: Problem, best: Solution, sites: Iterable[int], learnt: Learnt | None, stop: Stop | None
) -> Iterator[Loss]:
    """Work out the losses of single absent sites, one after the other in the given order.

    Parameters
    ----------
    problem, best
        The problem and its best tour.
    sites
        The sites asked about; those that the tour holds are left out.
    learnt
        What the search for the best tour learnt.
    stop
        Asked within each step; true ends the work.

    Yields
    ------
    Loss
        Of each site, exact unless that would be too much work.
    """
    held = {site for route in best.routes for site in route.sites}
    asked = [site for site in dict.fromkeys(sites) if site not in held]
    if len(problem.days) == 1:
        result = solve_day(problem, stop=stop)
        if result.outcome is None or (stop is not None and stop()):
            return
        pool = near_tours(result.outcome, stop=stop)
        for site in asked:
            yield from losses(problem, result, pool, [site], stop=stop)
        return
    inquiry = inquire(problem, best, learnt, stop)
    told = {loss.site: loss for loss in inquiry.unfit()} | inquiry.wide()
    for site in asked:
        loss = inquiry.exactly(site, told.get(site))
        if stop is not None and stop():
            return
        yield loss
