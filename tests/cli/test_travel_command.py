"""The `travel` command."""

from __future__ import annotations

import json

import pytest

from icplanner.cli.main import main

AT_EIGHT = "2026-09-16T08:00"


def ask(capsys, *words: str):
    """Return the exit status and the JSON printed."""
    status = main(["travel", *words, "--json"])
    return status, json.loads(capsys.readouterr().out)


def test_towns_by_name_in_any_spelling(capsys):
    """Names in Czech and German, with and without accents, and ids mean the same town."""
    answers = [
        ask(capsys, *ends)[1]["minutes"]
        for ends in (("Karlovy Vary", "Aš"), ("karlovy vary", "as"), ("Karlsbad", "Asch"))
    ]
    assert len(set(answers)) == 1


def test_car_minutes_are_driving_alone(capsys):
    """Parking stands apart, and all together is told as door to door."""
    status, answer = ask(capsys, "Karlovy Vary", "Sokolov")
    assert status == 0
    assert {"from", "to", "mode", "minutes", "km", "method", "error_min"} <= answer.keys()
    assert (answer["from"], answer["to"], answer["mode"]) == ("Karlovy Vary", "Sokolov", "car")
    assert answer["minutes"] == answer["drive_minutes"]
    assert answer["door_to_door_min"] == pytest.approx(answer["minutes"] + answer["access_min"])
    assert 16 < answer["minutes"] < 26


def test_rail_minutes_are_those_of_the_timetable(capsys):
    """Between towns the minutes run from the departure of the named train to its arrival."""
    _, answer = ask(capsys, "Karlovy Vary", "Sokolov", "--mode", "train", "--depart", AT_EIGHT)
    (ride,) = answer["rides"]
    assert (ride["line"], ride["departs"]) == ("R 618", "2026-09-16T09:03:30")
    assert (answer["minutes"], answer["wait_min"]) == (24.0, 63.5)


def test_stations_and_towns_with_longer_names_are_found(capsys):
    """Ostrov's station is called Ostrov nad Ohří, and a named station means itself."""
    _, answer = ask(capsys, "Ostrov", "karlovy-vary-nadrazi", "--mode", "train")
    assert answer["minutes"] == pytest.approx(16.5, abs=2)


def test_no_way_is_status_one(capsys):
    """The answer no has a code and a sentence, and empty numbers."""
    status, answer = ask(capsys, "Aš", "Loket", "--mode", "walk")
    assert status == 1
    assert (answer["unreachable"], answer["minutes"]) == ("too_far_to_walk", None)


@pytest.mark.parametrize(
    "words",
    [
        ("Aš",),
        ("Aš", "Nikdenice"),
        ("Aš", "95.0,12.0"),
        ("Aš", "Cheb", "--mode", "train", "--depart", "soon"),
        ("--pairs", "nowhere.csv"),
        ("Aš", "Cheb", "--pairs", "nowhere.csv"),
    ],
)
def test_wrong_use_is_status_two(capsys, words):
    """What cannot be understood is told on the error output, without JSON."""
    assert main(["travel", *words, "--json"]) == 2
    captured = capsys.readouterr()
    assert captured.out == ""
    assert captured.err.strip()


def test_pairs_answer_in_order_and_survive_bad_rows(capsys, tmp_path):
    """Each row gets an answer or its error; the rest is not lost."""
    path = tmp_path / "pairs.csv"
    path.write_text(
        "from,to,mode\nCheb,Aš,car\nCheb,Nikdenice,car\nCheb,Aš,ship\n"
        '"50.0796,12.3700",Selb,coach\nCheb,Aš,train\n',
        encoding="utf-8-sig",
    )
    status, answers = ask(capsys, "--pairs", str(path), "--depart", AT_EIGHT)
    assert status == 0
    assert [row.get("error") for row in answers] == [
        None, "unknown_place", "unknown_mode", None, None,
    ]  # fmt: skip
    assert [row["method"] for row in answers] == [
        "road", None, None, "border_estimate", "timetable",
    ]  # fmt: skip


def test_pairs_may_come_from_a_czech_spreadsheet(capsys, tmp_path):
    """Semicolons separate too, and a missing mode column means the option."""
    path = tmp_path / "pairs.csv"
    path.write_text("From;To\nCheb;Aš\n", encoding="utf-8")
    _, (answer,) = ask(capsys, "--pairs", str(path), "--mode", "bike")
    assert answer["mode"] == "bike"


@pytest.mark.parametrize("content", [b"a,b\n1,2\n", b"from,to\n\xe8,x\n", b""])
def test_a_file_that_is_no_table_of_pairs_is_refused(tmp_path, content, capsys):
    """Without the two columns, or in another encoding, there is nothing to answer."""
    path = tmp_path / "pairs.csv"
    path.write_bytes(content)
    assert main(["travel", "--pairs", str(path)]) == 2
    assert "pairs.csv" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("lang", "word"), [("cs", "podle jízdního řádu"), ("de", "nach Fahrplan"), ("en", "timetable")]
)
def test_people_read_sentences(capsys, lang, word):
    """Without --json the way is told in words, trains by name and minute."""
    ends = ("Karlovy Vary", "Cheb", "--mode", "train", "--depart", AT_EIGHT)
    assert main(["travel", *ends, "--lang", lang]) == 0
    out = capsys.readouterr().out
    assert word in out
    assert "R 618: 9:03 Karlovy Vary – 9:53 Cheb" in out


def test_a_broken_timetable_spoils_its_own_rows_only(capsys, tmp_path, monkeypatch):
    """With a feed that cannot be read, trains have an error and cars their answer."""
    monkeypatch.setenv("ICPLANNER_GTFS", str(tmp_path))
    path = tmp_path / "pairs.csv"
    path.write_text("from,to,mode\nCheb,Aš,train\nCheb,Aš,car\n", encoding="utf-8")
    _, answers = ask(capsys, "--pairs", str(path))
    assert [row.get("error") for row in answers] == ["no_data", None]
    assert main(["travel", "Cheb", "Aš", "--mode", "train"]) == 2
