"""The main job on Explore, end to end: filter, map and list, card, verdict on a day."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import FrameLocator, Page, expect

MAP = "iframe[title*='folium']"

# What a reader sees in each language: the list, a filter, the field of the day, the day, "open".
SEEN = {
    "cs": ("Místa", "Sklo", "Datum", "18. září 2027", "otevřeno"),
    "de": ("Orte", "Glas", "Datum", "18. September 2027", "geöffnet"),
    "en": ("Sites", "Glass", "Date", "September 18, 2027", "open"),
}
UNPLACED = {
    "cs": "Zatím není na mapě",
    "de": "Noch nicht auf der Karte",
    "en": "Not on the map yet",
}


def rows(page: Page, lang: str):
    """Return the rows of the list."""
    return page.get_by_role("list", name=SEEN[lang][0]).get_by_role("button")


def ids_in_list(page: Page, lang: str, *, placed: bool) -> set[str]:
    """Return the ids of the rows, with or without those that cannot be on the map."""
    found = rows(page, lang).evaluate_all(
        "rows => rows.map(row => [row.dataset.id, row.textContent])"
    )
    return {site for site, text in found if not placed or UNPLACED[lang] not in text}


def shown_map(page: Page) -> FrameLocator:
    """Return the map once it is painted."""
    frame = page.frame_locator(MAP)
    expect(frame.locator("[data-base=painted][data-painted]")).to_be_visible()
    return frame


def expect_same_sites(page: Page, frame: FrameLocator, lang: str) -> None:
    """Expect the map to show exactly the sites of the list that have a place."""
    wanted = ids_in_list(page, lang, placed=True)
    expect(frame.locator("[data-markers]")).to_have_attribute("data-markers", str(len(wanted)))
    markers = frame.locator("button.ic-marker")
    assert set(markers.evaluate_all("all => all.map(one => one.dataset.id)")) == wanted


@pytest.mark.parametrize("lang", SEEN)
def test_filter_map_list_card_and_verdict(page: Page, app_url, lang):
    """A reader narrows by trade and day, picks a marker and reads whether it is open that day."""
    _, glass, date_field, day, opened = SEEN[lang]
    page.goto(f"{app_url}/?lang={lang}")
    expect(rows(page, lang).first).to_be_visible()
    frame = shown_map(page)
    expect_same_sites(page, frame, lang)
    page.get_by_role("checkbox", name=re.compile(f"^{glass}")).click()
    expect(page).to_have_url(re.compile("industry=glass"))
    page.get_by_label(date_field, exact=True).fill("2027-09-18")
    expect(page).to_have_url(re.compile("on=2027-09-18&verdict=open"))
    choice = page.get_by_role("checkbox", name=re.compile(f"^{opened}"))
    expect(choice).to_be_checked()
    count = choice.locator("xpath=..").locator(".count")
    expect(count).not_to_have_text("")
    expect(rows(page, lang)).to_have_count(int(count.inner_text()))
    expect_same_sites(page, frame, lang)
    for row in rows(page, lang).all():
        expect(row.locator(".verdict.open")).to_have_text(opened)
    site = min(ids_in_list(page, lang, placed=True))
    frame.locator(f"button.ic-marker[data-id='{site}']").click()
    card = page.locator(".st-key-explore_card")
    expect(card.get_by_role("heading", level=2)).to_be_visible()
    expect(card.get_by_text(day)).to_contain_text(opened)
    year = card.locator("img[alt*='2027']")
    expect(year).to_be_visible()
    assert year.evaluate("picture => picture.naturalWidth") > 0


def test_within_reach_of_a_town_by_train(page: Page, app_url):
    """The towns' names, the minutes and the way are chosen in the panel and stand in the link."""
    page.goto(f"{app_url}/?lang=en")
    expect(rows(page, "en").first).to_be_visible()
    page.get_by_label("From which town").select_option("karlovy-vary")
    expect(page).to_have_url(re.compile("near=karlovy-vary&min=30&mode=car"))
    by_car = ids_in_list(page, "en", placed=False)
    expect(rows(page, "en").first.locator(".way")).to_contain_text("by car")
    page.get_by_label("How you travel").select_option("train")
    expect(rows(page, "en").first.locator(".way")).to_contain_text("min")
    expect(page.get_by_text("A typical journey")).to_be_visible()
    assert ids_in_list(page, "en", placed=False) != by_car
    page.get_by_role("button", name=re.compile("Remove filter: Karlovy Vary")).click()
    expect(rows(page, "en").nth(100)).to_be_attached()


