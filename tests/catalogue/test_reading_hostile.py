from __future__ import annotations

import json
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from icplanner.catalogue.cleaning import is_clean
from icplanner.catalogue.problem import Severity
from icplanner.catalogue.reading import read_catalogue
from icplanner.catalogue.writing import sites_geojson

FIRST = "abertamy-glove-museum"


def told(catalogue, code):
    """Return the first problem of a code."""
    return next(problem for problem in catalogue.problems if problem.code == code)


@pytest.mark.parametrize(
    ("cell", "code"),
    [
        ("2026-09-20/2026-09-18 https://x.cz", "date.order"),
        ("18. 9. 2026 https://x.cz", "date.form"),
        ("2026-02-30/2026-02-30 https://x.cz", "date.form"),
        ("2026-09-18T10:00/2026-09-18T09:00 https://x.cz", "date.order"),
        ("2026-09-18T10:00+02:00/2026-09-18 https://x.cz", "date.form"),
    ],
)
def test_bad_dates_of_an_event_are_told(data_copy, cell, code):
    """A date that cannot be is told, and the event is kept without its dates."""
    path = data_copy / "events.csv"
    text = path.read_text("utf-8")
    good = "2018-09-01/2018-09-22 http://ksmas-karlovarsko.cz/2018/09/14/den-horniku-hornicka-pout"
    assert good in text
    path.write_text(text.replace(good + "-sokolov/", cell), "utf-8")
    catalogue = read_catalogue(data_copy)
    assert told(catalogue, code).row == "kulturni-zari-na-sokolovsku-2018"
    assert catalogue.events["kulturni-zari-na-sokolovsku-2018"].known_dates == ()


@pytest.mark.parametrize(
    "text",
    ["a\x00b", "a\x1b[31mb", "a\u202eb", "a\ud800b", "a\u2028b", "a\ufffeb"],
)
def test_unwanted_characters_are_removed_and_told(change_site, text):
    """Control, direction and unpaired characters never reach a record."""

    def edit(feature):
        feature["properties"]["name_cs"] = text
        feature["properties"][text] = text

    catalogue = read_catalogue(change_site(edit))
    name = catalogue.sites[FIRST].names.cs
    assert name[0] + name[-1] == "ab"
    assert is_clean(name)
    problem = told(catalogue, "text.control")
    assert problem.severity is Severity.WARNING
    assert problem.value.isprintable()


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    name=st.sampled_from(["id", "name_cs", "summary_en", "industries", "website", "opening_hours"]),
    value=st.recursive(
        st.none() | st.booleans() | st.floats() | st.integers() | st.text(),
        lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
        max_leaves=5,
    ),
)
def test_any_value_is_survived(tmp_path, data_dir, name, value):
    """Whatever stands in a field, reading ends, and every problem can be printed and encoded."""
    collection = json.loads((data_dir / "sites.geojson").read_text("utf-8"))
    collection["features"] = collection["features"][:2]
    collection["features"][0]["properties"][name] = value
    (tmp_path / "sites.geojson").write_text(json.dumps(collection), "utf-8")
    catalogue = read_catalogue(tmp_path)
    assert len(catalogue.sites) in (1, 2)
    for problem in catalogue.problems:
        assert problem.value.isprintable()
        f"{problem}".encode()


@settings(max_examples=30, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(content=st.binary(max_size=300))
def test_any_bytes_are_survived(tmp_path, content):
    """Whatever bytes stand in the files, reading ends and finds nothing in them."""
    (tmp_path / "sites.geojson").write_bytes(content)
    (tmp_path / "events.csv").write_bytes(content)
    catalogue = read_catalogue(tmp_path)
    assert not catalogue.sites
    assert not catalogue.events
    assert catalogue.problems


@given(
    text=st.text(
        st.characters(codec="utf-8", exclude_categories=["Cc", "Cf", "Zl", "Zp", "Cn"]),
        max_size=40,
    ),
)
def test_what_is_written_is_read(tmp_path_factory, shipped, text):
    """Any text of a site survives writing and reading."""
    folder = tmp_path_factory.mktemp("round")
    site = replace(shipped.sites[FIRST], operator=text.strip() or None, guided_starts=())
    (folder / "sites.geojson").write_text(sites_geojson([site]), "utf-8")
    assert read_catalogue(folder).sites[FIRST] == site


def test_raw_control_characters_cost_no_file(data_copy):
    """A NUL or tab typed into a file is removed from its text; the file is read all the same."""
    for file in ("sites.geojson", "places.csv"):
        path = data_copy / file
        path.write_text(path.read_text("utf-8").replace("Abertamy", "Aber\x00\x07tamy"), "utf-8")
    catalogue = read_catalogue(data_copy)
    assert catalogue.places["abertamy"].names.cs == "Abertamy"
    assert catalogue.sites[FIRST].municipality == "Abertamy"
    assert {problem.code for problem in catalogue.problems} == {"text.control"}


def test_a_byte_order_mark_is_no_harm(data_copy):
    """Files saved with a byte order mark, as spreadsheets do, read like those without."""
    for file in ("sites.geojson", "places.csv"):
        path = data_copy / file
        path.write_bytes(b"\xef\xbb\xbf" + path.read_bytes())
    assert read_catalogue(data_copy).problems == ()
