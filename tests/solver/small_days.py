"""Small random days, and the best of all tours by trying every one; shares no solver code."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import permutations, product

import numpy as np
from hypothesis import strategies as st

from icplanner.solver.problem import Day, Lunch, Problem

START, END = 540, 900


@st.composite
def days(draw, n):
    """Draw a day of six hours: hours with a break, guided starts, closed sites, lunch or none."""
    starts = []
    for _ in range(n):
        kind = draw(st.sampled_from(["open", "break", "guided", "closed"]))
        early = draw(st.integers(540, 700))
        late = draw(st.integers(early, 880))
        guided = [(early, early), (late, late)] if late > early else [(early, early)]
        broken = [(540, early), (late, late + 20)] if late > early else [(early, late)]
        starts.append(
            {"open": [(early, late)], "break": broken, "guided": guided, "closed": []}[kind]
        )
    lunch = draw(
        st.sampled_from(
            [
                None,
                Lunch(660, 720, 45),
                Lunch(690, 810, 60),
                Lunch(660, 690, 30),
                Lunch(500, 600, 30),
            ]
        )
    )
    travel = np.array(
        draw(st.lists(st.integers(5, 120), min_size=(n + 2) ** 2, max_size=(n + 2) ** 2))
    ).reshape(n + 2, n + 2)
    np.fill_diagonal(travel, 0)
    # Some ways are longer than others by way of a third place.
    for middle in range(n + 2) if draw(st.booleans()) else ():
        travel = np.minimum(travel, travel[:, [middle]] + travel[[middle], :])
    departures = None
    if draw(st.booleans()):
        later = draw(st.integers(550, 800))
        # A slow hour that ends: who waits never arrives earlier than who left before.
        delay = np.maximum(0, np.minimum(30, later - np.arange(START, END + 1)))
        departures = travel[None] + delay[:, None, None]
    return Day(
        start=START,
        end=draw(st.integers(700, END)) if departures is None else END,
        starts=starts,
        travel=travel,
        departures=departures,
        lunch=lunch,
        max_stops=draw(st.sampled_from([None, None, 1, 2, 3])),
    )


@st.composite
def problems(draw, *, most=6, n_days=1):
    """Draw a problem of up to six sites with every feature of the contract."""
    n = draw(st.integers(1, most))
    size = {"min_size": n, "max_size": n}
    return Problem(
        score=np.array(draw(st.lists(st.integers(1, 40), **size)), dtype=float),
        visit=np.array(draw(st.lists(st.integers(10, 90), **size))),
        days=[draw(days(n)) for _ in range(n_days)],
        group=np.array(draw(st.lists(st.integers(-1, 1), **size))),
        diminishing=draw(st.sampled_from([(1.0,), (1.0, 0.5), (1.0, 0.8, 0.3), (0.9, 0.7)])),
        must=frozenset(draw(st.lists(st.integers(0, n - 1), max_size=2)))
        if draw(st.booleans())
        else frozenset(),
        cost=np.array(draw(st.lists(st.integers(0, 9), **size)), dtype=float),
        budget=draw(st.sampled_from([None, 5.0, 12.0])),
    )


def worth(problem: Problem, sites) -> float:
    """Score a set of sites the long way round."""
    total = 0.0
    for group in {int(problem.group[s]) for s in sites}:
        scores = sorted(
            (problem.score[s] for s in sites if problem.group[s] == group), reverse=True
        )
        for rank, score in enumerate(scores):
            factors = problem.diminishing
            total += score * (1.0 if group < 0 else factors[min(rank, len(factors) - 1)])
    return total


def works(problem: Problem, day: Day, order, lunch_leg, late=None) -> bool:
    """Walk through the day minute by rule; `late` = (stop, minutes) adds one delay."""
    lunch = day.lunch
    due = (
        lunch is not None and day.start <= lunch.earliest and lunch.latest + lunch.length <= day.end
    )
    minute, here, n = day.start, problem.n_sites, problem.n_sites
    if not order:
        return True
    for leg, there in enumerate([*order, n + 1]):
        table = day.travel if day.departures is None else day.departures[minute - day.start]
        left, minute = minute, minute + int(table[here][there])
        minute += late[1] if late is not None and late[0] == leg else 0
        if due and leg == lunch_leg:
            if there == n + 1:
                if left > lunch.latest:
                    return False
            elif minute > lunch.latest:
                return False
            minute = max(minute, lunch.earliest) + lunch.length
        if there <= n:
            begins = [max(minute, low) for low, high in day.starts[there] if minute <= high]
            if not begins:
                return False
            minute = min(begins) + int(problem.visit[there])
        if minute > day.end:
            return False
        here = there
    return True


def all_tours(problem: Problem, day: Day) -> Iterator[tuple[tuple[int, ...], int]]:
    """Yield every (order, lunch leg) that works, the empty tour included."""
    most = problem.n_sites if day.max_stops is None else min(day.max_stops, problem.n_sites)
    for stops in range(most + 1):
        for order in permutations(range(problem.n_sites), stops):
            spent = sum(problem.cost[s] for s in order)
            if problem.budget is not None and spent > problem.budget:
                continue
            for leg in range(stops + 1):
                if works(problem, day, order, leg):
                    yield order, leg


def slack(problem: Problem, day: Day, order, leg) -> int:
    """Return the longest single delay, at any stop or at the end, that breaks nothing.

    A day without stops has all its minutes.
    """
    if not order:
        return day.end - day.start
    most = 0
    while all(works(problem, day, order, leg, (stop, most + 1)) for stop in range(len(order) + 1)):
        most += 1
    return most


def driving(problem: Problem, day: Day, order, leg) -> int:
    """Return the minutes on the way of a tour that works."""
    lunch, minute, here, total = day.lunch, day.start, problem.n_sites, 0
    due = (
        lunch is not None and day.start <= lunch.earliest and lunch.latest + lunch.length <= day.end
    )
    for at, there in enumerate([*order, problem.n_sites + 1] if order else []):
        table = day.travel if day.departures is None else day.departures[minute - day.start]
        way = int(table[here][there])
        total += way
        minute += way
        if due and at == leg:
            minute = max(minute, lunch.earliest) + lunch.length
        if there < problem.n_sites:
            minute = min(max(minute, low) for low, high in day.starts[there] if minute <= high)
            minute += int(problem.visit[there])
        here = there
    return total


def all_combinations(problem: Problem, days) -> Iterator[tuple[float, tuple]]:
    """Yield the score and the choice of each combination of day tours, given by day as sets."""
    for sets in product(*days):
        union = frozenset().union(*sets)
        if sum(map(len, sets)) > len(union) or not problem.must <= union:
            continue
        if problem.budget is not None and sum(problem.cost[s] for s in union) > problem.budget:
            continue
        yield worth(problem, union), sets


def best_of_all(problem):
    """Return the best score over all combinations of day tours; None if there is none."""
    days = [{frozenset(order) for order, _ in all_tours(problem, day)} for day in problem.days]
    return max((score for score, _ in all_combinations(problem, days)), default=None)


def steadiest_of_all(problem):
    """Return (slack of the tightest day, driving) that a best tour should have."""
    days = []
    for day in problem.days:
        judged: dict[frozenset[int], tuple[int, int]] = {}
        for order, leg in all_tours(problem, day):
            mine = (
                slack(problem, day, order, leg),
                -driving(problem, day, order, leg),
            )
            held = frozenset(order)
            judged[held] = max(judged.get(held, mine), mine)
        days.append(judged)
    best = best_of_all(problem)
    return max(
        (
            min(day[held][0] for day, held in zip(days, sets, strict=True)),
            sum(day[held][1] for day, held in zip(days, sets, strict=True)),
        )
        for score, sets in all_combinations(problem, days)
        if score > best - 1e-7
    )
