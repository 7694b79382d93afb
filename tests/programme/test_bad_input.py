"""Bad input on each way in: a table, a calendar file, the editor's own check."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from icalendar import Calendar, Event
from seasons import LOKET, on

from icplanner.catalogue.catalogue import Catalogue
from icplanner.catalogue.localised import Localised
from icplanner.catalogue.place import Place
from icplanner.programme import entry_problems
from icplanner.programme.entry import chosen, moved
from icplanner.programme.intake import Intake, IntakeError
from icplanner.programme.intake_csv import read_csv
from icplanner.programme.intake_ics import read_ics
from icplanner.programme.validation import PRAGUE, Gravity, is_refused

SATURDAY = date(2027, 9, 11)
WORLD = Catalogue(
    places={
        "loket": Place(
            id="loket", names=Localised(cs="Loket"), kind="town", country="CZ", position=LOKET
        )
    }
)
GOOD = ("Jarmark", date(2027, 9, 4), date(2027, 9, 4), "Loket")


def from_table(*rows) -> Intake:
    """Read rows of name, start, end and town from a table."""
    lines = ["name;start;end;town"]
    lines += [
        ";".join(cell if isinstance(cell, str) else cell.isoformat() for cell in row)
        for row in rows
    ]
    return read_csv("\n".join(lines).encode(), WORLD, 2027, ())


def from_calendar(*rows) -> Intake:
    """Read the same from a calendar, whose all-day events end on the day after."""
    calendar = Calendar()
    for number, (name, start, end, town) in enumerate(rows):
        entry = Event()
        entry.add("uid", str(number))
        entry.add("summary", name)
        entry.add("location", town)
        entry.add("dtstart", zoned(start))
        entry.add("dtend", zoned(end) if isinstance(end, datetime) else after(end))
        calendar.add_component(entry)
    return read_ics(calendar.to_ical(), WORLD, 2027, ())


def zoned(moment):
    """Return a moment in Prague's zone, a day as it is."""
    return moment.replace(tzinfo=PRAGUE) if isinstance(moment, datetime) else moment


def after(day: date) -> date:
    """Return the day after, the last there is for the last there is."""
    return day if day == date.max else day + timedelta(days=1)


def in_editor(_, start, end, town):
    """Return what the editor says to the same times of an event it moves."""
    entry = moved(chosen(on("x", SATURDAY, LOKET, municipality=town)), start, end)
    return entry_problems(entry, WORLD, 2027)


ODD = [
    pytest.param(SATURDAY, date(2027, 9, 9), "end_before_start", True, id="end before start"),
    pytest.param(date(2027, 9, 1), date(2027, 10, 10), "long", False, id="forty days"),
    pytest.param(SATURDAY, date(2028, 12, 1), "longer_than_a_year", True, id="over a year"),
    pytest.param(date(1899, 9, 11), date(1899, 9, 11), "absurd_year", True, id="1899"),
    pytest.param(date(9999, 12, 31), date(9999, 12, 31), "absurd_year", True, id="9999"),
    pytest.param(date(2028, 2, 29), date(2028, 2, 29), "other_year", False, id="29 February"),
    pytest.param(
        datetime(2027, 3, 28, 2, 30),
        datetime(2027, 3, 28, 5),
        "skipped_hour",
        True,
        id="clocks put forward",
    ),
    pytest.param(
        datetime(2027, 10, 31, 2, 30),
        datetime(2027, 10, 31, 5),
        "doubled_hour",
        False,
        id="clocks put back",
    ),
]


@pytest.mark.parametrize("read", [from_table, from_calendar])
@pytest.mark.parametrize(("start", "end", "code", "refused"), ODD)
def test_odd_times_of_a_file_are_told_with_their_row(read, start, end, code, refused):
    """Each has its reason in its own row; a refused one keeps the good row out, too."""
    found = read(GOOD, ("Pouť", start, end, "Loket"))
    good, odd = found.candidates
    assert not good.problems
    assert odd.line > good.line
    gravity = {one.code: one.gravity for one in odd.problems}
    assert gravity[code] is (Gravity.REFUSED if refused else Gravity.FLAGGED)
    assert found.refused == refused
    if refused:
        with pytest.raises(IntakeError, match="refused"):
            found.entries()
    else:
        assert len(found.entries()) == 2


