"""The map of an exhibition's route."""

from __future__ import annotations

from itertools import pairwise

import streamlit as st

from icplanner.programme.booking import Booking
from icplanner.programme.exhibition import Exhibition
from icplanner.travel import Mode, Travel, Unreachable
from icplanner.ui.drawing import Drawing, Marker, RouteLine
from icplanner.ui.maps import REGION, bounds_of, show_map
from icplanner.ui.text import escaped, plain
from icplanner.words import Words
from icplanner.words.exhibition import booking_days, venue_name

KEY = "september.exhibition.map"


def route_map(exhibition: Exhibition, travel: Travel, words: Words) -> None:
    """Place the map: numbered stops, ways between stops, dashed ways to permanent homes."""
    placed = [one for one in exhibition.bookings if one.venue.position is not None]
    if not placed:
        return
    numbers = {one.uid: number for number, one in enumerate(exhibition.bookings, start=1)}
    markers = tuple(
        Marker(
            id=one.uid,
            name=plain(f"{venue_name(one.venue)} · {booking_days(one, words)}", 200),
            position=one.venue.position,
            number=numbers[one.uid],
            day=1 if one.permanent else 0,
        )
        for one in placed
        if one.venue.position is not None
    )
    stops = [one for one in placed if not one.permanent]
    homes = [one for one in placed if one.permanent]
    ways = [(*pair, False) for pair in pairwise(stops)]
    ways += [(stops[-1], home, True) for home in homes if stops]
    lines = tuple(line for way in ways if (line := _line(*way, travel)) is not None)
    drawn = [point for line in lines for point in line.points]
    bounds = bounds_of([*drawn, *(marker.position for marker in markers)]) or REGION
    show_map(
        Drawing(markers=markers, routes=lines, bounds=bounds), key=KEY, words=words, height_px=420
    )
    total = sum(km for _, _, km in _kilometres(stops, travel))
    said = []
    if len(stops) > 1:
        said.append(words.text("%(km)s km by road between the stops.", km=words.number(total)))
    if homes:
        said.append(words.text("Dashed: the ways to permanent homes."))
    if said:
        st.caption(" ".join(said))
    missing = [one for one in exhibition.bookings if one.venue.position is None]
    if missing:
        told = ", ".join(escaped(venue_name(one.venue)) for one in missing)
        st.caption(words.text("Not on the map, place unknown: %(names)s", names=told))


def _kilometres(stops: list[Booking], travel: Travel) -> list[tuple[Booking, Booking, float]]:
    found = []
    for before, after in pairwise(stops):
        if before.venue.position and after.venue.position:
            leg = travel.leg(before.venue.position, after.venue.position, Mode.CAR)
            if not isinstance(leg, Unreachable):
                found.append((before, after, leg.distance_km))
    return found


def _line(before: Booking, after: Booking, home: bool, travel: Travel) -> RouteLine | None:  # noqa: FBT001 - a way's third part
    if before.venue.position is None or after.venue.position is None:
        return None
    leg = travel.leg(before.venue.position, after.venue.position, Mode.CAR)
    if isinstance(leg, Unreachable):
        return None
    return RouteLine(points=leg.geometry, day=1 if home else 0, estimate=home)
