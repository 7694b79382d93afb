"""A substitute: another site in a stop's place when it rains or the door is shut."""

from __future__ import annotations

from datetime import date
from typing import Final

from icplanner.catalogue.catalogue import Catalogue
from icplanner.catalogue.position import straight_km
from icplanner.catalogue.site import Site
from icplanner.hours import Verdict, windows
from icplanner.tours import Composer, Stop, Tour, UnknownStop, broken, editing
from icplanner.ui.tours.hand import Refused

# Sites tried out in a stop's place, the nearest first: beyond these the detour grows long.
_TRIED: Final = 12


def substituted(desk: Composer, tour: Tour, stop: str) -> Tour:
    """Return the tour with the best of the sites near a stop in its place.

    Only sites with which nothing breaks that was whole count; of these one under a roof comes
    first, then the one worth most.

    Raises
    ------
    UnknownStop
        If the tour does not hold the stop.
    Refused
        If no site near is open that day and fits ("no_substitute").
    """
    day, place = _found(tour, stop)
    without = editing.drop(desk, tour, stop)
    old = tour.days[day].stops[place]
    tries = [
        (site, editing.add(desk, without, site.id, day, place))
        for site in _near(desk.catalogue, tour, old, tour.days[day].date)[:_TRIED]
    ]
    good = [(site, found) for site, found in tries if broken(found) <= broken(without)]
    if not good:
        raise Refused("no_substitute")
    return max(good, key=lambda tried: (bool(tried[0].indoor), tried[1].score))[1]


def _found(tour: Tour, stop: str) -> tuple[int, int]:
    for number, day in enumerate(tour.days):
        for place, held in enumerate(day.stops):
            if held.id == stop:
                return number, place
    raise UnknownStop(stop)


def _near(catalogue: Catalogue, tour: Tour, old: Stop, day: date) -> list[Site]:
    """Return the sites open that day that are not in the tour, the nearest to a stop first."""
    held = {*tour.stop_ids(), *tour.request.avoid}
    placed = [
        (straight_km(old.position, site.position), site)
        for site in catalogue.sites.values()
        if site.position is not None and site.id not in held
    ]
    nearest = sorted(placed, key=lambda entry: (entry[0], entry[1].id))
    return [site for _, site in nearest if windows(site, day).verdict is Verdict.OPEN]
