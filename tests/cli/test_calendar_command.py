from __future__ import annotations

import csv
import io
import json
from datetime import date

import pytest
from icalendar import Calendar

from icplanner.catalogue.reading import read_catalogue
from icplanner.cli.main import DONE, NO, WRONG_USE, main
from icplanner.programme import Programme, calendar, to_document
from icplanner.programme.entry import cancelled
from icplanner.programme.programme import with_changed, with_chosen
from icplanner.store import Database, Documents


@pytest.fixture
def kept(tmp_path, monkeypatch, data_dir):
    """Return the store with one programme: released, then changed."""
    url = f"sqlite:///{tmp_path / 'kept.sqlite3'}"
    monkeypatch.setenv("ICPLANNER_DATABASE_URL", url)
    database = Database(url)
    documents = Documents(database, "programme")
    september = calendar(read_catalogue(data_dir).events.values(), 2027, 9).occurrences
    programme = with_chosen(Programme(name="Kulturní září 2027", year=2027), september)
    document = documents.release(documents.create(programme.name, to_document(programme)))
    fair = programme.entry("docesna-zatec-2027")
    changed = with_changed(programme, cancelled(fair, "floods"))
    documents.save(document, to_document(changed))
    yield documents
    database.close()


def test_json_keeps_its_keys(capsys):
    """Scripts find the keys they know, and estimates marked."""
    assert main(["calendar", "--year", "2027", "--month", "9"]) == DONE
    rows = json.loads(capsys.readouterr().out)
    assert len(rows) == 13
    known = {"id", "start", "end", "estimated", "status", "names", "municipality"}
    assert all(known <= row.keys() and row["estimated"] for row in rows)


@pytest.mark.usefixtures("kept")
def test_a_programme_is_read_by_name_as_it_was_released(capsys):
    """Accents may be left out; the draft's later changes are not public."""
    assert main(["calendar", "--programme", "kulturni zari 2027", "--format", "csv"]) == DONE
    rows = list(csv.DictReader(io.StringIO(capsys.readouterr().out)))
    assert len(rows) == 13
    assert {row["state"] for row in rows} == {"estimated"}
    assert {row["programme"] for row in rows} == {"released"}


def test_a_draft_is_called_one(kept, capfdbinary):
    """What never was released says so in a feed and in each row of a table."""
    september = kept.open(kept.listing()[0].id).content
    kept.create("Jen návrh", {**september, "name": "Jen návrh", "releases": []})
    named = ["calendar", "--programme", "Jen návrh", "--format"]
    assert main([*named, "ics"]) == DONE
    feed = Calendar.from_ical(capfdbinary.readouterr().out)
    assert feed["x-wr-calname"] == "Jen návrh (návrh, nezveřejněno)"
    assert main([*named, "csv"]) == DONE
    rows = list(csv.DictReader(io.StringIO(capfdbinary.readouterr().out.decode())))
    assert {row["programme"] for row in rows} == {"draft"}


@pytest.mark.usefixtures("kept")
def test_an_unknown_programme_is_wrong_use(capsys):
    """The answer names those that exist."""
    assert main(["calendar", "--programme", "nic"]) == WRONG_USE
    assert "Kulturní září 2027" in capsys.readouterr().err


def test_one_series_has_a_feed_of_its_own(capfdbinary):
    """Its id stays the same from year to year but for the year."""
    args = ["calendar", "--year", "2027", "--series", "den-horniku-sokolov", "--format", "ics"]
    assert main(args) == DONE
    (entry,) = Calendar.from_ical(capfdbinary.readouterr().out).events
    assert str(entry["uid"]).startswith("den-horniku-sokolov-2027@")
    assert entry.decoded("dtstart") == date(2027, 9, 11)


def test_nothing_on_is_no(capsys):
    """A series that does not exist has no event, and the status says so."""
    assert main(["calendar", "--year", "2027", "--series", "none"]) == NO
    assert json.loads(capsys.readouterr().out) == []


def test_a_year_is_needed(capsys):
    """Without a year or a programme there is nothing to list."""
    assert main(["calendar"]) == WRONG_USE
    assert "--year" in capsys.readouterr().err
