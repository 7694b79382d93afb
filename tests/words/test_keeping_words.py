"""Kept tours in words: every code is worded and documented, in every language."""

from __future__ import annotations

import ast
import re
from datetime import UTC, date, datetime

import pytest

from icplanner.catalogue.localised import LANGS, Localised
from icplanner.tours import Severity
from icplanner.tours.changes import Change
from icplanner.tours.checklist import Task
from icplanner.tours.staleness import Outdated
from icplanner.tours.tour import TourWarning
from icplanner.words import Words
from icplanner.words.keeping import (
    CHANGES,
    OUTDATED,
    TASKS,
    change_text,
    moment_text,
    outdated_text,
    task_text,
)

NAMES = Localised(cs="Důl", de="Grube", en="Mine")
NUMBERS = {
    **dict.fromkeys(("start_min", "depart_min", "return_min"), 600),
    **dict.fromkeys(("was_start_min", "was_depart_min", "was_return_min"), 540),
    "visit_min": 90,
    "was_visit_min": 60,
    "price_czk": 120.0,
    "was_price_czk": 100.0,
    "date": "2026-07-14",
    "was_date": "2026-07-13",
    "mode": "bike",
    "was_mode": "car",
    "people": 12,
    "was_people": 2,
    "place": 2,
    "lead_days": 30,
    "year": 2019,
    "windows": [(540, 1020)],
    "was_windows": [(600, 960)],
    "because": "old_hours",
    "because_numbers": {"year": 2014},
}
RAW = re.compile(r"%\(|_min|\bNone\b|[a-z]_[a-z]")


def codes_in(path, marker):
    """Return the codes that a module gives to its findings."""
    tree = ast.parse(path.read_text("utf-8"))
    found = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and node.value in marker:
            found.add(node.value)
    return found


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("code", CHANGES)
def test_a_change_is_a_line_without_raw_numbers(lang, code):
    """A change names stop, hour and date the way the language writes them."""
    change = Change(code=code, day=0, stop="mine", names=NAMES, numbers=NUMBERS)
    said = change_text(Words(lang), change)
    assert said
    assert not RAW.search(said)


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("code", OUTDATED)
def test_what_no_longer_holds_is_a_sentence(lang, code):
    """Each finding says what was and what is."""
    warning = TourWarning(code="no_wheelchair", severity=Severity.BREAKS, day=0, stop="mine")
    found = Outdated(
        code=code,
        severity=Severity.DOUBT,
        day=0,
        stop="mine",
        names=NAMES,
        numbers=NUMBERS,
        warning=warning if code.endswith("_now") else None,
    )
    said = outdated_text(Words(lang), found)
    assert said.endswith(".")
    assert not RAW.search(said)


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("code", TASKS)
def test_a_task_says_what_to_do(lang, code):
    """A task is an order with its numbers, the year without a separator."""
    day = date(2026, 7, 14)
    task = Task(code=code, stop="mine", names=NAMES, visit=day, due=day, numbers=NUMBERS)
    said = task_text(Words(lang), task)
    assert said
    assert not RAW.search(said)
    assert code != "old_price" or "2019" in said


@pytest.mark.parametrize("lang", LANGS)
def test_a_lunch_without_a_restaurant_is_told_without_a_name(lang):
    """Where no restaurant is known, the change does not name an empty one."""
    change = Change(code="lunch_place_changed", day=0, numbers={"start_min": 700, "place": ""})
    assert "()" not in change_text(Words(lang), change)


@pytest.mark.parametrize(
    ("module", "worded"),
    [("changes", CHANGES), ("staleness", OUTDATED), ("checklist", TASKS)],
)
def test_every_code_is_used_and_documented(root, module, worded):
    """The codes of the module, of the words and of the document are the same."""
    documented = set(
        re.findall(r"`([a-z_]+)`", (root / "docs/tours-keeping.md").read_text("utf-8"))
    )
    assert codes_in(root / f"icplanner/tours/{module}.py", set(worded)) == set(worded)
    assert set(worded) <= documented


@pytest.mark.parametrize(
    ("lang", "said"),
    [("cs", "1. 7. 2027 0:30"), ("de", "1. 7. 2027, 00:30"), ("en", "1 Jul 2027, 00:30")],
)
def test_a_moment_is_told_in_the_regions_time(lang, said):
    """Half past ten in the evening in UTC is the next day in the region's summer."""
    moment = datetime(2027, 6, 30, 22, 30, tzinfo=UTC)
    assert moment_text(Words(lang), moment) == said
