"""Tours over several days against trying every combination of day tours."""

from __future__ import annotations

from itertools import product

import pytest
from hypothesis import given, settings
from small_days import all_tours, problems, works, worth

from icplanner.solver.several_days import solve_days


def best_of_all(problem):
    """Return the best score over all combinations of day tours; None if there is none."""
    days = [{frozenset(order) for order, _ in all_tours(problem, day)} for day in problem.days]
    best = None
    for sets in product(*days):
        union = frozenset().union(*sets)
        if sum(map(len, sets)) > len(union) or not problem.must <= union:
            continue
        if problem.budget is not None and sum(problem.cost[s] for s in union) > problem.budget:
            continue
        best = max(best or 0.0, worth(problem, union))
    return best


@settings(max_examples=40, deadline=None)
@given(problems(most=4, n_days=2))
def test_the_score_is_the_best_and_the_bound_holds(problem):
    """The tour is as good as the best combination, works day by day, and the bound says so."""
    best = best_of_all(problem)
    result = solve_days(problem)
    if best is None:
        assert result.solution is None
        return
    solution = result.solution
    assert solution.score == pytest.approx(best)
    assert solution.bound >= best - 1e-6
    assert solution.bound <= best + 1e-6 or not result.proven
    stops = [site for route in solution.routes for site in route.sites]
    assert len(stops) == len(set(stops))
    assert worth(problem, stops) == pytest.approx(solution.score)
    for day, route in zip(problem.days, solution.routes, strict=True):
        assert works(problem, day, route.sites, route.lunch_leg)


@settings(max_examples=25, deadline=None)
@given(problems(most=4, n_days=2))
def test_a_bound_that_is_stopped_early_holds(problem):
    """After one round the bound is still no lower than the best possible score."""
    best = best_of_all(problem)
    solution = solve_days(problem, rounds=1).solution
    if solution is not None:
        assert solution.score <= best + 1e-6
        assert solution.bound >= best - 1e-6


@settings(max_examples=15, deadline=None)
@given(problems(most=4, n_days=2))
def test_the_same_problem_gives_the_same_tour(problem):
    """Two runs agree in everything."""
    assert solve_days(problem) == solve_days(problem)
