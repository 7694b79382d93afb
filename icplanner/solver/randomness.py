"""The search's own random numbers: the same in plain Python and compiled, on every machine."""

from __future__ import annotations

from icplanner.solver.compiled import compiled
from icplanner.solver.search_state import RANDOM, State


@compiled
def below(s: State, limit: int) -> int:
    """Return a random whole number from 0 to below `limit` (at least 1).

    Marsaglia's xorshift with 32 bits (2003, Journal of Statistical Software 8(14)), in 64-bit
    integers so that nothing overflows.
    """
    x = s.i[s.tally + RANDOM]
    x ^= (x << 13) & 0xFFFFFFFF
    x ^= x >> 17
    x ^= (x << 5) & 0xFFFFFFFF
    s.i[s.tally + RANDOM] = x
    return (x * limit) >> 32
