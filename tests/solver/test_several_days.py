"""Tours over several days against trying every combination of day tours."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from small_days import (
    best_of_all,
    driving,
    problems,
    slack,
    steadiest_of_all,
    works,
    worth,
)

from icplanner.solver.several_days import solve_days


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


@settings(max_examples=80, deadline=None)
@given(problems(most=3, n_days=2))
def test_among_tours_of_the_same_score_the_steadiest_is_taken(problem):
    """No tour of the best score has more slack on its tightest day; none of these less driving."""
    alike = replace(problem, score=np.full(problem.n_sites, 10.0))
    solution = solve_days(alike).solution
    if solution is None:
        return
    pairs = list(zip(alike.days, solution.routes, strict=True))
    found = (
        min(slack(alike, day, route.sites, route.lunch_leg) for day, route in pairs),
        -sum(driving(alike, day, route.sites, route.lunch_leg) for day, route in pairs),
    )
    assert found == steadiest_of_all(alike)


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


@settings(max_examples=30, deadline=None)
@given(problems(most=4, n_days=2), st.integers(0, 3))
def test_what_a_similar_problem_taught_spoils_nothing(problem, site):
    """From hints of the problem without a site or with it forced, the best is found and proven."""
    site %= problem.n_sites
    closed = [
        replace(day, starts=[[] if k == site else s for k, s in enumerate(day.starts)])
        for day in problem.days
    ]
    hints = [
        solve_days(replace(problem, days=closed, must=problem.must - {site})).learnt,
        solve_days(replace(problem, must=problem.must | {site})).learnt,
        solve_days(problem).learnt,
    ]
    best = best_of_all(problem)
    for learnt in hints:
        solution = solve_days(problem, learnt=learnt).solution
        if best is None:
            assert solution is None
            continue
        assert solution.score == pytest.approx(best)
        assert solution.bound >= best - 1e-6
        early = solve_days(problem, learnt=learnt, rounds=1).solution
        assert early is None or early.score - 1e-6 <= best <= early.bound + 1e-6


@settings(max_examples=15, deadline=None)
@given(problems(most=4, n_days=2), st.integers(1, 40))
def test_whenever_it_is_stopped_the_bound_holds(problem, asks):
    """Called off at any of its steps, the work ends with a tour and a bound that are true."""
    left = iter(range(asks))
    best = best_of_all(problem)
    solution = solve_days(problem, stop=lambda: next(left, None) is None).solution
    if solution is not None:
        assert solution.score <= best + 1e-6 <= solution.bound + 2e-6


@settings(max_examples=15, deadline=None)
@given(problems(most=4, n_days=2), st.integers(0, 3))
def test_prices_of_other_must_sees_leave_the_bound_true(problem, site):
    """What another problem paid for a must-see is no price of a site that need not be seen."""
    best, known = best_of_all(problem), solve_days(problem).learnt
    if best is None or known.prices is None:
        return
    must = np.where(np.arange(problem.n_sites) == site % problem.n_sites, 100.0, 0.0)
    learnt = replace(known, prices=replace(known.prices, must=must))
    solution = solve_days(problem, learnt=learnt, rounds=1).solution
    assert solution is None or solution.bound >= best - 1e-6
