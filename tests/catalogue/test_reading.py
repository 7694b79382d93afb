from __future__ import annotations

import json

import pytest

from icplanner.catalogue.limits import MAX_FILE_BYTES, MAX_ROWS
from icplanner.catalogue.problem import Severity
from icplanner.catalogue.reading import read_catalogue
from icplanner.catalogue.site import Kind, Status
from icplanner.catalogue.writing import sites_geojson

FIRST = "abertamy-glove-museum"


def told(catalogue, code):
    """Return the first problem of a code."""
    return next(problem for problem in catalogue.problems if problem.code == code)


def test_everything_shipped_is_read(shipped):
    """Every site, event, place, restaurant and landmark of the shipped files is read."""
    assert len(shipped.sites) == 170
    assert len(shipped.events) == 69
    assert len(shipped.places) == 221
    assert len(shipped.restaurants) == 100
    assert len(shipped.landmarks) == 54
    assert shipped.problems == ()
    assert shipped.left_out == 0


def test_facts_keep_their_form(shipped):
    """Names, unknown values, times, dates and tour times arrive as the records promise."""
    mine = shipped.sites["frisch-gluck-johanngeorgenstadt"]
    assert mine.guided_starts[0].starts_min()[:2] == (9 * 60, 10 * 60 + 30)
    assert mine.guided_starts[0].year == 2023
    glove = shipped.sites[FIRST]
    assert glove.kind is Kind.MUSEUM
    assert glove.position == (50.368887, 12.818269)
    assert glove.phone is None
    assert glove.price_adult is None
    assert shipped.sites["chomutov-railway-depository"].last_admission_min == 16 * 60 + 30
    bernard = shipped.events["festival-remesel-statek-bernard"]
    assert bernard.site == "statek-bernard-kralovske-porici"
    september = shipped.events["kulturni-zari-na-sokolovsku-2018"]
    assert september.known_dates[0].start.isoformat() == "2018-09-01"
    assert september.known_dates[0].all_day


def test_sites_without_position_stay(shipped):
    """A site that is not on the map yet is read all the same."""
    unplaced = [site for site in shipped.sites.values() if site.position is None]
    assert len(unplaced) == 10


def test_writing_gives_the_file_back(shipped, data_dir):
    """The shipped file is in canonical form: reading and writing it changes no byte."""
    assert (
        sites_geojson(shipped.sites.values()).encode() == (data_dir / "sites.geojson").read_bytes()
    )


@pytest.mark.parametrize(
    "file",
    [
        "sites.geojson",
        "events.csv",
        "guided_starts.csv",
        "places.csv",
        "stations/stations.csv",
        "restaurants/restaurants.csv",
        "landmarks.csv",
    ],
)
@pytest.mark.parametrize(
    ("content", "code"),
    [
        (None, "file.missing"),
        (b"\xff\xfe\x00broken", "file.encoding"),
        (b"x" * (MAX_FILE_BYTES + 1), "file.too_large"),
        (b"", None),  # no GeoJSON and no header: each kind of file says so in its own words
        (b'{"type": "Topology"}', None),
    ],
)
def test_a_broken_file_leaves_the_others(data_copy, file, content, code):
    """Whatever happens to one file, the problem names it and the others are read."""
    path = data_copy / file
    path.unlink()
    if content is not None:
        path.write_bytes(content)
    catalogue = read_catalogue(data_copy)
    mine = [problem for problem in catalogue.problems if problem.file == file]
    assert mine
    assert all(problem.severity is Severity.ERROR for problem in mine)
    assert code is None or code in {problem.code for problem in mine}
    assert len(catalogue.sites) == (0 if file == "sites.geojson" else 170)
    assert len(catalogue.events) == (0 if file == "events.csv" else 69)
    assert len(catalogue.landmarks) == (0 if file == "landmarks.csv" else 54)


def test_no_folder_at_all(tmp_path):
    """A folder that does not exist gives an empty catalogue and says so file by file."""
    catalogue = read_catalogue(tmp_path / "nowhere")
    assert not catalogue.sites
    assert {problem.code for problem in catalogue.problems} == {"file.missing"}


