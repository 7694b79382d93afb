from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from icplanner.catalogue.reading import read_catalogue
from icplanner.programme import calendar, day_of, days_of_year


def test_a_rule_gives_an_estimate_with_its_last_edition(miners_parade):
    """A year without a known date gets the rule's day, marked and with what is known."""
    (found,) = calendar([miners_parade], 2027, 9).occurrences
    assert found.estimated
    assert found.first_day == found.last_day == date(2027, 9, 11)
    assert found.last_known == miners_parade.known_dates[-1]


def test_a_known_date_stands_for_its_year(miners_parade):
    """In a year with a known date the rule adds nothing, though it would give another day."""
    (found,) = calendar([miners_parade], 2020, 9).occurrences
    assert not found.estimated
    assert found.first_day == date(2020, 9, 5)


def test_the_uid_outlives_the_confirmation(miners_parade):
    """The estimate and the later known date of a year are the same calendar entry."""
    (known,) = calendar([miners_parade], 2021).occurrences
    (estimate,) = calendar([miners_parade], 2022).occurrences
    assert known.uid == "miners-parade-2021"
    assert estimate.uid == "miners-parade-2022"


def test_an_estimate_lasts_as_long_as_the_last_edition(heritage_days):
    """Nine days stay nine days."""
    (found,) = calendar([heritage_days], 2027, 9).occurrences
    assert (found.first_day, found.last_day) == (date(2027, 9, 11), date(2027, 9, 19))


def test_a_series_without_a_rule_is_expected_but_undated(museum_night):
    """Nobody guesses a day; the series is named in the month it used to fall into."""
    september = calendar([museum_night], 2027, 9)
    assert september.occurrences == ()
    assert september.undated == (museum_night,)
    assert calendar([museum_night], 2027, 5).undated == ()


def test_a_one_off_programme_stays_in_the_archive(pilot_2018):
    """What will not come again is told apart, in the months it took place."""
    september = calendar([pilot_2018], 2027, 9)
    assert september.occurrences == ()
    assert [o.event for o in september.historic] == [pilot_2018]
    assert calendar([pilot_2018], 2027, 3).historic == ()


def test_an_event_over_the_turn_of_a_month_is_in_both(turn_of_june):
    """An edition belongs to every span that it touches, and to no other."""
    by_month = {
        month: len(calendar([turn_of_june], 2024, month).occurrences) for month in (5, 6, 7, 8)
    }
    assert by_month == {5: 0, 6: 1, 7: 1, 8: 0}


@pytest.mark.parametrize(("year", "month"), [(1899, 9), (9999, None), (2027, 13), (2027, 0)])
def test_a_span_outside_the_calendar_is_refused(miners_parade, year, month):
    """An absurd year or month is an error that names it."""
    with pytest.raises(ValueError, match=str(month if 1900 <= year <= 2199 else year)):
        calendar([miners_parade], year, month)


@settings(max_examples=30)
@given(year=st.integers(1900, 2199), month=st.integers(1, 12))
def test_every_occurrence_touches_the_span_asked_for(data_dir, year, month):
    """The real series never put an event into a month it does not touch."""
    events = _shipped(data_dir).events.values()
    for found in calendar(events, year, month).occurrences:
        assert (found.first_day.year, found.first_day.month) <= (year, month)
        assert (found.last_day.year, found.last_day.month) >= (year, month)


def test_the_rules_of_the_data_give_their_stated_estimates(data_dir):
    """Each estimate that the research wrote down is what its own rule gives."""
    for event in _shipped(data_dir).events.values():
        if event.rrule and event.next_date_estimate:
            first = min(day_of(known.start) for known in event.known_dates)
            days = days_of_year(event.rrule, event.next_date_estimate.year, first)
            assert event.next_date_estimate in days, event.id


def test_september_2027_shows_the_pile_up_of_the_eleventh(data_dir):
    """The miners, the smiths, the dams and the heritage days all fall on 11 September 2027."""
    found = calendar(_shipped(data_dir).events.values(), 2027, 9).occurrences
    on_the_eleventh = {o.event.id for o in found if o.first_day == date(2027, 9, 11)}
    assert {
        "den-horniku-sokolov",
        "becovske-kovarske-sympozium",
        "povodi-ohre-den-otevrenych-dveri",
        "dny-evropskeho-dedictvi-karlovarsky-kraj",
    } <= on_the_eleventh
    assert all(o.estimated for o in found)


_catalogues = {}


def _shipped(data_dir):
    """Read the shipped data once for all examples."""
    if data_dir not in _catalogues:
        _catalogues[data_dir] = read_catalogue(data_dir)
    return _catalogues[data_dir]
