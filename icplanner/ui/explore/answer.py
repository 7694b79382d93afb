"""The answer to a view: which sites it shows, and the counts at every further choice."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from icplanner.catalogue.selection import Counts
from icplanner.catalogue.site import Site
from icplanner.ui.explore.opening import VERDICTS, Opening, opening
from icplanner.ui.explore.prepared import Prepared
from icplanner.ui.explore.reach import Reach, Ways
from icplanner.ui.link import WITHIN_MIN
from icplanner.ui.view import View


@dataclass(frozen=True, slots=True)
class Answer:
    """What a view shows.

    Attributes
    ----------
    by_verdict
        Sites shown if a verdict were the only one chosen, in the order of `VERDICTS`; empty
        without a day.
    by_minutes
        Sites shown within each of `WITHIN_MIN`; empty without a town.
    opened, ways
        What the sites say on the day asked for, and the ways from the town asked for.
    """

    found: Sequence[Site]
    counts: Counts
    by_verdict: Sequence[int] = ()
    by_minutes: Sequence[int] = ()
    opened: Opening | None = None
    ways: Ways | None = None


def answer(ready: Prepared, reach: Reach, view: View) -> Answer:
    """Return the answer; "unknown" is a verdict of its own, and who is not reached is not near."""
    selector, near, open_on = ready.selector, view.near, view.open_on
    opened = opening(ready, open_on.day, open_on.at_min) if open_on else None
    ways = reach.ways(near.hub, near.mode) if near else None
    on_day = [opened.among(open_on.verdicts)] if open_on and opened and open_on.verdicts else []
    in_time = [ways.within(near.within_min)] if near and ways else []
    return Answer(
        found=selector.select(view.filters, [*on_day, *in_time]),
        counts=selector.counts(view.filters, [*on_day, *in_time]),
        by_verdict=selector.count_within(
            view.filters, [opened.ids[verdict] for verdict in VERDICTS], in_time
        )
        if opened
        else (),
        by_minutes=selector.count_within(
            view.filters, [ways.within(minutes) for minutes in WITHIN_MIN], on_day
        )
        if ways
        else (),
        opened=opened,
        ways=ways,
    )
