"""Notes of the routes of good tours, each set of sites once, for recombining them."""

from __future__ import annotations

from icplanner.solver.compiled import compiled
from icplanner.solver.flat_problem import World
from icplanner.solver.search_state import NOTEBOOK, NOTED, NOTED_STOPS, SLOTS, State


@compiled
def note_routes(w: World, s: State) -> None:
    """Note the touched routes whose sets of sites are new on their days; start over when full."""
    for d in range(w.n_days):
        if s.i[s.touched + d] == 0 or s.i[s.length + d] < 3:
            continue
        row = d * w.capacity
        key = s.i[s.key + w.n + d]
        for p in range(1, s.i[s.length + d] - 1):
            key ^= s.i[s.key + s.i[s.seq + row + p]]
        at = key & (SLOTS - 1)
        while s.i[s.slot + at] != 0 and s.i[s.slot + at] != key:
            at = (at + 1) & (SLOTS - 1)
        if s.i[s.slot + at] == key:
            continue
        count = s.i[s.tally + NOTED]
        begins = s.i[s.noted_at + count]
        if count == NOTEBOOK or begins + s.i[s.length + d] > NOTEBOOK * NOTED_STOPS:
            for q in range(SLOTS):
                s.i[s.slot + q] = 0
            count = 0
            begins = 0
            at = key & (SLOTS - 1)
        s.i[s.slot + at] = key
        s.i[s.noted + begins] = d
        for p in range(1, s.i[s.length + d] - 1):
            s.i[s.noted + begins + p] = s.i[s.seq + row + p]
        s.i[s.noted_at + count + 1] = begins + s.i[s.length + d] - 1
        s.i[s.tally + NOTED] = count + 1


def noted_routes(s: State) -> set[tuple[int, tuple[int, ...]]]:
    """Return the routes noted, as (day, sites in order)."""
    notes = []
    for count in range(s.i[s.tally + NOTED]):
        first, last = s.noted + s.i[s.noted_at + count], s.noted + s.i[s.noted_at + count + 1]
        notes.append((int(s.i[first]), tuple(int(site) for site in s.i[first + 1 : last])))
    return set(notes)