@pytest.mark.parametrize(("start", "end", "code", "refused"), ODD)
def test_odd_times_in_the_editor_are_told(start, end, code, refused):
    """The editor says the same as the import."""
    problems = in_editor("x", start, end, "Loket")
    assert code in {one.code for one in problems}
    assert is_refused(problems) == refused


@pytest.mark.parametrize("read", [from_table, from_calendar])
def test_an_unknown_town_is_flagged_and_kept(read):
    """An event at a place nobody knows is taken, and said to be on no map."""
    found = read(("Pouť", SATURDAY, SATURDAY, "Nikdeves"))
    (row,) = found.candidates
    assert [one.code for one in row.problems] == ["no_position"]
    assert found.entries()[0].event.municipality == "Nikdeves"


@pytest.mark.parametrize("day", ["29. 2. 2027", "31. 9. 2027", "2027-13-01", "11/9/2027", "0000"])
def test_a_day_that_never_comes_is_refused_with_its_row(day):
    """29 February of a common year and days of no month are named, nothing is taken."""
    found = from_table(GOOD, ("Pouť", day, "", "Loket"))
    assert [(one.line, one.refused) for one in found.candidates] == [(2, False), (3, True)]
    (problem,) = found.candidates[1].problems
    assert (problem.code, problem.value) == ("no_date", day)


def series(rule: str, *lines: str, start: str = "DTSTART;VALUE=DATE:20200229") -> Intake:
    """Read one repeating entry."""
    body = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:x", "BEGIN:VEVENT", "UID:1"]
    body += ["SUMMARY:Pouť", "LOCATION:Loket", start, f"RRULE:{rule}", *lines]
    text = "\r\n".join([*body, "END:VEVENT", "END:VCALENDAR", ""])
    return read_ics(text.encode(), WORLD, 2027, ())


@pytest.mark.parametrize("rule", ["FREQ=YEARLY", "FREQ=YEARLY;BYMONTH=13", "FREQ=YEARLY;COUNT=2"])
def test_a_series_without_an_edition_is_told(rule):
    """29 February does not come in 2027, an ended series neither: said so, and nothing taken."""
    found = series(rule)
    (row,) = found.candidates
    assert [one.code for one in row.problems] == ["no_edition"]
    assert not found.refused
    assert found.entries() == ()


@pytest.mark.parametrize(
    "rule",
    [
        "FREQ=SECONDLY",
        "FREQ=HOURLY",
        "FREQ=DAILY",
        "FREQ=WEEKLY;BYDAY=MO,TU",
        "FREQ=YEARLY;INTERVAL=0",
    ],
)
def test_an_endless_rule_is_refused(rule):
    """Rules that flood a calendar, or mean nothing, are refused with their row."""
    found = series(rule)
    assert [one.code for row in found.candidates for one in row.problems] == ["bad_rule"]
    assert found.refused


@pytest.mark.parametrize(
    ("rule", "days"),
    [
        ("FREQ=YEARLY", [date(2027, 9, 12)]),  # the day of the month is the first day's
        ("FREQ=YEARLY;INTERVAL=2", []),
        ("FREQ=MONTHLY;COUNT=6", [date(2027, 1, 12), date(2027, 2, 12)]),
        ("FREQ=YEARLY;BYMONTH=9;BYDAY=2SU", [date(2027, 9, 12)]),
    ],
)
def test_a_series_counts_from_its_first_day(rule, days):
    """What the rule does not say is told by the first edition, 12 September 2026."""
    found = series(rule, start="DTSTART;VALUE=DATE:20260912")
    assert [one.entry.first_day for one in found.candidates if one.entry] == days


