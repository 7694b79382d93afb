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


def test_hints_change_no_proven_answer(world, afternoons):
    """After a pin and after a drop the proven best is the same with hints and without."""
    catalogue, travel = world
    day = afternoons.tours[0].days[0]
    pin = Pin(stop=day.stops[0].id, date=day.date, start_min=day.stops[0].start_min)
    for request in (
        replace(afternoons.request, pins=(pin,)),
        replace(afternoons.request, avoid=(day.stops[0].id,)),
    ):
        cold = plan(catalogue, request, travel=travel, work=ENOUGH)
        work = replace(ENOUGH, hints=afternoons.hints)
        warm = plan(catalogue, request, travel=travel, work=work)
        assert warm.tours[0].proven
        assert cold.tours[0].proven
        assert warm.tours[0].score == pytest.approx(cold.tours[0].score)
        quick = plan(catalogue, request, travel=travel, work=replace(work, limit_s=1))
        assert quick.bound >= warm.tours[0].score - 1e-6


def test_stopping_ends_the_settling(world, afternoons):
    """A stop that is asked for leaves the rest open."""
    catalogue, travel = world
    sites = unsettled(afternoons)
    made = settled_reasons(catalogue, afternoons, sites, travel=travel, stop=lambda: True)
    assert list(made) == []
