"""Where a site fits best into a route, and filling routes greedily."""

from __future__ import annotations

from typing import Final

from icplanner.solver.compiled import compiled
from icplanner.solver.flat_problem import NEVER, World
from icplanner.solver.randomness import below
from icplanner.solver.search_state import ABSENT, SPENT, State
from icplanner.solver.timing import after_lunch, arrival, begin, time_route

# What a must-see counts more than any score when filling routes.
_FIRST: Final = 1e9


@compiled
def find_places(w: World, s: State, d: int, count: int) -> None:
    """Note the cheapest feasible place in day d's route for each of the first candidates.

    The cost is the time by which the arrival at the next place is put off; `due` makes the test
    of a place O(1). What is noted for the route as it stands is not looked up again.
    """
    full = s.i[s.length + d] - 2 >= w.i[w.max_stops + d]
    plain = w.i[w.plain + d] > 0
    base = w.i[w.travel_at + d]
    row = d * w.capacity
    last = s.i[s.length + d] - 1
    for q in range(count):
        j = s.i[s.candidate + q]
        at = d * w.n + j
        if s.i[s.fit_stamp + at] == s.i[s.stamp + d]:
            continue
        s.i[s.fit_stamp + at] = s.i[s.stamp + d]
        k = d * w.size + j
        span = w.i[w.span_at + k]
        best = NEVER
        place = -1
        if full or span == w.i[w.span_at + k + 1]:
            pass
        elif plain:
            opens = w.i[w.span_first + span]
            closes = w.i[w.span_last + span]
            stay = w.i[w.visit + j]
            for p in range(last):
                free = s.i[s.free + row + p]
                if free > closes:
                    break
                due = s.i[s.due + row + p + 1]
                if due < opens + stay:
                    continue
                ready = free + w.legs[base + s.i[s.seq + row + p] * w.size + j]
                if ready > closes:
                    continue
                after = s.i[s.seq + row + p + 1]
                then = max(ready, opens) + stay + w.legs[base + j * w.size + after]
                if then <= due and then - s.i[s.reach + row + p] < best:
                    best = then - s.i[s.reach + row + p]
                    place = p
        else:
            _find_with_breaks(w, s, d, j)
            continue
        s.i[s.fit_cost + at] = best
        s.i[s.fit_place + at] = place


@compiled
def _find_with_breaks(w: World, s: State, d: int, j: int) -> None:
    """Do the same for one site on a day with lunch, timetables or several intervals."""
    at = d * w.n + j
    k = d * w.size + j
    row = d * w.capacity
    timeless = w.i[w.departures_at + d] < 0
    base = w.i[w.travel_at + d]
    opens = w.i[w.span_first + w.i[w.span_at + k]]
    closes = w.i[w.span_last + w.i[w.span_at + k + 1] - 1]
    s.i[s.fit_cost + at] = NEVER
    for p in range(s.i[s.length + d] - 1):
        # Most places fail even with the best of both worlds, fed and fasting.
        free = min(s.i[s.free + row + p], s.i[s.free_fasting + row + p])
        due = max(s.i[s.due + row + p + 1], s.i[s.due_fasting + row + p + 1])
        if free > closes:
            break
        if timeless:
            free += w.legs[base + s.i[s.seq + row + p] * w.size + j]
            then = max(free, opens) + w.i[w.visit + j]
            then += w.legs[base + j * w.size + s.i[s.seq + row + p + 1]]
            if free > closes or then > due:
                continue
        cost = _cost_with_breaks(w, s, d, j, p)
        if cost < s.i[s.fit_cost + at]:
            s.i[s.fit_cost + at] = cost
            s.i[s.fit_place + at] = p


@compiled
def _cost_with_breaks(w: World, s: State, d: int, j: int, p: int) -> int:
    """Return the cost of site j after place p with lunch, timetables and several intervals."""
    row = d * w.capacity
    k = d * w.size + j
    i = s.i[s.seq + row + p]
    after = s.i[s.seq + row + p + 1]
    cost = NEVER
    ready = NEVER  # at j, lunch being over, also by eating on this leg
    if s.i[s.free + row + p] < NEVER:
        ready = arrival(w, d, i, j, s.i[s.free + row + p])
    left = s.i[s.free_fasting + row + p]
    if left < NEVER:
        fasting = arrival(w, d, i, j, left)
        ready = min(ready, after_lunch(w, d, j, left, fasting))
        left = begin(w, k, fasting)
        if left < NEVER:
            left += w.i[w.visit + j]
            then = arrival(w, d, j, after, left)
            eats = after < w.n or left <= w.i[w.lunch_last + d]
            if eats and then <= s.i[s.due_fasting + row + p + 1]:
                cost = then - s.i[s.reach_fasting + row + p]
    left = begin(w, k, ready)
    if left < NEVER:
        then = arrival(w, d, j, after, left + w.i[w.visit + j])
        if then <= s.i[s.due + row + p + 1]:
            cost = min(cost, then - s.i[s.reach + row + p])
    return cost


