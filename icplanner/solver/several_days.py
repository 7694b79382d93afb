"""A tour over several days with a proven upper bound: column generation over day tours."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Final, Protocol

import numpy as np

from icplanner.solver.columns import Column, Duals, Packing, rewards, worths
from icplanner.solver.pricing import DayPricer, column_of, day_kinds
from icplanner.solver.problem import FloatArray, Problem, Route, Solution
from icplanner.solver.schedule import schedule
from icplanner.solver.search import SAME_SCORE
from icplanner.solver.steadiest import steadiest
from icplanner.solver.worth import set_score

# Rounds of pricing; most cases stop sooner (docs/tours-method.md).
ROUNDS: Final = 60

# Rounds from which on the last step of the proof is worth its time.
CLOSING_FROM: Final = 6

# How far prices go from the best ones to the newest; 1 would let them swing.
_SMOOTHING: Final = 0.5

# Every so many rounds the most promising columns are combined to a whole tour, within so many
# nodes of HiGHS: a quick look, for a good tour early.
_PACK_EVERY: Final = 4
_PACK_COLUMNS: Final = 150
_PACK_NODES: Final = 50

# The gap at which the last step is worth trying.
_CLOSE_AT: Final = 0.008

# Partial tours extended, and columns allowed, for the last step that closes the gap.
_CLOSING_NODES: Final = 150_000
_CLOSING_COLUMNS: Final = 6_000
_CLOSING_PACK_NODES: Final = 2_000


class Progress(Protocol):
    """Told how far the work is: (done, of, best score, upper bound).

    The first time comes with the first tour, before any bound is known (infinity); a score of
    -infinity means that no tour was found yet.
    """

    def __call__(self, done: int, of: int, best: float, bound: float) -> None:
        """Take notice; must be quick."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DaysResult:
    """The answer for several days.

    Attributes
    ----------
    solution
        The best tour found, one route a day, with its upper bound; None where no combination of
        day tours with every must-see was found.
    proven
        Whether nothing better exists.
    rounds
        Rounds of pricing done.
    columns
        (day index of the same kind, sites in order) of the day tours seen.
    never
        Must-sees that fit none of the days even alone.
    """

    solution: Solution | None
    proven: bool
    rounds: int = 0
    columns: tuple[tuple[int, tuple[int, ...]], ...] = ()
    never: tuple[int, ...] = ()


def solve_days(
    problem: Problem,
    *,
    initial: Iterable[tuple[int, tuple[int, ...]]] = (),
    rounds: int = ROUNDS,
    progress: Progress | None = None,
    stop: Callable[[], bool] | None = None,
    first: Callable[[Solution], None] | None = None,
) -> DaysResult:
    """Find a tour over several days, and a bound on the best possible one.

    Parameters
    ----------
    problem
        The problem; musts, budget and diminishing factors hold for all days together.
    initial
        Day tours to start from, (day index, sites in order), as `ruin_recreate.explore` pools
        them; those that do not work are ignored.
    rounds
        Rounds of pricing at most: the result does not depend on the clock. Below `CLOSING_FROM`
        the last step of the proof, which takes as long as some rounds, is left out too.
    progress
        Told once the first tour is there and after each round.
    stop
        Asked after each pricing; true ends the work with what is known.
    first
        Given the first tour, filled greedily day by day, as soon as there is one.

    Raises
    ------
    ValueError
        As `day_task`.
    """
    work = _Work(problem, stop)
    never = tuple(sorted(problem.must - work.reachable))
    if never:
        return DaysResult(solution=None, proven=True, never=never)
    closing = rounds >= CLOSING_FROM
    work.begin(initial)
    if progress is not None:
        progress(0, rounds, work.best, work.bound)
    early = work.solution() if first is not None else None
    if first is not None and early is not None:
        first(early)
    work.begin_backwards()
    done = 0
    while done < rounds and not work.finished and not work.stopped:
        work.round(pack=done % _PACK_EVERY == _PACK_EVERY - 1)
        done += 1
        if closing and done % _PACK_EVERY == 0 and work.bound <= (1 + _CLOSE_AT) * work.best:
            work.close()
        if progress is not None:
            progress(done, rounds, work.best, work.bound)
    if done % _PACK_EVERY and not work.finished:
        work.pack_promising()
    if closing and not work.closed:
        work.close()
    if progress is not None:
        progress(done, done, work.best, work.bound)
    return DaysResult(
        solution=work.solution(),
        proven=work.bound <= work.best + SAME_SCORE,
        rounds=done,
        columns=tuple((work.firsts[column.kind], column.sites) for column in work.columns.values()),
    )


