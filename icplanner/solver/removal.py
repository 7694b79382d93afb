"""Ways to tear a hole into routes, and closing it up."""

from __future__ import annotations

from icplanner.solver.compiled import compiled
from icplanner.solver.flat_problem import NEVER, World
from icplanner.solver.randomness import below
from icplanner.solver.search_state import ABSENT, SPENT, State
from icplanner.solver.timing import time_route


@compiled
def close_up(w: World, s: State) -> None:
    """Take the sites marked as gone out of their routes and time those routes again."""
    for d in range(w.n_days):
        if _close_up_route(w, s, d) and not time_route(w, s, d):
            # Only where a detour is quicker than the straight way: start the day afresh.
            _mark_string(w, s, d, 1, s.i[s.length + d])
            _close_up_route(w, s, d)
            time_route(w, s, d)


@compiled
def _close_up_route(w: World, s: State, d: int) -> bool:
    """Take the marked sites out of one route; return whether there were any."""
    row = d * w.capacity
    kept = 1
    for p in range(1, s.i[s.length + d]):
        j = s.i[s.seq + row + p]
        if j < w.n and s.i[s.gone + j] > 0:
            s.i[s.gone + j] = 0
            s.i[s.day_of + j] = -1
            s.f[s.sums + SPENT] -= w.f[w.cost + j]
            s.i[s.absent + s.i[s.tally + ABSENT]] = j
            s.i[s.absent_at + j] = s.i[s.tally + ABSENT]
            s.i[s.tally + ABSENT] += 1
        else:
            s.i[s.seq + row + kept] = j
            kept += 1
    if kept == s.i[s.length + d]:
        return False
    s.i[s.length + d] = kept
    s.i[s.touched + d] = 1
    return True


@compiled
def _mark_string(w: World, s: State, d: int, first: int, count: int) -> None:
    """Mark `count` sites of route d from the given place on, as far as there are."""
    for p in range(max(first, 1), min(first + count, s.i[s.length + d] - 1)):
        s.i[s.gone + s.i[s.seq + d * w.capacity + p]] = 1


@compiled
def _place_of(w: World, s: State, j: int) -> int:
    """Return the place of a visited site in its route."""
    row = s.i[s.day_of + j] * w.capacity
    p = 1
    while s.i[s.seq + row + p] != j:
        p += 1
    return p


@compiled
def strings_near(w: World, s: State, longest: int) -> None:
    """Remove a string of neighbours from each of some routes around one random site.

    Christiaens and Vanden Berghe (2020), Slack Induction by String Removals.
    """
    seed = below(s, w.n)
    wanted = 1 + below(s, min(w.n_days, 3))
    for q in range(-1, w.n_near):
        j = seed if q < 0 else w.i[w.near + seed * w.n_near + q]
        d = s.i[s.day_of + j]
        if d < 0 or s.i[s.touched + d] > 0:
            continue
        s.i[s.touched + d] = 1
        count = 1 + below(s, min(longest, s.i[s.length + d] - 2))
        _mark_string(w, s, d, _place_of(w, s, j) - below(s, count), count)
        wanted -= 1
        if wanted == 0:
            break


@compiled
def string_anywhere(w: World, s: State, longest: int) -> None:
    """Remove one string of random place and length from each route, or from one of them."""
    only = below(s, 2 * w.n_days)
    for d in range(w.n_days):
        stops = s.i[s.length + d] - 2
        if stops > 0 and (only >= w.n_days or only == d):
            count = 1 + below(s, min(longest, stops))
            _mark_string(w, s, d, 1 + below(s, stops - count + 1), count)


@compiled
def scattered(w: World, s: State, most: int) -> None:
    """Remove sites here and there."""
    visited = w.n - s.i[s.tally + ABSENT]
    count = 1 + below(s, most)
    for d in range(w.n_days):
        for p in range(1, s.i[s.length + d] - 1):
            if below(s, max(visited, 1)) < count:
                s.i[s.gone + s.i[s.seq + d * w.capacity + p]] = 1


@compiled
def poor_value(w: World, s: State, most: int) -> None:
    """Remove the sites that give least for the time they take, give or take a random factor."""
    for _ in range(1 + below(s, most)):
        worst = -1.0
        chosen = -1
        for d in range(w.n_days):
            row = d * w.capacity
            for p in range(1, s.i[s.length + d] - 1):
                j = s.i[s.seq + row + p]
                if s.i[s.gone + j] > 0 or w.i[w.must + j] > 0:
                    continue
                table = w.i[w.travel_at + d]
                i = s.i[s.seq + row + p - 1]
                after = s.i[s.seq + row + p + 1]
                spent = w.i[w.visit + j] + w.legs[table + i * w.size + j]
                spent += w.legs[table + j * w.size + after]
                spent -= w.legs[table + i * w.size + after]
                poor = max(spent, 1) * (64.0 + below(s, 192)) / (w.f[w.score + j] + 1e-9)
                if poor > worst:
                    worst = poor
                    chosen = j
        if chosen < 0:
            return
        s.i[s.gone + chosen] = 1


@compiled
def room_for(w: World, s: State, longest: int) -> int:
    """Remove a string where an absent site could stand; return that site, or -1.

    The place is one that the site's own intervals allow when coming straight from the stop
    before the string and leaving straight to the stop after it.
    """
    if s.i[s.tally + ABSENT] == 0:
        return -1
    j = s.i[s.absent + below(s, s.i[s.tally + ABSENT])]
    other = s.i[s.absent + below(s, s.i[s.tally + ABSENT])]
    if w.f[w.score + other] > w.f[w.score + j]:
        j = other
    d = below(s, w.n_days)
    stops = s.i[s.length + d] - 2
    k = d * w.size + j
    if stops < 1 or w.i[w.span_at + k] == w.i[w.span_at + k + 1]:
        return -1
    row = d * w.capacity
    count = 1 + below(s, min(longest, stops))
    opens = w.i[w.span_first + w.i[w.span_at + k]]
    closes = w.i[w.span_last + w.i[w.span_at + k + 1] - 1]
    base = w.i[w.travel_at + d]
    best = NEVER
    first = -1
    for p in range(stops - count + 1):
        i = s.i[s.seq + row + p]
        after = s.i[s.seq + row + p + count + 1]
        ready = (
            min(s.i[s.free + row + p], s.i[s.free_fasting + row + p])
            + w.legs[base + i * w.size + j]
        )
        if ready > closes:
            break
        then = max(ready, opens) + w.i[w.visit + j] + w.legs[base + j * w.size + after]
        late = max(then - s.i[s.due + row + p + count + 1], 0)
        far = w.legs[base + i * w.size + j] + w.legs[base + j * w.size + after]
        bad = (far + 4 * late) * (64 + below(s, 64))
        if bad < best:
            best = bad
            first = p + 1
    if first < 0:
        return -1
    _mark_string(w, s, d, first, count)
    return j
