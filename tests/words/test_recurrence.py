from __future__ import annotations

import csv

import pytest

from icplanner.words import Words
from icplanner.words.recurrence import recurrence


@pytest.mark.parametrize(
    ("rule", "cs", "de", "en"),
    [
        (
            "FREQ=YEARLY;BYMONTH=9;BYDAY=2SA",
            "každý rok druhou sobotu v září",
            "jedes Jahr am zweiten Samstag im September",
            "every year on the second Saturday in September",
        ),
        (
            "FREQ=YEARLY;BYMONTH=9;BYMONTHDAY=5,6,7,8,9,10,11;BYDAY=SA",
            "každý rok v sobotu mezi 5. září a 11. září",
            "jedes Jahr am Samstag zwischen dem 5. September und dem 11. September",
            "every year on the Saturday between 5 September and 11 September",
        ),
        # Days counted from the end of the year lie across two months.
        (
            "FREQ=YEARLY;BYYEARDAY=-96,-95,-94,-93,-92,-91,-90;BYDAY=FR",
            "každý rok v pátek mezi 27. září a 3. října",
            "jedes Jahr am Freitag zwischen dem 27. September und dem 3. Oktober",
            "every year on the Friday between 27 September and 3 October",
        ),
        (
            "FREQ=YEARLY;INTERVAL=5;BYMONTH=9;BYDAY=2FR",
            "jednou za 5 let druhý pátek v září",
            "alle 5 Jahre am zweiten Freitag im September",
            "every 5 years on the second Friday in September",
        ),
        (
            "FREQ=YEARLY;BYMONTH=7;BYMONTHDAY=22",
            "každý rok 22. července",
            "jedes Jahr am 22. Juli",
            "every year on 22 July",
        ),
    ],
)
def test_a_rule_reads_like_a_sentence(rule, cs, de, en):
    """Each form of rule in the data reads well in all three languages."""
    assert [recurrence(rule, Words(lang)) for lang in ("cs", "de", "en")] == [cs, de, en]


@pytest.mark.parametrize(
    "rule", ["", "FREQ=WEEKLY", "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30", "FREQ=YEARLY;BYDAY=7SA", "x"]
)
def test_an_unusual_rule_is_left_to_its_source(rule):
    """A form that has no good words gives None, not half a sentence."""
    assert recurrence(rule, Words("cs")) is None


def test_every_rule_of_the_data_has_words(data_dir):
    """No event of the shipped data falls back to its source's English."""
    with (data_dir / "events.csv").open(encoding="utf-8", newline="") as file:
        rules = {row["rrule"] for row in csv.DictReader(file) if row["rrule"]}
    assert [rule for rule in rules if recurrence(rule, Words("cs")) is None] == []
