"""Names of places in English and German."""

from __future__ import annotations

import pytest

from icplanner.catalogue.localised import Localised
from icplanner.catalogue.place import Place
from icplanner.catalogue.place_names import english_name, town_name
from icplanner.catalogue.reading import read_catalogue

PLACES = {
    "kv": Place(id="kv", names=Localised("Karlovy Vary", "Karlsbad"), kind="town", country="CZ"),
    "bz": Place(id="bz", names=Localised("Bublava", ""), kind="village", country="CZ"),
}


@pytest.mark.parametrize(
    ("czech", "german", "country", "english"),
    [
        ("Karlovy Vary", "Karlsbad", "CZ", "Karlovy Vary"),
        ("Plzeň", "Pilsen", "CZ", "Pilsen"),
        ("Plzeň hlavní nádraží", "Pilsen Hauptbahnhof", "CZ", "Pilsen main station"),
        ("Cheb (autobusové nádraží)", "Eger Busbahnhof", "CZ", "Cheb (bus station)"),
        ("Infocentrum Sokolov", "Touristinformation Falkenau", "CZ", "Tourist Information Sokolov"),
        ("Řezno", "Regensburg", "DE", "Regensburg"),
    ],
)
def test_english_calls_a_place_as_it_is_called_at_home(czech, german, country, english):
    """Czech towns keep their Czech names and German ones their German names; few have English."""
    assert english_name(czech, german, country) == english


def test_no_reader_of_english_meets_a_german_name_of_a_czech_town(data_dir):
    """Every place of the data has an English name, and it holds no Czech word for a station."""
    for place in read_catalogue(data_dir).places.values():
        shown, lang = place.names.pick("en")
        assert lang == "en"
        assert not any(word in shown for word in ("nádraží", "zastávka", "Infocentrum", "stanice"))
        if place.country == "CZ" and place.names.de != place.names.cs:
            assert shown != place.names.de or shown == "Pilsen"


@pytest.mark.parametrize(
    ("lang", "town", "shown"),
    [
        ("de", "Karlovy Vary", "Karlsbad (Karlovy Vary)"),
        ("en", "Karlovy Vary", "Karlovy Vary"),
        ("cs", "Karlovy Vary", "Karlovy Vary"),
        ("de", "Bublava", "Bublava"),
        ("de", "Selb", "Selb"),
    ],
)
def test_german_names_a_town_twice(lang, town, shown):
    """A German reader finds the town on signs too; what has no German name stays as it is."""
    assert town_name(town, PLACES, lang) == shown
