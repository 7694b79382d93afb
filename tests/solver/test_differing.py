"""Other tours of several days, against all combinations of day tours."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from small_days import all_combinations, all_tours, problems, slack, works, worth

from icplanner.solver.differing import differing
from icplanner.solver.pricing import day_kinds
from icplanner.solver.several_days import solve_days


def _every_day_tour(problem):
    """Return all day tours that work, under the first day like theirs."""
    return [
        (kind, order)
        for kind, day in zip(day_kinds(problem), problem.days, strict=True)
        for order, _ in all_tours(problem, day)
    ]


def _share(one, other):
    return len(one & other) / len(one | other)


@settings(max_examples=40, deadline=None)
@given(problems(most=4, n_days=2))
def test_other_tours_work_and_differ_and_the_first_is_the_best_that_does(problem):
    """Each works, differs by half, has its days' most slack; with few day tours none is missed."""
    best = solve_days(problem).solution
    if best is None:
        return
    made = differing(problem, best, _every_day_tour(problem), 3)
    sets = [{site for route in tour.routes for site in route.sites} for tour in (best, *made)]
    for place, one in enumerate(sets):
        assert problem.must <= one
        assert all(_share(one, other) <= 0.5 for other in sets[:place])
    for tour, held in zip(made, sets[1:], strict=True):
        assert sum(len(route.sites) for route in tour.routes) == len(held) > 0
        assert tour.score == pytest.approx(worth(problem, held))
        for day, route in zip(problem.days, tour.routes, strict=True):
            assert works(problem, day, route.sites, route.lunch_leg)
            assert slack(problem, day, route.sites, route.lunch_leg) == max(
                slack(problem, day, order, leg)
                for order, leg in all_tours(problem, day)
                if set(order) == set(route.sites)
            )
    days = [{frozenset(order) for order, _ in all_tours(problem, day)} for day in problem.days]
    possible = [
        score
        for score, chosen in all_combinations(problem, days)
        if (held := frozenset().union(*chosen)) and _share(held, sets[0]) <= 0.5
    ]
    assert max((tour.score for tour in made), default=None) == pytest.approx(
        max(possible, default=None)
    )


@settings(max_examples=15, deadline=None)
@given(problems(most=4, n_days=2), st.integers(0, 6))
def test_called_off_there_are_the_first_of_the_same_tours(problem, asks):
    """Who calls the search off gets some of the tours that it would have found, in their order."""
    best = solve_days(problem).solution
    if best is None:
        return
    left = iter(range(asks))
    early = differing(problem, best, _every_day_tour(problem), 3, lambda: next(left, None) is None)
    whole = differing(problem, best, _every_day_tour(problem), 3)
    assert [tour.routes for tour in early] == [tour.routes for tour in whole if tour in early]
