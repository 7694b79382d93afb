"""The verdict on one minute of a day."""

from __future__ import annotations

from datetime import date, timedelta

from icplanner.catalogue.site import Site
from icplanner.hours.judgement import windows
from icplanner.hours.visiting_day import Verdict

_DAY_MIN = 24 * 60


def verdict_at(site: Site, day: date, minute: int) -> Verdict:
    """Return the verdict on a minute after local midnight of a day, judged as by `windows`.

    A site that is open that day is open within its windows, and closed outside them; the hours of
    the evening before count as far as they run past midnight. "By booking" and "unknown" say the
    same at every minute: their windows are a hint, not a promise.
    """
    today = windows(site, day)
    if today.verdict not in {Verdict.OPEN, Verdict.CLOSED}:
        return today.verdict
    if today.verdict is Verdict.OPEN and today.is_within(minute):
        return Verdict.OPEN
    if day > date.min:
        before = windows(site, day - timedelta(days=1))
        if before.verdict is Verdict.OPEN and before.is_within(minute + _DAY_MIN):
            return Verdict.OPEN
    return Verdict.CLOSED
