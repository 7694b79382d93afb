"""Joining day tours to whole tours, called off at any moment."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st
from small_days import problems

from icplanner.solver.joining import join
from icplanner.solver.several_days import solve_days


@settings(max_examples=25, deadline=None)
@given(problems(most=4, n_days=2), st.integers(0, 5))
def test_a_join_is_whole_or_given_up(problem, asks):
    """Called off, a join returns nothing rather than some of the tours."""
    work = solve_days(problem).work
    days = None if work is None else work.options(20.0)
    if work is None or days is None:
        return
    left = iter(range(asks))
    room = work.room(20.0)
    found = join(problem, days, room, 10_000, lambda: next(left, None) is None)
    whole = join(problem, days, room, 10_000)
    assert whole is not None
    assert found is None or found.rows.tolist() == whole.rows.tolist()
