"""What to do with an event: make a day around it, see what is open nearby."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Final
from urllib.parse import urlencode

import streamlit as st

from icplanner.catalogue.site import Site
from icplanner.hours import Verdict, VisitingDay, windows
from icplanner.programme import Occurrence
from icplanner.programme.far_events import FAR_MIN
from icplanner.travel import Mode
from icplanner.ui.september.passing import passing
from icplanner.ui.september.scene import Ground
from icplanner.ui.text import escaped
from icplanner.ui.tours.event_link import EVENT, Visit, written
from icplanner.words import Words

MOST_NEAR: Final = 12
# Proposed where the hour of an event is not known, and said to be a proposal. Judged: parades and
# fairs of the data that state an hour begin between 9 and 11.
PROPOSED_START: Final = time(10, 0)
PROPOSED_MIN: Final = 120
STAYS: Final = (60, 90, 120, 180, 240)
_DAY_FROM: Final = "08:00"
_DAY_TO: Final = "20:00"


@dataclass(frozen=True, slots=True)
class Near:
    """A site near an event with its hours that day."""

    site: Site
    minutes: float
    day: VisitingDay


def around(one: Occurrence, ground: Ground) -> None:
    """Place what can be done with an event: the day around it, and what is open nearby."""
    words, position = ground.words, one.event.position
    if one.cancelled or position is None:
        return
    with st.container(border=True, key="september_around"):
        title = words.text("Make a day around it")
        st.markdown(f"**{title}**")
        day = _day(one, words)
        known = isinstance(one.start, datetime) and one.first_day == day
        with st.container(horizontal=True, vertical_alignment="bottom"):
            begin = st.time_input(
                words.text("You are there from"),
                value=one.start.time() if isinstance(one.start, datetime) else PROPOSED_START,
                key=f"september.there.{one.uid}",
                width=170,
            )
            stay = st.selectbox(
                words.text("Stay"),
                STAYS,
                index=STAYS.index(PROPOSED_MIN),
                format_func=words.duration,
                key=f"september.stay.{one.uid}",
                width=140,
            )
            if isinstance(begin, time):
                start_min = begin.hour * 60 + begin.minute
                st.link_button(
                    words.text("Plan a tour through it"),
                    tours_link(one, day, start_min, stay, words),
                    icon=":material/route:",
                    type="primary",
                )
        if not known:
            st.caption(
                words.text(
                    "The hour of the programme is not known; ten o'clock is only a proposal."
                )
            )
        if one.estimated:
            st.caption(
                words.text("The date is an estimate: ask the organiser before you promise it.")
            )
        passing(one.uid, words)
        _nearby(near(one, day, ground), day, words)


def tours_link(one: Occurrence, day: date, start_min: int, stay_min: int, words: Words) -> str:
    """Return the address of the Tours page that plans a day with this event in it."""
    event = one.event
    if event.position is None:
        raise ValueError("an event without a position cannot be in a tour")
    visit = Visit(
        id=one.uid,
        name=event.names.pick(words.lang)[0],
        municipality=event.municipality,
        position=event.position,
        date=day,
        start_min=start_min,
        stay_min=stay_min,
    )
    parameters = {
        "lang": words.lang,
        "date": day.isoformat(),
        "from": _DAY_FROM,
        "to": _DAY_TO,
        EVENT: written(visit),
    }
    return f"tours?{urlencode(parameters)}"


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


def _day(one: Occurrence, words: Words) -> date:
    if one.first_day == one.last_day:
        return one.first_day
    chosen = st.date_input(
        words.text("Which day"),
        value=one.first_day,
        min_value=one.first_day,
        max_value=one.last_day,
        format="DD.MM.YYYY",
        key=f"september.on.{one.uid}",
        width=200,
    )
    return chosen if isinstance(chosen, date) else one.first_day


def _nearby(found: Sequence[Near], day: date, words: Words) -> None:
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
            f"{escaped(_hours(one.day, words))}"
            for one in found[:MOST_NEAR]
        ]
        st.markdown("\n".join(lines))


def _drive(one: Near, words: Words) -> str:
    return words.text("%(minutes)s min by car", minutes=round(one.minutes))


def _hours(day: VisitingDay, words: Words) -> str:
    spans = [f"{words.clock(w.start_min)}–{words.clock(w.end_min)}" for w in day.windows]
    return words.listing(spans)
