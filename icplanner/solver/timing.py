"""When one arrives, waits, eats and has to be gone: the timing of a route, both ways."""

from __future__ import annotations

from icplanner.solver.compiled import compiled
from icplanner.solver.flat_problem import NEVER, World
from icplanner.solver.search_state import CHANGES, State


@compiled
def arrival(w: World, d: int, i: int, j: int, leave: int) -> int:
    """Return when one is at node j having left node i on day d at the given time."""
    table = w.i[w.departures_at + d]
    if table < 0:
        return leave + w.legs[w.i[w.travel_at + d] + i * w.size + j]
    slot = leave - w.i[w.day_start + d]
    if slot >= w.i[w.slots + d]:
        return NEVER
    return leave + w.legs[table + (slot * w.size + i) * w.size + j]


@compiled
def latest_leave(w: World, d: int, i: int, j: int, due: int) -> int:
    """Return the latest time to leave i and be at j by `due`; -NEVER if there is none."""
    table = w.i[w.departures_at + d]
    if table < 0:
        return due - w.legs[w.i[w.travel_at + d] + i * w.size + j]
    low = -1
    high = w.i[w.slots + d] - 1
    while low < high:
        slot = (low + high + 1) // 2
        leave = w.i[w.day_start + d] + slot
        if leave + w.legs[table + (slot * w.size + i) * w.size + j] <= due:
            low = slot
        else:
            high = slot - 1
    if low < 0:
        return -NEVER
    return w.i[w.day_start + d] + low


@compiled
def begin(w: World, k: int, ready: int) -> int:
    """Return the first allowed begin at or after `ready`; k = day * size + node."""
    for s in range(w.i[w.span_at + k], w.i[w.span_at + k + 1]):
        if ready <= w.i[w.span_last + s]:
            return max(ready, w.i[w.span_first + s])
    return NEVER


@compiled
def latest_begin(w: World, k: int, by: int) -> int:
    """Return the last allowed begin at or before `by`; -NEVER if there is none."""
    for s in range(w.i[w.span_at + k + 1] - 1, w.i[w.span_at + k] - 1, -1):
        if by >= w.i[w.span_first + s]:
            return min(by, w.i[w.span_last + s])
    return -NEVER


@compiled
def after_lunch(w: World, d: int, j: int, left: int, arrived: int) -> int:
    """Return when a lunch on the leg to node j is over; NEVER if it is too late for one.

    It begins on arrival, but on the last leg anywhere on the way.
    """
    by = left if j == w.n + 1 else arrived
    if by > w.i[w.lunch_last + d] or w.i[w.lunch_length + d] < 0:
        return NEVER
    return max(arrived, w.i[w.lunch_first + d]) + w.i[w.lunch_length + d]


@compiled
def time_route(w: World, s: State, d: int) -> bool:  # noqa: C901 - one recursion, both ways
    """Fill the timing of day d's route; return whether the route works.

    Forward: the earliest time to be free at each place. Backward: the latest arrival at each
    place from which the rest still works; an insertion is feasible if and only if it reaches the
    next place by then (Savelsbergh's forward time slack, kept as a time) and, still fasting,
    leaves for the end hub while lunch may begin.
    """
    s.i[s.tally + CHANGES] += 1
    s.i[s.stamp + d] = s.i[s.tally + CHANGES]
    if w.i[w.plain + d] > 0:
        return _time_plain_route(w, s, d)
    row = d * w.capacity
    last = s.i[s.length + d] - 1
    eats = w.i[w.lunch_length + d] >= 0
    s.i[s.free + row] = NEVER if eats else w.i[w.day_start + d]
    s.i[s.free_fasting + row] = w.i[w.day_start + d] if eats else NEVER
    for p in range(last):
        i = s.i[s.seq + row + p]
        j = s.i[s.seq + row + p + 1]
        k = d * w.size + j
        fed = NEVER
        fasting = NEVER
        if s.i[s.free + row + p] < NEVER:
            fed = arrival(w, d, i, j, s.i[s.free + row + p])
        left = s.i[s.free_fasting + row + p]
        if left < NEVER:
            fasting = arrival(w, d, i, j, left)
            fed = min(fed, after_lunch(w, d, j, left, fasting))
        s.i[s.reach + row + p] = fed
        s.i[s.reach_fasting + row + p] = fasting
        start = begin(w, k, fed)
        s.i[s.free + row + p + 1] = NEVER if start >= NEVER else start + w.i[w.visit + j]
        start = begin(w, k, fasting)
        s.i[s.free_fasting + row + p + 1] = NEVER if start >= NEVER else start + w.i[w.visit + j]
    s.i[s.due + row + last] = w.i[w.day_end + d]
    for p in range(last, 0, -1):
        j = s.i[s.seq + row + p]
        k = d * w.size + j
        by = -NEVER
        if p < last:
            after = s.i[s.seq + row + p + 1]
            leave = latest_leave(w, d, j, after, s.i[s.due + row + p + 1])
            s.i[s.due + row + p] = latest_begin(w, k, leave - w.i[w.visit + j])
            if eats:
                leave = latest_leave(w, d, j, after, s.i[s.due_fasting + row + p + 1])
                if p == last - 1:
                    leave = min(leave, w.i[w.lunch_last + d])
                by = latest_begin(w, k, leave - w.i[w.visit + j])
        if eats:
            lunch = s.i[s.due + row + p] - w.i[w.lunch_length + d]
            if lunch >= w.i[w.lunch_first + d]:
                by = max(by, lunch if p == last else min(lunch, w.i[w.lunch_last + d]))
            s.i[s.due_fasting + row + p] = by
    return s.i[s.free + row + last] < NEVER


@compiled
def _time_plain_route(w: World, s: State, d: int) -> bool:
    """Do the same for a day without lunch, timetable or second intervals."""
    row = d * w.capacity
    last = s.i[s.length + d] - 1
    base = w.i[w.travel_at + d]
    at = d * w.size
    free = w.i[w.day_start + d]
    works = True
    s.i[s.free + row] = free
    s.i[s.free_fasting + row] = NEVER
    for p in range(1, last + 1):
        j = s.i[s.seq + row + p]
        ready = free + w.legs[base + s.i[s.seq + row + p - 1] * w.size + j]
        s.i[s.reach + row + p - 1] = ready
        span = w.i[w.span_at + at + j]
        if ready > w.i[w.span_last + span]:
            works = False
        free = max(ready, w.i[w.span_first + span]) + w.i[w.visit + j]
        s.i[s.free + row + p] = free
    due = w.i[w.day_end + d]
    s.i[s.due + row + last] = due
    for p in range(last - 1, 0, -1):
        j = s.i[s.seq + row + p]
        due -= w.legs[base + j * w.size + s.i[s.seq + row + p + 1]] + w.i[w.visit + j]
        due = min(due, w.i[w.span_last + w.i[w.span_at + at + j]])
        s.i[s.due + row + p] = due
    return works
