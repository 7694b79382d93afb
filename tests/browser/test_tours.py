from __future__ import annotations

import re

import pytest
from accessibility import grave
from playwright.sync_api import Page, expect

AFTERNOON = "date=2027-06-12&from=12:30&to=17:00"
# Planning shares two cores with the browser.
PLANNED_MS = 90_000


@pytest.mark.parametrize(
    ("lang", "plan", "chosen", "why"),
    [
        ("cs", "Naplánovat", "Zobrazena níže", "Proč na trase není"),
        ("de", "Touren planen", "Unten gezeigt", "Warum"),
        ("en", "Plan tours", "Shown below", "Why"),
    ],
)
def test_a_tour_is_asked_for_and_shown(page: Page, app_url, lang, plan, chosen, why):
    """From the form to variants, a map with numbered stops, and reasons, in each language."""
    page.goto(f"{app_url}/tours?lang={lang}&{AFTERNOON}")
    page.get_by_role("button", name=plan, exact=True).click(timeout=PLANNED_MS)
    expect(page.get_by_role("button", name=chosen)).to_be_visible(timeout=PLANNED_MS)
    expect(page.get_by_role("heading", name=why)).to_be_visible()
    chart = page.frame_locator("iframe[title='streamlit_folium.st_folium']")
    expect(chart.locator("button.ic-marker").first).to_be_visible()
    assert "go=1" in page.url


def test_the_form_shows_what_the_link_asks_for(page: Page, app_url):
    """A link that is planned at once fills the form as it fills the request."""
    page.goto(f"{app_url}/tours?lang=en&start=cheb&{AFTERNOON}&age=9&go=1")
    expect(page.get_by_role("heading", name="Why")).to_be_visible(timeout=PLANNED_MS)
    expect(page.get_by_role("combobox", name="From", exact=True)).to_have_value("Cheb")
    for label, clock in (("Leave at", ["12", "30"]), ("Back by", ["17", "00"])):
        field = page.get_by_test_id("stTimeInput").filter(has_text=label)
        expect(field.get_by_role("spinbutton")).to_have_text(clock)


def test_planning_can_be_cancelled(page: Page, app_url):
    """Cancel ends the waiting at once and leaves the form as it was."""
    page.goto(f"{app_url}/tours?lang=en&date=2027-06-12&days=7&pace=full&unknown=1")
    page.get_by_role("button", name="Plan tours", exact=True).click(timeout=PLANNED_MS)
    page.get_by_role("button", name="Cancel").click(timeout=PLANNED_MS)
    expect(page.get_by_role("button", name="Cancel")).to_have_count(0)
    expect(page.get_by_role("button", name="Plan tours", exact=True)).to_be_enabled()
    expect(page.get_by_role("button", name="Shown below")).to_have_count(0)


def test_the_link_opens_the_same_tour_again(page: Page, app_url):
    """A reload plans the link's request anew and shows the variant chosen."""
    page.goto(f"{app_url}/tours?lang=en&{AFTERNOON}&go=1")
    page.get_by_role("button", name="Show this tour").first.click(timeout=PLANNED_MS)
    expect(page.get_by_role("heading", name="Tour 2").last).to_be_visible()
    page.wait_for_url("**tour=2**")
    page.reload()
    expect(page.get_by_role("button", name="Shown below")).to_be_visible(timeout=PLANNED_MS)
    expect(page.get_by_role("heading", name="Tour 2")).to_have_count(2)


def test_an_edit_is_undone_with_the_keyboard(page: Page, app_url):
    """Buttons of the timeline answer to the keyboard; undo brings the planned tour back."""
    page.goto(f"{app_url}/tours?lang=en&{AFTERNOON}&go=1")
    later = page.get_by_role("button", name="Later").first
    expect(later).to_be_visible(timeout=PLANNED_MS)
    later.press("Enter")
    expect(page.get_by_text("Edited by hand")).to_be_visible()
    page.get_by_role("button", name="Undo").press("Enter")
    expect(page.get_by_text("Edited by hand")).to_have_count(0)


def test_a_hotel_is_clicked_on_the_map_and_the_tour_starts_there(page: Page, app_url):
    """A click on the small map sets the start, the link keeps it, and the tour leaves from it."""
    page.goto(f"{app_url}/tours?lang=en&{AFTERNOON}")
    page.get_by_text("A hotel or another point on the map").click(timeout=PLANNED_MS)
    chart = page.frame_locator("iframe[title*='folium']")
    chart.locator("[data-base=painted].ic-picking").click(position={"x": 300, "y": 120})
    expect(page).to_have_url(re.compile(r"start=5\d\.\d{5}%2C"))
    expect(page.get_by_text("nearest:")).to_be_visible()
    page.get_by_role("button", name="Plan tours", exact=True).click()
    leaving = page.locator("[class~='st-key-tours_tl_hub_0_out']")
    expect(leaving).to_contain_text("Your hotel, 50", timeout=PLANNED_MS)


