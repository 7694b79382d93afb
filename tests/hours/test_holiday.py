"""Public holidays of the three areas."""

from __future__ import annotations

from datetime import date

import pytest

from icplanner.hours import FIRST_YEAR, LAST_YEAR, Area, Jurisdiction, holidays_of, jurisdiction
from icplanner.hours.holiday import KEYS

CZECHIA = Jurisdiction(Area.CZECHIA)
SAXONY = Jurisdiction(Area.SAXONY)
CATHOLIC = Jurisdiction(Area.BAVARIA, assumption=True)
PROTESTANT = Jurisdiction(Area.BAVARIA, assumption=False)
UNSURE = Jurisdiction(Area.BAVARIA)


@pytest.mark.parametrize(
    ("place", "day", "key"),
    [
        (CZECHIA, date(2026, 9, 28), "czech_statehood"),  # the last days of the September programme
        (CZECHIA, date(2026, 10, 28), "czechoslovak_state"),
        (CZECHIA, date(2026, 12, 24), "christmas_eve"),  # a holiday in Czechia only
        (CZECHIA, date(2026, 4, 3), "good_friday"),
        (CZECHIA, date(2026, 1, 1), "new_year"),  # two holidays on one day
        (CZECHIA, date(2026, 10, 3), None),
        (SAXONY, date(2026, 10, 31), "reformation"),
        (SAXONY, date(2026, 11, 18), "repentance"),  # Saxony alone
        (SAXONY, date(2027, 11, 17), "repentance"),  # it moves with the weekday
        (SAXONY, date(2026, 6, 4), None),  # Corpus Christi only in Lusatia
        (SAXONY, date(2026, 9, 28), None),
        (SAXONY, date(2026, 12, 24), None),
        (CATHOLIC, date(2026, 8, 15), "assumption"),
        (PROTESTANT, date(2026, 8, 15), None),
        (CATHOLIC, date(2026, 6, 4), "corpus_christi"),
        (CATHOLIC, date(2026, 1, 6), "epiphany"),
        (CATHOLIC, date(2026, 11, 1), "all_saints"),
        (CATHOLIC, date(2026, 10, 31), None),
    ],
)
def test_a_day_is_a_holiday_by_the_law_of_its_place(place, day, key):
    """Each area keeps its own days."""
    assert holidays_of(place, day.year).certain.get(day) == key


def test_an_unknown_municipality_keeps_15_august_as_possible():
    """Where the law depends on the municipality and it is not known, the day is not certain."""
    found = holidays_of(UNSURE, 2026)
    assert date(2026, 8, 15) not in found.certain
    assert found.possible == {date(2026, 8, 15): "assumption"}


def test_a_german_place_of_unknown_state_has_only_common_holidays_for_certain():
    """What one state alone keeps is possible, not certain."""
    found = holidays_of(Jurisdiction(Area.GERMANY), 2026)
    assert date(2026, 10, 3) in found.certain
    assert set(found.possible) >= {date(2026, 10, 31), date(2026, 11, 1), date(2026, 8, 15)}
    assert not set(found.certain) & set(found.possible)


@pytest.mark.parametrize("year", [1, 1899, FIRST_YEAR - 1, LAST_YEAR + 1, 9999])
def test_years_without_lists_have_no_holidays(year):
    """Nothing is guessed outside the years the package knows."""
    assert not holidays_of(CZECHIA, year).certain
    assert not holidays_of(CATHOLIC, year).certain


def test_every_year_has_its_holidays_under_known_keys():
    """No name of the package lacks a key, and no year of the range lacks Christmas."""
    for year in range(FIRST_YEAR, LAST_YEAR + 1):
        for place in (CZECHIA, SAXONY, CATHOLIC):
            found = holidays_of(place, year).certain
            assert found[date(year, 12, 25)] == "christmas_day"
            assert set(found.values()) <= set(KEYS.values())


def test_every_real_site_has_its_state(sites):
    """No German site of the catalogue is left without a state."""
    areas = {site.id: jurisdiction(site).area for site in sites.values()}
    assert {areas[i] for i, s in sites.items() if s.country == "DE"} == {Area.SAXONY, Area.BAVARIA}
    assert {areas[i] for i, s in sites.items() if s.country == "CZ"} == {Area.CZECHIA}


@pytest.mark.parametrize(
    ("town", "position", "area"),
    [
        ("Selb", None, Area.BAVARIA),  # by name
        ("Annaberg-Buchholz OT Frohnau", None, Area.SAXONY),  # part of a town
        ("Schirnding", (50.08, 12.23), Area.BAVARIA),  # by position, south of Aš
        ("Rehau", (50.25, 12.03), Area.BAVARIA),  # west of Aš
        ("Bad Brambach (Ortsteil)", (50.22, 12.32), Area.SAXONY),  # east of Aš
        ("Chemnitz", (50.83, 12.92), Area.SAXONY),
        ("Gera", (50.88, 12.08), Area.GERMANY),  # Thuringia: no state of ours
        ("Nowhere", None, Area.GERMANY),
    ],
)
def test_a_german_place_is_assigned_by_name_then_position(a_museum, town, position, area):
    """The table decides, then boxes that keep clear of the borders."""
    site = a_museum(None, country="DE", municipality=town, position=position)
    assert jurisdiction(site).area is area


def test_another_country_has_no_holidays(a_museum):
    """A site elsewhere gets none of our holidays."""
    place = jurisdiction(a_museum(None, country="PL"))
    assert place.area is Area.ELSEWHERE
    assert not holidays_of(place, 2026).certain
