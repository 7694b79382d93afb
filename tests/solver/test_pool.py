"""Near-optimal tours and variants."""

from __future__ import annotations

from itertools import combinations

import pytest
from hypothesis import given, settings
from small_days import all_tours, problems, works, worth

from icplanner.solver.one_day import solve_day
from icplanner.solver.pool import MOST_OVERLAP, near_tours, variants


def overlap(one, other):
    """Return the Jaccard overlap of two sets."""
    return len(one & other) / len(one | other)


@settings(max_examples=60, deadline=None)
@given(problems())
def test_a_complete_pool_misses_no_set(problem):
    """The pool holds exactly the sets of stops worth the asked share of the best."""
    result = solve_day(problem)
    if result.outcome is None:
        return
    pool = near_tours(result.outcome, 0.7)
    assert pool.complete
    sites = result.outcome.ready.task.table.sites
    held = {frozenset(sites[list(path)].tolist()) for path, _ in pool.tours}
    wanted = {
        frozenset(order)
        for order, _ in all_tours(problem, problem.days[0])
        if order
        and problem.must <= set(order)
        and worth(problem, order) >= 0.7 * result.solution.score - 1e-9
    }
    assert held == wanted


@settings(max_examples=60, deadline=None)
@given(problems())
def test_variants_differ_and_are_good(problem):
    """Variants work, differ pairwise, and begin with the best; one exists where any tour may."""
    result = solve_day(problem)
    if result.outcome is None:
        return
    made = variants(problem, result, near_tours(result.outcome))
    assert made[0] == result.solution
    for one in made:
        route = one.routes[0]
        assert works(problem, problem.days[0], route.sites, route.lunch_leg)
        assert one.score == pytest.approx(worth(problem, route.sites))
        assert one.score <= one.bound + 1e-9
    for one, other in combinations(made, 2):
        assert overlap(set(one.routes[0].sites), set(other.routes[0].sites)) <= MOST_OVERLAP
    good = [
        order
        for order, _ in all_tours(problem, problem.days[0])
        if order
        and problem.must <= set(order)
        and worth(problem, order) >= 0.9 * result.solution.score
        and overlap(set(order), set(made[0].routes[0].sites)) <= MOST_OVERLAP
    ]
    assert len(made) >= 2 or not good
