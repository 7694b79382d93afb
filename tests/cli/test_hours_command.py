"""The command `hours`."""

from __future__ import annotations

import json

import pytest

from icplanner.cli.main import DONE, NO, WRONG_USE, main


def test_closed_is_no_with_the_reason(capsys):
    """A closed day ends with status 1, and the JSON has the stable keys."""
    assert main(["hours", "museum-karlovy-vary", "--date", "2026-09-28", "--json"]) == NO
    answer = json.loads(capsys.readouterr().out)
    assert answer["site"] == "museum-karlovy-vary"
    assert answer["date"] == "2026-09-28"
    assert answer["verdict"] == "closed"
    assert answer["windows"] == []
    assert answer["reason"] == "closed_weekday"
    assert answer["year"] == 2020
    assert answer["source"].startswith("https://")


def test_open_gives_windows_of_a_site_named_without_accents(capsys):
    """A site is found by its name, and its windows are pairs of clock times."""
    assert main(["hours", "muzeum horni slavkov", "--date", "2026-05-16", "--json"]) == DONE
    answer = json.loads(capsys.readouterr().out)
    assert answer["windows"] == [["09:00", "12:00"], ["12:30", "17:00"]]
    assert answer["reason_numbers"] == {"year": 2024, "age_years": 2}


def test_dates_among_the_numbers_are_written_as_iso(capsys):
    """A season's edges survive the way through JSON."""
    assert main(["hours", "kladska-dum-prirody", "--date", "2026-10-17", "--json"]) == NO
    numbers = json.loads(capsys.readouterr().out)["reason_numbers"]
    assert numbers == {"ended": "2026-10-16", "begins": "2027-05-17"}


@pytest.mark.parametrize("day", ["1899-01-01", "9999-12-31", "0001-01-01"])
def test_far_years_are_unknown(capsys, day):
    """Dates beyond the holiday lists are answered, not refused."""
    assert main(["hours", "museum-cheb", "--date", day, "--json"]) == DONE
    assert json.loads(capsys.readouterr().out)["reason"] == "date_out_of_range"


@pytest.mark.parametrize(
    "words",
    [
        ["hours", "museum-cheb", "--date", "2026-02-30"],
        ["hours", "museum-cheb", "--date", "28. 9. 2026"],
        ["hours", "museum-cheb", "--date", "10000-01-01"],
        ["hours", "no such site at all", "--date", "2026-09-28"],
    ],
)
def test_wrong_use_is_told_on_the_error_output(capsys, words):
    """Impossible dates and unknown sites end with status 2 and nothing on the output."""
    assert main(words) == WRONG_USE
    told = capsys.readouterr()
    assert told.out == ""
    assert words[1][:8] in told.err or words[3] in told.err


@pytest.mark.parametrize(
    ("lang", "said"), [("cs", "zavřeno"), ("de", "geschlossen"), ("en", "closed")]
)
def test_the_sentence_is_in_the_language_asked_for(capsys, lang, said):
    """Without --json the answer is a few lines for people."""
    main(["hours", "museum-karlovy-vary", "--date", "2026-09-28", "--lang", lang])
    assert said in capsys.readouterr().out


def test_sites_open_at_an_hour(capsys):
    """With --at only sites inside a window are listed, and --at alone is wrong use."""
    main(["sites", "--open-on", "2026-05-16", "--at", "12:15", "--json"])
    at_lunch = {row["id"] for row in json.loads(capsys.readouterr().out)}
    main(["sites", "--open-on", "2026-05-16", "--json"])
    all_day = {row["id"] for row in json.loads(capsys.readouterr().out)}
    assert "muzeum-horni-slavkov" in all_day - at_lunch
    assert at_lunch < all_day
    assert main(["sites", "--at", "12:15"]) == WRONG_USE
