"""The worth of sets of sites: many at once and one by one."""

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from icplanner.solver.problem import Problem
from icplanner.solver.worth import set_score, set_scores

SITES = 22


@settings(deadline=None, max_examples=60)
@given(
    score=st.lists(st.integers(0, 90), min_size=SITES, max_size=SITES),
    # Groups of more than eight members, and of more than sixteen, are counted in pieces.
    group=st.lists(st.sampled_from([-1, 0, 0, 0, 0, 1, 1, 2]), min_size=SITES, max_size=SITES),
    diminishing=st.sampled_from([(1.0,), (1.0, 0.7, 0.5), (0.9, 0.4), (1.0, 0.9, 0.7, 0.2)]),
    sets=st.lists(st.integers(0, 2**SITES - 1), max_size=6),
)
def test_many_sets_are_worth_what_each_is_worth_alone(score, group, diminishing, sets):
    """Sets scored side by side have the scores that they have one by one."""
    problem = Problem(
        score=np.array(score, dtype=np.float64),
        visit=np.full(SITES, 30),
        days=[],
        group=np.array(group),
        diminishing=diminishing,
    )
    holds = np.array([[bool(one >> k & 1) for k in range(SITES)] for one in sets], dtype=np.bool_)
    alone = [set_score(problem, np.flatnonzero(row).tolist()) for row in holds]
    np.testing.assert_allclose(set_scores(problem, holds.reshape(-1, SITES)), alone, atol=1e-9)
