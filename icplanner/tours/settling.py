"""The exact losses that a plan left open, worked out afterwards."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final

from icplanner.catalogue.catalogue import Catalogue
from icplanner.solver.engine import Stop, exact_losses
from icplanner.solver.problem import Route, Solution
from icplanner.tours.choice import choose, musts
from icplanner.tours.hubs import request_hubs
from icplanner.tours.learning import learnt_from
from icplanner.tours.numeric import numeric_problem
from icplanner.tours.reasons import reason_of
from icplanner.tours.tour import Plan, Reason
from icplanner.travel.leg import Travel

# Reasons that more work may settle.
UNSETTLED: Final = frozenset({"less_worth", "loss_at_least", "loss_at_most", "loss_between"})


def unsettled(made: Plan) -> tuple[str, ...]:
    """Return the sites of a plan whose exact loss is not known, the nearest misses first."""
    open_ones = [reason for reason in made.reasons if reason.code in UNSETTLED]
    ranked = sorted(open_ones, key=lambda reason: (reason.loss is None, reason.loss or 0.0))
    return tuple(reason.site for reason in ranked)


def settled_reasons(
    catalogue: Catalogue,
    made: Plan,
    sites: Iterable[str],
    *,
    travel: Travel,
    stop: Stop | None = None,
) -> Iterator[Reason]:
    """Work out what single sites would cost the best tour of a plan, one after the other.

    Parameters
    ----------
    catalogue, travel
        Those the plan was made with.
    made
        A plan with a tour, from `plan`; what it learnt saves most of the work.
    sites
        Ids of sites that are not in its best tour; others are left out.
    stop
        Asked within each step; true ends the work.

    Yields
    ------
    Reason
        Of each site, with the exact loss unless that would be too much work: then the limits.
        A site takes some tenths of a second on two or three days, up to some seconds on more.
    """
    request, best = made.request, made.tours[0]
    hubs = request_hubs(catalogue, request)
    choice = choose(catalogue, request, hubs, travel)
    place = {candidate.id: k for k, candidate in enumerate(choice.candidates)}
    if not set(best.stop_ids()) <= set(place):
        return
    routes = tuple(
        Route(
            tuple(place[stop.id] for stop in day.stops), tuple(stop.start_min for stop in day.stops)
        )
        for day in best.days
    )
    problem = numeric_problem(choice, musts(catalogue, request, hubs))
    solution = Solution(routes, best.score, best.bound or best.score)
    learnt = learnt_from(choice, made.learnt)
    asked = [place[site] for site in sites if site in place]
    for loss in exact_losses(problem, solution, asked, learnt, stop):
        yield reason_of(choice, loss.site, loss)
