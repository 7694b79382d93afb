"""On which days of a year a finished tour works, and what breaks it on the others."""

from __future__ import annotations

import calendar
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta

from icplanner.catalogue.catalogue import Catalogue
from icplanner.tours.check import check
from icplanner.tours.check_stop import stop_warnings
from icplanner.tours.legs import Remembered
from icplanner.tours.tour import Severity, Tour, TourWarning
from icplanner.travel.leg import Travel


@dataclass(frozen=True, slots=True)
class FeasibleDay:
    """One day on which the tour could begin.

    `breaks` is empty where the tour works at its very times; `doubts` are what to ask about then.
    """

    date: date
    breaks: tuple[TourWarning, ...]
    doubts: tuple[TourWarning, ...]

    @property
    def works(self) -> bool:
        """Return whether the tour works if it begins on this day."""
        return not self.breaks


def feasible_days(
    tour: Tour, catalogue: Catalogue, *, travel: Travel, year: int
) -> Iterator[FeasibleDay]:
    """Yield every day of a year with what breaks the tour if it begins on it.

    The tour keeps its order and its times; days of a longer tour keep their distance. Ways are
    looked at only where all sites are open, since trains of every single day take their time.
    """
    remembered = Remembered(travel)
    for number in range(366 if calendar.isleap(year) else 365):
        first = date(year, 1, 1) + timedelta(days=number)
        shifted = begun_on(tour, first)
        if shifted is None:
            continue
        found = _at_stops(shifted, catalogue)
        if all(warning.severity is not Severity.BREAKS for warning in found):
            found = check(shifted, catalogue, travel=remembered)
        yield FeasibleDay(
            date=first,
            breaks=tuple(w for w in found if w.severity is Severity.BREAKS),
            doubts=tuple(w for w in found if w.severity is Severity.DOUBT),
        )


def _at_stops(tour: Tour, catalogue: Catalogue) -> tuple[TourWarning, ...]:
    return tuple(
        warning
        for number, day in enumerate(tour.days)
        for stop in day.stops
        for warning in stop_warnings(catalogue, tour.request, (number, day.date), stop)
    )


def begun_on(tour: Tour, first: date) -> Tour | None:
    """Return the tour with all its dates moved so that it begins on `first`; None past year 9999.

    Fixed events stay where they are: they are not held again because somebody comes.
    """
    if not tour.days:
        return None
    moved = first - tour.days[0].date
    request = tour.request
    try:
        days = tuple(replace(day, date=day.date + moved) for day in tour.days)
        wishes = tuple(replace(wish, date=wish.date + moved) for wish in request.days)
        pins = tuple(replace(pin, date=pin.date + moved) for pin in request.pins)
        lunches = tuple(replace(held, date=held.date + moved) for held in request.lunches)
    except OverflowError:
        return None
    request = replace(request, days=wishes, pins=pins, lunches=lunches)
    return replace(tour, days=days, request=request)
