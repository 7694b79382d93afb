"""The heuristic search against an independent reading and against trying every tour."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from itertools import product

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from small_days import all_tours, problems, works, worth

from icplanner.solver.problem import Day, Problem
from icplanner.solver.ruin_recreate import Search, explore, ruin_and_recreate
from icplanner.solver.toptw import read_toptw, to_problem

SEEDS = st.integers(0, 2**40)


@pytest.fixture
def toptw_folder(root):
    """Return the folder of the published instances kept as test data."""
    return root / "tests" / "data" / "toptw"


def best_of_all(problem):
    """Return the score of the best tour over all days by trying every one."""
    days = [{frozenset(order) for order, _ in all_tours(problem, day)} for day in problem.days]
    best = None
    for sets in product(*days):
        together = [site for sites in sets for site in sites]
        if len(set(together)) < len(together) or not problem.must <= set(together):
            continue
        if problem.budget is not None and sum(problem.cost[together]) > problem.budget:
            continue
        score = worth(problem, together)
        best = score if best is None else max(best, score)
    return best


@settings(max_examples=60, deadline=None)
@given(problems(most=8, n_days=3), SEEDS)
def test_every_tour_found_works(problem, seed):
    """Each route passes the rules read anew, no site comes twice, and the budget is kept."""
    solution = ruin_and_recreate(problem, seed=seed, iterations=15)
    visited = [site for route in solution.routes for site in route.sites]
    assert len(set(visited)) == len(visited)
    assert solution.score == pytest.approx(worth(problem, visited))
    assert solution.score <= solution.bound + 1e-9
    if problem.budget is not None:
        assert sum(problem.cost[visited]) <= problem.budget
    for day, route in zip(problem.days, solution.routes, strict=True):
        assert works(problem, day, route.sites, route.lunch_leg)
        assert day.max_stops is None or len(route.sites) <= day.max_stops


@settings(max_examples=40, deadline=None)
@given(problems(most=4, n_days=2), SEEDS)
def test_no_tour_found_beats_the_best(problem, seed):
    """The score is never above that of the best tour found by trying every one."""
    solution = ruin_and_recreate(problem, seed=seed, iterations=30)
    visited = {site for route in solution.routes for site in route.sites}
    best = best_of_all(problem)
    if problem.must <= visited:
        assert solution.score <= best + 1e-9


@settings(max_examples=30, deadline=None)
@given(problems(most=5), SEEDS)
def test_small_days_are_solved(problem, seed):
    """On days of up to five sites the search finds a tour of at least nine tenths of the best."""
    best = best_of_all(problem)
    solution = ruin_and_recreate(problem, seed=seed, iterations=100)
    if best is not None:
        assert problem.must <= {site for route in solution.routes for site in route.sites}
        assert solution.score >= 0.9 * best


@settings(max_examples=25, deadline=None)
@given(problems(most=6, n_days=2), SEEDS)
def test_the_pool_holds_working_routes(problem, seed):
    """Each route noted works on its day with some lunch, and the tour's own routes are noted."""
    found = explore(problem, seed=seed, iterations=20)
    for d, sites in found.pool:
        assert any(works(problem, problem.days[d], sites, leg) for leg in range(len(sites) + 1))
    for d, route in enumerate(found.solution.routes):
        assert not route.sites or (d, route.sites) in found.pool


def test_the_seed_decides(toptw_folder):
    """The same seed and iterations give the same tour, however often the search is stopped."""
    problem = to_problem(read_toptw(toptw_folder / "rc101.txt"), 2)
    told = []
    one = explore(problem, seed=3, iterations=250, progress=told.append)
    two = explore(problem, seed=3, iterations=250)
    assert one.solution == two.solution
    assert one.pool == two.pool
    assert told == [0.4, 0.8, 1.0]


def test_a_search_can_be_stopped(toptw_folder):
    """A search told to stop answers with what it has, and says how far it came."""
    problem = to_problem(read_toptw(toptw_folder / "rc101.txt"), 1)
    looks = iter([False, True])
    found = explore(problem, seed=1, iterations=10_000, stop=lambda: next(looks))
    assert found.iterations == 100
    assert found.solution.score > 0


SAME = """
import json, sys
from pathlib import Path
from icplanner.solver.compiled import ACCELERATED
from icplanner.solver.ruin_recreate import explore
from icplanner.solver.toptw import read_toptw, to_problem
found = explore(to_problem(read_toptw(Path(sys.argv[1])), 2), seed=11, iterations=120)
print(json.dumps([ACCELERATED, [r.begins for r in found.solution.routes], found.pool]))
"""


def test_compiled_or_not_is_the_same(toptw_folder):
    """Plain Python finds the same tour and notes the same routes as this process does."""
    file = toptw_folder / "pr01.txt"
    plain = subprocess.run(  # noqa: S603 - our own interpreter and text
        [sys.executable, "-c", SAME, str(file)],
        capture_output=True,
        check=True,
        env={**os.environ, "NUMBA_DISABLE_JIT": "1"},
    )
    accelerated, begins, pool = json.loads(plain.stdout)
    here = explore(to_problem(read_toptw(file), 2), seed=11, iterations=120)
    assert not accelerated
    assert begins == [list(route.begins) for route in here.solution.routes]
    assert pool == json.loads(json.dumps(here.pool))


def test_nothing_to_visit():
    """Without a site, or with none open, the answer is a tour without stops."""
    travel = np.zeros((3, 3), dtype=np.int64)
    closed = Day(start=0, end=100, starts=[[]], travel=travel)
    one = Problem(score=np.ones(1), visit=np.ones(1, int), days=[closed], group=np.array([-1]))
    nowhere = Day(start=0, end=100, starts=[], travel=travel[:2, :2])
    none = Problem(score=np.ones(0), visit=np.ones(0, int), days=[nowhere], group=np.ones(0, int))
    for problem in (one, none):
        solution = ruin_and_recreate(problem, seed=1, iterations=5)
        assert solution.routes[0].sites == ()
        assert solution.score == solution.bound == 0


def test_the_triangle_may_be_broken():
    """Where a detour is quicker than the straight way the routes still work."""
    rng = np.random.default_rng(5)
    for seed in range(20):
        n = 6
        day = Day(
            start=0,
            end=300,
            starts=[[(0, int(rng.integers(100, 280)))] for _ in range(n)],
            travel=rng.integers(1, 150, (n + 2, n + 2)),
        )
        problem = Problem(
            score=np.ones(n), visit=np.full(n, 5), days=[day, day], group=np.full(n, -1)
        )
        for route in ruin_and_recreate(problem, seed=seed, iterations=30).routes:
            assert works(problem, day, route.sites, None)


def test_a_search_only_improves(toptw_folder):
    """The best score never falls while a search goes on."""
    search = Search(to_problem(read_toptw(toptw_folder / "c101.txt"), 1), 2)
    scores = [search.best_score]
    for _ in range(3):
        search.go_on(0.5, 50)
        scores.append(search.best_score)
    assert scores == sorted(scores)
