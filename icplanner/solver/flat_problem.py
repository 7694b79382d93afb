"""The tour problem as flat arrays: one memory layout for plain Python and for compiled loops."""

from __future__ import annotations

from array import array
from collections.abc import MutableSequence, Sequence
from typing import Final, NamedTuple, TypeAlias, cast

import numpy as np

from icplanner.solver.compiled import ACCELERATED
from icplanner.solver.problem import Day, Problem

Ints: TypeAlias = MutableSequence[int]
Floats: TypeAlias = MutableSequence[float]

# Later than any day ends, and small enough that sums of a few stay within 64 bits.
NEVER: Final = 1 << 40

# Exponents of the score in "score ** a / time": 1 packs the time, 3 goes for the great sites.
# Vansteenwegen et al. (2009) use 2; drawing one for each recreation was better on every family.
EXPONENTS: Final = (0.7, 1.0, 1.4, 2.0, 3.0)

# Nearest sites kept for each site, for removals that stay in one neighbourhood.
NEIGHBOURS: Final = 40


class Shelf:
    """Tables put one after the other."""

    def __init__(self) -> None:
        self._tables: list[np.ndarray] = []
        self._length = 0

    def put(self, values: Sequence[float] | np.ndarray) -> int:
        """Add a table and return where it begins."""
        table = np.asarray(values).ravel()
        self._tables.append(table)
        self._length += table.size
        return self._length - table.size

    def joined(self) -> np.ndarray:
        """Return all tables as one."""
        return np.concatenate(self._tables)


class World(NamedTuple):
    """What never changes during a search. Nodes: n sites, then the start and the end hub.

    Attributes
    ----------
    n, size, n_days, capacity
        Sites, nodes (n + 2), days, and places a route's row has (both hubs included).
    i, f
        All whole and all real numbers in one array each: compiled calls pass few arrays quickly
        and many slowly. The attributes below say where in them a table begins.
    legs, travel_at
        All different matrices and timetables one after the other, and where that of each day is.
    departures_at, slots
        The same for timetables: -1 for days without, and how many minutes each one covers.
    span_at, span_first, span_last
        The intervals in which a visit may begin: those of node k on day d are the entries from
        span_at[d * size + k] to before span_at[d * size + k + 1].
    plain
        Per day, 1 if there is no lunch, no timetable and at most one interval a site.
    lunch_first, lunch_last, lunch_length
        Per day; length -1 for no lunch.
    weight
        score ** a for each exponent and site.
    group, member_at, member, factor
        Group of each site, the members of each group by falling score, diminishing factors.
    near
        The NEIGHBOURS (or n - 1) nearest sites of each site.
    """

    n: int
    size: int
    n_days: int
    capacity: int
    n_near: int
    n_groups: int
    n_factors: int
    limited: bool
    budget: float
    travel_at: int
    departures_at: int
    slots: int
    day_start: int
    day_end: int
    max_stops: int
    plain: int
    span_at: int
    span_first: int
    span_last: int
    lunch_first: int
    lunch_last: int
    lunch_length: int
    visit: int
    score: int
    cost: int
    must: int
    weight: int
    group: int
    member_at: int
    member: int
    factor: int
    near: int
    i: Ints
    f: Floats
    legs: Ints


def ints(values: Sequence[int] | np.ndarray, kind: str = "q") -> Ints:
    """Return a new flat integer array of the kind that the loops run fastest on."""
    flat = np.array(values, dtype=np.dtype(kind)).ravel()
    return cast("Ints", flat if ACCELERATED else array(kind, flat.tobytes()))


def floats(values: Sequence[float] | np.ndarray) -> Floats:
    """Return a new flat array of floats of the kind that the loops run fastest on."""
    flat = np.array(values, dtype=np.float64).ravel()
    return cast("Floats", flat if ACCELERATED else array("d", flat.tobytes()))


