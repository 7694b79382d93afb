"""Small sites with names that say what they are."""

from __future__ import annotations

import pytest

from icplanner.catalogue.localised import Localised
from icplanner.catalogue.reading import read_catalogue
from icplanner.catalogue.site import Kind, Site, Status


@pytest.fixture(scope="session")
def sites(data_dir):
    """Return the real sites by id."""
    return read_catalogue(data_dir).sites


@pytest.fixture(scope="session")
def a_museum():
    """Return a maker of museums in Karlovy Vary with given hours."""

    def make(hours, **facts):
        known = {
            "id": "a-museum",
            "names": Localised(en="A museum"),
            "kind": Kind.MUSEUM,
            "industries": ("porcelain",),
            "era": (),
            "country": "CZ",
            "municipality": "Karlovy Vary",
            "opening_hours": hours,
            "opening_source": "https://example.org/hours",
            "opening_year": 2026,
            "guided_only": False,
            "booking_required": False,
            "status": Status.OPEN,
        }
        return Site(**(known | facts))

    return make
