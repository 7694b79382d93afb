"""The losses of a tour of several days, against solving again with the site as a must-see."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from small_days import best_of_all, problems, worth

from icplanner.solver.day_losses import Inquiry, better_known
from icplanner.solver.engine import exact_losses
from icplanner.solver.losses import Loss
from icplanner.solver.several_days import solve_days


@settings(max_examples=50, deadline=None)
@given(problems(most=4, n_days=2))
def test_the_loss_is_that_of_solving_again(problem):
    """Each loss is the best score less the best of all combinations that hold the site."""
    result = solve_days(problem)
    if result.solution is None:
        return
    best = best_of_all(problem)
    held = {site for route in result.solution.routes for site in route.sites}
    absent = sorted(set(range(problem.n_sites)) - held)
    made = list(exact_losses(problem, result.solution, absent, result.learnt, None))
    assert [loss.site for loss in made] == absent
    for loss in made:
        forced = best_of_all(replace(problem, must=problem.must | {loss.site}))
        if forced is None:
            assert loss.loss is None
            continue
        assert loss.exact
        assert loss.loss == pytest.approx(best - forced)
        assert set(loss.instead_of) <= held
        assert worth(problem, held - set(loss.instead_of)) <= forced + 1e-6


@settings(max_examples=15, deadline=None)
@given(problems(most=4, n_days=2))
def test_what_is_too_much_to_join_is_solved_again(problem):
    """Where nothing may be joined around a site, the loss is exact all the same."""
    result = solve_days(problem)
    if result.work is None:
        return
    best = best_of_all(problem)
    inquiry = Inquiry(result.work, result.solution)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("icplanner.solver.day_losses._BESIDE_PAIRS", -1)
        made = [inquiry.exactly(site) for site in inquiry.absent]
    for loss in made:
        forced = best_of_all(replace(problem, must=problem.must | {loss.site}))
        if forced is not None:
            assert loss.exact
            assert loss.loss == pytest.approx(best - forced)


@settings(max_examples=30, deadline=None)
@given(problems(most=4, n_days=2))
def test_what_is_told_at_once_holds_the_loss(problem):
    """The limits told for all sites together hold the loss, and are it where they say exact."""
    result = solve_days(problem)
    if result.work is None:
        return
    best = best_of_all(problem)
    for site, loss in Inquiry(result.work, result.solution).wide(2).items():
        forced = best_of_all(replace(problem, must=problem.must | {site}))
        real = np.inf if forced is None else best - forced
        assert loss.least_loss <= real + 1e-6
        assert loss.loss is None or loss.loss >= real - 1e-6
        if loss.exact:
            assert loss.loss == pytest.approx(real)


@settings(max_examples=15, deadline=None)
@given(problems(most=4, n_days=2))
def test_losses_need_nothing_that_was_learnt(problem):
    """Without what the search learnt the same losses come out."""
    result = solve_days(problem)
    if result.solution is None:
        return
    sites = range(problem.n_sites)
    warm = list(exact_losses(problem, result.solution, sites, result.learnt, None))
    cold = list(exact_losses(problem, result.solution, sites, None, None))
    assert [loss.site for loss in warm] == [loss.site for loss in cold]
    for one, other in zip(warm, cold, strict=True):
        assert one.loss == (None if other.loss is None else pytest.approx(other.loss))


def test_two_findings_of_one_loss_are_joined():
    """Of two tours the better one counts, and of two proven limits the higher one."""
    found = Loss(site=3, loss=5.0, least_loss=1.0, instead_of=(1,))
    better = Loss(site=3, loss=4.0, least_loss=0.5, instead_of=(2,))
    assert better_known(found, better) == Loss(site=3, loss=4.0, least_loss=1.0, instead_of=(2,))
    bare = Loss(site=3, loss=None, least_loss=4.5)
    assert better_known(bare, found) == Loss(site=3, loss=5.0, least_loss=4.5, instead_of=(1,))
