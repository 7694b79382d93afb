"""`plan` and `feasible` on the real data: output, exit status, bad input."""

from __future__ import annotations

import json
from shutil import copytree, ignore_patterns

import pytest

from icplanner.cli.main import main

ASK = ["plan", "--start", "Karlovy Vary", "--date", "2026-07-15", "--limit-s", "1"]


@pytest.fixture(scope="module")
def planned(tmp_path_factory):
    """Return a plan file of a short afternoon."""
    from contextlib import redirect_stdout  # noqa: PLC0415 - used here alone
    from io import StringIO  # noqa: PLC0415 - used here alone

    said = StringIO()
    with redirect_stdout(said):
        status = main([*ASK, "--from", "12:00", "--to", "17:00", "--no-lunch", "--json"])
    assert status == 0
    path = tmp_path_factory.mktemp("plans") / "tour.json"
    path.write_text(said.getvalue(), "utf-8")
    return path


def test_a_plan_is_json_with_its_schema(planned):
    """The printed plan has variants whose stops lie within the hours asked for."""
    found = json.loads(planned.read_text("utf-8"))
    assert found["schema"] == "icplanner.plan/1"
    for variant in found["variants"]:
        day = variant["days"][0]
        assert "12:00" <= day["depart"] <= day["return"] <= "17:00"
        assert len(day["legs"]) == len(day["stops"]) + 1


def test_a_plan_is_words_in_the_language_asked_for(capsys):
    """Without --json the tour is told in words."""
    status = main([*ASK, "--from", "13:00", "--to", "17:00", "--variants", "1", "--lang", "de"])
    assert status == 0
    assert "Ankunft spätestens" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (["--from", "10:00", "--to", "09:00"], "end_before_start"),
        (["--start", "Karlovi Vari"], "hub_unknown"),
        (["--days", "40"], "days_out_of_range"),
        (["--interest", "sorcery"], "interest_unknown"),
        (["--interest", "mining=lots"], "weight_out_of_range"),
        (["--from", "10:00", "--to", "10:00"], "day_without_length"),
        (["--date", "1850-07-15"], "date_out_of_range"),
        (["--date", "1995-07-15"], "date_out_of_range"),
        (["--date", "9999-12-31", "--days", "3"], "date_out_of_range"),
        (["--start", "Zz"], "hub_unknown"),
        (["--start", ""], "hub_unknown"),
        (["--days", "0"], "days_out_of_range"),
        (["--budget", "-3"], "number_out_of_range"),
        (["--budget", "nan"], "number_out_of_range"),
        (["--budget", "1e999"], "number_out_of_range"),
        (["--group", "9" * 400], "number_out_of_range"),
        (["--buffer", "100000"], "number_out_of_range"),
        (["--from", "09:00", "--to", "09:20"], "nothing_left"),
        (["--mode", "train", "--from", "01:00", "--to", "04:00"], "nothing_left"),
        (
            [
                "--no-lunch",
                "--from",
                "10:00",
                "--to",
                "16:00",
                "--must",
                "fabrik-der-faeden-plauen",
                "--must",
                "chomutov-railway-depository",
            ],
            "musts_exclude",
        ),
        (["--must", "no such place at all"], "site_unknown"),
    ],
)
def test_what_cannot_be_is_answered_with_one(arguments, code, capsys):
    """A request that cannot be planned ends with status 1 and says what to change."""
    assert main([*ASK, *arguments, "--json"]) == 1
    said = capsys.readouterr()
    assert code in {problem["code"] for problem in json.loads(said.out)["problems"]}
    assert said.err.strip()


@pytest.mark.parametrize(
    ("option", "value", "allowed"),
    [
        ("--from", "9", "09:00"),
        ("--to", "99:99", "09:00"),
        ("--date", "tomorrow", "2026-09-12"),
        ("--days", "many", "2"),
        ("--mode", "rocket", "car, coach, train, bike, walk"),
        ("--pace", "warp", "easy, normal, full"),
        ("--language", "fr", "cs, de, en"),
        ("--group", "9" * 5000, "12"),
        ("--budget", "all", "500"),
        ("--lunch", "noon", "11:00-13:30"),
        ("--event", "fair@99:99", "EVENT@14:00+90"),
        ("--limit-s", "nan", "10"),
        ("--seed", "-1", "0"),
    ],
)
def test_wrong_use_ends_with_two(option, value, allowed, capsys):
    """What is no value of an option is told with what would be one."""
    assert main([*ASK, option, value, "--lang", "en"]) == 2
    said = capsys.readouterr()
    (told,) = said.err.splitlines()
    assert told.startswith(f"{option}: “{value[:80]}”")
    assert told.endswith(f": {allowed}.")
    assert said.out == ""


