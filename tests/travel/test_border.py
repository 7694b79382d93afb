"""Which side of the border, and how one gets across."""

from __future__ import annotations

import numpy as np
import pytest
from small_networks import DATA

from icplanner.catalogue.position import straight_km
from icplanner.travel import Mode, Unreachable
from icplanner.travel.border import abroad, read_czechia
from icplanner.travel.pace import GERMAN_DETOUR, GERMAN_KMH

JOHANNGEORGENSTADT, POTUCKY = (50.4326, 12.7135), (50.4286, 12.7393)
SELB, WUNSIEDEL, CHEB = (50.1706, 12.1305), (50.0374, 12.0034), (50.0796, 12.3700)


def test_towns_lie_in_their_country():
    """Towns close to the border are told apart."""
    czechia = read_czechia(DATA / "boundaries" / "state_border.geojson")
    points = [CHEB, POTUCKY, JOHANNGEORGENSTADT, SELB, WUNSIEDEL, (50.08, 14.42)]
    assert abroad(points, czechia).tolist() == [False, False, True, True, True, False]


def test_without_a_border_nothing_is_abroad():
    """A data folder without the border file counts every point as Czech."""
    assert not abroad([SELB], None).any()


def test_ways_across_are_estimates(region):
    """A way across the border says that it is an estimate, with the wider band."""
    leg = region.leg(CHEB, SELB, Mode.CAR)
    assert leg.method == "border_estimate"
    assert "estimate" in leg.notes
    assert leg.error_min >= 4.8


def test_the_way_into_germany_leads_over_a_numbered_crossing(region):
    """From Potůčky to Johanngeorgenstadt one drives over the crossing of road 221."""
    leg = region.leg(POTUCKY, JOHANNGEORGENSTADT, Mode.CAR)
    assert min(straight_km(p, (50.428349, 12.73374)) for p in leg.geometry) < 0.01
    assert leg.moving_min < 10


def test_ways_within_germany_are_straight_lines_with_a_detour(region):
    """Two German towns are joined by the fitted detour and speed."""
    leg = region.leg(SELB, WUNSIEDEL, Mode.CAR)
    km = straight_km(SELB, WUNSIEDEL) * GERMAN_DETOUR
    assert leg.distance_km == pytest.approx(km, rel=0.01)
    assert leg.moving_min == pytest.approx(km / GERMAN_KMH * 60, rel=0.01)
    assert leg.method == "border_estimate"


def test_czech_ways_do_not_change_with_german_points_asked_for(region):
    """No Czech pair is led through the estimate for Germany."""
    asch, luby = (50.2240, 12.1951), (50.2525, 12.4059)
    alone = region.matrix([asch, luby], Mode.CAR).minutes[0, 1]
    among = region.matrix([asch, luby, (50.28, 12.27), SELB], Mode.CAR).minutes[0, 1]
    assert alone == among


def test_far_abroad_is_off_the_network(region):
    """Nothing supports the estimate in Munich or in the Atlantic."""
    for place in ((48.14, 11.58), (0.0, 0.0)):
        assert region.leg(CHEB, place, Mode.CAR) == Unreachable(Mode.CAR, "off_network")
        assert np.isnan(region.matrix([CHEB, place], Mode.CAR).minutes[1, 0])
