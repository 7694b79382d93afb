from __future__ import annotations

from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Page, expect

SWITCH = {
    "cs": "Online mapa (OpenStreetMap)",
    "de": "Online-Karte (OpenStreetMap)",
    "en": "Online map (OpenStreetMap)",
}


@pytest.mark.parametrize("lang", SWITCH)
def test_only_the_switch_asks_another_host(page: Page, app_url, watch, lang):
    """Nothing is asked of OpenStreetMap until the reader says so, and it is credited then."""
    page.goto(f"{app_url}/?lang={lang}")
    frame = page.frame_locator("iframe[title*='folium']")
    frame.locator("[data-base=painted][data-painted]").wait_for()
    assert watch.foreign_requests == []
    page.get_by_text(SWITCH[lang]).click()
    expect(frame.get_by_text("© OpenStreetMap").first).to_be_visible()
    hosts = {urlsplit(url).hostname for url in watch.foreign_requests}
    assert hosts == {"tile.openstreetmap.org"}
    # Cut off here on purpose; the page fixture must find nothing else.
    watch.foreign_requests.clear()
    watch.console_errors.clear()
