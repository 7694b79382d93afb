from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from seasons import LOKET, on

from icplanner.catalogue.catalogue import Catalogue
from icplanner.catalogue.localised import Localised
from icplanner.catalogue.place import Place
from icplanner.export.programme_csv import programme_csv
from icplanner.export.programme_ics import programme_ics
from icplanner.programme.duplicates import duplicate_of
from icplanner.programme.intake import MOST_BYTES, MOST_ROWS, IntakeError
from icplanner.programme.intake_cells import read_moment
from icplanner.programme.intake_csv import detected_encoding, read_csv
from icplanner.programme.intake_ics import read_ics
from icplanner.words import Words

SATURDAY = date(2027, 9, 11)
WORLD = Catalogue(
    places={
        "loket": Place(
            id="loket", names=Localised(cs="Loket"), kind="town", country="CZ", position=LOKET
        )
    }
)
HEAD = "Název;Datum;Čas;Místo;Obec;Pořadatel\n"


def table(text: str, encoding="utf-8", held=()):
    """Read a table into a programme of 2027."""
    return read_csv(text.encode(encoding), WORLD, 2027, held)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1250", "iso-8859-2"])
def test_czech_excel_is_read_in_every_encoding(encoding):
    """Letters with carons arrive whole, and the separator is found."""
    found = table(f"{HEAD}Šťavnatý žejdlík;11. 9. 2027;10:00;Náměstí;Loket;KD\n", encoding)
    (row,) = found.candidates
    assert found.separator == ";"
    assert row.entry.event.names.cs == "Šťavnatý žejdlík"
    assert row.entry.start == datetime(2027, 9, 11, 10)
    assert row.entry.event.position == LOKET
    assert not found.refused


def test_what_was_written_is_read_back():
    """A table of our own gives the same events, whatever their names begin with."""
    season = [
        on("a", SATURDAY, LOKET, names=Localised(cs="=SUMA(1)", en="-a", de="@b"), price="50 Kč"),
        on("b", SATURDAY, LOKET, last=SATURDAY + timedelta(days=2), names=Localised(cs="'quoted")),
    ]
    found = read_csv(programme_csv(season).encode(), WORLD, 2027, ())
    for row, one in zip(found.candidates, season, strict=True):
        assert row.entry.event.names == one.event.names
        assert (row.entry.uid, row.entry.start, row.entry.end) == (one.uid, one.start, one.end)
        assert row.entry.event.position == one.event.position
        assert row.entry.occurrence.estimated == one.estimated
        assert row.entry.event.audience == one.event.audience


def test_a_feed_of_our_own_is_known_again():
    """Every entry of our feed repeats what the programme holds."""
    season = [on("a", SATURDAY, LOKET), on("b", SATURDAY, LOKET, last=date(2027, 9, 13))]
    feed = programme_ics(season, Words("en"), datetime(2027, 1, 1, tzinfo=UTC))
    found = read_ics(feed.replace(b"(estimated date)", b""), WORLD, 2027, season)
    assert [row.entry.end for row in found.candidates] == [one.end for one in season]


def test_one_bad_row_keeps_the_whole_file_out():
    """The row is named with its line and reason; none of the others is taken."""
    found = table(f"{HEAD}Dobrá;11. 9. 2027;;;Loket;\n\nŠpatná;31. 2. 2027;;;Loket;\n")
    assert [(row.line, row.refused) for row in found.candidates] == [(2, False), (4, True)]
    assert [problem.code for problem in found.candidates[1].problems] == ["no_date"]
    with pytest.raises(IntakeError, match="refused"):
        found.entries()


@pytest.mark.parametrize(
    "name",
    [
        "Hornicka pout",  # no accents
        "HORNICKÁ  POUŤ!",
        "Hornické pouti v Lokti",  # bent
        "Velká hornická pouť a průvod",  # more words
    ],
)
def test_the_same_event_in_other_spelling_is_a_duplicate(name):
    """Name, place and date together make it the same; it is not taken a second time."""
    held = on("pout", SATURDAY, LOKET, names=Localised(cs="Hornická pouť"), municipality="Loket")
    found = table(f"{HEAD}{name};11. 9. 2027;;;Loket;\n", held=[held])
    assert found.candidates[0].duplicate == "pout-2027"
    assert found.entries() == ()


@pytest.mark.parametrize(
    "row",
    [
        "Hornická pouť;18. 9. 2027;;;Loket;",  # another day
        "Hornická pouť;11. 9. 2027;;;Kraslice;",  # another town
        "Slavnosti piva;11. 9. 2027;;;Loket;",  # another event
    ],
)
def test_another_event_is_no_duplicate(row):
    """Another day, town or name is another event."""
    held = on("pout", SATURDAY, LOKET, names=Localised(cs="Hornická pouť"), municipality="Loket")
    assert table(f"{HEAD}{row}\n", held=[held]).candidates[0].duplicate == ""