@pytest.mark.parametrize(
    ("coordinates", "code"),
    [
        ([50.368887, 12.818269], "position.swapped"),
        ([12.8, 95.0], "position.range"),
        ([float("nan"), 50.3], "position.range"),
        ([12.8, float("inf")], "position.range"),
        ([12.8, 10**400], "position.range"),
        ([True, 50.3], "position.range"),
        (["twelve", 50.3], "position.range"),
        ([0.0, 0.0], "position.outside"),
        ([-12.818269, 50.368887], "position.outside"),
    ],
)
def test_a_bad_position_becomes_unknown(change_site, coordinates, code):
    """A position that cannot be right is told and not drawn; the site stays in the list."""

    def edit(feature):
        feature["geometry"]["coordinates"] = coordinates

    catalogue = read_catalogue(change_site(edit))
    assert catalogue.sites[FIRST].position is None
    assert told(catalogue, code).row == FIRST
    assert len(catalogue.sites) == 170


def test_swapped_coordinates_are_recognised(change_site):
    """The message about a swapped pair says the right order."""

    def edit(feature):
        feature["geometry"]["coordinates"].reverse()

    problem = told(read_catalogue(change_site(edit)), "position.swapped")
    assert "lat 50.368887, lon 12.818269" in problem.repair


@pytest.mark.parametrize(
    ("name", "value", "code"),
    [
        ("visit_minutes", -5, "value.range"),
        ("visit_minutes", True, "value.type"),
        ("price_adult", float("nan"), "value.range"),
        ("price_adult", "60", "value.type"),
        ("opening_year", 20250, "value.range"),
        ("guided_only", "yes", "value.type"),
        ("status", "opened", "value.choice"),
        ("website", "javascript:alert(1)", "url.form"),
        ("website", "http://[", "url.form"),
        ("last_admission_time", "25:99", "time.form"),
        ("summary_cs", "x" * 10_000, "text.too_long"),
        ("languages", ["cs"] * 101, "text.too_long"),
        ("operator", {"name": "x"}, "value.type"),
    ],
)
def test_a_bad_optional_value_becomes_unknown(change_site, name, value, code):
    """A bad value of an optional field is told, and the site is used without it."""

    def edit(feature):
        feature["properties"][name] = value

    catalogue = read_catalogue(change_site(edit))
    problem = told(catalogue, code)
    assert (problem.row, problem.field) == (FIRST, name)
    assert problem.rule
    assert problem.repair
    kept = catalogue.sites[FIRST]
    shown = {"last_admission_time": "last_admission_min"}.get(name, name)
    unknown = {"status": Status.UNCERTAIN, "languages": ()}
    if name != "summary_cs":
        assert getattr(kept, shown) == unknown.get(name)
    assert catalogue.left_out == 0


@pytest.mark.parametrize(
    ("name", "value", "code"),
    [
        ("id", "Not An Id", "value.form"),
        ("id", "../../etc", "value.form"),
        ("id", None, "value.missing"),
        ("name_cs", "", "value.missing"),
        ("kind", "castle", "value.choice"),
        ("industries", 7, "value.type"),
        ("country", "AT", "value.form"),
    ],
)
def test_a_bad_required_value_leaves_the_row_out(change_site, name, value, code):
    """A row without its required facts is left out, counted and told; the others stay."""

    def edit(feature):
        feature["properties"][name] = value

    catalogue = read_catalogue(change_site(edit))
    assert FIRST not in catalogue.sites
    assert len(catalogue.sites) == 169
    assert catalogue.left_out == 1
    assert told(catalogue, code).field == name


@pytest.mark.parametrize(
    "feature",
    [
        None,
        "feature",
        [],
        {"type": "Feature"},
        {"type": "Feature", "properties": [], "geometry": None},
        {"type": "Feature", "properties": {}, "geometry": {"type": "LineString"}},
        {"type": "Feature", "properties": {}, "geometry": {"type": "Point", "coordinates": 1}},
        {"type": "Feature", "properties": {}, "geometry": 7},
    ],
)
def test_a_thing_that_is_no_feature_is_left_out(data_copy, feature):
    """A feature of the wrong shape is told by its number."""
    path = data_copy / "sites.geojson"
    collection = json.loads(path.read_text("utf-8"))
    collection["features"].insert(0, feature)
    path.write_text(json.dumps(collection), "utf-8")
    catalogue = read_catalogue(data_copy)
    assert len(catalogue.sites) == 170
    problem = told(catalogue, "row.shape")
    assert problem.row == "feature 1"


