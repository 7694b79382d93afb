from __future__ import annotations

import shutil
from datetime import date

import pytest

from icplanner.catalogue.exhibition_rows import read_exhibition_rows
from icplanner.catalogue.reading import read_catalogue
from icplanner.programme.exhibition_archive import tour_of_2018
from icplanner.programme.exhibition_document import from_document, to_document


@pytest.fixture(scope="module")
def catalogue(data_dir):
    """Return the shipped catalogue."""
    return read_catalogue(data_dir)


@pytest.fixture
def broken(data_dir, tmp_path):
    """Return a function that copies both files with one text changed and reads them."""

    def read(catalogue, old: str, new: str, file: str = "exhibition_2018.csv"):
        for path in data_dir.glob("exhibition_2018*.csv"):
            shutil.copy(path, tmp_path)
        text = (tmp_path / file).read_text("utf-8")
        assert old in text
        (tmp_path / file).write_text(text.replace(old, new, 1), "utf-8")
        return read_exhibition_rows(tmp_path, catalogue)

    return read


def test_the_tour_of_2018_is_what_the_reports_tell(data_dir, catalogue):
    """Three stops and one known home, in order, each with its sources."""
    tour = tour_of_2018(data_dir, catalogue)
    assert [one.venue.municipality for one in tour.bookings] == [
        "Královské Poříčí",
        "Žatec",
        "Březová",
        "Nová Role",
    ]
    assert [one.first_day for one in tour.bookings[:2]] == [date(2018, 4, 17), date(2018, 5, 18)]
    assert tour.bookings[2].vernissage == date(2018, 9, 1)
    assert tour.bookings[3].permanent
    assert tour.bookings[3].showcases == ("porcelain",)
    assert len(tour.showcases) == 10
    assert all(one.sources for one in (*tour.bookings, *tour.showcases))


def test_what_nobody_published_stays_unknown(data_dir, catalogue):
    """No visitor count, no firm, no transport days, and nine homes without a place."""
    tour = tour_of_2018(data_dir, catalogue)
    assert {one.visitors for one in tour.bookings} == {None}
    assert {one.transport_days for one in tour.bookings} == {None}
    assert {one.firm for one in tour.showcases} == {""}
    assert [one.id for one in tour.showcases if not one.industry] == ["tenth"]
    assert tour.bookings[1].companion.day is None


def test_the_example_is_a_document(data_dir, catalogue):
    """The tour can be kept like any plan."""
    tour = tour_of_2018(data_dir, catalogue)
    assert from_document(to_document(tour)) == tour


def test_the_shipped_files_have_no_problem(data_dir, catalogue):
    """Nothing of the example is out of order."""
    assert read_exhibition_rows(data_dir, catalogue).problems == ()


def test_without_the_files_there_is_no_example(tmp_path, catalogue):
    """Nothing rests on the example, so a folder without it has no problem and no tour."""
    assert read_exhibition_rows(tmp_path, catalogue).problems == ()
    assert tour_of_2018(tmp_path, catalogue).bookings == ()


@pytest.mark.parametrize(
    ("old", "new", "code"),
    [
        ("statek-bernard-kralovske-porici,50", "nowhere,50", "reference.unknown"),
        ("muzejni-noc-zatec", "no-such-night", "reference.unknown"),
        (",porcelain,", ",glass,", "reference.unknown"),
        ("2018-05-17", "2018-04-16", "date.order"),
        ("2018-05-17", "", "date.order"),
        ("2018-05-17", "May", "value.type"),
        ("\nzatec,", "\nkralovske-porici,", "id.duplicate"),
        ("50.19381,12.68032", "12.68032,50.19381", "position.swapped"),
        (",venue_name", ",venue", "file.columns"),
    ],
)
def test_each_fault_of_a_row_is_told(broken, catalogue, old, new, code):
    """A fault in the file is told with its code and costs no other row."""
    rows = broken(catalogue, old, new)
    assert code in {one.code for one in rows.problems}
    assert len(rows.stops) >= 3 or code == "file.columns"


def test_a_showcase_stands_once(broken, catalogue):
    """The second of two showcases with one id is left out and told."""
    rows = broken(catalogue, "\ntextile,", "\nporcelain,", "exhibition_2018_showcases.csv")
    assert "id.duplicate" in {one.code for one in rows.problems}
    assert len(rows.showcases) == 9
