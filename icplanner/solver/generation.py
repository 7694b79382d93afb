"""Column generation over day tours: the state of the work, and its steps."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Final

import numpy as np

from icplanner.solver.columns import Column, Duals, Packing, rewards, worths
from icplanner.solver.joining import DayOptions, Joined, Room, join
from icplanner.solver.known import Centre, DayTour, Learnt
from icplanner.solver.pricing import DayPricer, Priced, day_kinds
from icplanner.solver.problem import FloatArray, Problem, Route, Solution
from icplanner.solver.schedule import schedule
from icplanner.solver.search import SAME_SCORE, Effort
from icplanner.solver.steadiest import steadiest
from icplanner.solver.ties import steadiest_tour
from icplanner.solver.worth import set_score

# How far prices go from the best ones to the newest; 1 would let them swing.
_SMOOTHING: Final = 0.5

# The most promising columns are combined to a whole tour within so many nodes of HiGHS: a quick
# look, for a good tour early. Most of its work is done before the first node and cannot be called
# off: on 7 days up to 0.7 s for 940 columns, at most 0.2 s for 200, for tours as good.
_PACK_COLUMNS: Final = 200
_LEAST_PACKED: Final = 10
_PACK_NODES: Final = 50
_PACK_GAP: Final = 0.005

# The last step of the proof: partial tours extended and their number at once, day tours allowed
# for each day, and pairs of them looked at. Together some tenths of a second.
_CLOSING_NODES: Final = 60_000
_CLOSING_WIDTH: Final = 30_000
_CLOSING_OPTIONS: Final = 4_000
_CLOSING_PAIRS: Final = 3_000_000
_LAST_PAIRS: Final = 20_000_000

# A first look takes this share of the room, and each further one so much more.
_FIRST_ROOM: Final = 0.3
_MORE_ROOM: Final = 1.8

# What a day tour kept for later may fall short of its day's bound, as a share of the best score,
# and how many of them are kept for each kind of day.
_KEPT_SHARE: Final = 0.1
_KEPT_COLUMNS: Final = 250


class Generation:
    """Column generation in progress.

    Attributes
    ----------
    day_of, firsts, counts
        For each day the first one like it; these first days, the kinds; how many days each has.
    best, bound
        The score of the best tour found, -inf for none; and what no tour exceeds.
    complete
        Whether every kind of day has its tables: not if the work was called off before.
    finished, closed
        Nothing more can be bettered; the last step of the proof is done.
    """

    def __init__(
        self,
        problem: Problem,
        stop: Callable[[], bool] | None = None,
        learnt: Learnt | None = None,
    ) -> None:
        """Build the tables of each kind of day."""
        self.problem = problem
        self.day_of = day_kinds(problem)
        self.firsts = sorted(set(self.day_of))
        self.counts = [self.day_of.count(first) for first in self.firsts]
        visit = learnt.visit if learnt is not None else ()
        self.pricers: list[DayPricer] = []
        for kind, first in enumerate(self.firsts):
            if stop is not None and stop():
                break
            self.pricers.append(DayPricer(problem, first, kind, visit[first] if visit else None))
        self.reachable = {
            site for pricer in self.pricers for site in pricer.task.table.sites.tolist()
        }
        self.packing = Packing(problem, self.counts)
        self.linear = worths(problem)
        self.columns: dict[tuple[int, frozenset[int]], Column] = {}
        self.chosen: tuple[Column, ...] | None = None
        self.best, self.bound = -np.inf, np.inf
        self.finished = self.closed = False
        self.centre: Centre | None = None
        self.stop = stop
        # Called off before all tables were there, nothing can be found out at all.
        self.complete = len(self.pricers) == len(self.firsts)
        prices = learnt.prices if learnt is not None else None
        self._around = prices.for_musts(problem.must) if prices is not None else None
        self._exact_prices = False

    @property
    def stopped(self) -> bool:
        """Return whether the work was called off."""
        return self.stop is not None and self.stop()

    def begin(self, initial: Iterable[tuple[int, tuple[int, ...]]], learnt: Learnt | None) -> None:
        """Collect first columns: given ones; if they make no tour, days filled one by one."""
        # A day may stay empty; that also gives the master problem something to start with.
        self._add(Column(kind, (), 0) for kind in range(len(self.firsts)))
        for day_index, sites in initial:
            self._recall(day_index, sites, range(len(sites) + 1))
        for day_index, sites, leg in learnt.tours if learnt is not None else ():
            self._recall(day_index, sites, (leg,))
        if learnt is not None and learnt.tours:
            self._must_columns(self.problem.must - _held(self.columns.values()))
            self.pack_promising()
            if self.best > 0:
                return
        self._fill(self.day_of)
        self._must_columns(self.problem.must)
        self.pack(list(self.columns.values()))

    def begin_backwards(self) -> None:
        """Fill the days greedily once more, the last day first."""
        if len(self.day_of) > 1 and not self.stopped:
            self._fill(self.day_of[::-1])
            self.pack(list(self.columns.values()))

    def _recall(self, day_index: int, sites: tuple[int, ...], legs: Iterable[int]) -> None:
        """Collect a day tour that is said to work, where it does."""
        pricer = self.pricers[self.firsts.index(self.day_of[day_index])]
        known = (pricer.known(sites, leg) for leg in legs)
        column = next((column for column in known if column is not None), None)
        if column is not None:
            self._add([column])

    def _must_columns(self, sites: Iterable[int]) -> None:
        """Collect for each must-see and kind of day a tour that holds it."""
        score = np.maximum(np.asarray(self.problem.score, dtype=np.float64), 1e-6)
        for site in sorted(sites):
            for pricer in self.pricers:
                if self.stopped:
                    return
                self._add(pricer.greedy(score, (site,)))

    def _fill(self, order: Sequence[int]) -> None:
        """Collect a good tour for each day in turn, from what the days before left over."""
        left, held = np.asarray(self.problem.score, dtype=np.float64), list[int]()
        for first in order:
            if self.stopped:
                return
            made = self.pricers[self.firsts.index(first)].greedy(left)
            self._add(made)
            held += [site for column in made for site in column.sites]
            left = self._marginal(held)

    def round(self, *, pack: bool) -> None:
        """Price every kind of day once, and combine what is known."""
        columns = list(self.columns.values())
        _, newest = self.packing.prices(columns)
        prices = newest
        if self._around is not None and not self._exact_prices:
            prices = self._around.mixed(newest, _SMOOTHING)
        reward, total = rewards(self.problem, self.linear, prices)
        before = len(self.columns)
        known = self._known(reward)
        days: list[Priced] = []
        for pricer, count in zip(self.pricers, self.counts, strict=True):
            made = pricer.price(reward, known[pricer.kind], self.stop)
            if self.stopped:
                return
            total += count * made.bound
            days.append(made)
            self._add(made.columns)
        if self.centre is None or total < self.centre.total:
            self.centre = Centre(prices=prices, reward=reward, days=tuple(days), total=total)
            self._around = prices
        self.bound = min(self.bound, total)
        found_new = len(self.columns) > before
        self.finished = not found_new and prices is newest
        self._exact_prices = not found_new
        if pack or self.finished:
            self.pack_promising(newest)
        self.finished |= self.bound <= self.best + SAME_SCORE

    def _known(self, reward: FloatArray) -> list[float]:
        """Return, by kind of day, the reward of the best tour known."""
        best = [0.0] * len(self.firsts)
        for column in self.columns.values():
            worth = float(reward[list(column.sites)].sum())
            best[column.kind] = max(best[column.kind], worth)
        return best

    def pack_promising(self, prices: Duals | None = None) -> None:
        """Combine the columns that are worth most under prices, the last ones if none are given."""
        if self.stopped:
            return
        if prices is None:
            _, prices = self.packing.prices(list(self.columns.values()))
        reward, _ = rewards(self.problem, self.linear, prices)
        self.pack(self._promising(reward))

    def close(self, *, last: bool = False) -> bool:
        """Join every day tour that could be part of a better tour; return whether that was done.

        What is proven then lies in `bound`; without success nothing is lost but the work, of
        which more is done for the `last` try.
        """
        most = _LAST_PAIRS if last else _CLOSING_PAIRS
        centre = self.centre
        self.bound = max(self.bound, self.best)
        if centre is None or self.stopped or self.closed:
            return self.closed
        room = max(0.0, centre.total - self.best)
        share = _FIRST_ROOM
        while not self.stopped:
            share = min(1.0, share)
            days = self.options(share * room)
            found = None
            if days is not None:
                found = join(self.problem, days, self.room(share * room), most, self.stop)
            if days is None or found is None:
                break
            if len(found.scores):
                self._take(found.columns(days, int(found.scores.argmax())))
            if self.best >= centre.total - share * room - SAME_SCORE or share >= 1.0:
                self._settle(days, found)
                self.bound = self.best
                self.finished = self.closed = True
                return True
            share *= _MORE_ROOM
        return False

    def _settle(self, days: Sequence[DayOptions], found: Joined) -> None:
        """Take the steadiest of the best tours, all of which were joined."""
        if len(found.scores) and found.scores.max() >= self.best - SAME_SCORE:
            self.chosen = steadiest_tour(self.problem, self.firsts, days, found)

    def room(self, points: float) -> Room:
        """Return the room of tours at most so many points below the best prices' bound."""
        if self.centre is None:
            raise ValueError("nothing was priced yet")
        return self.centre.room(self.problem, points)

    def options(self, room: float) -> list[DayOptions] | None:
        """Return for each day, like days together, all tours at most `room` below their bound.

        None where that would be too much work.
        """
        if self.centre is None:
            return None
        days: list[DayOptions] = []
        prices = self.room(room).prices
        effort = Effort(_CLOSING_WIDTH, _CLOSING_NODES, self.stop)
        for pricer, priced, count in zip(self.pricers, self.centre.days, self.counts, strict=True):
            near = pricer.near(priced, room, effort, prices)
            if near is None or len(near.short) > _CLOSING_OPTIONS:
                return None
            days += [near] * count
        return days

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

    def learnt(self) -> Learnt:
        """Return what a similar search can start from: the best prices, the columns near them."""
        if self.centre is None:
            return Learnt(tours=tuple(self._tours(self.columns.values())))
        short = self._short(self.centre)
        most = _KEPT_SHARE * max(self.best, 0.0)
        ranked = sorted((k for k, v in short.items() if v <= most), key=lambda k: short[k])
        kept = [
            self.columns[key]
            for kind in range(len(self.firsts))
            for key in [key for key in ranked if key[0] == kind][:_KEPT_COLUMNS]
        ]
        chosen = [column for column in self.chosen or () if column not in kept]
        return Learnt(
            tours=tuple(self._tours([*chosen, *kept])),
            prices=self.centre.prices,
            visit=tuple(
                self.pricers[self.firsts.index(first)].visit.copy() for first in self.day_of
            ),
        )

    def _tours(self, columns: Iterable[Column]) -> Iterable[DayTour]:
        """Return the columns for each day they work on: in a similar problem days may differ."""
        return (
            (day, column.sites, column.lunch_leg)
            for column in columns
            for day, first in enumerate(self.day_of)
            if column.sites and first == self.firsts[column.kind]
        )

    def _add(self, columns: Iterable[Column]) -> None:
        for column in columns:
            self.columns.setdefault(column.key, column)

    def _promising(self, reward: FloatArray) -> list[Column]:
        """Return the columns that fall short of their day's best by least, some of each kind.

        Those that the best prices prove to be part of no better tour are left out.
        """
        columns = list(self.columns.values())
        if self.centre is not None:
            short, room = self._short(self.centre), max(0.0, self.centre.total - self.best)
            columns = [column for column in columns if short[column.key] <= room + SAME_SCORE]
        worth = {each.key: float(reward[list(each.sites)].sum()) for each in columns}
        ranked = sorted(columns, key=lambda column: -worth[column.key])
        order: list[tuple[bool, float, Column]] = []
        for kind in range(len(self.counts)):
            mine = [column for column in ranked if column.kind == kind]
            order += [
                (rank >= _LEAST_PACKED, worth[mine[0].key] - worth[column.key], column)
                for rank, column in enumerate(mine)
            ]
        order.sort(key=lambda entry: entry[:2])
        return [column for _, _, column in order[:_PACK_COLUMNS]]

    def _short(self, centre: Centre) -> dict[tuple[int, frozenset[int]], float]:
        """Return by how much each column stays below its day's bound under the best prices."""
        return {
            key: centre.days[column.kind].bound - float(centre.reward[list(column.sites)].sum())
            for key, column in self.columns.items()
        }

    def pack(self, columns: list[Column]) -> None:
        """Combine columns to a better tour, with a little work."""
        if not columns:
            return
        packed = self.packing.best(columns, _PACK_NODES, _PACK_GAP)
        if packed.chosen is not None:
            self._take(packed.chosen)

    def _take(self, columns: tuple[Column, ...]) -> None:
        """Keep a combination if it is the best so far."""
        score = set_score(self.problem, [site for column in columns for site in column.sites])
        if score > self.best:
            self.best, self.chosen = score, columns
            self._add(columns)

    def _marginal(self, held: list[int]) -> FloatArray:
        """Return what each site not held yet would add."""
        base = set_score(self.problem, held)
        return np.array(
            [
                0.0 if site in held else set_score(self.problem, [*held, site]) - base
                for site in range(self.problem.n_sites)
            ]
        )


def _held(columns: Iterable[Column]) -> set[int]:
    return {site for column in columns for site in column.sites}
