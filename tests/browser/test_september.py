from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect


@pytest.mark.parametrize(
    ("lang", "heading", "estimate"),
    [
        ("cs", "Září 2027: 13 akcí, z toho 13 odhadů", "odhad"),
        ("de", "September 2027: 13 Veranstaltungen, davon 13 geschätzt", "geschätzt"),
        ("en", "September 2027: 13 events, 13 of them estimated", "estimate"),
    ],
)
def test_september_2027_is_listed_with_its_estimates(page: Page, app_url, lang, heading, estimate):
    """The month of the programme shows its events, and says that the dates are estimates."""
    page.goto(f"{app_url}/september?lang={lang}&month=9&year=2027")
    expect(page.get_by_role("heading", name=heading)).to_be_visible()
    expect(page.locator(".stMarkdownBadge").filter(has_text=estimate)).to_have_count(13)


def test_an_absurd_month_is_ignored_with_a_note(page: Page, app_url):
    """A link to a thirteenth month shows September and says what was ignored."""
    page.goto(f"{app_url}/september?lang=en&month=13&year=2027")
    expect(page.get_by_text("that was ignored")).to_be_visible()
    expect(page.get_by_role("heading", name="September 2027: 13 events")).to_be_visible()


def test_what_will_not_come_again_stands_in_the_archive(page: Page, app_url):
    """The pilot of 2018 is not among the coming events."""
    page.goto(f"{app_url}/september?lang=en&month=9&year=2027")
    pilot = page.get_by_text("Cultural September in the Sokolov district 2018")
    expect(page.get_by_text("Archive: what once took place in this month")).to_be_visible()
    expect(pilot).to_be_hidden()
    page.get_by_text("Archive: what once took place in this month").click()
    expect(pilot).to_be_visible()
