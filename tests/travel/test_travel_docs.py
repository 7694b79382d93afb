"""The rules on paper are the rules in code."""

from __future__ import annotations

import re

import pytest
from small_networks import DATA

from icplanner.travel import pace
from icplanner.words.travel import METHODS, NOTES, UNREACHABLE

TEXT = (DATA.parent / "docs" / "travel.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("code", [*METHODS, *NOTES, *UNREACHABLE])
def test_every_code_is_explained(code):
    """Each method, note and missing way has a row of its own."""
    assert f"| `{code}` |" in TEXT


def test_no_row_explains_a_code_that_is_gone():
    """The tables of codes hold nothing else."""
    told = set(re.findall(r"^\| `(\w+)` \|", TEXT, flags=re.MULTILINE))
    assert told == {*METHODS, *NOTES, *UNREACHABLE}


def test_every_code_in_the_rooms_modules_has_words():
    """No module tells a method, a note or a missing way that nobody can read."""
    sources = "\n".join(
        path.read_text(encoding="utf-8")
        for path in sorted((DATA.parent / "icplanner" / "travel").glob("*.py"))
    )
    told = set(re.findall(r'Unreachable\(\s*[\w.]+,\s*"(\w+)"', sources))
    told |= set(re.findall(r'method="(\w+)"', sources))
    told |= set(re.findall(r'notes=\(\s*"(\w+)",\)', sources))
    assert len(told) > 8
    assert told <= {*METHODS, *NOTES, *UNREACHABLE}


@pytest.mark.parametrize(
    "said",
    [
        f"{pace.STATION_WALK_KM:g} km long",
        f"up to {pace.WALK_LIMIT_KM:g} km",
        f"{pace.WALK_KMH} km/h",
        f"{pace.BIKE_KMH:g} km/h",
        f"at least {pace.CHANGE_S // 60} minutes",
        f"within {pace.CHANGE_WALK_KM:g} km of each other",
        f"{pace.COACH_FACTOR} times the driving time",
        f"× {pace.GERMAN_DETOUR} at {pace.GERMAN_KMH:g} km/h",
        f"over {pace.OFF_NETWORK_KM:g} km from every road",
    ],
)
def test_numbers_on_paper_are_those_in_code(said):
    """A constant that changes must be changed in the docs too."""
    assert said in TEXT


def test_the_table_of_speeds_is_that_in_code():
    """All six classes are listed with their speeds."""
    speeds = re.findall(r"^\| [\w ]+ \| (\d+) \|$", TEXT, flags=re.MULTILINE)
    assert [float(kmh) for kmh in speeds] == list(pace.CLASS_KMH.values())
