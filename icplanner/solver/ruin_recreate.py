"""Good tours for several days by ruin and recreate; fast, and without proof.

Schrimpf et al. (2000), Record Breaking Optimization Results Using the Ruin and Recreate Principle,
with string removals after Christiaens and Vanden Berghe (2020), greedy insertion by score ** a /
time after Vansteenwegen et al. (2009), and simulated annealing. Seed and iterations alone decide
the result; the clock is never asked.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

import numpy as np

from icplanner.solver.annealing import Habits, anneal
from icplanner.solver.flat_problem import EXPONENTS, World, flatten, floats
from icplanner.solver.notebook import noted_routes
from icplanner.solver.problem import Day, Problem, Route, Solution
from icplanner.solver.schedule import least_slack, schedule
from icplanner.solver.search_state import SCORE, empty_state
from icplanner.solver.worth import set_score

# Temperatures at the start and at the end of a run, in mean scores of a site; measured on the
# published instances and on random ones like them (benchmarks/README.md).
HOT: Final = 0.5
COLD: Final = 0.1
# Longest string removed, spread of the random weights (64ths), and worth of a whole day's time
# in mean scores: measured likewise.
LONGEST: Final = 16
NOISE: Final = 32
DAY_WORTH: Final = 0.3
# Iterations at one temperature, and between two looks at `stop`: some 5 ms compiled, half a
# second in plain Python.
CHUNK: Final = 100

_LOG: Final = floats([-math.log((k + 0.5) / 1024) for k in range(1024)])


@dataclass(frozen=True, slots=True)
class Exploration:
    """What a search found.

    Attributes
    ----------
    solution
        The best tour; it may lack must-see sites if none with all of them was found.
    pool
        Routes of good tours, as (day, sites in a working order), each set of sites once a day.
    iterations
        How many were done: fewer than asked for if stopped.
    """

    solution: Solution
    pool: tuple[tuple[int, tuple[int, ...]], ...]
    iterations: int


class Search:
    """A search in progress over one problem; the caller cools it down."""

    def __init__(self, problem: Problem, seed: int) -> None:
        self._world: World = flatten(problem)
        self._state = empty_state(self._world, seed)
        self._mean = float(np.mean(problem.score)) if problem.n_sites else 0.0
        span = max((day.end - day.start for day in problem.days), default=1)
        self._habits = Habits(
            longest=LONGEST,
            noise=NOISE,
            minute=DAY_WORTH * self._mean / max(span, 1),
            exponents=len(EXPONENTS),
            log=_LOG,
        )
        anneal(self._world, self._state, self._habits, 0.0, 0)

    @property
    def best_score(self) -> float:
        """Return the score of the best routes so far."""
        return float(self._state.f[self._state.best_sums + SCORE])

    def go_on(self, share: float, iterations: int = CHUNK) -> None:
        """Do so many iterations at the temperature due when this share of the run is done."""
        if self._world.n:
            heat = HOT * (COLD / HOT) ** min(share, 1.0) * self._mean
            anneal(self._world, self._state, self._habits, heat, iterations)

    def best_routes(self) -> list[tuple[int, ...]]:
        """Return the sites of the best routes so far, a route a day."""
        state, routes = self._state, []
        for d in range(self._world.n_days):
            first = state.best_seq + d * self._world.capacity + 1
            last = first + state.i[state.best_length + d] - 2
            routes.append(tuple(int(site) for site in state.i[first:last]))
        return routes

    def pool(self) -> set[tuple[int, tuple[int, ...]]]:
        """Return the routes of good tours noted so far, and those of the best."""
        best = {(d, route) for d, route in enumerate(self.best_routes()) if route}
        return best | noted_routes(self._state)


def explore(
    problem: Problem,
    *,
    seed: int,
    iterations: int,
    progress: Callable[[float], None] | None = None,
    stop: Callable[[], bool] | None = None,
) -> Exploration:
    """Search for a good tour and note the routes seen on the way.

    Parameters
    ----------
    problem
        Sites and days; timetables, lunch, must-sees, groups and budget included.
    seed
        Any whole number; the same seed and iterations give the same tour on every machine.
    iterations
        Removals and recreations. Some 20,000 to 70,000 a second compiled, a hundredth of that
        in plain Python, for 100 sites.
    progress
        Told the share done, between 0 and 1, after each chunk of iterations.
    stop
        Asked after each chunk; true ends the search with what was found.
    """
    search = Search(problem, seed)
    done = 0
    while done < iterations:
        if stop is not None and stop():
            break
        chunk = min(CHUNK, iterations - done)
        search.go_on(done / iterations, chunk)
        done += chunk
        if progress is not None:
            progress(done / iterations)
    return Exploration(
        solution=as_solution(problem, search.best_routes()),
        pool=tuple(sorted(search.pool())),
        iterations=done,
    )


def ruin_and_recreate(
    problem: Problem,
    *,
    seed: int,
    iterations: int,
    progress: Callable[[float], None] | None = None,
    stop: Callable[[], bool] | None = None,
) -> Solution:
    """Return the best tour that `explore` finds."""
    return explore(problem, seed=seed, iterations=iterations, progress=progress, stop=stop).solution


def as_solution(problem: Problem, routes: list[tuple[int, ...]]) -> Solution:
    """Time the routes; the bound is what all sites open on some day are worth together."""
    timed = [_timed(problem, day, sites) for day, sites in zip(problem.days, routes, strict=True)]
    open_sites = [
        site
        for site in range(problem.n_sites)
        if any(len(day.starts[site]) for day in problem.days)
    ]
    return Solution(
        routes=tuple(timed),
        score=set_score(problem, [site for route in timed for site in route.sites]),
        bound=set_score(problem, open_sites),
    )


def _timed(problem: Problem, day: Day, sites: tuple[int, ...]) -> Route:
    """Time one route, with the lunch where it leaves most slack.

    Raises
    ------
    RuntimeError
        If the search made a route that does not work.
    """
    legs = range(len(sites) + 1) if day.lunch_due else [None]
    options = [schedule(problem, day, sites, leg) for leg in legs]
    working = [route for route in options if route is not None]
    if not working:
        raise RuntimeError(f"the search made a route that does not work: {sites}")
    return max(working, key=lambda route: least_slack(problem, day, route))


def warm_up() -> None:
    """Compile the loops, or load them compiled: up to half a minute once, then under a second.

    Call it where nobody waits: at the start of a server, before a measurement.
    """
    day = Day(start=0, end=9, starts=[[(0, 9)]], travel=np.zeros((3, 3), dtype=np.int64))
    problem = Problem(
        score=np.ones(1), visit=np.ones(1, dtype=np.int64), days=[day], group=np.array([-1])
    )
    ruin_and_recreate(problem, seed=0, iterations=1)
