"""What is surely open near an event on its day, before it and after it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from math import ceil
from typing import Final

import streamlit as st

from icplanner.catalogue.site import Site
from icplanner.hours import Verdict, VisitingDay, windows
from icplanner.programme import Occurrence
from icplanner.programme.far_events import FAR_MIN
from icplanner.travel import Mode
from icplanner.ui.september.scene import Ground
from icplanner.ui.text import escaped
from icplanner.words import Words
from icplanner.words.hours import times

MOST_NEAR: Final = 12
# The median of the 150 sites whose sources or estimates state the length of a visit.
USUAL_VISIT_MIN: Final = 60


@dataclass(frozen=True, slots=True)
class Near:
    """A site near an event with its hours that day."""

    site: Site
    minutes: float
    day: VisitingDay


def near(one: Occurrence, day: date, ground: Ground) -> tuple[Near, ...]:
    """Return the sites within `FAR_MIN` minutes that are surely open that day, nearest first."""
    position = one.event.position
    if position is None:
        return ()
    located = [s for s in ground.catalogue.sites.values() if s.position is not None]
    points = [position, *(s.position for s in located if s.position is not None)]
    minutes = ground.travel.matrix(points, Mode.CAR).minutes[0]
    reached = sorted(
        (
            (float(minutes[place]), site)
            for place, site in enumerate(located, start=1)
            if minutes[place] <= FAR_MIN and site.id != one.event.site
        ),
        key=lambda found: (found[0], found[1].id),
    )
    found = [Near(site, away, windows(site, day)) for away, site in reached]
    return tuple(one for one in found if one.day.verdict is Verdict.OPEN)


def beside(one: Near, start_min: int, end_min: int) -> tuple[int | None, int | None]:
    """Return until when a site can be visited before an event, and from when after it.

    In minutes of the day, the way by car counted; None where the site's usual visit does not fit,
    or an hour's where nobody states its length.
    """
    visit, away = one.site.visit_minutes or USUAL_VISIT_MIN, ceil(one.minutes)
    leave, arrive = start_min - away, end_min + away
    hours = one.day.windows
    before = [end for w in hours if w.start_min + visit <= (end := min(w.end_min, leave))]
    after = [start for w in hours if (start := max(w.start_min, arrive)) + visit <= w.end_min]
    return max(before, default=None), min(after, default=None)


def nearby(found: Sequence[Near], day: date, event_min: tuple[int, int], words: Words) -> None:
    """Place the list of what is open, folded away, with the time there is for each."""
    if not found:
        st.markdown(
            words.text(
                "No site within %(minutes)s minutes by car is surely open that day.",
                minutes=round(FAR_MIN),
            )
        )
        return
    title = words.text("Open nearby on %(day)s, before and after", day=words.day(day, "long"))
    with st.expander(escaped(title), icon=":material/near_me:"):
        lines = [
            f"- **{escaped(one.site.names.pick(words.lang)[0])}** · "
            f"{escaped(_drive(one, words))} · "
            f"{escaped(times(one.day, words))} · {escaped(_beside(one, event_min, words))}"
            for one in found[:MOST_NEAR]
        ]
        st.markdown("\n".join(lines))


def _drive(one: Near, words: Words) -> str:
    return words.text("%(minutes)s min by car", minutes=round(one.minutes))


def _beside(one: Near, event_min: tuple[int, int], words: Words) -> str:
    """Say whether there is time for a site before the event, after it, or neither."""
    before, after = beside(one, *event_min)
    said = []
    if before is not None:
        said.append(words.text("before it, until %(time)s", time=words.clock(before)))
    if after is not None:
        said.append(words.text("after it, from %(time)s", time=words.clock(after)))
    return words.listing(said) if said else words.text("no time for it before or after")
