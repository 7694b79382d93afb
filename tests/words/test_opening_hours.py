"""Schedules in words."""

from __future__ import annotations

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from icplanner.catalogue.localised import LANGS
from icplanner.catalogue.reading import read_catalogue
from icplanner.words import Words
from icplanner.words.opening_hours import MAX_LENGTH, schedule_words


def said(schedule: str, lang: str) -> tuple[str, ...]:
    """Return the lines of a schedule that must be understood."""
    words = schedule_words(schedule, Words(lang))
    assert words.understood
    return words.lines


@pytest.mark.parametrize("lang", LANGS)
def test_every_schedule_of_the_region_is_understood(data_dir, lang):
    """Each site's hours can be said in each language, without a trace of the notation."""
    for site in read_catalogue(data_dir).sites.values():
        if site.opening_hours:
            text = " ".join(said(site.opening_hours, lang))
            assert not {"PH", "off", "Mo-", "[1]", "24/7"} & set(text.split()), site.id


SPOKEN = [
    # a season, days and hours
    (
        "May-Jun We-Su 10:00-17:00",
        "květen–červen: středa–neděle 10:00–17:00",
        "Mai–Juni: Mittwoch–Sonntag 10:00–17:00 Uhr",
        "May–June: Wednesday–Sunday 10:00–17:00",
    ),
    # free ground
    (
        "24/7",
        "volně přístupné kdykoli",
        "jederzeit frei zugänglich",
        "freely accessible at any time",
    ),
    # closing over lunch; two days in a row are named, not spanned
    (
        "Sa-Su 09:00-12:00,13:00-17:00",
        "sobota a\xa0neděle 9:00–12:00 a\xa013:00–17:00",
        "Samstag und Sonntag 9:00–12:00 Uhr und 13:00–17:00 Uhr",
        "Saturday and Sunday 9:00–12:00 and 13:00–17:00",
    ),
    # a whole month without weekdays means daily
    (
        "Oct 09:00-16:30",
        "říjen: denně 9:00–16:30",
        "Oktober: täglich 9:00–16:30 Uhr",
        "October: daily 9:00–16:30",
    ),
    # part of a month
    (
        "Nov 01-13 10:00-16:30",
        "1.–13. listopadu: denně 10:00–16:30",
        "1.–13. November: täglich 10:00–16:30 Uhr",
        "1–13 November: daily 10:00–16:30",
    ),
    # a day that counts within its month
    (
        "Sa[1] 14:00-17:00",
        "1. sobota v měsíci 14:00–17:00",
        "1. Samstag im Monat 14:00–17:00 Uhr",
        "first Saturday of the month 14:00–17:00",
    ),
    # an open end
    (
        "May-Sep Mo-Su 09:30+",
        "květen–září: denně od 9:30, konec není uveden",
        "Mai–September: täglich ab 9:30 Uhr, Ende nicht angegeben",
        "May–September: daily from 9:30, the end is not stated",
    ),
    # past midnight
    ("Fr 20:00-02:00", "pátek 20:00–2:00", "Freitag 20:00–2:00 Uhr", "Friday 20:00–2:00"),
    # a season that names single Fridays of one year
    (
        "2026 Mar 06 08:30-09:30",
        "6. března 2026: 8:30–9:30",
        "6. März 2026: 8:30–9:30 Uhr",
        "6 March 2026: 8:30–9:30",
    ),
    # a remark stays as it was written
    ('"by appointment"', "„by appointment“", "„by appointment“", "„by appointment“"),
]


@pytest.mark.parametrize(("schedule", "cs", "de", "en"), SPOKEN)
def test_a_schedule_is_said_the_way_people_say_it(schedule, cs, de, en):
    """Each kind of rule has its sentence in each language."""
    assert said(schedule, "cs") == (cs,)
    assert said(schedule, "de") == (de,)
    assert said(schedule, "en") == (en,)


def test_single_days_off_share_a_line():
    """Days off that follow each other are one sentence, apart from weekly rules."""
    lines = said("Tu-Su,PH 10:00-16:00; Dec 24 off; Dec 31 off; easter -2 days off; Mo off", "en")
    assert lines == (
        "Tuesday–Sunday and public holidays 10:00–16:00",
        "24 December, 31 December, and Good Friday: closed",
        "Monday: closed",
    )


@pytest.mark.parametrize(
    "schedule",
    [
        "Po-Pá 9-17",  # typed by people
        "otevřeno denně",  # words
        "Feb 30 10:00-12:00",  # no such day
        "Mo 25:99-26:00",  # no such time
        "Mo 10:00-12:00 foo",  # a rest nobody understands
        "Mo-Su",  # days without a time promise nothing
        "May-Oct 15 10:00-12:00",  # half a date
        "Sa[9] 10:00-12:00",  # no ninth Saturday
        "; ;",  # nothing
    ],
)
def test_what_is_not_understood_is_shown_as_typed(schedule):
    """A schedule outside the grammar is never reworded into a promise."""
    words = schedule_words(schedule, Words("en"))
    assert not words.understood
    assert words.lines == (schedule,)


PIECES = st.sampled_from(
    [
        *("Mo", "Tu-Su", "PH", "May", "Jun 3", "-", ",", ";", "10:00", "-17:00", "+", "off", "[1]"),
        *('"', "easter", " ", "24/7", "2026", "99:99", "ä", "{{7*7}}", "\x00"),
    ]
)


@settings(max_examples=150)
@given(st.lists(PIECES, max_size=12).map("".join) | st.text(max_size=80))
@example("Mo 10:00-" * 500)
def test_any_text_gives_short_lines(text):
    """Whatever stands in the data, the answer comes and is no longer than it may be."""
    words = schedule_words(text, Words("cs"))
    assert words.lines
    assert words.understood or len(words.lines[0]) <= MAX_LENGTH + 1
