"""What one is told of an own place: the nearest town, and how one gets away from it."""

from __future__ import annotations

import streamlit as st

from icplanner.catalogue.catalogue import Catalogue
from icplanner.catalogue.position import LatLon, straight_km
from icplanner.tours.own_place import nearest_town
from icplanner.travel import Leg, Mode, Travel
from icplanner.ui.text import escaped
from icplanner.ui.tours import choices, state
from icplanner.words import Words


def near_text(catalogue: Catalogue, point: LatLon, words: Words) -> str:
    """Return which town is the nearest; empty where none is known."""
    found = nearest_town(catalogue, point)
    if found is None:
        return ""
    town, distance_km = found
    return words.text(
        "· nearest: %(town)s, %(distance)s km straight",
        town=choices.record_name(catalogue, words, town.id),
        distance=words.number(distance_km, 1),
    )


def tell_way(catalogue: Catalogue, travel: Travel, point: LatLon, words: Words) -> None:
    """Say how long one takes to the nearest town, by train to the station; or that no way leads."""
    mode = state.wishes().mode
    station = mode is Mode.TRAIN
    to = _nearest_station(catalogue, point) if station else _town_position(catalogue, point)
    if to is None:
        return
    name, position = to
    way = travel.leg(point, position, Mode.WALK if station else mode)
    town = choices.record_name(catalogue, words, name)
    if isinstance(way, Leg):
        st.caption(
            escaped(
                words.text(
                    "%(duration)s to %(town)s; every tour counts the way from the door.",
                    duration=words.duration(round(way.minutes)),
                    town=town,
                )
            )
        )
    elif station:
        said = words.text("It is too far to walk from there to the nearest station, %(town)s.")
        st.warning(escaped(said % {"town": town}), icon=":material/warning:")
    else:
        said = words.text(
            "No road we know comes near this point, so no tour can begin or end there; choose one "
            "closer to a road."
        )
        st.warning(escaped(said), icon=":material/warning:")


def _town_position(catalogue: Catalogue, point: LatLon) -> tuple[str, LatLon] | None:
    found = nearest_town(catalogue, point)
    if found is None or found[0].position is None:
        return None
    return found[0].id, found[0].position


def _nearest_station(catalogue: Catalogue, point: LatLon) -> tuple[str, LatLon] | None:
    stations = [
        (straight_km(point, place.position), place.id, place.position)
        for place in catalogue.places.values()
        if place.kind == "station" and place.position is not None
    ]
    if not stations:
        return None
    _, name, position = min(stations)
    return name, position
