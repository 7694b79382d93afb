from __future__ import annotations

import csv
import io
import json
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
from accessibility import grave
from icalendar import Calendar
from playwright.sync_api import Locator, Page, expect
from pypdf import PdfReader

from icplanner.programme import Programme, from_document
from icplanner.store import Database, Documents

ZATEC = "docesna-zatec-2027"
KRASLICE = "svatovaclavske-slavnosti-kraslice-2027"
# Planning shares two cores with the browser.
PLANNED_MS = 120_000


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
    expect(page.get_by_text("were ignored")).to_be_visible()
    expect(page.get_by_role("heading", name="September 2027: 13 events")).to_be_visible()


def test_what_will_not_come_again_stands_in_the_archive(page: Page, app_url):
    """The pilot of 2018 is not among the coming events."""
    page.goto(f"{app_url}/september?lang=en&month=9&year=2027")
    pilot = page.get_by_text("Cultural September in the Sokolov district 2018")
    expect(page.get_by_text("Archive: what once took place in this month")).to_be_visible()
    expect(pilot).to_be_hidden()
    page.get_by_text("Archive: what once took place in this month").click()
    expect(pilot).to_be_visible()


def test_the_month_is_used_by_keyboard(page: Page, app_url):
    """Arrows move from day to day, Enter chooses one, PageDown leafs on."""
    page.goto(f"{app_url}/september?lang=en&month=9&year=2027")
    first = page.get_by_role("gridcell", name="Wednesday, September 1, 2027")
    expect(first).to_be_visible()
    first.focus()
    for key in ("ArrowDown", "ArrowRight", "ArrowRight", "ArrowRight"):
        page.keyboard.press(key)
    expect(page.locator("td:focus")).to_have_attribute("data-day", "2027-09-11")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="11, 2027: 5 events")).to_be_visible()
    page.get_by_role("button", name="Show the whole month").click()
    page.get_by_role("gridcell", name="Wednesday, September 1, 2027").focus()
    page.keyboard.press("PageDown")
    expect(page.get_by_role("heading", name="October 2027")).to_be_visible()


def test_the_keyboard_goes_on_in_the_next_month(page: Page, app_url):
    """After leafing the focus is on a day of the new month; a day at the edge leads to its own."""
    page.goto(f"{app_url}/september?lang=en&month=9&year=2027")
    page.get_by_role("gridcell", name="Wednesday, September 15, 2027").focus()
    page.keyboard.press("PageDown")
    expect(page.get_by_role("heading", name="October 2027")).to_be_visible()
    expect(page.locator("td:focus")).to_have_attribute("data-day", "2027-10-01")
    page.keyboard.press("Home")
    expect(page.locator("td:focus")).to_have_attribute("data-day", "2027-09-27")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="September 27, 2027")).to_be_visible()


