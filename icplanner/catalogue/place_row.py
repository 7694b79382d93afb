"""Places, restaurants and landmarks as they stand in their files."""

from __future__ import annotations

from typing import Final

from pydantic import BaseModel, ConfigDict

from icplanner.catalogue.fields import Country, Id, RequiredText, Text, Url
from icplanner.catalogue.localised import Localised
from icplanner.catalogue.place import Landmark, Place, Restaurant
from icplanner.catalogue.place_names import english_name
from icplanner.catalogue.position import LatLon


class PlaceRow(BaseModel):
    """A row of `data/places.csv` or `data/stations/stations.csv`."""

    model_config = ConfigDict(extra="ignore")

    id: Id
    name_cs: RequiredText
    name_de: Text = ""
    kind: RequiredText
    country: Country
    coord_source: Text | None = None
    address: Text | None = None
    website: Url | None = None
    phone: Text | None = None
    opening_hours: Text | None = None
    notes: Text = ""


class RestaurantRow(BaseModel):
    """A row of `data/restaurants/restaurants.csv`; the id is OpenStreetMap's."""

    model_config = ConfigDict(extra="ignore")

    id: RequiredText
    name: RequiredText
    kind: RequiredText
    place: RequiredText
    opening_hours: Text | None = None
    cuisine: Text | None = None
    website: Url | None = None
    address: Text | None = None
    note: Text | None = None


class LandmarkRow(BaseModel):
    """A row of `data/landmarks.csv`."""

    model_config = ConfigDict(extra="ignore")

    id: Id
    layer: RequiredText
    name: RequiredText
    address: Text | None = None
    website: Url | None = None
    external_id: Text | None = None
    note: Text = ""


PLACE_COLUMNS: Final = (*PlaceRow.model_fields, "lat", "lon")
RESTAURANT_COLUMNS: Final = (*RestaurantRow.model_fields, "lat", "lon")
LANDMARK_COLUMNS: Final = (*LandmarkRow.model_fields, "lat", "lon")


def place(row: PlaceRow, position: LatLon | None) -> Place:
    """Return the record of a row; the English name is the one at home."""
    values = row.model_dump(exclude={"name_cs", "name_de"})
    names = Localised(row.name_cs, row.name_de, english_name(row.name_cs, row.name_de, row.country))
    return Place(names=names, position=position, **values)


def restaurant(row: RestaurantRow, position: LatLon) -> Restaurant:
    """Return the record of a row."""
    return Restaurant(position=position, **row.model_dump())


def landmark(row: LandmarkRow, position: LatLon) -> Landmark:
    """Return the record of a row."""
    return Landmark(position=position, **row.model_dump(exclude={"external_id"}))
