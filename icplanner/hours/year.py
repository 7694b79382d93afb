"""A site's year at a glance: the verdict of every day."""

from __future__ import annotations

from datetime import date, timedelta

from icplanner.catalogue.site import Site
from icplanner.hours.judgement import windows
from icplanner.hours.visiting_day import VisitingDay


def year_at_a_glance(site: Site, year: int) -> tuple[VisitingDay, ...]:
    """Return all days of a year from 1 January, each judged as by `windows`.

    Raises
    ------
    ValueError
        `year` is not within 1 to 9999.
    """
    first = date(year, 1, 1)
    days = (date(year, 12, 31) - first).days + 1
    return tuple(windows(site, first + timedelta(days=n)) for n in range(days))
