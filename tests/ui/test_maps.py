"""The map sends what it should, and nothing that opens anything."""

from __future__ import annotations

import ast
import json
import re

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from streamlit.testing.v1 import AppTest

from icplanner.ui import maps
from icplanner.ui.drawing import Drawing, Hub, Marker, RouteLine
from icplanner.ui.message import token
from icplanner.words import Words

CANARY = "canary49"
HOSTILE = (
    "{{ 7*7 }}{% for x in y %}${alert(1)}`</script><img src=x onerror=alert(1)>"
    "\\u007b{#\u2028 &#123; ' \" " + CANARY
)
ANYTHING = st.text(max_size=60) | st.just(HOSTILE)
WORDS = Words("cs")


def drawing(text: str) -> Drawing:
    """Return a drawing with the text in every slot that takes one."""
    here = (50.2, 12.8)
    return Drawing(
        markers=(
            Marker(id=text, name=text, position=here, group=text),
            Marker(id="stop", name=text, position=here, number=1),
        ),
        hubs=(Hub(id=text, name=text, position=here),),
        routes=(RouteLine(points=(here, (50.3, 12.9))),),
        selected=text,
    )


@pytest.fixture
def sent(monkeypatch):
    """Return a function that shows a drawing and gives what reached the browser."""
    received = {}

    def component(**arguments):
        received.update(arguments)
        return arguments["default"]

    monkeypatch.setattr("streamlit_folium._component_func", component)

    def show(picture: Drawing, **options) -> dict:
        maps.show_map(picture, key="map", words=options.pop("words", WORDS), **options)
        return dict(received)

    return show


def argument(message: dict) -> dict:
    """Return the drawing as the browser reads it."""
    return json.loads(re.search(r"icMap\.draw\(map_div, (.*)\);", message["feature_group"])[1])


def page(message: dict) -> str:
    """Return all script and markup the browser gets."""
    return "".join(message[part] or "" for part in ("script", "header", "html", "feature_group"))


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=ANYTHING)
def test_no_text_opens_a_template_or_a_literal(sent, text):
    """Whatever the text of every slot, the rendered map holds no opener but its own braces."""
    harmless = page(sent(drawing("plain")))
    rendered = page(sent(drawing(text)))
    for opener in ("{{", "}}", "{%", "%}", "{#", "${", "`", "</script", "\u2028", "\\u007b{"):
        assert rendered.count(opener) == harmless.count(opener), opener


def test_hostile_text_is_neither_run_nor_raw(sent):
    """A template's sum stays a sum, and the page gets the text as characters."""
    message = sent(drawing(HOSTILE))
    assert CANARY in message["feature_group"]
    assert HOSTILE not in page(message)
    assert re.search(r"<(img|/script)", message["feature_group"]) is None
    name = argument(message)["markers"][0]["name"]
    assert "&#123;&#123; 7*7 &#125;&#125;" in name
    assert "<" not in name


def test_the_base_map_knows_nothing_of_the_data(sent):
    """Other sites, other language, other tiles: the same script under the same key, no remount."""
    one = sent(drawing("one"))
    other = sent(Drawing(bounds=((50.0, 12.0), (50.5, 13.0))), words=Words("de"), online_tiles=True)
    assert one["script"] == other["script"]
    assert one["key"] == other["key"]


def test_every_file_comes_from_our_own_static_folder(sent, root):
    """Scripts and styles are relative addresses of files that exist."""
    message = sent(Drawing())
    links = message["js_links"] + message["css_links"]
    assert links
    for link in links:
        assert link.startswith("../../app/static/")
        assert (root / "static" / link.removeprefix("../../app/static/").split("?")[0]).is_file()
    assert "//" not in re.sub(r"<style>.*?</style>", "", message["header"], flags=re.DOTALL)


