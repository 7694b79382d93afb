"""The years that can be planned: those the opening hours of the catalogue can speak for."""

from __future__ import annotations

from typing import Final

from icplanner.catalogue.catalogue import Catalogue
from icplanner.hours import FIRST_YEAR, LAST_YEAR
from icplanner.hours.judgement import OLD_AFTER_YEARS

# Hours stay the best that is known for long, told as old after `OLD_AFTER_YEARS`. An office plans
# one or two seasons ahead; fifteen years also carry a catalogue that nobody renews. Backwards they
# say nothing of more years than they are fresh for. Both judged.
YEARS_AHEAD: Final = 15
YEARS_BACK: Final = OLD_AFTER_YEARS


def plannable_years(catalogue: Catalogue) -> tuple[int, int]:
    """Return the first and the last year that can be planned.

    They lie about the newest year for which a site of the catalogue states its hours or tours; the
    timetables of trains are of that year or beside it and are carried to other years by weekday.
    Where no site says a year, the holidays alone bound them.
    """
    stated = [
        year
        for site in catalogue.sites.values()
        for year in (site.opening_year, *(line.year for line in site.guided_starts))
        if year is not None
    ]
    if not stated:
        return FIRST_YEAR, LAST_YEAR
    newest = min(max(*stated, FIRST_YEAR), LAST_YEAR)
    return max(FIRST_YEAR, newest - YEARS_BACK), min(LAST_YEAR, newest + YEARS_AHEAD)