@compiled
def put(w: World, s: State, d: int, place: int, j: int) -> None:
    """Insert site j after the given place of day d's route and time the route."""
    row = d * w.capacity
    for p in range(s.i[s.length + d], place + 1, -1):
        s.i[s.seq + row + p] = s.i[s.seq + row + p - 1]
    s.i[s.seq + row + place + 1] = j
    s.i[s.length + d] += 1
    s.i[s.day_of + j] = d
    s.i[s.touched + d] = 1
    s.f[s.sums + SPENT] += w.f[w.cost + j]
    last = s.i[s.absent + s.i[s.tally + ABSENT] - 1]
    s.i[s.absent + s.i[s.absent_at + j]] = last
    s.i[s.absent_at + last] = s.i[s.absent_at + j]
    s.i[s.tally + ABSENT] -= 1
    time_route(w, s, d)


@compiled
def gain_of(w: World, s: State, j: int) -> float:
    """Return what site j would add to the score, its group's diminishing factors counted."""
    g = w.i[w.group + j]
    if w.n_groups == 0 or g < 0:
        return w.f[w.score + j]
    rank = 0
    without = 0
    gain = 0.0
    top = w.n_factors - 1
    for m in range(w.i[w.member_at + g], w.i[w.member_at + g + 1]):
        other = w.i[w.member + m]
        if other == j:
            gain += w.f[w.score + j] * w.f[w.factor + min(rank, top)]
            rank += 1
        elif s.i[s.day_of + other] >= 0:
            gain += w.f[w.score + other] * (
                w.f[w.factor + min(rank, top)] - w.f[w.factor + min(without, top)]
            )
            rank += 1
            without += 1
    return gain


@compiled
def fill(  # noqa: C901, PLR0912 - one hot loop over flat arrays, without calls in it
    w: World, s: State, exponent: int, noise: int
) -> None:
    """Insert absent sites, the best score ** a / time first, until none fits.

    Each site's worth is multiplied by a random factor between 1 and 1 + noise / 64, drawn once
    for the filling.
    """
    count = 0
    for q in range(s.i[s.tally + ABSENT]):
        j = s.i[s.absent + q]
        gain = w.f[w.score + j]
        bonus = w.f[w.weight + exponent * w.n + j] * (64 + below(s, noise + 1))
        if w.n_groups > 0:
            gain = gain_of(w, s, j)
            bonus *= gain / max(w.f[w.score + j], 1e-9)
        if w.i[w.must + j] > 0:
            bonus += _FIRST
        s.f[s.gain + j] = gain
        s.f[s.bonus + j] = bonus
        if gain > 0.0 or w.i[w.must + j] > 0:
            s.i[s.candidate + count] = j
            count += 1
    for d in range(w.n_days):
        find_places(w, s, d, count)
    while True:
        best = -1.0
        chosen = -1
        day = -1
        kept = 0
        for q in range(count):
            j = s.i[s.candidate + q]
            if s.i[s.day_of + j] >= 0 or (
                w.limited and s.f[s.sums + SPENT] + w.f[w.cost + j] > w.budget
            ):
                continue
            fits = False
            for d in range(w.n_days):
                cost = s.i[s.fit_cost + d * w.n + j]
                if cost < NEVER:
                    fits = True
                    worth = s.f[s.bonus + j] / max(cost, 1)
                    if worth > best:
                        best = worth
                        chosen = j
                        day = d
            if fits:
                s.i[s.candidate + kept] = j
                kept += 1
        if chosen < 0:
            return
        count = kept
        put(w, s, day, s.i[s.fit_place + day * w.n + chosen], chosen)
        find_places(w, s, day, count)
        if w.n_groups > 0:
            _devalue(w, s, w.i[w.group + chosen])


@compiled
def _devalue(w: World, s: State, g: int) -> None:
    """Weigh the absent sites of a group anew after one of it was put in."""
    if g < 0:
        return
    for m in range(w.i[w.member_at + g], w.i[w.member_at + g + 1]):
        j = w.i[w.member + m]
        if s.i[s.day_of + j] < 0 and s.f[s.gain + j] > 0.0 and w.i[w.must + j] == 0:
            before = s.f[s.gain + j]
            s.f[s.gain + j] = gain_of(w, s, j)
            s.f[s.bonus + j] *= s.f[s.gain + j] / before