def test_a_drawing_arrives_as_given(sent):
    """Symbols, numbers, day colours, dashes, selection and view reach the script."""
    here, there = (50.2, 12.8), (50.3, 12.9)
    got = argument(
        sent(
            Drawing(
                markers=(
                    Marker(id="a", name="A", position=here, group="glass", hollow=True),
                    Marker(id="b", name="B", position=there, number=2, day=1),
                ),
                hubs=(Hub(id="a", name="Hub", position=here),),
                routes=(RouteLine(points=(here, there), estimate=True),),
                selected="a",
                bounds=(here, there),
            )
        )
    )
    glass, stop, hub = got["markers"]
    assert glass == {
        "id": "a", "name": "A", "lat": 50.2, "lon": 12.8, "group": "glass", "hollow": True
    }  # fmt: skip
    assert stop["number"] == 2
    assert stop["colour"] != got["routes"][0]["colour"]
    assert hub["id"] != glass["id"]
    assert got["routes"][0]["dashed"] is True
    assert got["selected"] == "a"
    assert got["fit"] == [[50.2, 12.8], [50.3, 12.9]]


def test_the_credits_name_every_source_on_the_map(sent):
    """What the licences ask for stands in the corner, and OpenStreetMap's only with its tiles."""
    own = argument(sent(Drawing()))["words"]["credit"]
    for credit in ("ArcČR", "ARCDATA PRAHA, ZÚ, ČSÚ, 2016", "ČÚZK", "GeoNames"):
        assert credit in own
    online = argument(sent(Drawing(), online_tiles=True))["words"]["credit"]
    assert "OpenStreetMap" in online


@pytest.mark.parametrize(
    ("value", "why"),
    [
        (None, "nothing was clicked"),
        ("1700000000000 stranger", "the browser may say anything"),
        ("stop", "no moment"),
        (17, "not a text"),
    ],
)
def test_a_click_that_names_no_marker_is_none(value, why):
    """Only a marker that is on the map can have been clicked."""
    assert maps._clicked({maps._CLICK: value}, {"stop": "stop"}) is None, why


def test_an_id_that_could_mean_something_travels_as_a_digest():
    """The browser never gets a hostile id, and the answer finds its way back."""
    sent_id = token(HOSTILE)
    assert re.fullmatch(r"x[0-9a-f]{24}", sent_id)
    answer = {maps._CLICK: f"1700000000000 {sent_id}"}
    assert maps._clicked(answer, {sent_id: HOSTILE}) == ("1700000000000", HOSTILE)


def test_a_point_is_told_only_where_one_is_asked_for():
    """A click beside the markers is a point on a map to pick from, and nothing on others."""
    answer = {maps._CLICK: "1700000000000 @50.22437,12.62878"}
    assert maps._clicked(answer, {}, pick=True) == ("1700000000000", "50.22437, 12.62878")
    assert maps._clicked(answer, {}) is None
    assert maps._clicked({maps._CLICK: "1 @x,y"}, {}, pick=True) is None


def test_a_click_is_told_once(monkeypatch):
    """The run after a click gets its id; runs for other reasons get None."""

    def clicked(**_):
        return {maps._CLICK: "1700000000000 stop"}

    monkeypatch.setattr("streamlit_folium._component_func", clicked)

    def script():
        import streamlit as st  # noqa: PLC0415 - AppTest runs the source alone

        from icplanner.ui.drawing import Drawing, Marker  # noqa: PLC0415
        from icplanner.ui.maps import show_map  # noqa: PLC0415
        from icplanner.words import Words  # noqa: PLC0415

        stop = Marker(id="stop", name="Stop", position=(50.2, 12.8))
        got = show_map(Drawing(markers=(stop,)), key="map", words=Words("en"))
        st.text(repr(got))

    app = AppTest.from_function(script).run()
    assert app.text[0].value == "'stop'"
    assert app.run().text[0].value == "None"


def test_bounds_hold_all_positions():
    """The corners surround every point, and no point gives no corners."""
    (south, west), (north, east) = maps.bounds_of([(50.2, 12.8), (50.1, 13.0)])
    assert south < 50.1
    assert north > 50.2
    assert west < 12.8
    assert east > 13.0
    assert maps.bounds_of([]) is None


def test_only_the_map_module_imports_folium(root):
    """Folium, branca and streamlit-folium are reached through one module."""
    guarded = {"folium", "branca", "streamlit_folium"}
    found = set()
    for folder in ("icplanner", "pages", "benchmarks", "scripts"):
        for path in (root / folder).rglob("*.py"):
            for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
                names = [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
                names += [node.module or ""] if isinstance(node, ast.ImportFrom) else []
                if guarded & {name.split(".")[0] for name in names}:
                    found.add(path.relative_to(root).as_posix())
    assert found == {"icplanner/ui/maps.py"}
