from __future__ import annotations

import json

from icplanner.cli.main import main


def listed(capsys, *words):
    """Return the status and the parsed output of `sites --json`."""
    status = main(["sites", "--json", *words])
    return status, json.loads(capsys.readouterr().out)


def test_all_sites_are_listed(capsys):
    """Without filters every site is listed, one of unknown position without one."""
    status, sites = listed(capsys)
    assert status == 0
    assert len(sites) == 170
    assert sum(site["lat"] is None for site in sites) == 10
    assert {site["tier"] for site in sites} == {"anchor", "main", "minor"}


def test_near_lists_the_nearest_first(capsys):
    """Sites within reach come nearest first, each with its way and method."""
    status, sites = listed(capsys, "--near", "karlovy vary", "--within-min", "40")
    assert status == 0
    minutes = [site["travel"]["minutes"] for site in sites]
    assert minutes == sorted(minutes)
    assert minutes[-1] <= 40
    assert {site["travel"]["method"] for site in sites} == {"road"}


def test_open_on_a_day_promises_nothing_unknown(capsys):
    """Only sites whose hours say open on that day are listed, with their windows."""
    _, sites = listed(capsys, "--open-on", "2027-09-18")
    assert 0 < len(sites) < 100
    assert all(site["hours"]["verdict"] == "open" for site in sites)
    assert all(site["hours"]["windows"] for site in sites)


def test_an_unknown_hub_is_wrong_use(capsys):
    """A slip in the hub's name ends with suggestions and status 2."""
    assert main(["sites", "--near", "Jachimov"]) == 2
    assert "jachymov" in capsys.readouterr().err


def test_within_needs_a_hub():
    """Minutes without a place to count them from are wrong use."""
    assert main(["sites", "--within-min", "30"]) == 2


def test_nothing_found_is_no(capsys):
    """Where no site is left the status is 1 and the list is empty."""
    status, sites = listed(capsys, "--near", "karlovy-vary", "--within-min", "0")
    assert status == 1
    assert sites == []


def test_lines_for_people(capsys):
    """Without --json a site is a line with its id, name and municipality."""
    assert main(["sites", "--near", "karlovy-vary", "--within-min", "60"]) == 0
    assert "moser-visitor-centre · Návštěvnické centrum" in capsys.readouterr().out
