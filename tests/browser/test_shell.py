from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

HEADINGS = {
    "september": {"cs": "Kulturní září", "de": "Kultureller September", "en": "Cultural September"},
    "about": {"cs": "O IC Planneru", "de": "Über IC Planner", "en": "About IC Planner"},
}


@pytest.mark.parametrize("lang", ["cs", "de", "en"])
@pytest.mark.parametrize("path", HEADINGS)
def test_a_deep_link_opens_its_page_in_its_language(page: Page, app_url, path, lang):
    """A link to a page and a language shows just that, with the navigation around it."""
    page.goto(f"{app_url}/{path}?lang={lang}")
    expect(page.get_by_role("heading", name=HEADINGS[path][lang], level=1)).to_be_visible()
    expect(page.get_by_test_id("stTopNavLink").first).to_be_visible()
    expect(page.locator("html")).to_have_attribute("lang", lang)


def test_the_language_switch_changes_page_and_link(page: Page, app_url):
    """One click changes every word, and the link keeps the language on the next page."""
    page.goto(f"{app_url}/september")
    expect(page.get_by_role("heading", name="Kulturní září", level=1)).to_be_visible()
    page.get_by_role("radio", name="Deutsch").click()
    expect(page.get_by_role("heading", name="Kultureller September", level=1)).to_be_visible()
    expect(page).to_have_url(re.compile("lang=de"))
    page.get_by_role("link", name="Über").click()
    expect(page.get_by_role("heading", name="Über IC Planner", level=1)).to_be_visible()
    expect(page).to_have_url(re.compile("lang=de"))


@pytest.mark.parametrize("query", ["lang=xx", "lang=" + "a" * 5000, "lang=cs&lang=de&x=%00"])
def test_an_absurd_language_falls_back_to_czech(page: Page, app_url, query):
    """Whatever the link asks for, the page comes up."""
    page.goto(f"{app_url}/about?{query}")
    expect(page.get_by_role("heading", level=1)).to_be_visible()


def test_the_name_of_the_first_page_leads_to_it(page: Page, app_url):
    """Whoever types `/explore` gets Explore, with what the link says, and no word of an error."""
    page.goto(f"{app_url}/explore?lang=de&industry=glass")
    expect(page).to_have_url(re.compile(r"/\?.*industry=glass"))
    expect(page.get_by_role("heading", name="Industriekultur", level=1)).to_be_visible()
    expect(page.get_by_role("dialog")).to_have_count(0)
    expect(page.locator("html")).to_have_attribute("lang", "de")
