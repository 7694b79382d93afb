"""Measure the touring exhibition: routes of several sizes, and the check of a plan.

Run from the root: `PYTHONPATH=. python benchmarks/exhibition.py`.
"""

from __future__ import annotations

import time
from dataclasses import replace
from datetime import date
from pathlib import Path

from icplanner.catalogue.reading import read_catalogue
from icplanner.programme import calendar
from icplanner.programme.exhibition import with_bookings
from icplanner.programme.exhibition_archive import tour_of_2018
from icplanner.programme.exhibition_check import check
from icplanner.programme.exhibition_route import suggest
from icplanner.programme.exhibition_surroundings import Surroundings
from icplanner.programme.exhibition_venues import possible_venues, with_events
from icplanner.programme.exhibition_wish import Wish
from icplanner.travel import Mode, travel_for

ROOT = Path(__file__).resolve().parents[1]
YEAR = 2027
# Venues, weeks, first day.
SIZES = (
    (19, 12, date(YEAR, 7, 5)),
    (40, 12, date(YEAR, 7, 5)),
    (40, 26, date(YEAR, 4, 12)),
    (40, 30, date(YEAR, 3, 15)),
)


def main() -> None:
    """Print all figures."""
    data = ROOT / "data"
    catalogue = read_catalogue(data)
    travel = travel_for(data)
    tour = tour_of_2018(data, catalogue)
    occurrences = calendar(catalogue.events.values(), YEAR).occurrences
    around = Surroundings(sites=catalogue.sites, occurrences=occurrences, travel=travel)
    rooms = possible_venues(catalogue.sites.values(), tour.bookings[:3])
    eventful = with_events(rooms, occurrences)
    venues = (*eventful, *(one for one in rooms if one not in eventful))
    # Roads are read once a process, not once a route.
    travel.matrix([one.position for one in venues[:2] if one.position], Mode.CAR)
    industries = tuple(one.industry for one in tour.showcases if one.industry)
    for count, weeks, first in SIZES:
        wish = Wish(first_day=first, weeks=weeks, venues=venues[:count], industries=industries)
        began = time.perf_counter()
        found = suggest(wish, around)
        seconds = time.perf_counter() - began
        plan = with_bookings(replace(tour, year=YEAR), found.bookings)
        began = time.perf_counter()
        said = check(plan, around)
        checked = time.perf_counter() - began
        print(
            f"{len(tour.showcases)} showcases, {count} venues, {weeks} weeks: {seconds:.2f} s, "
            f"{found.points:.1f} points of at most {found.bound:.1f}, proven {found.proven}, "
            f"{len(found.stops)} stops, {found.km:.0f} km; checked in {checked:.2f} s, "
            f"{len(said)} findings"
        )


if __name__ == "__main__":
    main()