def test_steps_back_and_forward_bring_each_view_again(page: Page, app_url):
    """The browser's buttons walk through the views, down to the first without any filter."""
    page.goto(f"{app_url}/?lang=en")
    expect(rows(page, "en").first).to_be_visible()
    everything = rows(page, "en").count()
    page.get_by_role("checkbox", name=re.compile("^Glass")).click()
    expect(page).to_have_url(re.compile("industry=glass"))
    expect(rows(page, "en")).not_to_have_count(everything)
    glass = rows(page, "en").count()
    rows(page, "en").first.click()
    expect(page).to_have_url(re.compile("site="))
    page.go_back()
    expect(rows(page, "en")).to_have_count(glass)
    page.go_back()
    expect(rows(page, "en")).to_have_count(everything)
    expect(page.get_by_role("checkbox", checked=True)).to_have_count(0)
    page.go_forward()
    expect(rows(page, "en")).to_have_count(glass)
    expect(page.get_by_role("checkbox", name=re.compile("^Glass"))).to_be_checked()


def test_filters_do_not_get_into_the_links_of_other_pages(page: Page, app_url):
    """Neither the way there nor the way back leaves Explore's parameters on another page."""
    page.goto(f"{app_url}/?lang=en&industry=glass&near=karlovy-vary&min=60&mode=car")
    expect(rows(page, "en").first).to_be_visible()
    page.get_by_role("link", name="About").click()
    expect(page.get_by_role("heading", name="About IC Planner", level=1)).to_be_visible()
    assert page.url.endswith("/about?lang=en")
    page.get_by_role("link", name="Explore").click()
    expect(page).to_have_url(re.compile("industry=glass.*mode=car"))
    about = page.get_by_role("heading", name="About IC Planner", level=1)
    # Explore writes its view into the link, so that more than one step may lie between.
    for _ in range(4):
        page.go_back()
        expect(page.get_by_role("heading", name=re.compile("^(Explore|About)"))).to_be_visible()
        if "/about" in page.url:
            break
    expect(about).to_be_visible()
    assert page.url.endswith("/about?lang=en")


def test_names_of_spa_towns_stand_above_the_markers(page: Page, app_url):
    """The three names are painted over sites and beside their hubs' signs."""
    page.goto(f"{app_url}/?lang=cs")
    frame = shown_map(page)
    names = frame.locator(".ic-name")
    expect(names).to_have_text(
        ["Karlovy Vary", "Mariánské Lázně", "Františkovy Lázně"], timeout=9_000
    )
    layers = frame.locator(".ic-marker").evaluate_all("all => all.map(one => +one.style.zIndex)")
    assert all(
        int(z) > max(layers)
        for z in names.evaluate_all("all => all.map(one => getComputedStyle(one).zIndex)")
    )
    boxes = [name.bounding_box() for name in names.all()]
    for hub in frame.locator(".ic-hub svg").all():
        sign = hub.bounding_box()
        for box in boxes:
            apart = box["x"] >= sign["x"] + sign["width"] or box["x"] + box["width"] <= sign["x"]
            below = box["y"] >= sign["y"] + sign["height"] or box["y"] + box["height"] <= sign["y"]
            assert apart or below


def test_broken_rows_are_counted_and_the_rest_works(page: Page, app_on_broken_data):
    """With broken records, and without roads, the page says so and the good sites are there."""
    page.goto(f"{app_on_broken_data}/?lang=en")
    expect(page.get_by_text("2 records of the data are broken and left out")).to_be_visible()
    expect(rows(page, "en").nth(100)).to_be_attached()
    shown_map(page)
    page.get_by_label("Date", exact=True).fill("2027-09-18")
    expect(rows(page, "en").first.locator(".verdict.open")).to_be_visible()
    page.get_by_label("From which town").select_option("karlovy-vary")
    expect(page.get_by_text("no site counts as within reach")).to_be_visible()
