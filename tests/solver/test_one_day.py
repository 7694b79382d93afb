"""The exact solver of one day against trying every tour."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from small_days import all_tours, problems, slack, works, worth

from icplanner.solver.one_day import solve_day
from icplanner.solver.problem import Day, Problem
from icplanner.solver.schedule import least_slack


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


def far_apart() -> Problem:
    """Two sites with one guided start each, at the same minute, and one open all day."""
    travel = np.full((5, 5), 20)
    np.fill_diagonal(travel, 0)
    day = Day(start=540, end=900, starts=[[(600, 600)], [(600, 600)], [(540, 840)]], travel=travel)
    return Problem(
        score=np.array([10.0, 12.0, 5.0]),
        visit=np.array([60, 60, 60]),
        days=[day],
        group=np.full(3, -1),
    )


def test_musts_that_exclude_each_other_are_named():
    """Two must-sees guided at the same minute are named, and nothing else."""
    result = solve_day(replace(far_apart(), must=frozenset({0, 1, 2})))
    assert result.solution is None
    assert result.proven
    assert result.conflicts == ((0, 1),)


def test_a_must_that_is_closed_is_named():
    """A must-see that cannot be visited that day is named alone."""
    problem = far_apart()
    closed = replace(problem.days[0], starts=[[], *problem.days[0].starts[1:]])
    result = solve_day(replace(problem, days=[closed], must=frozenset({0, 2})))
    assert result.conflicts == ((0,),)


def test_the_same_day_gives_the_same_tour():
    """Two runs agree in tour, bound and work."""
    first, second = solve_day(far_apart()), solve_day(far_apart())
    assert (first.solution, first.nodes) == (second.solution, second.nodes)
    assert first.solution.routes[0].sites == (1, 2)


def test_stopping_keeps_a_tour_and_a_valid_bound():
    """A search that is stopped at once returns its first tour, not a claim of proof it lacks."""
    result = solve_day(far_apart(), stop=lambda: True)
    assert result.solution.score <= 17.0 <= result.solution.bound
