from __future__ import annotations

from datetime import date

import pytest
from accessibility import grave
from playwright.sync_api import Page, expect

from icplanner.programme.exhibition_document import from_document
from icplanner.store import Database, Documents

BOARD = "september?lang=en&part=exhibition"
ROWS = "table.ic-exhibition tbody tr"
FIXED = (date(2027, 9, 6), date(2027, 9, 19))


def chosen(page: Page, label: str, option: str) -> None:
    """Choose in a select box by typing, as somebody without a mouse does."""
    box = page.get_by_role("combobox", name=label, exact=True)
    box.click()
    box.fill(option)
    page.get_by_role("option", name=option).first.click()


def dated(page: Page, label: str, day: date) -> None:
    """Type a day into its field, part by part."""
    page.get_by_role("spinbutton", name=f"day, {label}").click()
    page.keyboard.type(f"{day:%d%m%Y}")
    page.keyboard.press("Tab")
    year = page.get_by_role("spinbutton", name=f"year, {label}")
    expect(year).to_have_text(str(day.year))


@pytest.mark.parametrize("lang", ["cs", "de", "en"])
def test_the_board_is_accessible(page: Page, app_url, lang):
    """The tour of 2018 is shown without a serious finding of axe."""
    page.goto(f"{app_url}/september?lang={lang}&part=exhibition")
    expect(page.locator(ROWS)).to_have_count(4)
    expect(page.locator("iframe").first).to_be_visible()
    assert grave(page) == []


def with_showcase(page: Page) -> None:
    """Add a showcase after its first name was refused."""
    page.get_by_role("tab", name="Showcases").click()
    field = page.get_by_role("textbox", name="Name of the showcase")
    field.fill("Porcelain")
    field.press("Tab")
    expect(page.get_by_text("Another showcase has this name already.")).to_be_visible()
    field.fill("Beer of Chodovar")
    field.press("Tab")
    chosen(page, "Condition", "worn")
    page.get_by_role("button", name="Add the showcase").click()
    expect(page.get_by_text("11 showcases")).to_be_visible()


def with_fixed_booking(page: Page) -> None:
    """Book two weeks in Sokolov that are to stay."""
    page.get_by_role("tab", name="Bookings").click()
    chosen(page, "House", "Muzeum Sokolov")
    dated(page, "First day for visitors", FIXED[0])
    dated(page, "Last day for visitors", FIXED[1])
    page.get_by_text("Fixed: keep it as it is when a route is suggested").click()
    page.get_by_role("button", name="Add the booking").click()
    rows = page.locator(ROWS)
    expect(rows).to_have_count(1)
    expect(rows.first).to_contain_text("fixed")


def with_route(page: Page) -> None:
    """Take the route that is suggested around it."""
    page.get_by_role("tab", name="Suggest a route").click()
    expect(page.get_by_text("Fixed bookings that stay:")).to_be_visible()
    page.get_by_role("button", name="Suggest a route").click()
    expect(page.get_by_text("Proven best")).to_be_visible()
    assert grave(page) == []
    page.get_by_role("button", name="Take this route as the plan").click()
    rows = page.locator(ROWS)
    expect(rows.nth(1)).to_be_visible()
    expect(rows.filter(has_text="Muzeum Sokolov")).to_contain_text("6 Sep 2027 to 19 Sep 2027")


def refused_elsewhere(page: Page) -> None:
    """Try to book another town on days that are taken."""
    page.get_by_role("tab", name="Bookings").click()
    chosen(page, "House", "another house")
    page.get_by_role("textbox", name="Name of the house").fill("Culture house")
    page.get_by_role("textbox", name="Name of the house").press("Tab")
    chosen(page, "Its town", "Loket")
    dated(page, "First day for visitors", date(2027, 9, 11))
    dated(page, "Last day for visitors", date(2027, 9, 12))
    refusal = page.get_by_role("alert").filter(has_text="two places on one day")
    expect(refusal).to_contain_text("Muzeum Sokolov")
    expect(refusal).to_contain_text("Culture house, Loket")
    expect(page.get_by_role("button", name="Add the booking")).to_be_disabled()


def test_a_season_is_built_kept_and_released(page: Page, app_url, database_url):
    """A showcase is added, a booking fixed, a route suggested around it; a reload loses nothing."""
    page.goto(f"{app_url}/{BOARD}")
    page.get_by_role("button", name="Plan a new season").click()
    expect(page.get_by_text("No booking yet")).to_be_visible()
    name = page.get_by_role("textbox", name="Name of the plan")
    name.fill("Tour of the test")
    name.press("Enter")
    with_showcase(page)
    with_fixed_booking(page)
    with_route(page)
    refused_elsewhere(page)
    expect(page.get_by_text("draft, never released")).to_be_visible()
    rows = page.locator(ROWS)
    kept_rows = rows.all_inner_texts()
    page.reload()
    expect(rows).to_have_text(kept_rows, use_inner_text=True)
    expect(page.get_by_role("textbox", name="Name of the plan")).to_have_value("Tour of the test")
    page.get_by_role("button", name="Release the plan").click()
    expect(page.get_by_text("The plan is released")).to_be_visible()
    assert grave(page) == []
    database = Database(database_url)
    kept = Documents(database, "exhibition").all()
    database.close()
    document = next(one for one in kept if one.name == "Tour of the test")
    assert document.released_version == document.version
    plan = from_document(document.content)
    assert len(plan.showcases) == 11
    (pinned,) = (one for one in plan.bookings if one.pinned)
    assert (pinned.first_day, pinned.until) == FIXED
    others = [one for one in plan.bookings if not one.pinned]
    assert others
    assert all(one.until < pinned.first_day or one.taken_from > pinned.until for one in others)