def test_the_first_of_two_ids_stays(data_copy):
    """Of two features with one id the first is used and the second is told."""
    path = data_copy / "sites.geojson"
    collection = json.loads(path.read_text("utf-8"))
    twin = json.loads(json.dumps(collection["features"][0]))
    twin["properties"]["name_cs"] = "Dvojče"
    collection["features"].append(twin)
    path.write_text(json.dumps(collection), "utf-8")
    catalogue = read_catalogue(data_copy)
    assert catalogue.sites[FIRST].names.cs != "Dvojče"
    assert told(catalogue, "id.duplicate").value == FIRST
    assert catalogue.left_out == 1


@pytest.mark.parametrize(
    "text",
    [
        '{"type": "FeatureCollection", "features": [',  # cut off
        "[" * 100_000,  # without end
        '{"a":' * 500 + "1" + "}" * 500,  # deep
        '{"type": "FeatureCollection", "features": [' + "9" * 5_000 + "]}",  # a number of a book
        '{"type": "FeatureCollection", "features": 7}',
        "null",
        "NaN",
    ],
)
def test_broken_geojson_is_refused_clearly(data_copy, text):
    """A file that is no GeoJSON gives one problem with rule and repair, and no site."""
    (data_copy / "sites.geojson").write_text(text, "utf-8")
    catalogue = read_catalogue(data_copy)
    mine = [problem for problem in catalogue.problems if problem.file == "sites.geojson"]
    assert len(mine) == 1
    assert mine[0].code in {"file.syntax", "file.shape"}
    assert not catalogue.sites
    assert len(catalogue.places) == 221


def test_too_many_rows_are_cut(data_copy):
    """A table past the limit is read up to it, and the limit is named."""
    path = data_copy / "landmarks.csv"
    header = path.read_text("utf-8").splitlines()[0]
    rows = [f"tower-{number},tower,Věž,50.1,12.5,,,," for number in range(MAX_ROWS + 5)]
    path.write_text("\n".join([header, *rows]), "utf-8")
    catalogue = read_catalogue(data_copy)
    assert len(catalogue.landmarks) == MAX_ROWS
    assert str(MAX_ROWS) in told(catalogue, "file.rows").rule


def test_a_table_with_semicolons_is_refused(data_copy):
    """A table saved by a Czech spreadsheet is refused as a whole, not misread."""
    path = data_copy / "places.csv"
    path.write_text(path.read_text("utf-8").replace(",", ";"), "utf-8")
    catalogue = read_catalogue(data_copy)
    problem = told(catalogue, "file.columns")
    assert "semicolons" in problem.repair
    assert all(place.country == "DE" for place in catalogue.places.values())


def test_rows_of_another_length_are_left_out(data_copy):
    """A row with a cell too many is told by its line, and the next row is read."""
    path = data_copy / "landmarks.csv"
    lines = path.read_text("utf-8").splitlines()
    lines[1] += ",more"
    path.write_text("\n".join(lines), "utf-8")
    catalogue = read_catalogue(data_copy)
    assert told(catalogue, "row.shape").row == "line 2"
    assert len(catalogue.landmarks) == 53


def test_an_open_quote_is_told(data_copy):
    """A quote that is never closed ends the table with a problem, and keeps the rows above."""
    path = data_copy / "landmarks.csv"
    path.write_text(path.read_text("utf-8") + '"open,tower,X\n', "utf-8")
    catalogue = read_catalogue(data_copy)
    assert told(catalogue, "file.syntax").file == "landmarks.csv"
    assert len(catalogue.landmarks) == 54


def test_unknown_references_are_told(data_copy):
    """An event of an unknown venue is kept without it; tour times of an unknown site are not."""
    for file in ("events.csv", "guided_starts.csv"):
        path = data_copy / file
        text = path.read_text("utf-8")
        path.write_text(text.replace("chodovar-chodova-plana", "gone-brewery"), "utf-8")
    starts = data_copy / "guided_starts.csv"
    starts.write_text(starts.read_text("utf-8").replace("frisch-gluck", "gone-mine"), "utf-8")
    catalogue = read_catalogue(data_copy)
    assert catalogue.events["slavnosti-piva-chodovar"].site is None
    unknown = [p for p in catalogue.problems if p.code == "reference.unknown"]
    assert {problem.file for problem in unknown} == {"events.csv", "guided_starts.csv"}
    assert catalogue.left_out == 2
