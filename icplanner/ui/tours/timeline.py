"""The timeline of one day: leaving, ways, visits, lunch, coming back."""

from __future__ import annotations

from functools import partial

import streamlit as st

from icplanner.catalogue.catalogue import Catalogue
from icplanner.tours import Hub, LunchPlace, Tour
from icplanner.ui.text import escaped
from icplanner.ui.tours.frame_entry import frame_entry
from icplanner.ui.tours.lunch_entry import lunch_entry
from icplanner.ui.tours.order import order
from icplanner.ui.tours.stop_entry import Entry, stop_entry
from icplanner.ui.tours.way_entry import way_entry
from icplanner.words import Words


def timeline(tour: Tour, place: int, catalogue: Catalogue, words: Words) -> None:
    """Place day number `place` (from 0) of a tour."""
    day = tour.days[place]
    if not day.stops:
        st.info(words.text("Nothing is planned for this day."), icon=":material/event_busy:")
        return
    number = sum(len(earlier.stops) for earlier in tour.days[:place])
    with st.container():
        if len(day.stops) > 1:
            order(tour, place, first=number + 1, words=words)
    lunch = day.lunch
    frame_entry(tour, place, catalogue, words)
    for k, leg in enumerate(day.legs):
        meal = lunch if lunch and lunch.leg == k else None
        eat = partial(lunch_entry, tour, place, catalogue, words)
        with st.container(key=f"tours_leg_{place}_{k}", gap=None):
            if meal and meal.place is LunchPlace.BEFORE:
                eat()
            way_entry(leg, f"tours_tl_way_{place}_{k}", words)
            if meal and meal.place is not LunchPlace.BEFORE:
                eat()
        if k < len(day.stops):
            entry = Entry(tour, place, k, number + k + 1)
            stop_entry(entry, catalogue, words)
    _hub(day.end_hub, day.return_min, f"tours_tl_hub_{place}_back", words)


def _hub(hub: Hub, minute: int, key: str, words: Words) -> None:
    with st.container(key=key):
        name = escaped(hub.names.pick(words.lang)[0] or hub.id)
        st.markdown(f"**{words.clock(minute)}** · {name}")
