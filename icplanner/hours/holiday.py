"""Public holidays by date for Czechia, Saxony and Bavaria, each with a stable name key."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from types import MappingProxyType
from typing import Final

from holidays import country_holidays

from icplanner.hours.jurisdiction import Area, Jurisdiction

# Years for which the package `holidays` (0.109) lists the holidays of all three areas: the
# German list begins in 1991, both end in 2100. Outside nothing is said of any day.
FIRST_YEAR: Final = 1991
LAST_YEAR: Final = 2100

# The package's English name -> our key, which `words/hours.py` puts into three languages.
KEYS: Final[Mapping[str, str]] = MappingProxyType(
    {
        "All Saints' Day": "all_saints",
        "Ascension Day": "ascension",
        "Assumption Day": "assumption",
        "Christmas Day": "christmas_day",
        "Christmas Eve": "christmas_eve",
        "Corpus Christi": "corpus_christi",
        "Day of liberation from Fascism": "liberation_day",
        "Easter Monday": "easter_monday",
        "Epiphany": "epiphany",
        "German Unity Day": "german_unity",
        "Good Friday": "good_friday",
        "Independent Czech State Restoration Day": "new_year",
        "Independent Czechoslovak State Day": "czechoslovak_state",
        "Jan Hus Day": "jan_hus",
        "Labor Day": "labour_day",
        "Liberation Day": "liberation_day",
        "New Year's Day": "new_year",
        "Pentecost Monday": "whit_monday",
        "Reformation Day": "reformation",
        "Repentance and Prayer Day": "repentance",
        "Saints Cyril and Methodius Day": "cyril_methodius",
        "Second Day of Christmas": "boxing_day",
        "Statehood Day": "czech_statehood",
        "Struggle for Freedom and Democracy Day": "freedom_day",
        "Struggle for Freedom and Democracy Day and International Students' Day": "freedom_day",
        "Victory Day": "liberation_day",
    }
)

# The acts that name the holidays, told as evidence.
LAW: Final[Mapping[Area, str]] = MappingProxyType(
    {
        Area.CZECHIA: "zákon č. 245/2000 Sb.",
        Area.SAXONY: "SächsSFG § 1",
        Area.BAVARIA: "BayFTG Art. 1",
        Area.GERMANY: "BayFTG Art. 1, SächsSFG § 1",
    }
)


@dataclass(frozen=True, slots=True)
class YearOfHolidays:
    """Holidays by date; `possible` holds those that hold in a part of the area only."""

    certain: Mapping[date, str]
    possible: Mapping[date, str]


@lru_cache(maxsize=1024)
def holidays_of(place: Jurisdiction, year: int) -> YearOfHolidays:
    """Return the public holidays of a year, empty outside FIRST_YEAR..LAST_YEAR.

    Cached by jurisdiction and year for the life of the process: they change with the package only.
    """
    if not FIRST_YEAR <= year <= LAST_YEAR or place.area is Area.ELSEWHERE:
        return YearOfHolidays({}, {})
    if place.area is Area.CZECHIA:
        return YearOfHolidays(_keyed(country_holidays("CZ", years=year, language="en_US")), {})
    if place.area is Area.SAXONY:
        # Corpus Christi is a holiday in some Sorbian municipalities of Lusatia only, far away.
        return YearOfHolidays(_german(year, "SN"), {})
    bavarian = _german(year, "BY")
    assumption = {date(year, 8, 15): "assumption"}
    if place.area is Area.BAVARIA:
        if place.assumption:
            return YearOfHolidays({**bavarian, **assumption}, {})
        return YearOfHolidays(bavarian, assumption if place.assumption is None else {})
    saxon = _german(year, "SN")
    both = {day: key for day, key in saxon.items() if day in bavarian}
    either = {**saxon, **bavarian, **assumption}
    return YearOfHolidays(both, {day: key for day, key in either.items() if day not in both})


def _german(year: int, state: str) -> dict[date, str]:
    return _keyed(country_holidays("DE", subdiv=state, years=year, language="en_US"))


def _keyed(found: Mapping[date, str]) -> dict[date, str]:
    return {day: KEYS[name.split("; ")[0]] for day, name in sorted(found.items())}
