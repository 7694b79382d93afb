"""Whose data an export used, as the owners ask to be named."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from icplanner.export.context import Context
from icplanner.tours import StopKind, Tour

# The layers of the printed and the interactive map.
MAP_FILES: Final = (
    "basemap/forests_arccr500.geojson",
    "basemap/rivers_de_naturalearth.geojson",
    "basemap/roads_major_arccr500.geojson",
    "basemap/water.geojson",
    "boundaries/state_border.geojson",
    "gazetteer/places_geonames500.csv",
)
_BY_METHOD: Final = {
    "road": "roads/edges.csv",
    "border_estimate": "roads/edges.csv",
    "timetable": "trains/stop_times.txt",
}
# What stands so in credits.csv is a bare fact: its sources are named record by record.
_NO_LICENCE_NEEDED: Final = "facts"


def credit_lines(tour: Tour, context: Context, *, with_map: bool) -> tuple[str, ...]:
    """Return the credits of the data this tour stands on, each once.

    Parameters
    ----------
    with_map
        Whether the export draws the base map.
    """
    files = [*_files(tour), *(MAP_FILES if with_map else ())]
    used = [credit for file in files for credit in context.credits.of(file)]
    return tuple(
        dict.fromkeys(credit.credit for credit in used if credit.licence != _NO_LICENCE_NEEDED)
    )


def _files(tour: Tour) -> Iterator[str]:
    for day in tour.days:
        yield "places.csv"
        for stop in day.stops:
            yield "sites.geojson" if stop.kind is StopKind.SITE else "events.csv"
        if day.lunch and day.lunch.restaurant:
            yield "restaurants/restaurants.csv"
        for leg in day.legs:
            if leg.method in _BY_METHOD:
                yield _BY_METHOD[leg.method]
            if leg.method == "osrm":
                # A routing server stands on OpenStreetMap's roads.
                yield "restaurants/restaurants.csv"
