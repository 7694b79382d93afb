"""A tour to read: its days, times and stops, without anything to change it by."""

from __future__ import annotations

import streamlit as st

from icplanner.catalogue.catalogue import Catalogue
from icplanner.tours import Hub, LunchStop, Tour, TourDay
from icplanner.ui.text import escaped
from icplanner.ui.tours.lunch_entry import place_text
from icplanner.ui.tours.stop_entry import facts
from icplanner.ui.tours.way_entry import way_entry
from icplanner.words import Words


def outline(tour: Tour, words: Words) -> None:
    """Place a tour in a few lines a day, to be held against another one."""
    for day in tour.days:
        st.markdown(f"**{escaped(words.day(day.date))}**")
        st.markdown("  \n".join(_lines(day, words)))


def _lines(day: TourDay, words: Words) -> list[str]:
    lines = [(day.depart_min, _hub(day.start_hub, words))]
    if day.lunch:
        lines.append((day.lunch.start_min, escaped(_lunch(day.lunch, words))))
    for stop in day.stops:
        name = escaped(stop.names.pick(words.lang)[0] or stop.id, 200)
        visit = escaped(words.duration(stop.visit_min))
        lines.append((stop.start_min, f"**{name}** · {visit}"))
    lines.append((day.return_min, _hub(day.end_hub, words)))
    ordered = sorted(lines, key=lambda line: line[0])
    return [f"{words.clock(minute)} · {said}" for minute, said in ordered]


def full(tour: Tour, catalogue: Catalogue, words: Words) -> None:
    """Place a tour with ways, hours, prices and contacts."""
    number = 0
    for place, day in enumerate(tour.days):
        st.markdown(f"#### {escaped(words.day(day.date))}")
        if not day.stops:
            st.info(words.text("Nothing is planned for this day."), icon=":material/event_busy:")
            continue
        _at(day.depart_min, day.start_hub, f"tours_tl_hub_{place}_out", words)
        for k, leg in enumerate(day.legs):
            way_entry(leg, f"tours_tl_way_{place}_{k}", words)
            if day.lunch and day.lunch.leg == k:
                with st.container(key=f"tours_tl_lunch_{place}"):
                    span = _span(day.lunch.start_min, day.lunch.end_min, words)
                    st.markdown(f"**{span}** · {escaped(_lunch(day.lunch, words))}")
            if k < len(day.stops):
                number += 1
                _stop(day, k, (place, number), catalogue, words)
        _at(day.return_min, day.end_hub, f"tours_tl_hub_{place}_back", words)


def _stop(
    day: TourDay, k: int, numbers: tuple[int, int], catalogue: Catalogue, words: Words
) -> None:
    place, number = numbers
    stop = day.stops[k]
    site = catalogue.sites.get(stop.id)
    with st.container(key=f"tours_tl_stop_{place}_{k}"):
        name = escaped(stop.names.pick(words.lang)[0] or stop.id, 200)
        span = _span(stop.start_min, stop.end_min, words)
        st.markdown(f"**{span} · {number}. {name}**")
        if stop.municipality:
            st.markdown(escaped(stop.municipality))
        if site is not None:
            st.markdown(facts(stop, site, day.date, words))


def _at(minute: int, hub: Hub, key: str, words: Words) -> None:
    with st.container(key=key):
        st.markdown(f"**{words.clock(minute)}** · {_hub(hub, words)}")


def _hub(hub: Hub, words: Words) -> str:
    return escaped(hub.names.pick(words.lang)[0] or hub.id, 200)


def _lunch(meal: LunchStop, words: Words) -> str:
    return words.text("Lunch: %(place)s", place=place_text(meal, words))


def _span(first: int, last: int, words: Words) -> str:
    return f"{words.clock(first)}–{words.clock(last)}"