@pytest.mark.parametrize(
    ("lang", "unreadable"), [("cs", "nic neznamená"), ("de", "bedeutet"), ("en", "means nothing")]
)
def test_refused_values_are_told_with_all_else_in_the_readers_language(lang, unreadable, capsys):
    """Four things that are wrong are four answers, and none that follows from another."""
    asked = ["plan", "--start", "Zz", "--date", "x", "--mode", "ufo", "--to", "99:99", "--json"]
    assert main([*asked, "--must", "no such place", "--lang", lang]) == 2
    said = capsys.readouterr()
    problems = json.loads(said.out)["problems"]
    assert [(problem["code"], problem["field"]) for problem in problems] == [
        ("value_unreadable", "--date"),
        ("value_unreadable", "--to"),
        ("value_unknown", "--mode"),
        ("hub_unknown", "start"),
        ("site_unknown", "must"),
    ]
    assert len(said.err.splitlines()) == 5
    assert unreadable in said.err.splitlines()[0]


def test_the_days_of_a_year_are_told(planned, capsys):
    """`feasible` judges every day of the year and says what breaks the others."""
    assert main(["feasible", str(planned), "--year", "2027", "--json"]) == 0
    found = json.loads(capsys.readouterr().out)
    assert len(found["days"]) == 365
    assert all(bool(day["breaks"]) != day["works"] for day in found["days"])
    assert found["feasible"] == [day["date"] for day in found["days"] if day["works"]]


def test_missing_ways_are_named(planned, data_dir, tmp_path, capsys):
    """On data without the road files `feasible` answers no and names them."""
    without = tmp_path / "data"
    copytree(data_dir, without, ignore=ignore_patterns("roads"))
    asked = ["feasible", str(planned), "--data", str(without), "--year", "2027", "--lang", "en"]
    assert main(asked) == 1
    assert "roads/nodes.csv" in capsys.readouterr().err


def test_a_file_that_is_no_tour_is_wrong_use(tmp_path, capsys):
    """A missing or broken file, a variant or year that is not there: status 2 and the reason."""
    broken = tmp_path / "broken.json"
    broken.write_text("{}", "utf-8")
    for arguments in ([str(broken)], [str(tmp_path / "missing.json")]):
        assert main(["feasible", *arguments, "--year", "2027"]) == 2
    said = capsys.readouterr().err
    assert "missing.json: No such file" in said
    assert "Errno" not in said
    assert main(["feasible", str(broken), "--year", "1995", "--lang", "de"]) == 2
    assert "1995 liegt außerhalb der Jahre" in capsys.readouterr().err


def test_a_variant_that_is_not_there_is_told_by_the_number_asked_for(planned, capsys):
    """Numbers count from 1 in the question and in the answer, which says how many there are."""
    assert main(["feasible", str(planned), "--year", "2027", "--variant", "9"]) == 2
    there = len(json.loads(planned.read_text("utf-8"))["variants"])
    assert f"no variant number 9; there are {there}" in capsys.readouterr().err


def test_lunch_is_had_when_and_as_long_as_was_said(capsys):
    """Hours and length of the lunch are those asked for."""
    asked = [*ASK, "--to", "16:00", "--lunch", "12:00-12:00", "--lunch-min", "60", "--json"]
    assert main([*asked, "--variants", "1"]) == 0
    (variant,) = json.loads(capsys.readouterr().out)["variants"]
    assert variant["days"][0]["lunch"]["start"] == "12:00"
    assert variant["request"]["lunch"]["length_min"] == 60


def test_each_day_can_have_its_own_hours(capsys):
    """Days named one by one need not follow each other and begin and end when they say."""
    days = ["2026-07-15@13:00-16:00", "2026-07-17@12:00-15:00"]
    asked = ["plan", "--start", "Sokolov", "--limit-s", "1", "--day", *days, "--json"]
    assert main([*asked, "--variants", "1"]) == 0
    (variant,) = json.loads(capsys.readouterr().out)["variants"]
    first, second = variant["days"]
    assert (first["date"], second["date"]) == ("2026-07-15", "2026-07-17")
    assert "13:00" <= first["depart"] <= first["return"] <= "16:00"
    assert "12:00" <= second["depart"] <= second["return"] <= "15:00"


def test_days_with_hours_of_their_own_have_no_others(capsys):
    """What would be passed over without a word is refused and named."""
    asked = ["plan", "--start", "Sokolov", "--day", "2026-07-15@13:00-16:00", "--lang", "en"]
    assert main([*asked, "--days", "2", "--to", "18:00"]) == 2
    assert "besides: --days, --to. Leave them out." in capsys.readouterr().err


def test_every_site_has_its_line_with_the_evidence(planned, capsys):
    """With --all-reasons each site not in the best tour has a line; closed ones name a source."""
    found = json.loads(planned.read_text("utf-8"))
    asked = [*ASK, "--from", "12:00", "--to", "17:00", "--no-lunch", "--lang", "en"]
    assert main([*asked, "--all-reasons"]) == 0
    lines = capsys.readouterr().out.splitlines()
    told = lines[-len(found["reasons"]) :]
    closed = [line for line in told if ": closed on " in line]
    assert closed
    assert all("[http" in line for line in closed)
    assert not any("--all-reasons" in line for line in lines)
    assert main(asked) == 0
    *_, last = capsys.readouterr().out.splitlines()
    assert last == f"{len(told) - 10} more sites are not in; --all-reasons says why."
