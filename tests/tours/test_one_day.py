"""The exact solver of one day against trying every tour."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from small_days import all_tours, problems, slack, works, worth

from icplanner.tours.one_day import solve_day
from icplanner.tours.schedule import least_slack


@settings(max_examples=120, deadline=None)
@given(problems())
def test_no_tour_is_better(problem):
    """The proven score equals that of the best tour found by trying every one."""
    day = problem.days[0]
    tours = [order for order, _ in all_tours(problem, day) if problem.must <= set(order)]
    result = solve_day(problem)
    assert result.proven
    if not tours:
        assert result.solution is None
        assert result.conflicts
        return
    best = max(worth(problem, order) for order in tours)
    route = result.solution.routes[0]
    assert result.solution.score == pytest.approx(best)
    assert result.solution.bound == pytest.approx(best)
    assert worth(problem, route.sites) == pytest.approx(best)
    assert works(problem, day, route.sites, route.lunch_leg)


@settings(max_examples=40, deadline=None)
@given(problems(most=5))
def test_slack_comes_second(problem):
    """Among the tours of the best score none has more slack than the answer."""
    day = problem.days[0]
    result = solve_day(problem)
    if result.solution is None or not result.solution.routes[0].sites:
        return
    route = result.solution.routes[0]
    rivals = [
        slack(problem, day, order, leg)
        for order, leg in all_tours(problem, day)
        if problem.must <= set(order)
        and worth(problem, order) == pytest.approx(result.solution.score)
    ]
    assert least_slack(problem, day, route) == max(rivals)


@settings(max_examples=40, deadline=None)
@given(problems())
def test_a_cut_search_keeps_a_valid_bound(problem):
    """With one partial tour allowed, the bound still reaches the best score."""
    result = solve_day(problem, node_limit=1)
    best = max(
        (
            worth(problem, order)
            for order, _ in all_tours(problem, problem.days[0])
            if problem.must <= set(order)
        ),
        default=None,
    )
    if result.solution is not None:
        assert result.solution.bound >= best - 1e-9
        assert result.solution.score <= best + 1e-9
