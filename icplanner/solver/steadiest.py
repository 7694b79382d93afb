"""The best order of a fixed set of stops: most slack first, then least driving."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Final

from icplanner.solver.problem import Day, Problem, Route
from icplanner.solver.schedule import (
    Clock,
    both_home,
    driving_min,
    holds_when_late,
    late_step,
    longest,
    schedule,
)

# Partial orders tried for one set. Good tours are full days, where few orders work: some hundred
# is usual, and dominance brings every order of eight stops within it.
ORDER_LIMIT: Final = 20_000

_Order = tuple[tuple[int, ...], int | None]
_Key = tuple[frozenset[int], int, bool]


@dataclass(slots=True)
class _Quest:
    """The search for an order that bears `late_min` of delay with less driving than `best`."""

    sites: tuple[int, ...]
    late_min: int
    driving: float
    any_will_do: bool
    tries_left: int
    best: _Order | None = None
    seen: dict[_Key, list[tuple[int, int, int]]] = field(default_factory=dict)

    @property
    def over(self) -> bool:
        return self.tries_left <= 0 or (self.any_will_do and self.best is not None)


def steadiest(problem: Problem, day: Day, route: Route, tries: int = ORDER_LIMIT) -> Route:
    """Return the route with the same stops that has the most slack, then the least driving.

    Slack is `schedule.least_slack`. The search over orders and lunch legs is exact within
    `tries` partial orders, and never returns anything worse than the given route.
    """
    if not route.sites:
        return route
    clock = Clock(problem, day)
    order: _Order = (route.sites, route.lunch_leg)
    while True:
        slack = _slack(clock, order)
        quest = _Quest(route.sites, slack + 1, float("inf"), any_will_do=True, tries_left=tries)
        _extend(clock, quest, ((), None if day.lunch_due else -1), (day.start, day.start, 0))
        tries = quest.tries_left
        if quest.best is None:
            break
        order = quest.best
    known = schedule(problem, day, *_legs(day, order)) or route
    road = driving_min(problem, day, known)
    quest = _Quest(route.sites, slack, road, any_will_do=False, tries_left=tries)
    _extend(clock, quest, ((), None if day.lunch_due else -1), (day.start, day.start, 0))
    if quest.best is None:
        return known
    return schedule(problem, day, *_legs(day, quest.best)) or known


def _legs(day: Day, order: _Order) -> _Order:
    return order[0], order[1] if day.lunch_due else None


def _slack(clock: Clock, order: _Order) -> int:
    sites, leg = order
    whole_day = clock.day.end - clock.day.start
    return longest(whole_day, lambda late: holds_when_late(clock, sites, leg, late))


def _extend(clock: Clock, quest: _Quest, begun: _Order, times: tuple[int, int, int]) -> None:
    """Try all orders that begin so; `times` are (minute, delayed minute, driving so far)."""
    path, lunch_leg = begun
    minute, delayed, driving = times
    here = path[-1] if path else clock.start_hub
    if len(path) == len(quest.sites):
        road = driving + clock.travel(minute, here, clock.end_hub)
        state, eat = (minute, delayed, here), lunch_leg is None
        if road < quest.driving and both_home(clock, state, quest.late_min, eat=eat):
            quest.best = (path, len(path) if eat else lunch_leg)
            quest.driving = road
        return
    for there in sorted(set(quest.sites) - set(path)):
        road = driving + clock.travel(minute, here, there)
        for eat in (False, True) if lunch_leg is None else (False,):
            if quest.over:
                return
            quest.tries_left -= 1
            step = late_step(clock, (minute, delayed, here), there, quest.late_min, eat=eat)
            if step is None or road >= quest.driving:
                continue
            key = (frozenset((*path, there)), there, eat or lunch_leg is not None)
            if not _dominated(quest, key, (*step, road)):
                leg = len(path) if eat else lunch_leg
                _extend(clock, quest, ((*path, there), leg), (*step, road))


def _dominated(quest: _Quest, key: _Key, times: tuple[int, int, int]) -> bool:
    known = quest.seen.setdefault(key, [])
    if any(all(a <= b for a, b in zip(old, times, strict=True)) for old in known):
        return True
    known.append(times)
    return False