def test_the_page_has_no_grave_fault_for_assistive_technology(page: Page, app_url):
    """With variants, timeline, menus and folded parts open, axe finds nothing serious."""
    page.goto(f"{app_url}/tours?lang=en&{AFTERNOON}&go=1")
    expect(page.get_by_role("heading", name="Why")).to_be_visible(timeout=PLANNED_MS)
    for part in ("A hotel or another point on the map", "More wishes", "Checklist to confirm"):
        page.get_by_text(part).first.click()
    expect(page.get_by_text("What the point is")).to_be_visible()
    page.get_by_role("button", name="Substitute").first.press("Enter")
    expect(page.get_by_role("button", name="Take this one instead")).to_be_visible()
    assert grave(page) == []


@pytest.mark.parametrize("width", [390, 1280])
def test_a_day_gets_hours_of_its_own_that_a_reload_keeps(page: Page, app_url, width):
    """The switch opens a row a day; hours typed there stand in the link and in the fields again."""
    page.set_viewport_size({"width": width, "height": 900})
    page.goto(f"{app_url}/tours?lang=en&date=2027-06-12&days=2")
    page.get_by_text("Other hours on single days").click()
    begin = page.locator(".st-key-tours_day_1 [data-testid=stTimeInput]").first
    expect(begin).to_contain_text("09")
    begin.get_by_role("spinbutton").first.click()
    page.keyboard.type("13")
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    expect(page).to_have_url(re.compile(r"hours=2(@|%40)13(:|%3A)00-17(:|%3A)00"))
    page.reload()
    expect(begin).to_contain_text("13")
    assert page.evaluate("document.querySelector('[data-testid=stMain]').scrollWidth") <= width
    assert grave(page) == []


def test_a_phone_shows_all_without_scrolling_sideways(page: Page, app_url):
    """At 390 pixels nothing of the form, the cards and the timeline leaves the screen."""
    page.set_viewport_size({"width": 390, "height": 844})
    page.goto(f"{app_url}/tours?lang=de&{AFTERNOON}&go=1")
    expect(page.get_by_role("button", name="Unten gezeigt")).to_be_visible(timeout=PLANNED_MS)
    width = page.evaluate("document.querySelector('[data-testid=stMain]').scrollWidth")
    assert width <= 390


@pytest.mark.parametrize("width", [390, 800, 1280])
def test_every_choice_of_the_form_is_seen(page: Page, app_url, width):
    """No way of travelling is hidden behind the edge of its row, in the longest words too."""
    page.set_viewport_size({"width": width, "height": 900})
    page.goto(f"{app_url}/tours?lang=cs&mode=walk")
    ways = page.get_by_role("radiogroup", name="Jak").get_by_role("radio")
    expect(ways).to_have_count(5)
    row = page.get_by_role("radiogroup", name="Jak").bounding_box()
    for k in range(5):
        box = ways.nth(k).bounding_box()
        assert row["x"] - 1 <= box["x"]
        assert box["x"] + box["width"] <= row["x"] + row["width"] + 1


def test_stops_change_places_by_dragging_and_by_arrow_keys(page: Page, app_url):
    """A dragged stop takes its new place in the tour, and an arrow key puts it back."""
    page.goto(f"{app_url}/tours?lang=en&date=2027-06-12&go=1")
    rows = page.locator("ol li button")
    expect(rows.nth(1)).to_be_visible(timeout=PLANNED_MS)
    names = rows.locator(".name")
    first, second = names.nth(0).inner_text(), names.nth(1).inner_text()
    rows.nth(0).scroll_into_view_if_needed()
    start, end = rows.nth(0).bounding_box(), rows.nth(1).bounding_box()
    page.mouse.move(start["x"] + 80, start["y"] + start["height"] / 2)
    page.mouse.down()
    page.mouse.move(start["x"] + 80, end["y"] + end["height"] - 2, steps=6)
    page.mouse.up()
    expect(page.get_by_text("Edited by hand")).to_be_visible()
    expect(names.nth(0)).to_have_text(second)
    expect(names.nth(1)).to_have_text(first)
    rows.nth(1).press("ArrowUp")
    expect(names.nth(0)).to_have_text(first)
