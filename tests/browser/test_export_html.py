"""The self-contained page, opened from the disk without any server."""

from __future__ import annotations

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect
from small_tours import small_context, small_tour

from icplanner.catalogue.localised import LANGS
from icplanner.export import render


@pytest.fixture
def opened(page, tmp_path):
    """Return a function that writes a tour's page and opens it."""

    def open_page(lang="cs", text=None):
        file = tmp_path / "tour.html"
        file.write_bytes(render("html", small_tour(text), small_context(lang, text)))
        page.goto(file.as_uri())
        return page

    return open_page


@pytest.mark.parametrize("lang", LANGS)
def test_the_map_is_drawn_without_any_server(opened, lang):
    """Base map, stops and way appear, and nothing is asked of anybody."""
    page = opened(lang)
    expect(page.locator("#map[data-base=painted]")).to_be_visible()
    expect(page.locator("button.ic-marker")).to_have_count(3)
    assert page.locator("#map path.leaflet-interactive, #map svg path").count() > 0
    assert page.locator("html").get_attribute("lang") == lang
    expect(page.locator(".stop")).to_have_count(3)


def test_a_stop_and_its_place_know_each_other(opened):
    """A click on a number marks its card, a click on a card marks its number."""
    page = opened()
    expect(page.locator("#map[data-base=painted]")).to_be_visible()
    page.locator("button.ic-marker[data-id=stop-3]").click()
    expect(page.locator(".stop.chosen")).to_have_attribute("data-id", "stop-3")
    page.locator(".stop[data-id=stop-1] h3 button").click()
    expect(page.locator("#map")).to_have_attribute("data-selected", "stop-1")


@pytest.mark.parametrize("width", [390, 1280])
def test_the_page_is_accessible_on_a_phone_and_on_a_desk(opened, width):
    """The rules of axe find nothing, and no line is wider than the screen."""
    page = opened("de")
    page.set_viewport_size({"width": width, "height": 800})
    expect(page.locator("#map[data-base=painted]")).to_be_visible()
    found = Axe().run(page).response["violations"]
    assert [(rule["id"], rule["nodes"][0]["html"]) for rule in found] == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_hostile_text_does_not_run(opened):
    """A script in every field is shown as text, and the map still works."""
    page = opened(
        text='"><img src=x onerror="document.title=1"></script><script>document.title=2</script>'
    )
    expect(page.locator("#map[data-base=painted]")).to_be_visible()
    assert page.title() not in {"1", "2"}
    assert page.locator(".stop img, .stop script").count() == 0
