from __future__ import annotations

import json
import re
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from icplanner.catalogue.check import check_data
from icplanner.catalogue.check_times import hours_flaw, rule_flaw
from icplanner.catalogue.problem import Severity
from icplanner.catalogue.site_row import PROPERTIES

TODAY = date(2026, 11, 22)
FIRST = "abertamy-glove-museum"


def errors(data_dir):
    """Return the errors of a folder."""
    return [each for each in check_data(data_dir, TODAY) if each.severity is Severity.ERROR]


def test_shipped_data_have_no_errors(data_dir):
    """The shipped files break no rule; their gaps are warnings with a repair."""
    problems = check_data(data_dir, TODAY)
    assert [each for each in problems if each.severity is Severity.ERROR] == []
    assert all(each.rule and each.repair and each.file and each.row for each in problems)
    unplaced = [each for each in problems if each.code == "position.unknown"]
    assert len(unplaced) == 10


@pytest.mark.parametrize(
    ("name", "value", "code"),
    [
        ("opening_hours", "Po-Pá 9-17", "hours.parse"),
        ("opening_hours", "otevřeno denně", "hours.parse"),
        ("opening_hours", "Feb 30 10:00-12:00", "hours.parse"),
        ("municipality", "Cheb", "position.municipality"),
        ("country", "DE", "position.country"),
        ("sources", [], "source.missing"),
        ("price_adult", 60, "price.currency"),
        ("colour", "red", "schema.unknown_property"),
        ("era", ["past", "medieval"], "value.choice"),
        ("visit_minutes", 0, "value.range"),
        ("website", "ftp://example.org", "url.form"),
        ("id", "Abertamy Glove", "value.form"),
    ],
)
def test_each_rule_has_its_error(change_site, name, value, code):
    """A broken value gives exactly one error: its file, row, field, rule and repair."""

    def edit(feature):
        feature["properties"][name] = value

    found = errors(change_site(edit))
    assert code in [each.code for each in found]
    mine = next(each for each in found if each.code == code)
    assert mine.file == "sites.geojson"
    assert mine.rule
    assert mine.repair
    if name != "id":
        assert mine.row == FIRST
        assert len(found) == 1


@pytest.mark.parametrize(
    ("coordinates", "code"),
    [
        ([50.368887, 12.818269], "position.swapped"),
        ([12.8, 95], "position.range"),
        ([2.35, 48.85], "position.outside"),
        ([12.9, 50.6], "position.country"),
        ([13.2, 50.1], "position.municipality"),
    ],
)
def test_wrong_positions_are_errors(change_site, coordinates, code):
    """Positions that are swapped, impossible, abroad or far away are told in their own words."""

    def edit(feature):
        feature["geometry"]["coordinates"] = coordinates

    found = errors(change_site(edit))
    assert found[0].code == code
    assert found[0].row == FIRST


@pytest.mark.parametrize(
    ("file", "old", "new", "code"),
    [
        ("events.csv", "BYMONTH=9;BYDAY=1SA", "BYMONTH=13;BYDAY=1SA", "rrule.parse"),
        ("events.csv", "FREQ=YEARLY;BYMONTH=9;BYDAY=1SA", "FREQ=SECONDLY", "rrule.parse"),
        ("events.csv", "FREQ=YEARLY;BYMONTH=9;BYDAY=1SA", "every September", "rrule.parse"),
        ("events.csv", "2018-09-01/2018-09-22", "0218-09-01/0218-09-22", "date.range"),
        ("guided_starts.csv", '"Sa,Su,PH"', "o víkendu", "days.parse"),
        ("guided_starts.csv", "10:00|14:00", "10.00", "time.form"),
        ("guided_starts.csv", "10:00|14:00", "", "start.times"),
        ("guided_starts.csv", ",60,10:00,16:00", ",60,10:00,", "start.service"),
        ("strategy.yaml", "site: thun-klasterec-factory", "site: gone", "reference.unknown"),
        ("strategy.yaml", "goals:", "goals: [", "file.syntax"),
        ("restaurants/restaurants.csv", ",karlovy-vary,", ",atlantis,", "reference.unknown"),
        ("restaurants/restaurants.csv", ",karlovy-vary,", ",cheb,", "position.municipality"),
        ("restaurants/restaurants.csv", "Mo-Th 11:00-22:00;", "Mo-Do 11-22;", "hours.parse"),
        ("credits.csv", "licences/ODbL-1.0.txt", "licences/gone.txt", "reference.unknown"),
        ("boundaries/kraje.geojson", "Polygon", "Sphere", "file.shape"),
        ("sites.schema.json", '"object"', '"thing"', "file.shape"),
    ],
)
def test_other_files_are_checked(data_copy, file, old, new, code):
    """A slip in any file of the catalogue is an error of that file."""
    path = data_copy / file
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new), "utf-8")
    assert (file, code) in [(each.file, each.code) for each in errors(data_copy)]


