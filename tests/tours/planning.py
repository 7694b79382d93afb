"""Plans with little work for the tests of plans, and what holds for every one of them."""

from __future__ import annotations

import logging

import pytest

from icplanner.tours import Severity, Work, check, plan
from icplanner.travel import StraightLine

QUICK = Work(limit_s=0.5)


class Dropped(logging.Handler):
    """Fails the test when the planner drops a tour that its own check refused."""

    def emit(self, record):
        """Fail."""
        pytest.fail(record.getMessage())


def planned(catalogue, request, travel=None, **options):
    """Return the plan with little work, by straight ways if no others are given."""
    dropped = Dropped(logging.ERROR)
    log = logging.getLogger("icplanner.tours.plan")
    log.addHandler(dropped)
    try:
        return plan(catalogue, request, travel=travel or StraightLine(), work=QUICK, **options)
    finally:
        log.removeHandler(dropped)


def codes(found):
    """Return the codes of the problems and of the reasons by site."""
    return [p.code for p in found.problems], {r.site: r.code for r in found.reasons}


def assert_sound(catalogue, found, travel=None):
    """Assert what holds for every plan."""
    held = set(found.tours[0].stop_ids()) if found.tours else set()
    if not found.problems:
        assert sorted({*held, *(r.site for r in found.reasons)}) == sorted(catalogue.sites)
        assert len(found.reasons) + len(held) == len(catalogue.sites)
    for tour in found.tours:
        parts = [p.points for day in tour.days for stop in day.stops for p in stop.score_parts]
        assert sum(parts) == pytest.approx(tour.score, abs=1e-9)
        assert tour.bound >= tour.score
        assert tour.works
        warnings = check(tour, catalogue, travel=travel or StraightLine())
        assert [w for w in warnings if w.severity is Severity.BREAKS] == []
        for day in tour.days:
            for stop in day.stops:
                assert stop.arrive_min <= stop.start_min <= stop.latest_arrival_min + 24 * 60
                assert stop.arrive_min <= stop.latest_arrival_min
    for reason in found.reasons:
        assert reason.loss is None or reason.loss > -1e-6
