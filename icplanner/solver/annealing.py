"""Ruin and recreate under simulated annealing: the loop around removal and insertion."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Final, NamedTuple

from icplanner.solver.compiled import compiled, compiled_and_kept, fingerprint
from icplanner.solver.flat_problem import NEVER, Floats, World
from icplanner.solver.insertion import fill, find_places, put
from icplanner.solver.notebook import note_routes
from icplanner.solver.randomness import below
from icplanner.solver.removal import (
    close_up,
    poor_value,
    room_for,
    scattered,
    string_anywhere,
    strings_near,
)
from icplanner.solver.search_state import ABSENT, CURRENT, SCORE, SPENT, VALUE, WANTED, State
from icplanner.solver.timing import time_route

# Routes of tours within this share of the best score are noted for recombination.
NOTEWORTHY: Final = 0.97

# Scores that differ by less are the same: sums of diminished scores are rounded.
SAME: Final = 1e-9


class Habits(NamedTuple):
    """What a search is given to do its work by.

    Attributes
    ----------
    longest
        Longest string removed from a route.
    noise
        Spread of the random weights, in 64ths.
    minute
        What a unit of time is worth among tours of like score.
    exponents
        How many of the EXPONENTS are drawn from.
    log
        -ln of evenly spread numbers between 0 and 1, to draw from.
    """

    longest: int
    noise: int
    minute: float
    exponents: int
    log: Floats


@compiled
def weigh(w: World, s: State, minute: float) -> None:
    """Sum up the score (diminished by groups), what must-sees lack, and the time used."""
    score = 0.0
    lacking = 0
    top = w.n_factors - 1
    for j in range(w.n):
        if s.i[s.day_of + j] >= 0:
            if w.n_groups == 0 or w.i[w.group + j] < 0:
                score += w.f[w.score + j]
        elif w.i[w.must + j] > 0:
            lacking += 1
    for g in range(w.n_groups):
        rank = 0
        for m in range(w.i[w.member_at + g], w.i[w.member_at + g + 1]):
            j = w.i[w.member + m]
            if s.i[s.day_of + j] >= 0:
                score += w.f[w.score + j] * w.f[w.factor + min(rank, top)]
                rank += 1
    used = 0
    for d in range(w.n_days):
        used += s.i[s.reach + d * w.capacity + s.i[s.length + d] - 2] - w.i[w.day_start + d]
    s.f[s.sums + SCORE] = score
    s.f[s.sums + VALUE] = score - minute * used - 1e7 * lacking
    s.f[s.sums + WANTED] = score - 1e7 * lacking


@compiled
def set_routes(w: World, s: State) -> None:
    """Make s consistent after `seq` and `length` were written: who is where, and all timing."""
    s.f[s.sums + SPENT] = 0.0
    for j in range(w.n):
        s.i[s.day_of + j] = -1
    for d in range(w.n_days):
        for p in range(1, s.i[s.length + d] - 1):
            j = s.i[s.seq + d * w.capacity + p]
            s.i[s.day_of + j] = d
            s.f[s.sums + SPENT] += w.f[w.cost + j]
        time_route(w, s, d)
    _list_absent(w, s)


@compiled
def _list_absent(w: World, s: State) -> None:
    """List the sites that are in no route, in order of their number."""
    count = 0
    for j in range(w.n):
        if s.i[s.day_of + j] < 0:
            s.i[s.absent + count] = j
            s.i[s.absent_at + j] = count
            count += 1
    s.i[s.tally + ABSENT] = count


@compiled
def _take_back(w: World, s: State) -> None:
    """Return to the routes kept before this iteration."""
    for d in range(w.n_days):
        row = d * w.capacity
        if s.i[s.touched + d] > 0:
            for p in range(1, s.i[s.length + d] - 1):
                j = s.i[s.seq + row + p]
                if s.i[s.day_of + j] == d:
                    s.i[s.day_of + j] = -1
    for d in range(w.n_days):
        row = d * w.capacity
        if s.i[s.touched + d] > 0:
            s.i[s.length + d] = s.i[s.kept_length + d]
            for p in range(s.i[s.length + d]):
                s.i[s.seq + row + p] = s.i[s.kept_seq + row + p]
            for p in range(1, s.i[s.length + d] - 1):
                s.i[s.day_of + s.i[s.seq + row + p]] = d
            time_route(w, s, d)
    if w.limited:
        _count_spent(w, s)
    _list_absent(w, s)


@compiled
def _count_spent(w: World, s: State) -> None:
    """Sum up the costs afresh, in order of the sites, so that no rounding piles up."""
    spent = 0.0
    for j in range(w.n):
        if s.i[s.day_of + j] >= 0:
            spent += w.f[w.cost + j]
    s.f[s.sums + SPENT] = spent


@compiled
def _keep(w: World, s: State) -> None:
    """Note the touched routes as the ones to return to."""
    for d in range(w.n_days):
        if s.i[s.touched + d] > 0:
            row = d * w.capacity
            s.i[s.kept_length + d] = s.i[s.length + d]
            for p in range(s.i[s.length + d]):
                s.i[s.kept_seq + row + p] = s.i[s.seq + row + p]


@compiled
def _note_best(w: World, s: State) -> None:
    """Note the routes if they are the best so far: must-sees, then score, then time."""
    more = s.f[s.sums + WANTED] - s.f[s.best_sums + WANTED]
    if more < -SAME or (more <= SAME and s.f[s.sums + VALUE] <= s.f[s.best_sums + VALUE]):
        return
    s.f[s.best_sums + WANTED] = s.f[s.sums + WANTED]
    s.f[s.best_sums + VALUE] = s.f[s.sums + VALUE]
    s.f[s.best_sums + SCORE] = s.f[s.sums + SCORE]
    s.f[s.best_sums + SPENT] = s.f[s.sums + SPENT]
    for d in range(w.n_days):
        row = d * w.capacity
        s.i[s.best_length + d] = s.i[s.length + d]
        for p in range(s.i[s.length + d]):
            s.i[s.best_seq + row + p] = s.i[s.seq + row + p]


@compiled
def _ruin(w: World, s: State, longest: int) -> int:
    """Remove some sites; return an absent site to be put in first, or -1."""
    kind = below(s, 8)
    wish = -1
    if kind < 3:
        strings_near(w, s, longest)
    elif kind < 5:
        wish = room_for(w, s, longest)
    elif kind < 6:
        string_anywhere(w, s, longest)
    elif kind < 7:
        scattered(w, s, longest)
    else:
        poor_value(w, s, longest)
    for d in range(w.n_days):
        s.i[s.touched + d] = 0
    close_up(w, s)
    return wish


@compiled
def _start(w: World, s: State, c: Habits) -> None:
    """Begin a run with the routes in s, filled up."""
    set_routes(w, s)
    fill(w, s, below(s, c.exponents), c.noise)
    weigh(w, s, c.minute)
    for d in range(w.n_days):
        s.i[s.touched + d] = 1
    _keep(w, s)
    s.f[s.sums + CURRENT] = s.f[s.sums + VALUE]
    _note_best(w, s)


@compiled
def _put_first(w: World, s: State, j: int) -> None:
    """Insert absent site j where it is cheapest, if it fits anywhere."""
    if w.limited and s.f[s.sums + SPENT] + w.f[w.cost + j] > w.budget:
        return
    s.i[s.candidate] = j
    cheapest = NEVER
    day = -1
    for d in range(w.n_days):
        find_places(w, s, d, 1)
        cost = s.i[s.fit_cost + d * w.n + j]
        if cost < cheapest:
            cheapest = cost
            day = d
    if day >= 0:
        put(w, s, day, s.i[s.fit_place + day * w.n + j], j)


def _entry(sources: int) -> Callable[[World, State, Habits, float, int], None]:
    """Return the one function that is called from outside, compiled together with all it calls.

    `sources` is enclosed so that machine code kept on disk is renewed when any of them changes.
    """

    @compiled_and_kept
    def anneal(w: World, s: State, c: Habits, heat: float, iterations: int) -> None:
        """Go on at one temperature, for 0 iterations begin with the routes in s, filled up.

        The best routes ever seen are in `best_seq`.
        """
        if iterations == 0 or sources < 0:
            _start(w, s, c)
        for _ in range(iterations):
            wish = _ruin(w, s, c.longest)
            if wish >= 0:
                _put_first(w, s, wish)
            fill(w, s, below(s, c.exponents), c.noise)
            weigh(w, s, c.minute)
            value = s.f[s.sums + VALUE]
            if value >= s.f[s.sums + CURRENT] - heat * c.log[below(s, len(c.log))]:
                _keep(w, s)
                s.f[s.sums + CURRENT] = value
                _note_best(w, s)
                if s.f[s.sums + SCORE] >= NOTEWORTHY * s.f[s.best_sums + SCORE]:
                    note_routes(w, s)
            else:
                _take_back(w, s)

    return anneal


anneal: Final = _entry(
    fingerprint(
        Path(__file__).with_name(f"{name}.py").as_posix()
        for name in (
            "annealing",
            "flat_problem",
            "insertion",
            "notebook",
            "randomness",
            "removal",
            "search_state",
            "timing",
        )
    )
)
