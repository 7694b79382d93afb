"""The page Explore in a real browser, cut off from every other host."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

# Words a reader sees in each language: heading, list, a facet's value, the way back, a search.
SEEN = {
    "cs": ("Objevujte průmyslovou kulturu", "Místa", "Sklo", "Zpět na", "Hledat v názvech"),
    "de": ("Industriekultur entdecken", "Orte", "Glas", "Zurück zu", "Namen und Beschreibungen"),
    "en": ("Explore industrial culture", "Sites", "Glass", "Back to", "Search names"),
}


def rows(page: Page, lang: str):
    """Return the rows of the list."""
    return page.get_by_role("list", name=SEEN[lang][1]).get_by_role("button")


@pytest.mark.parametrize("lang", SEEN)
def test_filter_card_and_back_in_three_languages(page: Page, app_url, lang):
    """A reader filters, opens a card from the list and comes back, with the view in the link."""
    heading, _, glass, back, _ = SEEN[lang]
    page.goto(f"{app_url}/?lang={lang}")
    expect(page.get_by_role("heading", name=heading, level=1)).to_be_visible()
    expect(rows(page, lang).first).to_be_visible()
    everything = rows(page, lang).count()
    option = page.get_by_role("checkbox", name=re.compile(f"^{glass}"))
    count = int(option.locator("xpath=..").locator(".count").inner_text())
    option.click()
    expect(page).to_have_url(re.compile("industry=glass"))
    expect(rows(page, lang)).to_have_count(count)
    assert count < everything
    name = rows(page, lang).first.locator(".name").inner_text()
    rows(page, lang).first.click()
    expect(page.get_by_role("heading", name=name, level=2)).to_be_visible()
    expect(page).to_have_url(re.compile("site="))
    page.get_by_role("button", name=re.compile(back)).click()
    expect(rows(page, lang).first).to_be_focused()
    page.reload()
    expect(rows(page, lang)).to_have_count(count)


def test_quick_clicks_are_all_kept(page: Page, app_url):
    """Three filters clicked faster than the server answers are all applied."""
    page.goto(f"{app_url}/?lang=cs")
    expect(rows(page, "cs").first).to_be_visible()
    for name in ("^Porcelán", "^Muzeum", "^Česko"):
        page.get_by_role("checkbox", name=re.compile(name)).click()
    expect(page).to_have_url(re.compile("industry=porcelain_ceramics.*kind=museum.*country=CZ"))
    expect(page.get_by_role("checkbox", checked=True)).to_have_count(3)


def test_the_list_works_by_keyboard(page: Page, app_url):
    """Arrow keys walk the list, Enter opens the card."""
    page.goto(f"{app_url}/?lang=en")
    rows(page, "en").first.focus()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowUp")
    expect(rows(page, "en").nth(1)).to_be_focused()
    name = rows(page, "en").nth(1).locator(".name").inner_text()
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name=name, level=2)).to_be_visible()


def test_a_search_without_accents_narrows_while_typing(page: Page, app_url):
    """Typing needs no accents and no Enter; nothing found is explained with a way out."""
    page.goto(f"{app_url}/?lang=cs")
    expect(rows(page, "cs").first).to_be_visible()
    field = page.get_by_role("textbox", name=re.compile(SEEN["cs"][4]))
    field.press_sequentially("dul mauritius")
    expect(rows(page, "cs")).to_have_count(1)
    field.fill("qqqqq")
    page.get_by_role("button", name="Zrušit všechny filtry").click()
    expect(rows(page, "cs").nth(100)).to_be_attached()
    expect(field).to_have_value("")


def test_an_absurd_link_shows_the_page_and_a_note(page: Page, app_url):
    """Nonsense in the link is named and ignored."""
    page.goto(f"{app_url}/?lang=en&kind=palace&km=1e999&site=%3Cscript%3E&q={'x' * 3000}")
    expect(page.get_by_text("Some parts of the link mean nothing here")).to_be_visible()
    expect(rows(page, "en").first).to_be_visible()


def test_filters_outlive_a_visit_to_another_page(page: Page, app_url):
    """A reader who looks at another page finds filters and search again."""
    page.goto(f"{app_url}/?lang=en&kind=museum&q=glass")
    expect(rows(page, "en").first).to_be_visible()
    found = rows(page, "en").count()
    page.get_by_role("link", name="About").click()
    expect(page.get_by_role("heading", name="About IC Planner", level=1)).to_be_visible()
    page.get_by_role("link", name="Explore").click()
    expect(rows(page, "en")).to_have_count(found)
    expect(page).to_have_url(re.compile("kind=museum"))
    expect(page.get_by_role("textbox", name=re.compile(SEEN["en"][4]))).to_have_value("glass")


def test_on_a_phone_nothing_is_wider_than_the_screen(page: Page, app_url):
    """At 390 px the filters are folded, map and list stand below each other, nothing overflows."""
    page.set_viewport_size({"width": 390, "height": 844})
    page.goto(f"{app_url}/?lang=de&industry=mining")
    expect(rows(page, "de").first).to_be_attached()
    expect(page.get_by_role("checkbox").first).not_to_be_visible()
    page.get_by_text(re.compile(r"^Filter \(1\)$")).click()
    expect(page.get_by_role("checkbox", name=re.compile("^Bergbau"))).to_be_checked()
    width = page.evaluate("document.documentElement.scrollWidth")
    assert width <= 390
