"""How far every site is from the hubs, by each mode: worked out once a catalogue."""

from __future__ import annotations

import logging
import math
from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from threading import Lock
from typing import Final

import streamlit as st

from icplanner.catalogue.localised import Lang
from icplanner.catalogue.site import Site
from icplanner.travel import Leg, Mode, Travel, Unreachable
from icplanner.travel.feed import FeedProblem
from icplanner.travel.network import NetworkProblem
from icplanner.ui.ahead import AHEAD
from icplanner.ui.explore.prepared import Prepared
from icplanner.ui.link import MODES
from icplanner.ui.view import Near
from icplanner.words import Words
from icplanner.words.visiting import way_text

log: Final = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Way:
    """Minutes from door to door with the half width of their band; `estimate` is to be told."""

    minutes: float
    error_min: float
    estimate: bool


@dataclass(frozen=True, slots=True)
class Ways:
    """The ways from a hub by site id; sites that cannot be reached are not in it.

    `broken` means that the data of the mode cannot be read, so that nothing is known.
    """

    by_site: Mapping[str, Way]
    broken: bool = False

    def within(self, minutes: int) -> frozenset[str]:
        """Return the ids of the sites reached in a number of minutes."""
        return frozenset(site for site, way in self.by_site.items() if way.minutes <= minutes)


class Reach:
    """The ways from all hubs, found when first asked for and kept as long as the object lives.

    May be shared between threads: who asks for what is being worked out waits for it.
    """

    def __init__(self, ready: Prepared, travel: Travel) -> None:
        self.ready: Final = ready
        self.travel: Final = travel
        self._locks: Final = {mode: Lock() for mode in MODES}
        self._found: Final[dict[tuple[str, Mode], Ways]] = {}
        # What is known of the trains from a hub until all is.
        self._by_rail: Final[dict[str, dict[str, Way | None]]] = {}

    def ways(self, hub: str, mode: Mode) -> Ways:
        """Return the ways from a hub by one of `MODES`; none where the data cannot be read."""
        found = self._found.get((hub, mode))
        if found is None:
            with self._locks[mode]:
                if (hub, mode) not in self._found:
                    self._find(hub, mode)
                found = self._found[hub, mode]
        return found

    def leg(self, hub: str, mode: Mode, site: Site) -> Leg | Unreachable | None:
        """Return the way to one site in full; None where one of the ends has no position.

        By train it is a typical journey, since nobody has said when it begins, or the walk where
        that is no slower.

        Raises
        ------
        NetworkProblem, FeedProblem
            If the data of the mode cannot be read.
        """
        start = self.ready.hubs[hub].position
        if start is None or site.position is None:
            return None
        leg = self.travel.leg(start, site.position, mode)
        if mode is not Mode.TRAIN:
            return leg
        walk = self.travel.leg(start, site.position, Mode.WALK)
        slow = isinstance(leg, Unreachable) or (
            isinstance(walk, Leg) and walk.minutes <= leg.minutes
        )
        return walk if slow and isinstance(walk, Leg) else leg

    def find_all(self) -> Iterator[None]:
        """Find everything in small pieces, the quick modes first."""
        for mode in sorted(MODES, key=lambda mode: mode is Mode.TRAIN):
            for hub in self.ready.known.hubs:
                if mode is Mode.TRAIN:
                    # What cannot be read is told by `ways`.
                    with suppress(NetworkProblem, FeedProblem):
                        yield from self._find_trains(hub)
                self.ways(hub, mode)
                yield

    def _find_trains(self, hub: str) -> Iterator[None]:
        for site in self.ready.catalogue.sites.values():
            if (hub, Mode.TRAIN) in self._found:
                return
            self._train(hub, site)
            yield

    def _find(self, hub: str, mode: Mode) -> None:
        try:
            if mode is Mode.TRAIN:
                self._found[hub, mode] = self._by_train(hub)
                self._by_rail.pop(hub, None)
            else:
                self._found.update(self._by_matrix(mode))
        except (NetworkProblem, FeedProblem) as problem:
            log.warning("No ways are known by %s: %s", mode.value, problem)
            self._found.update({(other, mode): Ways({}, broken=True) for other in self.ready.hubs})

    def _by_train(self, hub: str) -> Ways:
        found: dict[str, Way] = {}
        for site in self.ready.catalogue.sites.values():
            way = self._train(hub, site)
            if way is not None:
                found[site.id] = way
        return Ways(found)

    def _train(self, hub: str, site: Site) -> Way | None:
        known = self._by_rail.setdefault(hub, {})
        if site.id not in known:
            leg = self.leg(hub, Mode.TRAIN, site)
            way = None
            if isinstance(leg, Leg):
                way = Way(leg.minutes, leg.error_min, "estimate" in leg.notes)
            known[site.id] = way
        return known[site.id]

    def _by_matrix(self, mode: Mode) -> dict[tuple[str, Mode], Ways]:
        hubs = [(hub, place.position) for hub, place in self.ready.hubs.items() if place.position]
        sites = [
            (site, site.position)
            for site in self.ready.catalogue.sites.values()
            if site.position is not None
        ]
        points = [*(point for _, point in hubs), *(point for _, point in sites)]
        matrix = self.travel.matrix(points, mode)
        found = {}
        for row, (hub, _) in enumerate(hubs):
            ways = {}
            for column, (site, _) in enumerate(sites, start=len(hubs)):
                minutes = float(matrix.minutes[row, column])
                if not math.isnan(minutes):
                    # Beyond the border the road network ends, see `docs/travel.md`.
                    abroad = site.country != self.ready.hubs[hub].country
                    estimate = mode is not Mode.CAR or abroad
                    ways[site.id] = Way(minutes, float(matrix.error_min[row, column]), estimate)
            found[hub, mode] = Ways(ways)
        return found


def ways_said(reach: Reach, near: Near, lang: Lang) -> Mapping[str, str]:
    """Return the way to every site that is reached in words, by its id."""
    return _ways_said(reach, near.hub, near.mode, lang)[1]


# The key is the identity of the ways, which the cached value keeps alive, town, mode and language.
@st.cache_resource(max_entries=32, show_spinner=False, hash_funcs={Reach: id})
def _ways_said(reach: Reach, hub: str, mode: Mode, lang: Lang) -> tuple[Reach, Mapping[str, str]]:
    words, ways = Words(lang), reach.ways(hub, mode)
    by_site = ways.by_site.items()
    return reach, {
        site: way_text(mode, way.minutes, way.error_min, words, estimate=way.estimate)
        for site, way in by_site
    }


def reach(ready: Prepared, travel: Travel) -> Reach:
    """Return the ways of a catalogue, the same object as long as both stay the same."""
    return _reach(ready, travel, id(travel))


# The key is the identity of the prepared catalogue and of the travel, which the cached value
# keeps alive; it lives until another catalogue is read.
@st.cache_resource(max_entries=1, show_spinner=False, hash_funcs={Prepared: id})
def _reach(ready: Prepared, _travel: Travel, travel_id: int) -> Reach:  # noqa: ARG001 - a part of the key
    return Reach(ready, _travel)


@st.cache_resource(max_entries=1, show_spinner=False, hash_funcs={Reach: id})
def warm_ways(found: Reach) -> Reach:
    """Find all ways in the background, once for each `Reach`: the trains take seconds."""
    AHEAD.begin("ways", found.find_all())
    return found
