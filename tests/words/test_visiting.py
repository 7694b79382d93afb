"""One site on one day in a line, and tour timetables in words."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from icplanner.catalogue.guided_start import GuidedStart
from icplanner.hours import Because, Evidence, Verdict, VisitingDay, Window
from icplanner.travel import Mode
from icplanner.words import Words
from icplanner.words.visiting import (
    tour_days,
    tour_starts,
    tour_terms,
    visiting_line,
    visiting_why,
    way_text,
)

EN, DE, CS = Words("en"), Words("de"), Words("cs")


def a_day(verdict=Verdict.OPEN, code="as_stated", **numbers) -> VisitingDay:
    """Return an open Saturday by hours of 2025, or another verdict on it."""
    return VisitingDay(
        site="s",
        day=date(2027, 9, 18),
        verdict=verdict,
        windows=(Window(600, 1020),) if verdict is Verdict.OPEN else (),
        because=Because(code, numbers),
        evidence=(Evidence("Tu-Su 10:00-17:00", "https://x.cz", 2025, 2),),
    )


def test_an_open_day_tells_its_times_and_the_year_of_its_hours():
    """The line names the windows and the year, once."""
    line = visiting_line(a_day(year=2025), Verdict.OPEN, EN)
    assert line == "10:00–17:00; hours stated for 2025"


@pytest.mark.parametrize(
    ("window", "said"),
    [
        (Window(0, 1440), "all day"),
        (Window(1080, 1440), "18:00–24:00"),
        (Window(1080, 1500), "18:00–1:00"),  # past midnight
    ],
)
def test_hours_up_to_midnight_read_as_such(window, said):
    """Midnight at the end of a day is 24:00, and a whole day needs no times."""
    day = replace(a_day(year=2025), windows=(window,))
    assert visiting_line(day, Verdict.OPEN, EN).startswith(f"{said};")


def test_a_closed_day_tells_why_and_how_old_that_is():
    """A reason that names no year is followed by the age of the hours."""
    day = a_day(Verdict.CLOSED, "closed_weekday", weekday=0)
    assert visiting_why(day, day.verdict, EN) == "closed on Mondays"
    assert visiting_line(day, day.verdict, EN).endswith("stated for 2025, 2 years old on this date")


def test_hours_nobody_knows_have_no_age():
    """The age of other facts is not told as that of hours."""
    day = a_day(Verdict.UNKNOWN, "no_hours")
    assert visiting_line(day, day.verdict, EN) == "opening hours are not known"


def test_a_closed_minute_of_an_open_day_tells_the_hours():
    """Who asks for the evening learns when it would be open."""
    assert visiting_why(a_day(year=2025), Verdict.CLOSED, EN).startswith("only 10:00–17:00")


@pytest.mark.parametrize(
    ("days", "words", "said"),
    [
        ("", EN, "whenever the site is open"),
        ("Tu-Su,PH", DE, "Dienstag–Sonntag und Feiertage"),
        ("May-Sep Sa,Su", CS, "květen–září: sobota a\xa0neděle"),
        ("2026 Mar 06", EN, "6 March 2026"),
        ("on some days", EN, "on some days"),  # not understood: as typed
    ],
)
def test_days_of_tours_are_said_in_words(days, words, said):
    """Days without times read like a sentence, in each language."""
    assert tour_days(GuidedStart(site="s", days=days), words) == said


def test_starts_are_listed_and_regular_ones_summed_up():
    """Single times are named, a regular service by interval, first and last start."""
    assert tour_starts(GuidedStart(site="s", times=(600, 840)), EN) == "10:00 and 14:00"
    hourly = GuidedStart(site="s", every_min=60, first_min=600, last_min=960)
    assert tour_starts(hourly, EN) == "every 60 min from 10:00 to 16:00"


def test_terms_name_what_is_known_and_nothing_else():
    """Length, languages, group and lead time are told where they are stated."""
    assert tour_terms(GuidedStart(site="s"), EN) == ""
    full = GuidedStart(
        site="s", duration_min=90, languages=("cs",), group_min=4, group_max=10, lead_days=2
    )
    assert tour_terms(full, EN) == (
        "takes 1\xa0h 30\xa0min · languages: Czech · from 4 people · at most 10 people · "
        "book 2 days ahead"
    )


def test_an_estimated_way_says_so():
    """An estimate is never told like a way by road."""
    sure = way_text(Mode.CAR, 31.6, 2.2, EN, estimate=False)
    assert sure == "by car 32\xa0min (± 2\xa0min)"
    assert "estimate" in way_text(Mode.WALK, 31.6, 2.2, EN, estimate=True)