def flatten(problem: Problem) -> World:
    """Lay the problem out flat; days that share a matrix object share its copy."""
    n = problem.n_sites
    n_days = len(problem.days)
    tables = [*(day.travel for day in problem.days), *(day.departures for day in problem.days)]
    legs, legs_at = _stacked(tables)
    whole, real = Shelf(), Shelf()
    span_at, first, last = _spans(problem)
    n_groups, group, member_at, member = _groups(problem)
    near = _near(problem)
    lunches = [_lunch(day) for day in problem.days]
    stops = [n if day.max_stops is None else min(n, day.max_stops) for day in problem.days]
    return World(
        n=n,
        size=n + 2,
        n_days=n_days,
        capacity=max(stops, default=0) + 2,
        n_near=near.shape[1],
        n_groups=n_groups,
        n_factors=len(problem.diminishing),
        limited=problem.budget is not None and problem.cost is not None,
        budget=float("inf") if problem.budget is None else float(problem.budget),
        travel_at=whole.put(legs_at[:n_days]),
        departures_at=whole.put(legs_at[n_days:]),
        slots=whole.put([0 if d.departures is None else len(d.departures) for d in problem.days]),
        day_start=whole.put([day.start for day in problem.days]),
        day_end=whole.put([day.end for day in problem.days]),
        max_stops=whole.put(stops),
        plain=whole.put([_is_plain(day) for day in problem.days]),
        span_at=whole.put(span_at),
        span_first=whole.put(first),
        span_last=whole.put(last),
        lunch_first=whole.put([lunch[0] for lunch in lunches]),
        lunch_last=whole.put([lunch[1] for lunch in lunches]),
        lunch_length=whole.put([lunch[2] for lunch in lunches]),
        visit=whole.put([*problem.visit, 0, 0]),
        score=real.put(problem.score),
        cost=real.put(np.zeros(n) if problem.cost is None else problem.cost),
        must=whole.put([int(site in problem.must) for site in range(n)]),
        weight=real.put(np.stack([np.asarray(problem.score) ** a for a in EXPONENTS])),
        group=whole.put(group),
        member_at=whole.put(member_at),
        member=whole.put(member),
        factor=real.put(problem.diminishing),
        near=whole.put(near),
        i=ints(whole.joined()),
        f=floats(real.joined()),
        legs=ints(legs, "i"),
    )


def _stacked(tables: Sequence[np.ndarray | None]) -> tuple[np.ndarray, list[int]]:
    """Join the different tables into one array; -1 as the place of a missing one."""
    places: dict[int, int] = {}
    parts: list[np.ndarray] = []
    length = 0
    for table in tables:
        if table is not None and id(table) not in places:
            places[id(table)] = length
            parts.append(np.asarray(table, dtype=np.int32).ravel())
            length += parts[-1].size
    joined = np.concatenate(parts) if parts else np.zeros(1, dtype=np.int32)
    return joined, [-1 if table is None else places[id(table)] for table in tables]


def _spans(problem: Problem) -> tuple[list[int], list[int], list[int]]:
    """List the start intervals of every node on every day, cut to the day."""
    at, first, last = [0], [], []
    for day in problem.days:
        hubs = [[(day.start, day.end)]] * 2
        for spans in [*day.starts, *hubs]:
            for earliest, latest in spans:
                low, high = max(earliest, day.start), min(latest, day.end)
                if low <= high:
                    first.append(low)
                    last.append(high)
            at.append(len(first))
    return at, first or [0], last or [0]


def _groups(problem: Problem) -> tuple[int, list[int], list[int], list[int]]:
    """Return how many groups count, the group of each site, and the members by falling score."""
    if all(factor == 1.0 for factor in problem.diminishing):
        return 0, [-1] * problem.n_sites, [0], [0]
    group = [int(g) for g in problem.group]
    n_groups = max(group, default=-1) + 1
    at, members = [0], list[int]()
    for g in range(n_groups):
        own = [site for site in range(problem.n_sites) if group[site] == g]
        members += sorted(own, key=lambda site: (-problem.score[site], site))
        at.append(len(members))
    return n_groups, group, at, members or [0]


def _near(problem: Problem) -> np.ndarray:
    """Return for each site the nearest others by the first day's travel there and back."""
    n = problem.n_sites
    if n < 2 or not problem.days:
        return np.zeros((n, 0), dtype=np.int64)
    there = np.asarray(problem.days[0].travel)[:n, :n]
    far = (there + there.T).astype(np.int64)
    np.fill_diagonal(far, NEVER)
    return np.argsort(far, axis=1, kind="stable")[:, : min(NEIGHBOURS, n - 1)]


def _lunch(day: Day) -> tuple[int, int, int]:
    """Return the day's lunch as (earliest, latest, length); length -1 for none."""
    if day.lunch is None or not day.lunch_due:
        return 0, 0, -1
    return day.lunch.earliest, day.lunch.latest, day.lunch.length


def _is_plain(day: Day) -> int:
    """Return 1 for a day that the quick loops can time, else 0."""
    several = any(len(spans) > 1 for spans in day.starts)
    return int(day.departures is None and not day.lunch_due and not several)