class _Work:
    """Column generation in progress."""

    def __init__(self, problem: Problem, stop: Callable[[], bool] | None) -> None:
        self.problem = problem
        self.day_of = day_kinds(problem)
        self.firsts = sorted(set(self.day_of))
        self.counts = [self.day_of.count(first) for first in self.firsts]
        self.pricers = [DayPricer(problem, first, kind) for kind, first in enumerate(self.firsts)]
        self.reachable = {
            site for pricer in self.pricers for site in pricer.task.table.sites.tolist()
        }
        self.packing = Packing(problem, self.counts)
        self.linear = worths(problem)
        self.columns: dict[tuple[int, frozenset[int]], Column] = {}
        self.chosen: tuple[Column, ...] | None = None
        self.best, self.bound = -np.inf, np.inf
        self.finished = self.closed = False
        self._stop = stop
        self._centre: Duals | None = None
        self._exact_prices = False

    @property
    def stopped(self) -> bool:
        return self._stop is not None and self._stop()

    def begin(self, initial: Iterable[tuple[int, tuple[int, ...]]]) -> None:
        """Collect first columns: given ones, day after day greedily, one for each must-see."""
        kind_of = {first: kind for kind, first in enumerate(self.firsts)}
        # A day may stay empty; that also gives the master problem something to start with.
        self._add(Column(kind, (), 0) for kind in kind_of.values())
        for day_index, sites in initial:
            first = self.day_of[day_index]
            column = column_of(self.problem, first, kind_of[first], sites)
            if column is not None:
                self._add([column])
        score = np.asarray(self.problem.score, dtype=np.float64)
        self._fill(self.day_of)
        for pricer in self.pricers:
            for site in sorted(self.problem.must):
                if self.stopped:
                    break
                self._add(pricer.greedy(np.maximum(score, 1e-6), (site,)))
        self._pack(list(self.columns.values()), _PACK_NODES)

    def begin_backwards(self) -> None:
        """Fill the days greedily once more, the last day first."""
        if len(self.day_of) > 1 and not self.stopped:
            self._fill(self.day_of[::-1])
            self._pack(list(self.columns.values()), _PACK_NODES)

    def _fill(self, order: list[int]) -> None:
        """Collect a good tour for each day in turn, from what the days before left over."""
        left, held = np.asarray(self.problem.score, dtype=np.float64), list[int]()
        for first in order:
            made = self.pricers[self.firsts.index(first)].greedy(left)
            self._add(made)
            held += [site for column in made for site in column.sites]
            left = self._marginal(held)

    def round(self, *, pack: bool) -> None:
        """Price every kind of day once, and combine what is known."""
        columns = list(self.columns.values())
        _, newest = self.packing.prices(columns)
        prices = newest
        if self._centre is not None and not self._exact_prices:
            prices = self._centre.mixed(newest, _SMOOTHING)
        reward, total = rewards(self.problem, self.linear, prices)
        before = len(self.columns)
        for pricer, count in zip(self.pricers, self.counts, strict=True):
            bound, made = pricer.price(reward, self._stop)
            if self.stopped:
                return
            total += count * bound
            self._add(made)
        if total < self.bound:
            self.bound, self._centre = total, prices
        found_new = len(self.columns) > before
        self.finished = not found_new and prices is newest
        self._exact_prices = not found_new
        if pack or self.finished:
            self.pack_promising(newest)
        self.finished |= self.bound <= self.best + SAME_SCORE

    def pack_promising(self, prices: Duals | None = None) -> None:
        """Combine the columns that are worth most under prices, the last ones if none are given."""
        if prices is None:
            _, prices = self.packing.prices(list(self.columns.values()))
        reward, _ = rewards(self.problem, self.linear, prices)
        self._pack(self._promising(reward), _PACK_NODES)

    def close(self) -> None:
        """If the gap is small, combine every day tour that could be part of a better tour."""
        self.bound = max(self.bound, self.best)
        self.closed = self.bound <= self.best + SAME_SCORE
        if self._centre is None or self.stopped or self.closed:
            return
        reward, total = rewards(self.problem, self.linear, self._centre)
        day_bounds = [pricer.price(reward)[0] for pricer in self.pricers]
        total += sum(b * count for b, count in zip(day_bounds, self.counts, strict=True))
        every: list[Column] = []
        for pricer, bound in zip(self.pricers, day_bounds, strict=True):
            made = pricer.all_above(reward, bound - (total - self.best), _CLOSING_NODES)
            if made is None or len(every) + len(made) > _CLOSING_COLUMNS:
                return
            every += made
        self._add(every)
        proof = self._pack(every, _CLOSING_PACK_NODES)
        if proof is not None:
            self.bound = max(self.best, min(self.bound, proof))
            self.finished = self.closed = self.bound <= self.best + SAME_SCORE

    def solution(self) -> Solution | None:
        """Return the best combination as routes, day by day, the steadiest order of each."""
        if self.chosen is None:
            return None
        left = list(self.chosen)
        routes = []
        for day, first in zip(self.problem.days, self.day_of, strict=True):
            kind = self.firsts.index(first)
            mine = next((column for column in left if column.kind == kind), None)
            route: Route | None = Route((), ())
            if mine is not None:
                left.remove(mine)
                route = schedule(self.problem, day, mine.sites, mine.lunch_leg)
            if route is None:
                raise AssertionError("a column does not work on a day of its kind")
            routes.append(steadiest(self.problem, day, route))
        score = set_score(self.problem, [site for route in routes for site in route.sites])
        bound = score if self.bound <= score + SAME_SCORE else self.bound
        return Solution(tuple(routes), score, max(score, bound))

    def _add(self, columns: Iterable[Column]) -> None:
        for column in columns:
            self.columns.setdefault(column.key, column)

    def _promising(self, reward: FloatArray) -> list[Column]:
        """Return the columns of the highest reward, equally many of each kind of day."""
        ranked = sorted(
            self.columns.values(), key=lambda column: -float(reward[list(column.sites)].sum())
        )
        return [
            column
            for kind in range(len(self.counts))
            for column in [c for c in ranked if c.kind == kind][:_PACK_COLUMNS]
        ]

    def _pack(self, columns: list[Column], nodes: int) -> float | None:
        """Combine columns to the best tour; return the proven best of such, if known."""
        packed = self.packing.best(columns, nodes)
        if packed.chosen is not None:
            sites = [site for column in packed.chosen for site in column.sites]
            score = set_score(self.problem, sites)
            if score > self.best:
                self.best, self.chosen = score, packed.chosen
        return packed.bound

    def _marginal(self, held: list[int]) -> FloatArray:
        """Return what each site not held yet would add."""
        base = set_score(self.problem, held)
        return np.array(
            [
                0.0 if site in held else set_score(self.problem, [*held, site]) - base
                for site in range(self.problem.n_sites)
            ]
        )
