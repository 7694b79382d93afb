"""Places: where tours start, eat and look around."""

from __future__ import annotations

from dataclasses import dataclass

from icplanner.catalogue.localised import Localised
from icplanner.catalogue.position import LatLon


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A possible hub: a spa town, a station, a town, a village or an information centre."""

    id: str
    names: Localised
    kind: str
    country: str
    position: LatLon | None = None
    coord_source: str | None = None
    address: str | None = None
    website: str | None = None
    phone: str | None = None
    opening_hours: str | None = None
    notes: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Restaurant:
    """A place for lunch, from OpenStreetMap (ODbL 1.0: credited wherever shown)."""

    id: str
    name: str
    kind: str
    place: str
    position: LatLon
    opening_hours: str | None = None
    cuisine: str | None = None
    website: str | None = None
    address: str | None = None
    note: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Landmark:
    """A public spring or a lookout tower beside the way (DataZápad, CC BY 4.0)."""

    id: str
    layer: str
    name: str
    position: LatLon
    address: str | None = None
    website: str | None = None
    note: str = ""
