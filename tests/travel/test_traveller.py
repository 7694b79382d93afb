"""The one door, straight lines and walks."""

from __future__ import annotations

import sys
from datetime import date
from subprocess import run

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from small_networks import ADORF, BERGEN, DATA, at, write_feed

from icplanner.catalogue.position import straight_km
from icplanner.travel import Leg, Mode, StraightLine, Travel, Unreachable, pace, travel_for
from icplanner.travel.feed import FeedProblem
from icplanner.travel.network import NetworkProblem

KV, CHEB = (50.2216, 12.8824), (50.0796, 12.3700)

points = st.tuples(st.floats(-30, 30), st.floats(-30, 30)).map(lambda p: at(*p))


def test_every_mode_has_an_answer(region):
    """Each mode answers between two towns, with a method and a band."""
    for mode in Mode:
        leg = region.leg(KV, CHEB, mode)
        if mode is Mode.WALK:
            assert leg == Unreachable(Mode.WALK, "too_far_to_walk")
        else:
            assert leg.mode is mode
            assert leg.minutes > 20
            assert leg.error_min > 0


def test_the_door_fits_the_protocol(region):
    """Both kinds of travel may stand where the protocol is asked for."""
    for travel in (region, StraightLine()):
        asked: Travel = travel
        assert isinstance(asked.leg(KV, CHEB, Mode.CAR), Leg)


def test_trains_have_no_matrix(region):
    """A matrix of trains would be wrong at every hour but one."""
    with pytest.raises(ValueError, match="departures_table"):
        region.matrix([KV, CHEB], Mode.TRAIN)


def test_nothing_is_read_before_it_is_asked_for(tmp_path):
    """A folder without data answers walks, and names what is missing for the rest."""
    travel = travel_for(tmp_path)
    assert isinstance(travel.leg(KV, at(0, 0), Mode.WALK), Leg | Unreachable)
    with pytest.raises(NetworkProblem):
        travel.leg(KV, CHEB, Mode.CAR)
    with pytest.raises(FeedProblem):
        travel.leg(KV, CHEB, Mode.TRAIN)


def test_another_feed_may_be_named(tmp_path):
    """The timetable of one's own takes the place of the one in the data."""
    travel = travel_for(tmp_path, gtfs=write_feed(tmp_path / "own"))
    assert travel.leg(ADORF, BERGEN, Mode.TRAIN).rides[0].line in {"Os 1", "Os 2"}
    assert travel.departures_table([ADORF, BERGEN], date(2026, 9, 16), 480, 480)[0, 0, 1] == 20


def test_a_wrong_server_is_told():
    """An address that is none is refused when cars are first asked for."""
    with pytest.raises(ValueError, match="http"):
        travel_for(DATA, osrm_url="nonsense").leg(KV, CHEB, Mode.CAR)


def test_a_server_may_be_named():
    """Cars ask the server, and get the embedded network where nobody answers there."""
    travel = travel_for(DATA, osrm_url="http://127.0.0.1:9")
    assert travel.leg(KV, CHEB, Mode.CAR).notes == ("osrm_unavailable",)


def test_importing_travel_is_quick():
    """The door loads no scipy and no shapely: commands that never travel must not wait."""
    slow = "{'scipy', 'shapely', 'holidays'}"
    code = f"import sys, icplanner.travel; print({slow} & set(sys.modules))"
    told = run(  # noqa: S603 - our own interpreter and our own words
        [sys.executable, "-c", code], capture_output=True, text=True, check=True
    )
    assert told.stdout.strip() == "set()"


@given(start=points, end=points)
def test_straight_lines_are_the_same_back_and_in_the_matrix(start, end):
    """Straight-line legs are symmetric and equal their matrix, and trains are unknown to them."""
    travel = StraightLine()
    for mode in (Mode.CAR, Mode.COACH, Mode.BIKE, Mode.WALK):
        there, back = travel.leg(start, end, mode), travel.leg(end, start, mode)
        matrix = travel.matrix([start, end], mode)
        if isinstance(there, Unreachable):
            assert back == there
            assert np.isnan(matrix.minutes[0, 1])
        else:
            assert there.minutes == pytest.approx(back.minutes)
            assert matrix.minutes[0, 1] == pytest.approx(there.minutes, abs=1e-6)
            assert there.distance_km >= straight_km(start, end)
    assert travel.leg(start, end, Mode.TRAIN) == Unreachable(Mode.TRAIN, "no_timetable")
    assert np.isnan(travel.matrix([start, end], Mode.TRAIN).minutes).all()


def test_walks_have_an_end(region):
    """A walk is told up to the limit and refused beyond it."""
    near, far = at(0, pace.WALK_LIMIT_KM / 1.3 - 0.01), at(0, pace.WALK_LIMIT_KM / 1.3 + 0.01)
    leg = region.leg(at(0, 0), near, Mode.WALK)
    assert leg.minutes == pytest.approx(pace.WALK_LIMIT_KM / pace.WALK_KMH * 60, rel=0.01)
    assert region.leg(at(0, 0), far, Mode.WALK) == Unreachable(Mode.WALK, "too_far_to_walk")
    matrix = region.matrix([at(0, 0), near, far], Mode.WALK)
    assert np.isfinite(matrix.minutes[0, 1])
    assert np.isnan(matrix.minutes[0, 2])
