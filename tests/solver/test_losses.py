"""The loss of forcing a site in, against solving again with the site as a must-see."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from small_days import problems, works

from icplanner.solver.losses import losses
from icplanner.solver.one_day import solve_day
from icplanner.solver.pool import near_tours


@settings(max_examples=60, deadline=None)
@given(problems())
def test_the_loss_is_that_of_solving_again(problem):
    """Each loss is the best score less the best score with the site as a must-see."""
    result = solve_day(problem)
    if result.outcome is None:
        return
    pool = near_tours(result.outcome)
    for loss in losses(problem, result, pool):
        again = solve_day(replace(problem, must=problem.must | {loss.site})).solution
        assert loss.exact
        if again is None:
            assert loss.loss is None
            continue
        assert loss.loss == pytest.approx(result.solution.score - again.score)
        assert loss.site in loss.route.sites
        assert set(loss.instead_of) == set(result.solution.routes[0].sites) - set(loss.route.sites)
        assert works(problem, problem.days[0], loss.route.sites, loss.route.lunch_leg)


@settings(max_examples=30, deadline=None)
@given(problems())
def test_a_cut_pool_changes_no_loss(problem):
    """Losses are the same whether read off the pool or searched for one by one."""
    result = solve_day(problem)
    if result.outcome is None:
        return
    pool = near_tours(result.outcome)
    searched = losses(problem, result, replace(pool, complete=False))
    for one, other in zip(losses(problem, result, pool), searched, strict=True):
        assert one.loss == (None if other.loss is None else pytest.approx(other.loss))
