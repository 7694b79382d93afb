"""When everything of one day happens, and how late one may come without breaking it."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from icplanner.solver.problem import NO_WAY, Day, Problem, Route


@dataclass(frozen=True, slots=True)
class Arrival:
    """Coming to a stop (or the end hub), then perhaps the lunch, then the visit."""

    arrive: int
    lunch_begin: int | None
    begin: int
    over: int


class Clock:
    """The steps of one day in plain numbers; nodes are sites, n the start hub, n + 1 the end."""

    def __init__(self, problem: Problem, day: Day) -> None:
        self.day = day
        self.end_hub = problem.n_sites + 1
        self.start_hub = problem.n_sites
        self._visit = [int(minutes) for minutes in problem.visit]
        self._travel = day.travel.tolist()
        self._latest = [[int(last) for _, last in spans] for spans in day.starts]

    def travel(self, leave: int, here: int, there: int) -> int:
        """Return the minutes of the way when leaving at `leave`."""
        if self.day.departures is None:
            return int(self._travel[here][there])
        return int(self.day.departures[leave - self.day.start, here, there])

    def come(self, arrive: int, there: int, *, eat: bool) -> Arrival | None:
        """Return what follows from arriving at a site at `arrive`; None if it does not work."""
        day, lunch_begin, ready = self.day, None, arrive
        if eat and day.lunch is not None:
            lunch_begin = max(arrive, day.lunch.earliest)
            if lunch_begin > day.lunch.latest:
                return None
            ready = lunch_begin + day.lunch.length
        spans = day.starts[there]
        place = bisect_left(self._latest[there], ready)
        if place == len(spans):
            return None
        begin = max(ready, spans[place][0])
        over = begin + self._visit[there]
        return Arrival(arrive, lunch_begin, begin, over) if over <= day.end else None

    def go_home(self, leave: int, late: int, here: int, *, eat: bool) -> Arrival | None:
        """Return the arrival at the end hub, `late` minutes later than planned; None if too late.

        With the lunch on the way, it begins as late on the way as is allowed.
        """
        day = self.day
        arrive = leave + self.travel(leave, here, self.end_hub) + late
        if arrive > day.end:
            return None
        if not eat or day.lunch is None:
            return Arrival(arrive, None, arrive, arrive)
        if leave > day.lunch.latest:
            return None
        over = max(arrive, day.lunch.earliest) + day.lunch.length
        begin = min(max(arrive, day.lunch.earliest), day.lunch.latest)
        return Arrival(arrive, begin, over, over) if over <= day.end else None


def schedule(
    problem: Problem, day: Day, sites: Sequence[int], lunch_leg: int | None
) -> Route | None:
    """Return the route that visits the sites in this order as early as possible.

    Parameters
    ----------
    problem, day
        What the sites, times and travel are.
    sites
        The problem's site numbers in order.
    lunch_leg
        The leg on which the lunch is taken where one is due (0 = from the start hub,
        len(sites) = to the end hub); ignored on days without.

    Returns
    -------
    Route or None
        None where the order does not work.
    """
    eat_on = lunch_leg if day.lunch_due else None
    if not sites:
        return Route((), ())
    clock = Clock(problem, day)
    minute, here, lunch_begin = day.start, clock.start_hub, None
    begins = []
    for leg, there in enumerate(sites):
        arrive = minute + clock.travel(minute, here, there)
        stop = clock.come(arrive, there, eat=leg == eat_on)
        if stop is None:
            return None
        lunch_begin = stop.lunch_begin if leg == eat_on else lunch_begin
        begins.append(stop.begin)
        minute, here = stop.over, there
    home = clock.go_home(minute, 0, here, eat=len(sites) == eat_on)
    if home is None:
        return None
    lunch_begin = home.lunch_begin if len(sites) == eat_on else lunch_begin
    if day.lunch_due and lunch_begin is None:
        return None
    return Route(tuple(sites), tuple(begins), lunch_begin, eat_on)


def holds_when_late(
    clock: Clock, sites: Sequence[int], lunch_leg: int | None, late_min: int
) -> bool:
    """Return whether being `late_min` late at any one stop or at the end breaks nothing."""
    minute = delayed = clock.day.start
    here = clock.start_hub
    for leg, there in enumerate(sites):
        step = late_step(clock, (minute, delayed, here), there, late_min, eat=leg == lunch_leg)
        if step is None:
            return False
        minute, delayed = step
        here = there
    eat = len(sites) == lunch_leg
    return both_home(clock, (minute, delayed, here), late_min, eat=eat)


def late_step(
    clock: Clock, state: tuple[int, int, int], there: int, late_min: int, *, eat: bool
) -> tuple[int, int] | None:
    """Go on from (minute, minute after the worst single delay so far, place) to a site."""
    minute, delayed, here = state
    arrive = minute + clock.travel(minute, here, there)
    on_time = clock.come(arrive, there, eat=eat)
    if on_time is None or delayed > clock.day.end:
        return None
    worst = max(arrive + late_min, delayed + clock.travel(delayed, here, there))
    too_late = clock.come(worst, there, eat=eat)
    return None if too_late is None else (on_time.over, too_late.over)


def both_home(clock: Clock, state: tuple[int, int, int], late_min: int, *, eat: bool) -> bool:
    """Return whether the end is reached in time, delayed before or on the way home."""
    minute, delayed, here = state
    return (
        delayed <= clock.day.end
        and clock.go_home(minute, late_min, here, eat=eat) is not None
        and clock.go_home(delayed, 0, here, eat=eat) is not None
    )


def least_slack(problem: Problem, day: Day, route: Route) -> int:
    """Return the slack of a route in minutes: the longest single delay that breaks nothing.

    One delay at whichever stop, or on the way to the end hub, is absorbed by waiting and by what
    is left at the end. It is the least, over the stops and the end, of the latest possible arrival
    less the planned arrival. A route without stops has the whole day.
    """
    if not route.sites:
        return day.end - day.start
    clock = Clock(problem, day)
    return longest(
        day.end - day.start,
        lambda late: holds_when_late(clock, route.sites, route.lunch_leg, late),
    )


def longest(most: int, works: Callable[[int], bool]) -> int:
    """Return the greatest number 0 .. most that works, given that all smaller ones do; or -1."""
    low, high = -1, most
    while low < high:
        middle = (low + high + 1) // 2
        low, high = (middle, high) if works(middle) else (low, middle - 1)
    return low


def driving_min(problem: Problem, day: Day, route: Route) -> int:
    """Return the minutes on the way, all legs together, buffers included."""
    clock = Clock(problem, day)
    leaves = [
        day.start,
        *(b + int(problem.visit[s]) for s, b in zip(route.sites, route.begins, strict=True)),
    ]
    nodes = [clock.start_hub, *route.sites, clock.end_hub]
    legs = zip(leaves, nodes, nodes[1:], strict=False)
    return sum(min(clock.travel(*leg), NO_WAY) for leg in legs) if route.sites else 0
