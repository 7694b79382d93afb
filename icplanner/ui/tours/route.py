"""The route of a tour on the map."""

from __future__ import annotations

from itertools import count
from typing import Final

import streamlit as st

from icplanner.tours import Tour
from icplanner.ui import tiles
from icplanner.ui.drawing import Drawing, Hub, Marker, RouteLine
from icplanner.ui.maps import bounds_of, show_map
from icplanner.ui.tours.sketch import ESTIMATES
from icplanner.words import Words, mark

DASHED: Final = mark(
    "A dashed line is not the way one really takes: it joins places or stations straight."
)


def route_map(tour: Tour, words: Words, *, key: str, height_px: int) -> None:
    """Place the map of a tour, the switch of its base map and what its dashes mean."""
    show_map(
        drawing(tour, words),
        key=key,
        words=words,
        height_px=height_px,
        online_tiles=tiles.wanted(),
    )
    tiles.switch(words)
    st.caption(words.text(DASHED))


def drawing(tour: Tour, words: Words, selected: str | None = None) -> Drawing:
    """Return legs, hubs and stops, numbered through all days; estimated legs are dashed."""
    markers = []
    numbers = count(1)
    hubs = {}
    for place, day in enumerate(tour.days):
        for hub in (day.start_hub, day.end_hub):
            name = hub.names.pick(words.lang)[0] or hub.id
            hubs[hub.id] = Hub(id=hub.id, name=name, position=hub.position)
        markers += [
            Marker(
                id=stop.id,
                name=stop.names.pick(words.lang)[0] or stop.id,
                position=stop.position,
                number=next(numbers),
                day=place,
            )
            for stop in day.stops
        ]
    lines = tuple(
        RouteLine(points=leg.geometry, day=place, estimate=leg.method in ESTIMATES)
        for place, day in enumerate(tour.days)
        for leg in day.legs
    )
    points = [marker.position for marker in markers]
    points += [hub.position for hub in hubs.values()]
    points += [point for line in lines for point in line.points]
    return Drawing(
        markers=tuple(markers),
        hubs=tuple(hubs.values()),
        routes=lines,
        selected=selected,
        bounds=bounds_of(points),
    )