def test_excluded_and_added_days_of_a_series_are_followed():
    """What a calendar takes out of a series, or puts into it, is not a matter of its rule."""
    found = series(
        "FREQ=MONTHLY;BYMONTH=8,9,10;BYDAY=2SA",
        "EXDATE;VALUE=DATE:20270911",
        "RDATE;VALUE=DATE:20270918,20280918",
        start="DTSTART;VALUE=DATE:20260912",
    )
    days = [one.entry.first_day for one in found.candidates]
    assert days == [date(2027, 8, 14), date(2027, 9, 18), date(2027, 10, 9)]


def test_a_moved_edition_stands_once():
    """An entry that changes one edition of a series replaces it."""
    moved_edition = (
        "BEGIN:VEVENT\r\nUID:1\r\nSUMMARY:Pouť\r\nLOCATION:Loket\r\n"
        "RECURRENCE-ID;VALUE=DATE:20270911\r\nDTSTART;VALUE=DATE:20270925\r\nEND:VEVENT"
    )
    found = series(
        "FREQ=YEARLY;BYMONTH=9;BYDAY=2SA",
        f"END:VEVENT\r\n{moved_edition}\r\nBEGIN:VEVENT\r\nUID:2\r\nSUMMARY:x",
        start="DTSTART;VALUE=DATE:20260912",
    )
    days = [one.entry.first_day for one in found.candidates if one.entry]
    assert days == [date(2027, 9, 25)]


def test_a_long_description_is_cut_and_said_so():
    """Nothing is lost in silence."""
    found = series("FREQ=YEARLY", f"DESCRIPTION:{'x' * 3000}", start="DTSTART;VALUE=DATE:20260912")
    (row,) = found.candidates
    assert [one.code for one in row.problems] == ["cut_text"]
    assert len(row.entry.event.summaries.cs) == 2000


HOSTILE = [
    "{{7*7}} {% x",
    "</script><img src=x onerror=alert(1)>",
    "`${x}` $y$ [z](javascript:1)",
    "=HYPERLINK(0)",
    "BEGIN:VEVENT\\nEND:VEVENT",
    "\u202eobrácený",
]


@pytest.mark.parametrize("read", [from_table, from_calendar])
@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_names_are_names(read, name):
    """Markup, code and formulas arrive letter by letter, as one event."""
    found = read((name, SATURDAY, SATURDAY, "Loket"))
    (entry,) = found.entries()
    wanted = name.replace("\u202e", "").replace("\\n", "")
    assert entry.event.names.cs.replace("\\n", "").replace("\n", "") in {wanted, name}


@settings(max_examples=40)
@given(
    st.dates(date(1600, 1, 1), date.max),
    st.integers(-400, 800),
    st.sampled_from([from_table, from_calendar]),
)
def test_no_day_breaks_the_reader(day, days, read):
    """Whatever the days, a row is taken or told why not."""
    try:
        end = day + timedelta(days=days)
    except OverflowError:
        end = day
    (row,) = read(("Pouť", day, end, "Loket")).candidates
    assert row.refused == is_refused(row.problems)
    assert row.refused or row.entry is not None


def test_the_same_event_in_other_spelling_is_taken_once_by_each_way():
    """A table and a calendar of one fair give one fair."""
    held = replace(
        on("pout", SATURDAY, LOKET, names=Localised(cs="Hornická pouť"), municipality="Loket"),
        estimated=False,
    )
    rows = [("Hornicka pout", SATURDAY, SATURDAY, "LOKET")]
    table = "name;start;end;town\nHornicka pout;2027-09-11;;LOKET"
    assert read_csv(table.encode(), WORLD, 2027, [held]).entries() == ()
    feed = Calendar()
    entry = Event()
    entry.add("uid", "foreign")
    entry.add("summary", rows[0][0])
    entry.add("location", "park, Loket")
    entry.add("dtstart", datetime(2027, 9, 11, 8, tzinfo=UTC))
    feed.add_component(entry)
    assert read_ics(feed.to_ical(), WORLD, 2027, [held]).entries() == ()


def test_what_is_wrong_is_said_once():
    """A day in an absurd year is one problem, and no town is not also an unknown position."""
    entry = chosen(on("x", date(1899, 1, 1), None, municipality=""))
    codes = [one.code for one in entry_problems(entry, WORLD, 2027)]
    assert codes == ["absurd_year", "no_place"]