def test_all_problems_are_told_at_once(change_site, data_copy):
    """Several slips in several files are all told, errors before warnings."""

    def edit(feature):
        feature["properties"]["opening_hours"] = "whenever"
        feature["properties"]["kind"] = "museum"
        feature["geometry"]["coordinates"].reverse()

    events = data_copy / "events.csv"
    events.write_text(events.read_text("utf-8").replace("BYMONTH=9", "BYMONTH=99"), "utf-8")
    problems = check_data(change_site(edit), TODAY)
    found = {each.code for each in problems if each.severity is Severity.ERROR}
    assert found == {"hours.parse", "position.swapped", "rrule.parse"}
    severities = [each.severity for each in problems]
    assert severities == sorted(severities)


def test_an_empty_folder_is_survived(tmp_path):
    """Without any file the check names each missing one."""
    found = errors(tmp_path)
    assert {each.code for each in found} == {"file.missing"}
    assert len({each.file for each in found}) >= 10


def test_a_past_estimate_is_a_warning(data_dir):
    """An estimated date that has passed is told from the next day on."""
    later = check_data(data_dir, date(2028, 1, 1))
    assert "date.estimate_past" in {each.code for each in later}


@pytest.mark.parametrize("text", ["Mo-Fr 09:00-17:00", "24/7", "Feb 29 10:00-11:00"])
def test_good_hours_have_no_flaw(text):
    """Hours in the right syntax pass."""
    assert hours_flaw(text) is None


@pytest.mark.parametrize(
    ("text", "fits"),
    [
        ("FREQ=YEARLY;BYYEARDAY=-96,-95;BYDAY=FR", True),
        ("FREQ=MONTHLY;BYDAY=-1SU", True),
        ("FREQ=YEARLY;BYMONTH=0", False),
        ("FREQ=YEARLY;BYMONTHDAY=32", False),
        ("FREQ=YEARLY;BYDAY=XX", False),
        ("FREQ=YEARLY;UNTIL=soon", False),
        ("FREQ=MINUTELY", False),  # a calendar of September has no use for it
        ("BYMONTH=9", False),
        ("", False),
    ],
)
def test_rules_are_read_strictly(text, fits):
    """A rule passes only if every part of it can be meant."""
    assert (rule_flaw(text) is None) is fits


@given(st.text(max_size=60) | st.text("FREQ=YEARLY;BYMONTHDAY0123456789,-SAU", max_size=60))
def test_any_rule_and_hours_have_an_answer(text):
    """Whatever is typed as a rule or as hours, the check says what is wrong or that it fits."""
    assert rule_flaw(text) != ""
    assert hours_flaw(text) != ""


def test_every_property_is_documented(root, data_dir):
    """Each property of the sites, column of a table and problem code stands in docs/data.md."""
    text = (root / "docs" / "data.md").read_text("utf-8")
    words = set(re.findall(r"`([a-z_]+(?:\.[a-z_]+)?)`", text))
    columns = {
        name
        for path in [*data_dir.glob("*.csv"), *data_dir.glob("*/*s.csv")]
        if path.parent.name in (data_dir.name, "stations", "restaurants")
        for name in path.read_text("utf-8").splitlines()[0].split(",")
    }
    assert columns - words == set()
    assert set(PROPERTIES) - words == set()


def test_every_problem_code_is_documented(root):
    """Each problem code of the code has its line in docs/data.md, and none is left over."""
    text = (root / "docs" / "data.md").read_text("utf-8")
    documented = set(re.findall(r"`([a-z]+\.[a-z_]+)`", text.split("## Problem codes")[1]))
    source = "\n".join(
        path.read_text("utf-8") for path in (root / "icplanner" / "catalogue").glob("*.py")
    )
    source = source.replace('f"{text}.missing"', '"name.missing", "summary.missing"')
    families = {code.partition(".")[0] for code in documented}
    used = {
        code
        for code in re.findall(r'"([a-z]+\.[a-z_]+)"', source)
        if code.partition(".")[0] in families
    }
    files = {"sites.geojson", "events.csv", "places.csv"}
    assert used - documented - files == set()
    assert documented - used == set()


def test_the_schema_names_every_property(data_dir):
    """The JSON Schema and the reader know the same properties."""
    schema = json.loads((data_dir / "sites.schema.json").read_text("utf-8"))
    properties = schema["$defs"]["site"]["properties"]["properties"]
    assert set(properties["properties"]) == set(PROPERTIES)
    assert properties["additionalProperties"] is False
