"""What Cultural September works out once, not once a click."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Final

import streamlit as st

from icplanner.catalogue.catalogue import Catalogue
from icplanner.catalogue.position import LatLon
from icplanner.programme import (
    Calendar,
    Code,
    Districts,
    Occurrence,
    ProgrammeWarning,
    Season,
    advice,
    calendar,
    clashes,
    gaps,
    read_districts,
)
from icplanner.travel import Mode, Travel
from icplanner.ui.september.kept import Kept
from icplanner.ui.september.view import Known, years_for
from icplanner.words import Words
from icplanner.words.collation import sort_key

# The region whose districts should each have an event.
REGION: str = "Karlovarský kraj"
# Cultural September is a programme of the Sokolov district ("Kulturní září na Sokolovsku").
DEFAULT_HOMES: Final = ("Sokolov",)

Shape = tuple[tuple[object, ...], ...]


@st.cache_resource(max_entries=64, show_spinner=False, hash_funcs={Catalogue: id})
def month_of(catalogue: Catalogue, year: int, month: int) -> tuple[Catalogue, Calendar]:
    """Return the calendar of a month, and the catalogue it was made from.

    The key is the catalogue's identity, which the cached value keeps alive, year and month; the
    oldest of 64 months goes first.
    """
    return catalogue, calendar(catalogue.events.values(), year, month)


@st.cache_resource(max_entries=1, show_spinner=False)
def districts(data: Path) -> Districts:
    """Return the districts of a data folder, read once a process: boundaries do not move."""
    return read_districts(data)


def hubs(catalogue: Catalogue) -> dict[str, LatLon]:
    """Return the spa towns with their positions."""
    return {
        place.id: place.position
        for place in catalogue.places.values()
        if place.kind == "spa_town" and place.position is not None
    }


def known(catalogue: Catalogue, today: date) -> Known:
    """Return the values a link may name."""
    places = frozenset(event.municipality for event in catalogue.events.values())
    return Known(years=years_for(today), places=places, hubs=tuple(hubs(catalogue)))


def places(catalogue: Catalogue, words: Words) -> list[str]:
    """Return the towns of all events in the order of the reader's language."""
    found = {event.municipality for event in catalogue.events.values()}
    return sorted(found, key=lambda name: sort_key(name, words.lang))


def minutes_from(
    hub: LatLon, occurrences: Sequence[Occurrence], travel: Travel
) -> Mapping[LatLon, float]:
    """Return the minutes by car from a spa town to each event that has a position."""
    points = list(
        dict.fromkeys(o.event.position for o in occurrences if o.event.position is not None)
    )
    table = travel.matrix([hub, *points], Mode.CAR).minutes
    return {point: float(table[0, place]) for place, point in enumerate(points, start=1)}


def homes_of(shown: Kept | None) -> tuple[str, ...]:
    """Return the districts whose weekends a programme wants to fill: for everything known, ours."""
    return shown.draft.districts if shown else DEFAULT_HOMES


def season(year: int, month: int | None, homes: tuple[str, ...], data: Path) -> Season:
    """Return the season whose gaps are looked for."""
    return Season(year=year, month=month, homes=homes, districts=districts(data).of_region(REGION))


@st.cache_resource(max_entries=32, ttl=3600, show_spinner=False)
def warnings_of(
    shape: Shape,  # noqa: ARG001 - the key
    season: Season,
    _occurrences: Sequence[Occurrence],
    _catalogue: Catalogue,
    _ways: tuple[Travel, Districts],
) -> tuple[ProgrammeWarning, ...]:
    """Return all warnings of a season.

    The key is what matters of the occurrences (`shape_of`) and the season; kept for an hour,
    because sites open and close.
    """
    travel, where = _ways
    return advice(_occurrences, season, _catalogue, travel, where)


@st.cache_resource(max_entries=32, ttl=3600, show_spinner=False)
def alarms_of(
    shape: Shape,  # noqa: ARG001 - the key
    season: Season,
    _occurrences: Sequence[Occurrence],
    _catalogue: Catalogue,
    _ways: tuple[Travel, Districts],
) -> tuple[ProgrammeWarning, ...]:
    """Return the pile-ups and empty weekends alone, without what could be done about them.

    The key is as for `warnings_of`; opening hours do not matter here, so they are not read.
    """
    travel, where = _ways
    piles = (one for one in clashes(_occurrences, travel) if one.code is Code.PILE_UP)
    return (*piles, *gaps(_occurrences, _catalogue.events.values(), season, where))


def shape_of(occurrences: Sequence[Occurrence]) -> Shape:
    """Return what matters of occurrences to warnings, as a key: an event may be edited."""
    return tuple(
        (
            *(o.uid, o.start.isoformat(), o.end.isoformat(), o.cancelled),
            *(o.event.position, o.event.site, o.event.venue_name, o.event.municipality),
            *(o.event.organiser, o.event.audience, o.event.industries),
        )
        for o in occurrences
    )
