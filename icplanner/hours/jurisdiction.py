"""Whose public holidays hold at a site: Czechia, Saxony or Bavaria, by its place."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from typing import Final

from icplanner.catalogue.position import LatLon
from icplanner.catalogue.site import Site


class Area(StrEnum):
    """A country or a German state; GERMANY is a German place whose state is not known."""

    CZECHIA = "CZ"
    SAXONY = "DE-SN"
    BAVARIA = "DE-BY"
    GERMANY = "DE"
    ELSEWHERE = "elsewhere"


@dataclass(frozen=True, slots=True)
class Jurisdiction:
    """An area and, in Bavaria, whether 15 August is a holiday in the municipality (None: unknown).

    The day is a holiday by law where more Catholics than Protestants live
    (Bayerisches Feiertagsgesetz, art. 1 (1) 2), so it differs from town to town.
    """

    area: Area
    assumption: bool | None = None


# German municipalities of the catalogue and its neighbourhood -> state. The state of a
# municipality is common geographical knowledge; the test asks that every German site is listed.
_SAXON: Final = frozenset(
    {
        *("Adorf", "Adorf/Vogtl.", "Annaberg-Buchholz", "Aue-Bad Schlema", "Bad Brambach"),
        *("Bad Elster", "Breitenbrunn", "Ehrenfriedersdorf", "Eibenstock", "Johanngeorgenstadt"),
        *("Jöhstadt", "Klingenthal", "Kurort Oberwiesenthal", "Markneukirchen", "Muldenhammer"),
        *("Oberwiesenthal", "Oelsnitz/Vogtl.", "Plauen", "Schneeberg", "Schwarzenberg"),
        *("Zwickau", "Zwönitz"),
    }
)
# Bavarian municipality -> is 15 August a holiday there? In the Upper Palatinate everywhere but in
# nine municipalities, none of them listed here (onetz.de, "Mariä Himmelfahrt für Oberpfalz
# Feiertag", from the statistical office, census of 2011); Fichtelberg by the Bayreuth district's
# notice of 8 August 2017. For the Wunsiedel district no list was found: unknown.
_BAVARIAN: Final[dict[str, bool | None]] = {
    "Arzberg": None,
    "Bärnau": True,
    "Fichtelberg": True,
    "Hohenberg a.d. Eger": None,
    "Marktredwitz": None,
    "Mitterteich": True,
    "Selb": None,
    "Tirschenreuth": True,
    "Waldsassen": True,
    "Windischeschenbach": True,
    "Wunsiedel": None,
}
_PART_OF_TOWN: Final = re.compile(r"\s+OT\s.*$|\s*\([^)]*\)")


def jurisdiction(site: Site) -> Jurisdiction:
    """Return whose holidays hold at the site: by country, municipality, then position."""
    return _jurisdiction(site.country, site.municipality, site.position)


@cache
def _jurisdiction(country: str, municipality: str, position: LatLon | None) -> Jurisdiction:
    """Decide by the three facts; cached by them for the life of the process, there are few."""
    if country == "CZ":
        return Jurisdiction(Area.CZECHIA)
    if country != "DE":
        return Jurisdiction(Area.ELSEWHERE)
    town = _PART_OF_TOWN.sub("", municipality).strip()
    if town in _SAXON:
        return Jurisdiction(Area.SAXONY)
    if town in _BAVARIAN:
        return Jurisdiction(Area.BAVARIA, _BAVARIAN[town])
    return Jurisdiction(_state_at(position) if position else Area.GERMANY)


# South, north, west, east. The Czech district of Aš (12.09 to 12.33 E, 50.17 to 50.32 N) lies
# between the two states; the boxes keep clear of the border and of Thuringia, and what they leave
# out stays a German place of unknown state.
_BOXES: Final = (
    (Area.BAVARIA, (48.5, 50.16, 10.6, 12.6)),
    (Area.BAVARIA, (50.16, 50.30, 11.6, 12.17)),
    (Area.SAXONY, (50.20, 50.45, 12.25, 13.2)),
    (Area.SAXONY, (50.45, 51.2, 12.35, 13.8)),
)


def _state_at(position: LatLon) -> Area:
    lat, lon = position
    for area, (south, north, west, east) in _BOXES:
        if south <= lat < north and west <= lon <= east:
            return area
    return Area.GERMANY
