"""The JSON-LD file against the vocabulary of schema.org."""

from __future__ import annotations

import json

import pytest
from small_tours import small_context, small_tour

from icplanner.catalogue.localised import LANGS
from icplanner.export import render

# From https://schema.org (version 29): which properties we use belong to which type.
THING = {"name", "description", "url", "identifier", "sameAs"}
PLACE = THING | {"geo", "address", "telephone", "isAccessibleForFree", "amenityFeature"}
TRIP = THING | {"itinerary", "departureTime", "arrivalTime", "subTrip", "touristType"}
VOCABULARY = {
    "WebPage": THING
    | {"inLanguage", "dateModified", "creativeWorkStatus", "creditText", "abstract", "mainEntity"},
    "TouristTrip": TRIP,
    "ItemList": THING | {"itemListElement", "numberOfItems"},
    "ListItem": THING | {"position", "item"},
    "TouristAttraction": PLACE | {"availableLanguage"},
    "Museum": PLACE,
    "Place": PLACE,
    "Event": THING | {"startDate", "endDate", "eventAttendanceMode", "location", "organizer"},
    "Organization": THING,
    "GeoCoordinates": THING | {"latitude", "longitude"},
    "PostalAddress": THING | {"addressLocality", "streetAddress"},
    "LocationFeatureSpecification": THING | {"value"},
}


def nodes(value):
    """Yield every typed node."""
    if isinstance(value, dict):
        if "@type" in value:
            yield value
        for child in value.values():
            yield from nodes(child)
    elif isinstance(value, list):
        for child in value:
            yield from nodes(child)


@pytest.mark.parametrize("lang", LANGS)
def test_every_property_belongs_to_its_type(lang):
    """Nothing is said that schema.org has no word for."""
    for node in nodes(json.loads(render("jsonld", small_tour(), small_context(lang)))):
        types = [node["@type"]] if isinstance(node["@type"], str) else node["@type"]
        known = set.union(*(VOCABULARY[name] for name in types))
        assert set(node) - {"@type", "@context"} <= known


def test_the_itinerary_holds_attractions_and_events_in_order():
    """Sites are attractions, events events with Prague's offset, in the order of the visits."""
    page = json.loads(render("jsonld", small_tour(), small_context("en")))
    items = [row["item"] for row in page["mainEntity"]["itinerary"]["itemListElement"]]
    assert [item["identifier"] for item in items] == ["mine", "works", "fair"]
    assert items[0]["@type"] == ["TouristAttraction", "Museum"]
    assert items[2]["@type"] == "Event"
    assert items[2]["startDate"] == "2027-09-12T10:00:00+02:00"


def test_what_is_unknown_is_not_said():
    """A site without contact, price or access has no such keys."""
    page = json.loads(render("jsonld", small_tour(), small_context("en")))
    works = page["mainEntity"]["itinerary"]["itemListElement"][1]["item"]
    assert not {"telephone", "url", "isAccessibleForFree", "amenityFeature"} & set(works)
