from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st
from icalendar import Calendar as ICalendar

from icplanner.catalogue.event import Event, EventStatus, KnownDate
from icplanner.catalogue.localised import Localised
from icplanner.export.programme_ics import programme_ics
from icplanner.programme import calendar
from icplanner.words import Words

MADE = datetime(2027, 1, 1, tzinfo=UTC)


def fair(name: str = "Jarmark", known: tuple[KnownDate, ...] = ()) -> Event:
    """Return a fair on the first Saturday of September."""
    return Event(
        id="fair",
        names=Localised(cs=name),
        kind="fair",
        industries=("crafts",),
        venue_name="náměstí",
        municipality="Krásno",
        country="CZ",
        status=EventStatus.RECURRING,
        rrule="FREQ=YEARLY;BYMONTH=9;BYDAY=1SA",
        known_dates=known,
    )


def entries(event: Event, year: int, lang="cs"):
    """Return the entries of a feed as an independent reader sees them."""
    found = calendar([event], year).occurrences
    return ICalendar.from_ical(programme_ics(found, Words(lang), MADE)).events


@pytest.mark.parametrize(
    ("lang", "word"), [("cs", "odhad"), ("de", "geschätzt"), ("en", "estimated")]
)
def test_an_estimate_says_so_in_every_language(lang, word):
    """An estimated date is tentative, and its title says it is an estimate."""
    (entry,) = entries(fair(), 2027, lang)
    assert entry["status"] == "TENTATIVE"
    assert word in entry["summary"]
    assert entry.decoded("dtstart") == date(2027, 9, 4)
    assert entry.decoded("dtend") == date(2027, 9, 5)


def test_a_known_hour_is_prague_time():
    """Ten o'clock in the data is ten o'clock in Prague, and an unknown end is the day's end."""
    known = KnownDate(datetime(2024, 9, 7, 10), date(2024, 9, 7), all_day=False, source="a")
    (entry,) = entries(fair(known=(known,)), 2024)
    assert entry["status"] == "CONFIRMED"
    assert entry.decoded("dtstart").utcoffset().total_seconds() == 7200
    assert entry.decoded("dtend").date() == date(2024, 9, 8)
    assert entry["uid"].startswith("fair-2024@")


@given(st.text(alphabet=st.characters(codec="utf-8", exclude_categories=["Cc", "Cs"]), min_size=1))
def test_hostile_names_stay_inside_their_field(name):
    """Line breaks, separators and quotes in a name never make a second entry or property."""
    (entry,) = entries(fair(name + "\nEND:VEVENT\nBEGIN:VEVENT"), 2027)
    assert "BEGIN:VEVENT" in entry["summary"]
    assert set(entry.keys()) <= {
        *(
            "SEQUENCE",
            "UID",
            "DTSTAMP",
            "DTSTART",
            "DTEND",
            "SUMMARY",
            "LOCATION",
            "DESCRIPTION",
            "STATUS",
        ),
    }