def test_a_row_repeats_an_earlier_row():
    """The guard looks at the file itself, too."""
    row = "Pouť;11. 9. 2027;;;Loket;\n"
    found = table(HEAD + row + row)
    assert [bool(one.duplicate) for one in found.candidates] == [False, True]
    assert len(found.entries()) == 1


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"x" * (MOST_BYTES + 1), "too_large"),
        (b"a;b\n1;2\n", "no_heading"),
        (HEAD.encode(), "no_rows"),
        (HEAD.encode() + b"a;11.9.2027\n" * (MOST_ROWS + 1), "too_many_rows"),
        (("x;" * 200 + "\n").encode(), "too_many_columns"),
        (b"", "no_heading"),
        (HEAD.encode() + b'"' + b"x" * 200_000, "broken"),
    ],
)
def test_a_file_past_the_limits_is_refused_as_a_whole(content, code):
    """The reason is told, and nothing is read."""
    with pytest.raises(IntakeError, match=code):
        read_csv(content, WORLD, 2027, ())


@pytest.mark.parametrize(
    ("text", "moment"),
    [
        ("2027-09-11", date(2027, 9, 11)),
        ("11.9.2027", date(2027, 9, 11)),
        ("11. 9. 2027 10.30", datetime(2027, 9, 11, 10, 30)),
        ("2027-09-11T10:30:00", datetime(2027, 9, 11, 10, 30)),
    ],
)
def test_days_are_read_as_people_write_them(text, moment):
    """Czech, German and ISO days with and without an hour."""
    assert read_moment(text) == moment


@pytest.mark.parametrize("text", ["11/9/2027", "září 2027", "", "29. 2. 2027", "99.99.2027"])
def test_a_day_with_two_meanings_or_none_is_refused(text):
    """Nothing is guessed."""
    with pytest.raises(ValueError, match=r"day|month"):
        read_moment(text)


@settings(max_examples=60)
@given(st.binary(max_size=300))
@example(b"BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nDTSTART:20270911\r\nEND:VEVENT\r\nEND:VCALENDAR")
def test_any_bytes_are_read_or_refused(content):
    """No file breaks the reader: it is taken apart or refused with a code."""
    for read in (read_csv, read_ics):
        try:
            read(content, WORLD, 2027, ())
        except IntakeError as error:
            assert error.code  # noqa: PT017 - either way out is right
    assert detected_encoding(content)


def calendar_of(*lines: str) -> bytes:
    """Return a calendar with one entry."""
    body = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:x", "BEGIN:VEVENT", "UID:1", *lines]
    return "\r\n".join([*body, "END:VEVENT", "END:VCALENDAR", ""]).encode()


def test_a_rule_without_end_gives_the_programmes_year_only():
    """A fair of every second Saturday of September since 2001 is one event of 2027."""
    found = read_ics(
        calendar_of(
            "SUMMARY:Fair",
            "LOCATION:park\\, Loket",
            "DTSTART;VALUE=DATE:20010908",
            "DTEND;VALUE=DATE:20010910",
            "RRULE:FREQ=YEARLY;BYMONTH=9;BYDAY=2SA",
        ),
        WORLD,
        2027,
        (),
    )
    (row,) = found.candidates
    assert (row.entry.start, row.entry.end) == (date(2027, 9, 11), date(2027, 9, 12))


@pytest.mark.parametrize("rule", ["FREQ=SECONDLY", "FREQ=DAILY", "FREQ=WEEKLY;BYDAY=MO,TU,WE"])
def test_a_rule_that_floods_the_calendar_is_refused(rule):
    """Rules by seconds, or with more days than a festival has, are refused with the row."""
    content = calendar_of("SUMMARY:x", "LOCATION:Loket", "DTSTART:20270101T100000", f"RRULE:{rule}")
    (row,) = read_ics(content, WORLD, 2027, ()).candidates
    assert [problem.code for problem in row.problems] == ["bad_rule"]
    assert row.line == 4


def test_a_foreign_zone_becomes_local_time():
    """Nine o'clock in London is ten in Prague."""
    content = calendar_of(
        "SUMMARY:x",
        "LOCATION:Loket",
        "DTSTART:20270911T080000Z",
        "DTEND:20270911T100000Z",
        "STATUS:CANCELLED",
    )
    (row,) = read_ics(content, WORLD, 2027, ()).candidates
    assert (row.entry.start, row.entry.end) == (
        datetime(2027, 9, 11, 10),
        datetime(2027, 9, 11, 12),
    )
    assert row.entry.occurrence.cancelled


def test_an_id_known_already_is_the_same_event():
    """Whatever else changed, one id is one event."""
    assert duplicate_of(on("a", SATURDAY), [on("a", date(2027, 5, 1))]) is not None
