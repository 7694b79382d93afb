"""How far the sites are from the hubs."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

import numpy as np
import pytest

from icplanner.catalogue.catalogue import Catalogue
from icplanner.catalogue.localised import Localised
from icplanner.catalogue.place import Place
from icplanner.catalogue.site import Kind, Site
from icplanner.travel import Leg, Matrix, Mode, StraightLine, Unreachable
from icplanner.travel.feed import FeedProblem
from icplanner.travel.network import NetworkProblem
from icplanner.ui.explore.prepared import prepared
from icplanner.ui.explore.reach import Reach, ways_said
from icplanner.ui.view import Near

HUB = Place(
    id="karlovy-vary",
    names=Localised(cs="Karlovy Vary"),
    kind="spa_town",
    country="CZ",
    position=(50.23, 12.88),
)
LOKET = Site(
    id="loket",
    names=Localised(cs="Loket"),
    kind=Kind.MUSEUM,
    industries=("porcelain",),
    era=(),
    country="CZ",
    municipality="Loket",
    position=(50.18, 12.75),
)


def world(*sites: Site) -> Catalogue:
    """Return a catalogue of sites around one hub."""
    return Catalogue(sites={site.id: site for site in sites}, places={HUB.id: HUB})


@dataclass
class Travelled:
    """Travel that answers from a table of minutes by mode, and counts what it was asked."""

    minutes: dict[Mode, float]
    asked: list[Mode] = field(default_factory=list)

    def leg(self, start, end, mode, depart=None):
        """Return a way of the table's minutes."""
        del depart
        self.asked.append(mode)
        if mode not in self.minutes:
            return Unreachable(mode, "no_train")
        return Leg(
            mode=mode,
            minutes=self.minutes[mode],
            distance_km=1,
            method="timetable",
            error_min=1,
            geometry=(start, end),
        )

    def matrix(self, points, mode):
        """Return the table's minutes between all points."""
        self.asked.append(mode)
        table = np.full((len(points), len(points)), self.minutes.get(mode, np.nan))
        return Matrix(table, table, table / 10)


@pytest.mark.parametrize("mode", [Mode.CAR, Mode.BIKE, Mode.WALK, Mode.TRAIN])
def test_who_cannot_be_reached_is_within_no_number_of_minutes(mode):
    """Unreachable sites, and those nobody can place, are not near at any limit."""
    catalogue = world(LOKET, replace(LOKET, id="nowhere", position=None))
    reach = Reach(prepared(catalogue), Travelled({}))
    assert reach.ways(HUB.id, mode).within(10**6) == frozenset()


def test_the_limit_itself_is_within_reach():
    """Thirty minutes are within thirty, and not within fifteen."""
    ways = Reach(prepared(world(LOKET)), Travelled({Mode.CAR: 30.0})).ways(HUB.id, Mode.CAR)
    assert ways.within(30) == {"loket"}
    assert ways.within(15) == frozenset()


def test_ways_are_found_once():
    """Asking again asks the network no more."""
    travel = Travelled({Mode.CAR: 30.0})
    reach = Reach(prepared(world(LOKET)), travel)
    assert reach.ways(HUB.id, Mode.CAR) is reach.ways(HUB.id, Mode.CAR)
    assert travel.asked == [Mode.CAR]


@pytest.mark.parametrize(
    ("minutes", "mode"),
    [
        ({Mode.TRAIN: 20.0, Mode.WALK: 45.0}, Mode.TRAIN),
        ({Mode.TRAIN: 50.0, Mode.WALK: 45.0}, Mode.WALK),  # the walk is quicker
        ({Mode.WALK: 45.0}, Mode.WALK),  # no train at all
    ],
)
def test_by_train_means_the_walk_where_that_is_quicker(minutes, mode):
    """A site beside the hub needs no train."""
    leg = Reach(prepared(world(LOKET)), Travelled(minutes)).leg(HUB.id, Mode.TRAIN, LOKET)
    assert isinstance(leg, Leg)
    assert leg.mode is mode


def test_estimates_are_told_as_such():
    """Ways across the border and those not by the road classes' speeds say "estimate"."""
    abroad = replace(LOKET, id="selb", country="DE")
    reach = Reach(prepared(world(LOKET, abroad)), StraightLine())
    by_car = reach.ways(HUB.id, Mode.CAR).by_site
    assert not by_car["loket"].estimate
    assert by_car["selb"].estimate
    said = ways_said(reach, Near(HUB.id, Mode.BIKE, 60), "en")
    assert "estimate" in said["loket"]


def test_unreadable_data_are_told_and_nothing_is_near():
    """Without its data a mode reaches nobody and says that it is broken."""

    class Broken(Travelled):
        def matrix(self, points, mode):
            raise NetworkProblem(f"no file for {len(points)} points by {mode}")

    ways = Reach(prepared(world(LOKET)), Broken({})).ways(HUB.id, Mode.CAR)
    assert ways.broken
    assert ways.within(10**6) == frozenset()


def test_all_ways_are_found_ahead():
    """When the work ahead is done, no question asks the network again."""
    travel = Travelled({Mode.CAR: 30.0, Mode.TRAIN: 20.0, Mode.WALK: 45.0})
    reach = Reach(prepared(world(LOKET)), travel)
    list(reach.find_all())
    travel.asked.clear()
    found = {mode: reach.ways(HUB.id, mode).by_site["loket"].minutes for mode in travel.minutes}
    assert found == travel.minutes
    assert travel.asked == []


def test_who_asks_amid_the_work_ahead_does_not_wait_for_it():
    """Between two pieces any way is told; what was found before is not asked for again."""
    travel = Travelled({Mode.TRAIN: 20.0})
    reach = Reach(prepared(world(LOKET, replace(LOKET, id="nejdek"))), travel)
    pieces = reach.find_all()
    while Mode.TRAIN not in travel.asked:
        next(pieces)
    assert reach.ways(HUB.id, Mode.TRAIN).within(20) == {"loket", "nejdek"}
    list(pieces)
    assert travel.asked.count(Mode.TRAIN) == 2


def test_trains_that_cannot_be_read_are_told_after_the_work_ahead():
    """The work ahead goes on over what cannot be read, and leaves it told as broken."""

    class Broken(Travelled):
        def leg(self, start, end, mode, depart=None):
            raise FeedProblem(f"no trains {start} {end} {mode} {depart}")

    reach = Reach(prepared(world(LOKET)), Broken({}))
    list(reach.find_all())
    assert reach.ways(HUB.id, Mode.TRAIN).broken
