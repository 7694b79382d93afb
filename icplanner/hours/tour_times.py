"""Guided starts of one day, from the lines of a site's tour timetable."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from icplanner.catalogue.guided_start import GuidedStart
from icplanner.hours.expression import HoursError, expression
from icplanner.hours.jurisdiction import Jurisdiction
from icplanner.hours.schedule import Schedule, Supposing
from icplanner.hours.visiting_day import Window


@dataclass(frozen=True, slots=True)
class TourTimes:
    """The starts of a day in minutes, ascending, and the timetable lines they come from."""

    starts_min: tuple[int, ...] = ()
    lines: tuple[GuidedStart, ...] = ()

    @property
    def duration_min(self) -> int | None:
        """The longest stated length of the day's tours; None where no line states one."""
        stated = [line.duration_min for line in self.lines if line.duration_min is not None]
        return max(stated, default=None)

    @property
    def lead_days(self) -> int | None:
        """Days to book ahead by the strictest line; None where no line asks for it."""
        return max((ln.lead_days for ln in self.lines if ln.lead_days is not None), default=None)

    def within(self, windows: Sequence[Window], last_min: int | None) -> TourTimes:
        """Return the starts that fall into opening windows and not after the last admission.

        A start in the closing minute is left out; a tour that ends after closing is kept, because
        its start is stated and the till closes before the last group is out.
        """
        kept = tuple(
            start
            for start in self.starts_min
            if any(window.start_min <= start < window.end_min for window in windows)
            and (last_min is None or start <= last_min)
        )
        return TourTimes(kept, self.lines)


def tour_times(
    lines: Sequence[GuidedStart], day: date, place: Jurisdiction, *, site_open: bool
) -> TourTimes:
    """Return the starts of a day by every line that holds on it.

    A line without days holds whenever the site is open. A line whose days cannot be read, or
    depend on school holidays or on a holiday that may not hold here, gives no start: a start is
    promised only where it is stated.
    """
    holding = tuple(line for line in lines if _holds(line, day, place, site_open=site_open))
    starts = sorted({start for line in holding for start in line.starts_min()})
    return TourTimes(tuple(starts), holding)


def _holds(line: GuidedStart, day: date, place: Jurisdiction, *, site_open: bool) -> bool:
    if not line.days.strip():
        return site_open
    try:
        read = expression(line.days, days_only=True)
    except HoursError:
        return False
    if read.years and day.year not in read.years:
        return False
    schedule = Schedule(read, place)
    doubtful = any(schedule.differs(day, s) for s in (Supposing.SCHOOL, Supposing.POSSIBLE))
    return bool(schedule.spans(day)) and not doubtful
