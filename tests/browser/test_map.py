"""The map script in a real browser: what is drawn, what is kept, what never runs."""

from __future__ import annotations

import json
import math
from itertools import combinations

import pytest

from icplanner.ui.drawing import Drawing, Hub, Marker, RouteLine
from icplanner.ui.encoder import encode_json
from icplanner.ui.message import message, token
from icplanner.ui.standalone import standalone_html
from icplanner.words import Words

WORDS = Words("cs")
HOSTILE = (
    "{{ 7*7 }}{% x %}${window.ran=1}`</script><script>window.ran=1</script>"
    "<img src=x onerror='window.ran=1'>&lt;b&gt;\\\"'"
)
LOKET = (50.186, 12.754)


@pytest.fixture
def opened(page, root, tmp_path):
    """Return a function that opens a drawing as a page of its own, from the disk."""

    def open_page(drawing: Drawing):
        file = tmp_path / "map.html"
        text = standalone_html(drawing, WORDS, title="Mapa", static=root / "static")
        file.write_text(text, encoding="utf-8")
        page.goto(file.as_uri())
        page.locator("[data-base=painted][data-painted]").wait_for()
        return page

    return open_page


def redraw(page, drawing: Drawing) -> None:
    """Send another drawing to the map that is open, and wait until it is painted."""
    before = page.evaluate("icMap.painted")
    page.evaluate(f"icMap.draw(map, {encode_json(message(drawing, WORDS))})")
    page.locator(f"[data-painted='{before + 1}']").wait_for()


def settle(page) -> None:
    """Wait until the map has stood still for ten frames."""
    page.evaluate(
        """() => new Promise((done) => {
          let last = "";
          let still = 0;
          const look = () => {
            const now = map.getBounds().toBBoxString();
            still = now === last ? still + 1 : 0;
            last = now;
            if (still > 10) done();
            else requestAnimationFrame(look);
          };
          look();
        })"""
    )


def places(page) -> list[tuple[float, float]]:
    """Return the middles of all markers on the screen."""
    boxes = [node.bounding_box() for node in page.locator("button.ic-marker").all()]
    return [(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2) for box in boxes]


def test_a_map_is_painted_from_its_own_file(opened):
    """Base map and markers appear with no network at all, and the signal names them."""
    markers = tuple(Marker(id=f"s{n}", name="S", position=LOKET) for n in range(3))
    page = opened(Drawing(markers=markers, hubs=(Hub(id="h", name="H", position=LOKET),)))
    assert page.evaluate("icMap.ids") == ["s0", "s1", "s2"]
    assert page.locator("[data-markers='3']").count() == 1
    colours = page.evaluate(
        """() => {
          const canvas = document.querySelector("canvas");
          const data = canvas.getContext("2d").getImageData(0, 0, canvas.width, canvas.height).data;
          const seen = new Set();
          for (let at = 0; at < data.length; at += 400) seen.add(data.slice(at, at + 3).join());
          return seen.size;
        }"""
    )
    assert colours > 20


def test_hostile_text_is_shown_as_text_and_never_runs(opened):
    """In every slot of a drawing, text stays text, in the picture and for a screen reader."""
    drawing = Drawing(
        markers=(Marker(id=HOSTILE, name=HOSTILE, position=LOKET, group=HOSTILE),),
        hubs=(Hub(id=HOSTILE, name=HOSTILE, position=(50.3, 12.9)),),
        selected=HOSTILE,
    )
    page = opened(drawing)
    marker = page.locator("button.ic-marker")
    assert marker.get_attribute("aria-label") == HOSTILE
    assert marker.get_attribute("data-id") == token(HOSTILE)
    marker.hover()
    assert page.locator(".ic-tip").text_content() == HOSTILE
    assert page.evaluate("typeof window.ran") == "undefined"
    assert page.locator("img").count() == 0


def test_sites_at_one_place_stand_apart(opened):
    """Markers of one address can each be seen and clicked, near their place."""
    same = tuple(Marker(id=f"s{n}", name="S", position=LOKET) for n in range(4))
    found = places(opened(Drawing(markers=same)))
    gaps = [math.dist(a, b) for i, a in enumerate(found) for b in found[:i]]
    assert min(gaps) > 8
    assert max(gaps) < 60


