"""Events and exact losses asked for on the command line of `plan`."""

from __future__ import annotations

import json

import pytest

from icplanner.cli.main import main

DAY = ["plan", "--start", "Sokolov", "--limit-s", "1", "--variants", "1", "--no-lunch"]
MINERS = "den-horniku-sokolov"


def test_a_tour_comes_to_the_event_named(capsys):
    """The tour is at the event from the hour said, for as long as was said."""
    asked = [*DAY, "--date", "2026-09-12", "--from", "12:00", "--to", "17:00"]
    assert main([*asked, "--event", f"{MINERS}@14:00+90", "--json"]) == 0
    (variant,) = json.loads(capsys.readouterr().out)["variants"]
    (stop,) = [stop for stop in variant["days"][0]["stops"] if stop["kind"] == "event"]
    assert stop["site"].startswith(MINERS)
    assert (stop["start"], stop["end"]) == ("14:00", "15:30")


@pytest.mark.parametrize(
    ("day", "event", "told"),
    [
        ("2026-09-12", MINERS, f"{MINERS}@10:00"),
        ("2026-09-11", f"{MINERS}@10:00", "September 12, 2026"),
        ("2026-09-12", "den-horniku-sokolof@10:00", "Did you mean Miners' Day"),
    ],
)
def test_why_an_event_cannot_be_in_the_tour_is_told(day, event, told, capsys):
    """An unknown hour, another day and a wrong name are answered with no and what to change."""
    assert main([*DAY, "--date", day, "--event", event, "--lang", "en"]) == 1
    assert told in capsys.readouterr().out


def test_what_is_wrong_with_events_is_told_with_all_the_rest(capsys):
    """Two events, the start and the budget are wrong: four problems, as JSON too."""
    asked = ["plan", "--start", "Nowhere", "--date", "2026-09-12", "--budget", "-1", "--json"]
    assert main([*asked, "--event", "no fair at all", MINERS]) == 1
    problems = json.loads(capsys.readouterr().out)["problems"]
    assert [problem["code"] for problem in problems] == [
        *("hub_unknown", "number_out_of_range", "event_unknown", "event_hour_unknown")
    ]


def test_an_hour_that_is_none_is_wrong_use(capsys):
    """25:00 is no hour, and the answer shows how one is written."""
    assert main([*DAY, "--date", "2026-09-12", "--event", f"{MINERS}@25:00"]) == 2
    assert "EVENT@14:00+90" in capsys.readouterr().err


def test_exact_leaves_no_loss_open(capsys):
    """With --exact every site that could be in the tour has its loss, or no tour can hold it."""
    asked = [*DAY, "--date", "2026-09-12", "--days", "2", "--from", "13:00", "--to", "16:00"]
    assert main([*asked, "--exact", "--json"]) == 0
    codes = {reason["code"] for reason in json.loads(capsys.readouterr().out)["reasons"]}
    assert "loss" in codes
    assert not codes & {"less_worth", "loss_at_least", "loss_at_most", "loss_between"}
