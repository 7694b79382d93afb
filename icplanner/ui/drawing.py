"""A drawing: what the map shows, as plain data, before anybody knows how it is drawn."""

from __future__ import annotations

from dataclasses import dataclass

from icplanner.catalogue.position import LatLon
from icplanner.ui.symbols import OTHER


@dataclass(frozen=True, slots=True, kw_only=True)
class Marker:
    """One site on the map.

    Attributes
    ----------
    group
        The industry group whose symbol is drawn (`symbols.SYMBOLS`).
    hollow
        Drawn as an outline: the site is uncertain or closed.
    number, day
        The stop's number in a tour and the day it belongs to (from 0); a numbered marker shows
        its number in the day's colour instead of a symbol.
    """

    id: str
    name: str
    position: LatLon
    group: str = OTHER
    hollow: bool = False
    number: int | None = None
    day: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Hub:
    """A place tours start from."""

    id: str
    name: str
    position: LatLon


@dataclass(frozen=True, slots=True, kw_only=True)
class RouteLine:
    """One leg of a tour; an estimated one is dashed."""

    points: tuple[LatLon, ...]
    day: int = 0
    estimate: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Drawing:
    """Everything that changes on the map.

    Attributes
    ----------
    selected
        Id of the marker that is drawn as chosen; the map moves to it when it is out of sight.
    bounds
        South-west and north-east corner to show. The view follows them only when they change: a
        reader who moved the map keeps the view while the same bounds are given. None leaves the
        view alone.
    pick
        A click beside the markers is reported as a point.
    """

    markers: tuple[Marker, ...] = ()
    hubs: tuple[Hub, ...] = ()
    routes: tuple[RouteLine, ...] = ()
    selected: str | None = None
    bounds: tuple[LatLon, LatLon] | None = None
    pick: bool = False
