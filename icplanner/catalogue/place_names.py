"""What places are called in English, and towns in German."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from icplanner.catalogue.localised import Lang
from icplanner.catalogue.place import Place

# English has names of its own for these towns of the data only; for the others maps, railways and
# the region's own English pages use the name at home, never the German one.
_EXONYMS: Final = {"Plzeň": "Pilsen", "Praha": "Prague"}
# The Czech words in names of stations and offices; what is left is the name itself.
_WORDS: Final = {
    "(autobusové nádraží)": "(bus station)",
    "(autobusová stanice)": "(bus station)",
    "(nádraží)": "(station)",
    "(zastávka)": "(stop)",
    "(terminál)": "(bus terminal)",
    "hlavní nádraží": "main station",
    "dolní nádraží": "lower station",
    "(rozcestí)": "(crossroads)",
    "(hranice)": "(border)",
    "(plán)": "(planned)",
    "(u Karlových Varů)": "(near Karlovy Vary)",
    "(u Sokolova)": "(near Sokolov)",
    "Turistické informační centrum": "Tourist Information",
    "Návštěvnické a informační centrum": "Visitor and Information Centre",
    "Infocentrum": "Tourist Information",
    "a Karlovarského kraje - Císařské lázně": "and Region (Imperial Baths)",
}


def english_name(name_cs: str, name_de: str, country: str) -> str:
    """Return what a place is called in English: as at home, with English words around the name."""
    name = name_de if country == "DE" and name_de else name_cs
    for czech, english in _WORDS.items():
        name = name.replace(czech, english)
    first, blank, rest = name.partition(" ")
    return f"{_EXONYMS.get(first, first)}{blank}{rest}"


def town_name(town: str, places: Mapping[str, Place], lang: Lang) -> str:
    """Return a town for a reader: in German also by its German name, where the places tell it.

    Both names stand there ("Karlsbad (Karlovy Vary)"), because signs and timetables know only the
    one at home.
    """
    if lang != "de":
        return town
    found = (place.names.de for place in places.values() if place.names.cs == town)
    german = next(found, "")
    return f"{german} ({town})" if german and german != town else town
