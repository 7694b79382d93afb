from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
import shapely
from seasons import BILINA, LOKET, KnownWays, cancelled, on, series

from icplanner.catalogue.event import EventStatus, KnownDate
from icplanner.programme import Code, Remedy, Season, calendar, clashes, gaps, with_proposals
from icplanner.programme.districts import Districts, read_districts
from icplanner.programme.weekends import fills, same_weekend
from icplanner.words import Words
from icplanner.words.programme_warnings import sentence

SATURDAY = date(2027, 9, 11)
SEASON = Season(year=2027, month=9, homes=("West",), districts=("West", "East"))


@pytest.fixture
def two_districts() -> Districts:
    """Return a west with Sokolov and Loket, and an east without any event."""
    west, east = shapely.box(12.0, 50.0, 12.8, 50.5), shapely.box(13.0, 50.0, 13.5, 50.5)
    return Districts({"West": west, "East": east}, {"West": "Region", "East": "Region"})


def weekends(found):
    """Return the Saturdays of empty weekends."""
    return [one.days[0].day for one in found if one.code is Code.EMPTY_WEEKEND]


def test_weekends_without_an_event_of_the_district_are_empty(two_districts):
    """September 2027 with one event on the eleventh leaves three empty weekends."""
    found = gaps([on("a", SATURDAY)], [], SEASON, two_districts)
    assert weekends(found) == [4, 18, 25]
    assert [one.numbers["district"] for one in found if one.code is Code.EMPTY_DISTRICT] == ["East"]


def test_a_season_may_be_a_year(two_districts):
    """Without a month every weekend of the year counts; an event of another year fills nothing."""
    year = replace(SEASON, month=None)
    found = gaps([on("a", SATURDAY)], [], year, two_districts)
    assert len(weekends(found)) == 51
    (east,) = [one for one in found if one.code is Code.EMPTY_DISTRICT]
    assert sentence(east, {}, Words("en")).startswith("No event of 2027")
    later = gaps([on("a", date(2028, 9, 9))], [], year, two_districts)
    assert [one.numbers["district"] for one in later if one.code is Code.EMPTY_DISTRICT] == [
        "West",
        "East",
    ]


def test_events_elsewhere_and_cancelled_ones_fill_nothing(two_districts):
    """An event beyond the district or one that is cancelled leaves the weekend empty."""
    season = [on("a", SATURDAY, BILINA), cancelled(on("b", SATURDAY))]
    assert 11 in weekends(gaps(season, [], SEASON, two_districts))


def test_a_long_event_fills_its_opening_weekend_only(two_districts):
    """It is named for the weekend on which it is still going on."""
    days = on("days", SATURDAY, last=SATURDAY + timedelta(days=8))
    found = gaps([days], [], SEASON, two_districts)
    assert weekends(found) == [4, 18, 25]
    eighteenth = next(one for one in found if one.days[:1] == (date(2027, 9, 18),))
    assert eighteenth.numbers["running_on"] == ("days-2027",)
    assert fills(days, SATURDAY)


def test_an_empty_weekend_proposes_who_could_carry_a_part(two_districts):
    """A past open day of the same weekend of the month is proposed to be revived."""
    known = KnownDate(date(2018, 9, 15), date(2018, 9, 15), all_day=True, source="a")
    works = series("works", position=LOKET, status=EventStatus.HISTORIC, known_dates=(known,))
    found = gaps([on("a", SATURDAY)], [works], SEASON, two_districts)
    eighteenth = next(one for one in found if one.days[:1] == (date(2027, 9, 18),))
    (proposal,) = eighteenth.proposals
    assert (proposal.remedy, proposal.subject) == (Remedy.REVIVE, "works")


@pytest.mark.parametrize(
    ("day", "year", "expected"),
    [
        (date(2018, 9, 15), 2027, date(2027, 9, 18)),  # third Saturday
        (date(2018, 9, 29), 2027, date(2027, 9, 25)),  # fifth Saturday, where there are four
        (date(2024, 2, 29), 2027, date(2027, 2, 25)),  # fifth Thursday of a leap February
    ],
)
def test_the_same_weekend_of_another_year(day, year, expected):
    """The weekday and its place in the month stay, within the month."""
    assert same_weekend(day, year) == expected


def test_a_clash_proposes_a_freer_weekend_that_fills_a_gap(two_districts):
    """The move keeps the weekday and the month and says how many rivals are left."""
    season = [on("a", SATURDAY), on("b", SATURDAY, LOKET)]
    (warning,) = with_proposals(clashes(season, KnownWays()), season, KnownWays(), two_districts)
    move = warning.proposals[0]
    assert move.remedy is Remedy.FREE_WEEKEND
    assert move.day == date(2027, 9, 18)
    assert move.numbers == {"weeks": 1, "fills": "West", "rivals": 0, "before": 1}
    assert warning.proposals[-1].remedy is Remedy.COORDINATE


@pytest.fixture(scope="session")
def real_2027(data_dir):
    """Return the occurrences of September 2027 by the data, and the districts."""
    from icplanner.catalogue.reading import read_catalogue  # noqa: PLC0415

    catalogue = read_catalogue(data_dir)
    return catalogue, calendar(catalogue.events.values(), 2027, 9).occurrences


def test_the_data_show_the_pile_up_and_the_empty_weekends_of_2027(real_2027, data_dir):
    """On 11 September four events compete; the Sokolov district is empty on the 4th and 18th."""
    from icplanner.travel import StraightLine  # noqa: PLC0415

    catalogue, occurrences = real_2027
    piles = [w for w in clashes(occurrences, StraightLine()) if w.code is Code.PILE_UP]
    eleventh = next(w for w in piles if w.days == (SATURDAY,))
    assert {
        "den-horniku-sokolov-2027",
        "becovske-kovarske-sympozium-2027",
        "povodi-ohre-den-otevrenych-dveri-2027",
        "dny-evropskeho-dedictvi-karlovarsky-kraj-2027",
    } <= set(eleventh.subjects)
    season = Season(year=2027, month=9, homes=("Sokolov",), districts=())
    found = gaps(occurrences, catalogue.events.values(), season, read_districts(data_dir))
    assert weekends(found) == [4, 18]
