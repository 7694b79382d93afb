"""What changes during a search: the routes, their timing, and what is known of insertions."""

from __future__ import annotations

from typing import Final, NamedTuple

import numpy as np

from icplanner.solver.flat_problem import Floats, Ints, Shelf, World, floats, ints

# Places in State.tally.
RANDOM: Final = 0  # state of the random number generator
ABSENT: Final = 1  # how many sites are in no route
NOTED: Final = 2  # how many routes the notebook holds
CHANGES: Final = 3  # how often a route was changed

# Places in State.sums.
VALUE: Final = 0  # what the annealing compares: WANTED, less a little for time used
SCORE: Final = 1  # sum of diminished scores
SPENT: Final = 2  # sum of costs
CURRENT: Final = 3  # value of the routes kept
WANTED: Final = 4  # what is to be maximised: score, and before it no must-see left out

# Routes noted for recombination: enough for a good set packing, small enough to solve at once.
NOTEBOOK: Final = 4096
# Room in the notebook for this many entries (day and sites) a route, on average.
NOTED_STOPS: Final = 32
# Slots of its hash table: a power of two, at most half full.
SLOTS: Final = 2 * NOTEBOOK


class State(NamedTuple):
    """Routes in the making; row d of each "route table" belongs to day d.

    Attributes
    ----------
    i, f
        All whole and all real numbers, as in World; the attributes below are places in them.
    seq, length
        Nodes of each route, hubs included, and how many there are.
    free, free_fasting
        Earliest time at which one is free to leave each place of the route, lunch being over, or
        still to come (NEVER where that cannot be).
    due, due_fasting
        Latest arrival at each place from which the rest of the day still works.
    reach, reach_fasting
        Arrival at the next place when leaving as early as possible (`reach` after lunch).
    stamp
        Number of the last change of each route.
    day_of
        Day of each site, -1 for none; `absent` lists those with none, `absent_at` inverts it.
    fit_cost, fit_place, fit_stamp
        Cheapest insertion of each candidate into each route: cost (NEVER for none), place, and
        the stamp of the route it was looked up for.
    candidate
        Absent sites that may still fit in during a filling.
    gain, bonus
        What each site would add, and this recreation's random weight.
    gone, touched
        Sites to be removed, and routes changed in this iteration.
    kept_seq, kept_length
        The routes to return to if a change is turned down.
    best_seq, best_length, best_sums
        The best routes so far.
    key, slot, noted_at, noted
        Notebook of routes of good tours: a random number per site and day, a hash table of the
        sets of sites noted, and the routes one after the other (day, then sites).
    """

    seq: int
    length: int
    free: int
    free_fasting: int
    due: int
    due_fasting: int
    reach: int
    reach_fasting: int
    stamp: int
    day_of: int
    absent: int
    absent_at: int
    fit_cost: int
    fit_place: int
    fit_stamp: int
    candidate: int
    gain: int
    bonus: int
    gone: int
    touched: int
    tally: int
    sums: int
    kept_seq: int
    kept_length: int
    best_seq: int
    best_length: int
    best_sums: int
    key: int
    slot: int
    noted_at: int
    noted: int
    i: Ints
    f: Floats


def empty_state(world: World, seed: int) -> State:
    """Return a state with empty routes (not yet timed) and a generator seeded from `seed`."""
    n, days = world.n, world.n_days
    table = np.zeros(days * world.capacity, dtype=np.int64)
    seq = table.copy().reshape(days, world.capacity)
    if days:
        seq[:, 0], seq[:, 1] = n, n + 1
    days_zero, sites_zero = np.zeros(days, np.int64), np.zeros(n, np.int64)
    fits = np.zeros(days * n, np.int64)
    whole, real = Shelf(), Shelf()
    return State(
        seq=whole.put(seq),
        length=whole.put(days_zero + 2),
        free=whole.put(table),
        free_fasting=whole.put(table),
        due=whole.put(table),
        due_fasting=whole.put(table),
        reach=whole.put(table),
        reach_fasting=whole.put(table),
        stamp=whole.put(days_zero),
        day_of=whole.put(sites_zero - 1),
        absent=whole.put(np.arange(n)),
        absent_at=whole.put(np.arange(n)),
        fit_cost=whole.put(fits),
        fit_place=whole.put(fits),
        fit_stamp=whole.put(fits),
        candidate=whole.put(np.zeros(n, np.int64)),
        gain=real.put(np.ones(n)),
        bonus=real.put(np.ones(n)),
        gone=whole.put(sites_zero),
        touched=whole.put(days_zero),
        tally=whole.put([scrambled(seed), n, 0, 0]),
        sums=real.put([0.0] * 5),
        kept_seq=whole.put(seq),
        kept_length=whole.put(days_zero + 2),
        best_seq=whole.put(seq),
        best_length=whole.put(days_zero + 2),
        best_sums=real.put([-1e300, 0.0, 0.0, 0.0, -1e300]),
        key=whole.put(np.random.default_rng(seed).integers(1, 1 << 62, n + days)),
        slot=whole.put(np.zeros(SLOTS, np.int64)),
        noted_at=whole.put(np.zeros(NOTEBOOK + 1, np.int64)),
        noted=whole.put(np.zeros(NOTEBOOK * NOTED_STOPS, np.int64)),
        i=ints(whole.joined()),
        f=floats(real.joined()),
    )


def scrambled(seed: int) -> int:
    """Return a non-zero 32-bit start for the generator; near seeds start far apart.

    The finishing steps of MurmurHash3 (public domain, A. Appleby).
    """
    x = (seed + 0x9E3779B9) & 0xFFFFFFFF
    x = ((x ^ (x >> 16)) * 0x85EBCA6B) & 0xFFFFFFFF
    x = ((x ^ (x >> 13)) * 0xC2B2AE35) & 0xFFFFFFFF
    return (x ^ (x >> 16)) or 1
