"""Numbers that would hide each other."""

from __future__ import annotations

import math
from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from icplanner.export.apart import apart

ROOM = (240.0, 110.0)
GAP = 15.0
inside = st.tuples(st.floats(14, 226), st.floats(14, 96))


@given(st.lists(inside, max_size=12), st.lists(inside, max_size=3))
def test_no_number_hides_another_or_what_is_taken(places, taken):
    """All numbers stand on the drawing, apart from each other and from what is taken."""
    found = apart(places, GAP, ROOM, taken=taken)
    assert len(found) == len(places)
    assert all(math.dist(a, b) >= GAP for a, b in combinations(found, 2))
    assert all(math.dist(spot, other) >= GAP for spot in found for other in taken)
    assert all(GAP / 2 <= x <= ROOM[0] - GAP / 2 for x, _ in found)
    assert all(GAP / 2 <= y <= ROOM[1] - GAP / 2 for _, y in found)


def test_a_number_alone_stands_at_its_place():
    """Nothing moves without need."""
    places = [(20.0, 20.0), (60.0, 20.0)]
    assert apart(places, GAP, ROOM) == places


def test_where_no_spot_is_free_a_number_stays():
    """A drawing without room still shows every number."""
    assert apart([(5.0, 5.0)] * 3, GAP, (10.0, 10.0)) == [(5.0, 5.0)] * 3
