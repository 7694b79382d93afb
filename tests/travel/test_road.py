"""Ways by the road network."""

from __future__ import annotations

import math

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from small_networks import CROSS, at, cross

from icplanner.catalogue.position import straight_km
from icplanner.travel import Leg, Mode, Unreachable, pace
from icplanner.travel.quarters import Quarter
from icplanner.travel.road import LEAST_ERROR_MIN, RoadTravel

WEST, MIDDLE, EAST, NORTH, ISLE, _ = CROSS
KV_SPA, LOKET = (50.221584, 12.882422), (50.186112, 12.754163)

near_roads = st.tuples(st.floats(-11, 11), st.floats(-2, 11)).map(lambda p: at(*p))
on_roads = st.one_of(
    st.floats(-10, 10).map(lambda x: at(x, 0)), st.floats(0, 10).map(lambda y: at(0, y))
)


def moving(travel: RoadTravel, start, end, mode=Mode.CAR) -> float:
    """Return the driving minutes of a way that exists."""
    leg = travel.leg(start, end, mode)
    assert isinstance(leg, Leg)
    return leg.moving_min


def test_a_way_takes_its_classes_at_their_speeds(small_cross):
    """Ten kilometres of class 1 and ten of class 3 take their time at 65 and 40 km/h."""
    leg = small_cross.leg(WEST, NORTH, Mode.CAR)
    assert leg.distance_km == pytest.approx(20.0, abs=0.05)
    assert leg.moving_min == pytest.approx(10 / 65 * 60 + 10 / 40 * 60, abs=0.1)
    assert leg.method == "road"


def test_a_point_meets_the_road_between_its_junctions(small_cross):
    """A point beside the middle of a road does not go back to the junction first."""
    leg = small_cross.leg(at(5, 0.2), EAST, Mode.CAR)
    assert leg.distance_km == pytest.approx(5 + 0.2 * pace.OFF_ROAD_DETOUR, abs=0.05)


def test_two_points_on_one_road_go_straight_along_it(small_cross):
    """Two points on the same road never visit its ends."""
    leg = small_cross.leg(at(2, 0.1), at(8, 0.1), Mode.CAR)
    assert leg.distance_km == pytest.approx(6 + 0.26, abs=0.05)
    assert all(LON_2 < lon < LON_8 for _, lon in leg.geometry[1:-1])


LON_2, LON_8 = at(1.9, 0)[1], at(8.1, 0)[1]


def test_the_geometry_leads_from_door_to_door(small_cross):
    """A drawn way begins and ends at the points asked for and passes the junction between."""
    leg = small_cross.leg(WEST, NORTH, Mode.CAR)
    assert (leg.geometry[0], leg.geometry[-1]) == (WEST, NORTH)
    assert min(straight_km(point, MIDDLE) for point in leg.geometry) < 0.01


def test_parking_is_told_apart_from_driving(small_cross):
    """Minutes are driving plus what leaving and arriving cost."""
    leg = small_cross.leg(WEST, EAST, Mode.CAR)
    assert leg.access_min == pace.LEAVE_MIN[Mode.CAR] + pace.ARRIVE_MIN[Mode.CAR]
    assert leg.minutes == pytest.approx(leg.moving_min + leg.access_min)


def test_a_coach_is_slower_by_its_factor(small_cross):
    """A coach takes the car's way at the documented factor and says that this is an estimate."""
    coach = small_cross.leg(WEST, EAST, Mode.COACH)
    assert coach.moving_min == pytest.approx(
        moving(small_cross, WEST, EAST) * pace.COACH_FACTOR, rel=1e-3
    )
    assert "estimate" in coach.notes


def test_to_stay_takes_no_time(small_cross):
    """From a point to itself is 0 minutes, 0 km."""
    leg = small_cross.leg(WEST, WEST, Mode.CAR)
    assert (leg.minutes, leg.distance_km, leg.error_min) == (0.0, 0.0, 0.0)


@pytest.mark.parametrize(
    ("end", "code"),
    [
        (ISLE, "no_road"),  # on a road, but no way leads there
        (at(0, 50), "off_network"),  # in the woods
        ((math.nan, 12.8), "off_network"),  # no place at all
        ((95.0, 12.8), "off_network"),  # not on the globe
    ],
)
def test_no_way_is_said_never_infinite(small_cross, end, code):
    """A missing way is an answer with a code, and NaN in the matrix."""
    assert small_cross.leg(WEST, end, Mode.CAR) == Unreachable(Mode.CAR, code)
    matrix = small_cross.matrix([WEST, end], Mode.CAR)
    for table in (matrix.minutes, matrix.distance_km, matrix.error_min):
        assert math.isnan(table[0, 1])
        assert not np.isinf(table).any()


def test_bicycles_keep_off_motorways():
    """A bicycle goes round where a car takes the motorway."""
    network = cross()
    edges = list(network.edges)
    edges[0] = type(edges[0])(0, 1, "motorway", "", edges[0].length_m, edges[0].curve)
    travel = RoadTravel(type(network)(network.nodes, tuple(edges)))
    start = at(-10, 0.0)
    assert isinstance(travel.leg(start, EAST, Mode.CAR), Unreachable)
    assert isinstance(travel.leg(MIDDLE, EAST, Mode.BIKE), Leg)


