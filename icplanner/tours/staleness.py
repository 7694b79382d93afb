"""What no longer holds of a kept tour: checked again against today's catalogue."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Final

from icplanner.catalogue.catalogue import Catalogue
from icplanner.catalogue.localised import Localised
from icplanner.catalogue.site import Site
from icplanner.hours import windows
from icplanner.tours.admission import Refusal, fitting_starts, price_czk
from icplanner.tours.check import check
from icplanner.tours.draft import vanished
from icplanner.tours.tour import Severity, Stop, StopKind, Tour, TourWarning
from icplanner.travel.leg import Travel

# The planner refuses a tour that uses up its spare time beforehand; one that was promised already
# still arrives in time when a way got a minute longer.
_SPARE: Final = frozenset({"no_buffer"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Outdated:
    """One thing that no longer holds; `day` counts from 0.

    Codes and numbers are listed in `docs/tours-keeping.md`. `warning` is what the checker says
    today and did not say when the tour was kept.
    """

    code: str
    severity: Severity
    day: int | None = None
    stop: str | None = None
    names: Localised = Localised()
    numbers: Mapping[str, object] = field(default_factory=dict)
    warning: TourWarning | None = None


def outdated(
    tour: Tour, catalogue: Catalogue, *, travel: Travel, today: date
) -> tuple[Outdated, ...]:
    """Return what changed in the world under a kept tour, what breaks it first.

    The tour's own warnings are what was known when it was kept; they are not told again.
    """
    warned = tuple(_warnings(tour, catalogue, travel))
    broken = {one.stop for one in warned if one.severity is Severity.BREAKS}
    found = [
        *_past(tour, today),
        *_gone(tour, catalogue),
        *warned,
        *_hours(tour, catalogue, broken),
        *_prices(tour, catalogue),
    ]
    return tuple(sorted(found, key=lambda one: one.severity is not Severity.BREAKS))


def _past(tour: Tour, today: date) -> Iterator[Outdated]:
    if tour.days and tour.days[0].date < today:
        numbers = {"date": tour.days[0].date.isoformat()}
        yield Outdated(code="date_past", severity=Severity.DOUBT, numbers=numbers)


def _gone(tour: Tour, catalogue: Catalogue) -> Iterator[Outdated]:
    for thing in vanished(tour, catalogue):
        yield Outdated(
            code="hub_gone" if thing.hub else "site_gone",
            severity=Severity.BREAKS,
            stop=thing.id,
            names=thing.names,
        )


def _warnings(tour: Tour, catalogue: Catalogue, travel: Travel) -> Iterator[Outdated]:
    known = {_mark(warning) for warning in tour.warnings}
    names = {stop.id: stop.names for day in tour.days for stop in day.stops}
    for warning in check(tour, catalogue, travel=travel):
        # Told by `_gone` already, with a name.
        if _mark(warning) in known or warning.code in {"site_unknown", "no_position"}:
            continue
        breaks = warning.severity is Severity.BREAKS and warning.code not in _SPARE
        yield Outdated(
            code="breaks_now" if breaks else "doubtful_now",
            severity=Severity.BREAKS if breaks else Severity.DOUBT,
            day=warning.day,
            stop=warning.stop,
            names=names.get(warning.stop or "", Localised()),
            warning=warning,
        )


def _mark(warning: TourWarning) -> tuple[str, int | None, str | None]:
    """Return what makes two warnings the same: numbers grow with every year of age."""
    return warning.code, warning.day, warning.stop


def _hours(tour: Tour, catalogue: Catalogue, broken: set[str | None]) -> Iterator[Outdated]:
    """Yield changed hours into which the visit still fits; the others are told as broken."""
    for number, day, stop, site in _known(tour, catalogue):
        fitting = fitting_starts(site, tour.request)
        if stop.opens_min is None or stop.id in broken or isinstance(fitting, Refusal):
            continue
        hours = [(window.start_min, window.end_min) for window in windows(fitting, day).windows]
        if (stop.opens_min, stop.closes_min) not in hours:
            was = [(stop.opens_min, stop.closes_min)]
            yield _doubt("hours_changed", number, stop, was_windows=was, windows=hours)


def _prices(tour: Tour, catalogue: Catalogue) -> Iterator[Outdated]:
    for number, _, stop, site in _known(tour, catalogue):
        was, now = stop.price_czk, price_czk(site)
        if was == now:
            continue
        if was is None:
            yield _doubt("price_known", number, stop, price_czk=now)
        elif now is None:
            yield _doubt("price_withdrawn", number, stop, was_price_czk=was)
        else:
            yield _doubt("price_changed", number, stop, was_price_czk=was, price_czk=now)


def _known(tour: Tour, catalogue: Catalogue) -> Iterator[tuple[int, date, Stop, Site]]:
    for number, day in enumerate(tour.days):
        for stop in day.stops:
            site = catalogue.sites.get(stop.id)
            if stop.kind is StopKind.SITE and site is not None:
                yield number, day.date, stop, site


def _doubt(code: str, day: int, stop: Stop, **numbers: object) -> Outdated:
    return Outdated(
        code=code,
        severity=Severity.DOUBT,
        day=day,
        stop=stop.id,
        names=stop.names,
        numbers=numbers,
    )
