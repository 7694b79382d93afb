"""Exact losses afterwards, and hints from plan to plan, on the real catalogue."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from icplanner.catalogue.reading import read_catalogue
from icplanner.tours import (
    DayWish,
    Pin,
    Request,
    Work,
    plan,
    settled_reasons,
    unsettled,
)
from icplanner.travel import Mode, travel_for

ENOUGH = Work(limit_s=10, explain=False)


@pytest.fixture(scope="module")
def world(data_dir):
    """Return the real catalogue and its roads."""
    return read_catalogue(data_dir), travel_for(data_dir)


@pytest.fixture(scope="module")
def afternoons(world):
    """Return a plan of two afternoons."""
    catalogue, travel = world
    days = tuple(DayWish(date(2026, 7, 15) + timedelta(days=k), 720, 1080) for k in range(2))
    request = Request(start="Karlovy Vary", days=days, mode=Mode.CAR, variants=1)
    return plan(catalogue, request, travel=travel, work=Work(limit_s=10))


def test_a_loss_is_that_of_planning_with_the_site(world, afternoons):
    """Each settled loss is the best score less that of a plan with the site as a must-see."""
    catalogue, travel = world
    best = afternoons.tours[0]
    assert best.proven
    sites = unsettled(afternoons)
    assert sites
    asked = [*sites[:2], sites[-1]]
    settled = list(settled_reasons(catalogue, afternoons, asked, travel=travel))
    assert [reason.site for reason in settled] == asked
    for reason in settled:
        request = replace(afternoons.request, must=(reason.site,))
        forced = plan(catalogue, request, travel=travel, work=ENOUGH)
        if reason.code == "does_not_fit":
            assert not forced.tours
            continue
        assert reason.code in {"loss", "loss_of_order"}
        assert reason.loss == pytest.approx(best.score - forced.tours[0].score, abs=1e-6)
        assert set(reason.instead_of) <= set(best.stop_ids())


def test_a_plan_tells_no_loss_that_is_wrong(world, afternoons):
    """What the plan itself calls exact is what working it out once more says."""
    catalogue, travel = world
    told = {reason.site: reason for reason in afternoons.reasons if reason.code == "loss"}
    some = sorted(told)[:4]
    for reason in settled_reasons(catalogue, afternoons, some, travel=travel):
        assert reason.loss == pytest.approx(told[reason.site].loss)


def told(found):
    """Return all that a plan tells, but for the time it took."""
    return replace(found, seconds=0.0)


def test_hints_change_no_answer(world, afternoons):
    """After a pin, a drop and a wish the plan is the same with hints and without, proven or not."""
    catalogue, travel = world
    day = afternoons.tours[0].days[0]
    pin = Pin(stop=day.stops[0].id, date=day.date, start_min=day.stops[0].start_min)
    absent = next(reason.site for reason in afternoons.reasons if reason.code == "loss")
    for changes in ({"pins": (pin,)}, {"avoid": (day.stops[0].id,)}, {"must": (absent,)}):
        request = replace(afternoons.request, **changes)
        for work in (ENOUGH, Work(limit_s=1)):
            free = plan(catalogue, afternoons.request, travel=travel, work=work)
            cold = plan(catalogue, request, travel=travel, work=work)
            warm = plan(catalogue, request, travel=travel, work=replace(work, hints=free.hints))
            assert told(warm) == told(cold)
            assert cold.hints == free.hints


def test_hints_of_another_search_are_ignored(world, afternoons):
    """What was taught by less work, or on other days, leaves the answer as it is."""
    catalogue, travel = world
    request = replace(afternoons.request, avoid=(afternoons.tours[0].stop_ids()[0],))
    work = Work(limit_s=1, explain=False)
    cold = plan(catalogue, request, travel=travel, work=work)
    for strange in (afternoons.hints, replace(afternoons.hints, limit_s=1.0, seed=1)):
        warm = plan(catalogue, request, travel=travel, work=replace(work, hints=strange))
        assert told(warm) == told(cold)


def test_stopping_ends_the_settling(world, afternoons):
    """A stop that is asked for leaves the rest open."""
    catalogue, travel = world
    sites = unsettled(afternoons)
    made = settled_reasons(catalogue, afternoons, sites, travel=travel, stop=lambda: True)
    assert list(made) == []