def test_trains_do_not_run_on_roads(small_cross):
    """Asking the road network for a train or a walk is a mistake that is told."""
    with pytest.raises(ValueError, match="not train"):
        small_cross.leg(WEST, EAST, Mode.TRAIN)
    with pytest.raises(ValueError, match="not walk"):
        small_cross.matrix([WEST, EAST], Mode.WALK)


def test_an_empty_list_makes_an_empty_matrix(small_cross):
    """No points, no ways."""
    assert small_cross.matrix([], Mode.CAR).minutes.shape == (0, 0)


@given(start=on_roads, middle=on_roads, end=on_roads)
@settings(max_examples=40)
def test_a_detour_is_never_quicker(small_cross, start, middle, end):
    """Driving minutes between places on roads obey the triangle inequality."""
    direct = moving(small_cross, start, end)
    assert direct <= moving(small_cross, start, middle) + moving(small_cross, middle, end) + 0.01


@given(start=near_roads, end=near_roads)
@settings(max_examples=40)
def test_ways_are_as_long_back_and_never_shorter_than_straight(small_cross, start, end):
    """There and back take the same, and no way beats the straight line."""
    there, back = (small_cross.leg(*ends, Mode.CAR) for ends in ((start, end), (end, start)))
    if isinstance(there, Unreachable):
        assert there == back
        return
    assert there.minutes == pytest.approx(back.minutes, abs=0.001)
    # Lengths are whole metres, and a sphere differs from the survey by half a per cent.
    assert there.distance_km >= straight_km(start, end) * 0.995 - 0.001


@given(points=st.lists(near_roads, min_size=2, max_size=5, unique=True))
@settings(max_examples=25)
def test_a_matrix_says_what_its_legs_say(small_cross, points):
    """Each cell of the matrix equals the leg, whatever other points are asked for."""
    matrix = small_cross.matrix(points, Mode.CAR)
    for i, start in enumerate(points):
        for j, end in enumerate(points):
            leg = small_cross.leg(start, end, Mode.CAR)
            if isinstance(leg, Unreachable):
                # From a place in the woods to itself there is no leg either.
                assert math.isnan(matrix.minutes[i, j])
            else:
                assert matrix.minutes[i, j] == pytest.approx(leg.minutes)
                assert matrix.distance_km[i, j] == pytest.approx(leg.distance_km)
                assert matrix.error_min[i, j] == pytest.approx(leg.error_min)


def test_closed_quarters_are_walked_to():
    """Who visits a closed quarter drives to its car park, walks in, and walks within it."""
    quarter = Quarter(at(0, 10), 0.5, 8.0, at(0, 9))
    travel = RoadTravel(cross(), quarters=(quarter,))
    leg = travel.leg(MIDDLE, NORTH, Mode.CAR)
    assert leg.distance_km == pytest.approx(9, abs=0.05)
    assert leg.access_min == 6 + 8
    inside = travel.leg(at(0, 10.1), at(0, 9.8), Mode.CAR)
    assert inside.minutes == pytest.approx(0.3 * 1.3 / 4.5 * 60, abs=0.05)
    matrix = travel.matrix([at(0, 10.1), at(0, 9.8)], Mode.CAR)
    assert matrix.minutes[0, 1] == pytest.approx(inside.minutes)
    assert travel.leg(MIDDLE, NORTH, Mode.BIKE).distance_km == pytest.approx(10, abs=0.05)


def test_karlovy_vary_loket_is_not_twenty_kilometres(region):
    """The way that node snapping made 20.0 km long stays within a tenth of 14.5."""
    leg = region.leg(KV_SPA, LOKET, Mode.CAR)
    assert leg.distance_km == pytest.approx(14.5, rel=0.1)


@pytest.mark.parametrize(
    ("start", "end", "most_km"),
    [
        ((49.941211, 12.709064), (49.929, 12.672), 3.5),  # 8.4 km before the link of II/230
        ((50.237775, 12.885929), (50.240237, 12.884981), 0.5),  # 3.6 km round the town before
        ((50.0560, 12.3575), (50.0761, 12.3871), 3.6),  # the bypass of Cheb
    ],
)
def test_known_gaps_are_repaired(region, start, end, most_km):
    """Roads built since the data were drawn are there."""
    assert region.leg(start, end, Mode.CAR).distance_km < most_km


def test_matrices_cannot_be_changed(small_cross):
    """A remembered matrix is shared, so it is read-only."""
    with pytest.raises(ValueError, match="read-only"):
        small_cross.matrix([WEST, EAST], Mode.CAR).minutes[0, 1] = 1.0


def test_no_road_leg_is_surer_than_a_minute(small_cross):
    """The error band has a floor and grows with the way."""
    short, long = (small_cross.leg(MIDDLE, end, Mode.CAR) for end in (at(1, 0), EAST))
    assert short.error_min == LEAST_ERROR_MIN
    assert long.error_min >= short.error_min