@pytest.mark.parametrize(
    ("part", "drawn"),
    [
        ("view=month", "td[data-day='2027-09-30']"),
        ("view=list", ".stMarkdownBadge"),
        ("part=check", ".ic-weekends"),
        ("part=programme", "[data-testid=stForm]"),
        ("part=out", "[data-testid=stDownloadButton]"),
    ],
)
def test_no_view_shuts_anybody_out(page: Page, app_url, part, drawn):
    """Axe finds nothing serious, on a desk and on a phone, and nothing is wider than the screen."""
    page.goto(f"{app_url}/september?lang=de&month=9&year=2027&{part}")
    expect(page.locator(drawn).first).to_be_visible()
    assert grave(page) == []
    page.set_viewport_size({"width": 390, "height": 844})
    expect(page.locator(drawn).first).to_be_visible()
    assert grave(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= 390


def entry(page: Page, uid: str) -> Locator:
    """Return the card of an entry in the editor."""
    return page.locator(f"[class*=september_entry_{uid.replace('-', '_')}]")


def saved(page: Page, url: str) -> Programme:
    """Return the draft of the programme that the page shows, as the store holds it."""
    (uid,) = parse_qs(urlsplit(page.url).query)["programme"]
    database = Database(url)
    document = Documents(database, "programme").open(uid)
    database.close()
    return from_document(document.content)


def built(page: Page, database_url: str) -> None:
    """Begin from the month, confirm, cancel and add; what was typed last is kept, too."""
    page.get_by_role("button", name="Begin Cultural September 2027").click()
    expect(page.get_by_text("draft, never released")).to_be_visible()
    fair = entry(page, ZATEC)
    fair.get_by_role("button", name="Confirm").click()
    page.get_by_role("button", name="Confirm the date").click()
    expect(page.get_by_text("only when you say who confirmed it")).to_be_visible()
    page.get_by_role("textbox", name="Who confirmed it").fill("town hall, by letter")
    page.get_by_role("button", name="Confirm the date").click()
    expect(fair.get_by_text("confirmed", exact=True)).to_be_visible()
    page.keyboard.press("Escape")
    row = entry(page, KRASLICE)
    row.get_by_role("button", name="Call off").click()
    page.get_by_role("textbox", name="What readers are told").fill("floods")
    page.get_by_role("button", name="Cancel the event").click()
    expect(row.get_by_text("cancelled")).to_be_visible()
    page.keyboard.press("Escape")
    page.get_by_text("Add an event of your own").click()
    page.get_by_role("textbox", name="Name of the event").fill("Evening of the smiths")
    page.get_by_role("textbox", name="Town", exact=True).fill("Loket")
    page.get_by_role("textbox", name="Town", exact=True).press("Enter")
    add = page.get_by_role("button", name="Add it to the programme")
    expect(add).to_be_enabled()
    page.get_by_role("textbox", name="Website").fill("https://example.org/smiths")
    add.click()
    expect(entry(page, "own")).to_be_visible()
    draft = saved(page, database_url)
    assert draft.entry(ZATEC).source == "town hall, by letter"
    assert draft.entry(KRASLICE).note == "floods"
    (own,) = (one for one in draft.entries if one.own)
    assert own.event.website == "https://example.org/smiths"


def exported(page: Page) -> None:
    """Take every file: calendar, table, poster and list, portal and search engines."""
    page.get_by_role("radio", name="Feeds and print").click()

    def content(name: str) -> bytes:
        with page.expect_download() as waiting:
            page.get_by_role("button", name=name).click()
        assert "draft" not in waiting.value.suggested_filename
        return Path(waiting.value.path()).read_bytes()

    feed = Calendar.from_ical(content("Calendar feed (ICS)"))
    status = {str(one["uid"]).split("@")[0]: one["status"] for one in feed.events}
    assert len(status) == 14
    assert (status[ZATEC], status[KRASLICE]) == ("CONFIRMED", "CANCELLED")
    table = content("Table (CSV)").decode("utf-8-sig")
    rows = {row["uid"]: row for row in csv.DictReader(io.StringIO(table))}
    assert set(rows) == set(status)
    assert rows[KRASLICE]["note"] == "floods"
    for name in ("Poster A3 (PDF)", "List A4 (PDF)"):
        pages = PdfReader(io.BytesIO(content(name))).pages
        text = " ".join(one.extract_text() for one in pages).replace("\n", " ")
        assert "Evening of the smiths" in text
        assert "DRAFT" not in text
    graph = json.loads(content("search engines"))["@graph"]
    assert {ZATEC, KRASLICE} == {one["identifier"] for one in graph}
    assert content("Kudy z nudy").startswith(b"PK")


def subscribed(page: Page) -> None:
    """Make an address for calendar programs, ask it, revoke it."""
    page.get_by_role("button", name="Make an address").click()
    address = page.locator("[data-testid=stCode]").inner_text().strip()
    answer = page.request.get(address)
    assert answer.headers["content-type"].startswith("text/calendar")
    assert len(Calendar.from_ical(answer.body()).events) == 14
    page.get_by_role("button", name="Revoke 1 address").click()
    expect(page.get_by_text("1 address was revoked.")).to_be_visible()
    assert page.request.get(address).status == 404


def taken_into_tour(page: Page, app_url: str) -> None:
    """Plan a day through an event of the month, from its box in the grid."""
    page.get_by_role("radio", name="Calendar").click()
    page.get_by_role("gridcell", name="Saturday, September 11, 2027").get_by_role(
        "button", name="Miners' Day and Miners' Fair Sokolov"
    ).click()
    plan = page.get_by_role("link", name="Plan a tour through it")
    expect(plan).to_be_visible()
    address = plan.get_attribute("href") or ""
    assert parse_qs(urlsplit(address).query)["date"] == ["2027-09-11"]
    page.goto(f"{app_url}/{address.lstrip('/')}")
    expect(page.get_by_text("Every tour passes")).to_be_visible()
    page.get_by_role("button", name="Plan tours", exact=True).click()
    expect(page.get_by_role("button", name="Shown below")).to_be_visible(timeout=PLANNED_MS)
    stop = page.locator("[class*=st-key-tours_tl_stop]").filter(has_text="Miners' Fair Sokolov")
    expect(stop).to_contain_text("10:00–12:00")


def test_a_programme_is_built_released_exported_and_taken_into_a_tour(
    page: Page, app_url, database_url
):
    """The coordinator's whole way, from the crowded month to files, a feed and a planned day."""
    page.goto(f"{app_url}/september?lang=en&month=9&year=2027")
    expect(page.get_by_text("Crowded: 11 Sep (4 events)")).to_be_visible()
    expect(page.get_by_text("district of Sokolov: 4–5 Sep and 18–19 Sep")).to_be_visible()
    built(page, database_url)
    page.get_by_role("button", name="Release the programme").click()
    expect(page.get_by_text("Released: feeds, print and links")).to_be_visible()
    exported(page)
    subscribed(page)
    taken_into_tour(page, app_url)


def test_a_renamed_programme_stays_chosen(page: Page, app_url):
    """The list of programmes follows the new name, and the next press is still about it."""
    page.goto(f"{app_url}/september?lang=en&month=5&year=2028&part=programme")
    page.get_by_role("button", name="Begin the programme").click()
    page.get_by_role("button", name="Rename").click()
    page.get_by_role("textbox", name="Name of the programme").fill("May of the mines")
    page.get_by_role("button", name="Give it this name").click()
    expect(page.get_by_role("heading", name="May of the mines")).to_be_visible()
    page.keyboard.press("Escape")
    chosen = page.get_by_role("combobox", name="Programme shown")
    expect(chosen).to_have_value("May of the mines")
    page.get_by_role("radio", name="Feeds and print").click()
    page.get_by_role("radio", name="Programme").click()
    expect(page.get_by_role("heading", name="May of the mines")).to_be_visible()
    page.get_by_role("button", name="Delete").click()
    page.get_by_role("button", name="Delete the programme").click()
    expect(page.get_by_text("“May of the mines” is deleted")).to_be_visible()
    page.get_by_role("button", name="Bring it back").click()
    expect(page.get_by_role("heading", name="May of the mines")).to_be_visible()
    expect(chosen).to_have_value("May of the mines")


def test_a_phone_shows_the_whole_month(page: Page, app_url):
    """At 390 pixels the grid fits the screen, and a day opens by touch."""
    page.set_viewport_size({"width": 390, "height": 844})
    page.goto(f"{app_url}/september?lang=de&month=9&year=2027")
    day = page.locator('td[data-day="2027-09-25"]')
    expect(day).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    day.click(position={"x": 4, "y": 4})
    expect(
        page.get_by_role("heading", name="25. September 2027: 2 Veranstaltungen")
    ).to_be_visible()
