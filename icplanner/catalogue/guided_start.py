"""When guided visits of a site begin, as structured data."""

from __future__ import annotations

from dataclasses import dataclass

from icplanner.catalogue.localised import Lang


@dataclass(frozen=True, slots=True, kw_only=True)
class GuidedStart:
    """One line of a site's tour timetable (a row of `data/guided_starts.csv`).

    Attributes
    ----------
    days
        On which days the line holds, in `opening_hours` syntax without times
        ("Tu-Su", "May-Sep Sa,Su,PH"); empty for "whenever the site is open".
    times
        Minutes after local midnight at which a tour begins, ascending.
    every_min, first_min, last_min
        A regular service instead of single times: the first start, the last start and the
        interval, all in minutes; None where `times` is used.
    duration_min
        Length of the guided visit; None where only the site's visit time is known.
    languages
        Languages of the guide; empty means unknown.
    group_max, group_min
        People a tour takes at most, and needs at least; None means unknown.
    lead_days
        Days a place must be booked ahead; None means no such rule is known.
    source, year
        Where the line was read and for which year it was stated; None means an undated page.
    """

    site: str
    days: str = ""
    times: tuple[int, ...] = ()
    every_min: int | None = None
    first_min: int | None = None
    last_min: int | None = None
    duration_min: int | None = None
    languages: tuple[Lang, ...] = ()
    group_max: int | None = None
    group_min: int | None = None
    lead_days: int | None = None
    source: str = ""
    year: int | None = None
    note: str = ""

    def starts_min(self) -> tuple[int, ...]:
        """Return every start of a day the line holds on, in minutes after local midnight."""
        if self.every_min is None or self.first_min is None or self.last_min is None:
            return self.times
        regular = range(self.first_min, self.last_min + 1, self.every_min)
        return tuple(sorted({*self.times, *regular}))