def test_numbers_at_one_place_stand_apart_and_point_to_it(opened):
    """No number hides another or the hub, and each that stands aside has a line to its place."""
    stops = tuple(Marker(id=f"s{n}", name="S", position=LOKET, number=n) for n in range(1, 7))
    hub = Hub(id="h", name="H", position=LOKET)
    page = opened(Drawing(markers=stops, hubs=(hub,)))
    found = places(page)
    box = page.locator(".ic-hub").bounding_box()
    middle = (box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    assert min(math.dist(a, b) for a, b in combinations([middle, *found], 2)) > 26
    assert max(math.dist(spot, middle) for spot in found) < 90
    assert page.locator(".ic-lead").count() == 6
    redraw(page, Drawing(markers=stops[:1]))
    assert page.locator(".ic-lead").count() == 0


def test_another_drawing_changes_only_what_differs(opened):
    """A filter takes markers away and leaves the others, their nodes and the view alone."""
    one, two = (Marker(id=i, name=i, position=p) for i, p in (("a", LOKET), ("b", (50.3, 12.9))))
    page = opened(Drawing(markers=(one, two)))
    page.evaluate("map.setView([50.2, 12.8], 11, {animate: false})")
    page.evaluate("document.querySelector('[data-id=a]').kept = true")
    redraw(page, Drawing(markers=(one,)))
    assert page.evaluate("icMap.ids") == ["a"]
    assert page.evaluate("document.querySelector('[data-id=a]').kept") is True
    assert page.evaluate("map.getZoom()") == 11


def test_a_reader_who_moved_the_map_keeps_the_view(opened):
    """New bounds move the map, except under the hand of a reader who still sees a site."""
    site = Marker(id="a", name="a", position=LOKET)
    page = opened(Drawing(markers=(site,), bounds=((50.0, 12.4), (50.4, 13.0))))
    page.mouse.move(640, 450)
    page.mouse.down()
    page.mouse.move(680, 470, steps=4)
    page.mouse.up()
    settle(page)
    view = page.evaluate("[map.getCenter().lat, map.getZoom()]")
    redraw(page, Drawing(markers=(site,), bounds=((50.1, 12.6), (50.2, 12.8))))
    assert page.evaluate("[map.getCenter().lat, map.getZoom()]") == view
    far = Marker(id="b", name="b", position=(49.75, 13.37))
    redraw(page, Drawing(markers=(far,), bounds=((49.7, 13.3), (49.8, 13.4))))
    assert page.evaluate("map.getBounds().contains([49.75, 13.37])") is True


def test_a_chosen_site_out_of_sight_is_brought_into_view(opened):
    """Choosing in the list moves the map only where the site cannot be seen."""
    far = Marker(id="b", name="b", position=(49.75, 13.37))
    page = opened(Drawing(markers=(far,)))
    page.evaluate("map.setView([50.3, 12.5], 12, {animate: false})")
    redraw(page, Drawing(markers=(far,), selected="b"))
    settle(page)
    assert page.evaluate("map.getBounds().contains([49.75, 13.37])") is True
    assert page.locator("[data-selected=b]").count() == 1


def test_a_tour_shows_its_way_and_its_numbers(opened):
    """Legs are drawn, estimated ones dashed, and stops carry their numbers."""
    there = (50.23, 12.87)
    stops = tuple(
        Marker(id=f"s{n}", name="S", position=p, number=n) for n, p in ((1, LOKET), (2, there))
    )
    legs = (
        RouteLine(points=(LOKET, there)),
        RouteLine(points=(there, LOKET), estimate=True),
    )
    page = opened(Drawing(markers=stops, routes=legs))
    assert page.locator("button.ic-marker text").all_text_contents() == ["1", "2"]
    lines = page.locator(".leaflet-icRoutes-pane path")
    dashes = [line.get_attribute("stroke-dasharray") for line in lines.all()]
    assert len(dashes) == 4
    assert sum(dash is not None for dash in dashes) == 1


def test_words_follow_the_language_without_a_new_map(opened):
    """The language switch renames the buttons and leaves the map standing."""
    page = opened(Drawing())
    page.evaluate("window.before = document.querySelector('canvas')")
    page.evaluate(f"icMap.draw(map, {json.dumps(message(Drawing(), Words('de')))})")
    page.get_by_role("button", name="Vergrößern").wait_for()
    assert page.evaluate("document.querySelector('canvas') === window.before") is True


def test_a_phone_scrolls_with_one_finger_and_moves_the_map_with_two(browser, root, tmp_path):
    """One finger never traps the page: the map leaves it to the browser."""
    file = tmp_path / "map.html"
    text = standalone_html(Drawing(), WORDS, title="Mapa", static=root / "static")
    file.write_text(text, encoding="utf-8")
    phone = {"width": 390, "height": 844}
    context = browser.new_context(
        viewport=phone, has_touch=True, is_mobile=True, user_agent="Mozilla/5.0 Android Mobile"
    )
    page = context.new_page()
    page.goto(file.as_uri())
    page.locator("[data-base=painted]").wait_for()
    assert page.evaluate("map.dragging.enabled()") is False
    assert page.evaluate("map.touchZoom.enabled()") is True
    assert page.evaluate("getComputedStyle(map.getContainer()).touchAction") == "pan-x pan-y"
    assert page.evaluate("document.documentElement.scrollWidth") <= phone["width"]
    context.close()
