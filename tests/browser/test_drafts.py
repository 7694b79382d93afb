"""Drafts in a real browser: two tabs, refresh, revoked links, files, a database that is gone."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from io import BytesIO
from pathlib import Path

import docx
import pytest
from icalendar import Calendar
from lxml import etree
from playwright.sync_api import BrowserContext, Locator, Page, expect
from pypdf import PdfReader

from icplanner.store import Database, Document, Documents
from icplanner.tours import begun_on, read_tour
from icplanner.tours.draft import Draft, draft_json

# Planning on a shared machine takes its time.
PLANNED_MS = 90_000

LEAFLETS = {"Čeština": "Leták (PDF)", "Deutsch": "Faltblatt (PDF)", "English": "Leaflet (PDF)"}
# A morning from one spa town is planned in a moment.
SHORT_DAY = "start=karlovy-vary&date=2027-05-15&from=09:00&to=12:00&lunch=0&variants=1"
# What a draft is called in the files of each language.
DRAFTS = {"Čeština": "Koncept", "Deutsch": "Entwurf", "English": "Draft"}


def part(page: Page, key: str) -> Locator:
    """Return the element that carries a key."""
    return page.locator(f"[class~='st-key-{key.replace('.', '-')}']")


def press(page: Page, key: str) -> None:
    """Press the button with a key."""
    part(page, key).get_by_role("button").click()


def unfold(page: Page, key: str) -> None:
    """Unfold a part of the page."""
    part(page, f"tours.fold.{key}").locator("summary").click()


def edit(page: Page) -> None:
    """Move the first stop behind the second, and wait until the page shows it."""
    press(page, "tours.later.0.0")
    expect(page.get_by_text("neuložené změny")).to_be_visible()


@pytest.fixture
def store(database_url) -> Iterator[Documents]:
    """Return the drafts that the app works on."""
    database = Database(database_url)
    yield Documents(database, "tour")
    database.close()


@pytest.fixture
def kept(root: Path, store: Documents) -> Document:
    """Return a draft of five stops on a day to come."""
    tour = read_tour((root / "tests" / "export" / "five_stops.json").read_bytes())
    next_year = date.today() + timedelta(days=365)  # noqa: DTZ011 - the app asks the same clock
    moved = begun_on(tour, next_year - timedelta(days=(next_year.weekday() - 2) % 7))
    assert moved is not None
    return store.create("Pět zastávek", draft_json(Draft(tour=replace(moved, warnings=()))))


def test_two_tabs_edit_one_draft_and_the_second_is_told(
    page: Page, context: BrowserContext, app_url, store, kept
):
    """The second to save sees both versions, keeps its own as a copy, and nothing is lost."""
    address = f"{app_url}/tours?lang=cs&draft={kept.id}"
    other = context.new_page()
    for tab in (page, other):
        tab.goto(address)
        edit(tab)
    press(page, "tours.keep.save")
    expect(page.get_by_text("Uloženo.")).to_be_visible()
    press(other, "tours.keep.save")
    expect(other.get_by_text("Nic se nepřepsalo")).to_be_visible()
    press(other, "tours.conflict.copy")
    expect(other.get_by_text("Pět zastávek (2)").first).to_be_visible()
    assert store.open(kept.id).version == 2
    assert [one.version for one in store.all() if one.name == "Pět zastávek (2)"] == [1]


def test_a_refresh_and_the_back_button_lose_nothing_that_was_saved(page: Page, app_url, kept):
    """The address names the draft, so a refresh shows it again, and so does coming back."""
    page.goto(f"{app_url}/tours?lang=cs&draft={kept.id}")
    edit(page)
    press(page, "tours.keep.save")
    expect(page.get_by_text("Uloženo.")).to_be_visible()
    first = part(page, "tours_tl_stop_0_0").inner_text()
    page.reload()
    expect(part(page, "tours_tl_stop_0_0")).to_be_visible()
    assert part(page, "tours_tl_stop_0_0").inner_text().split("\n")[0] == first.split("\n")[0]
    page.goto(f"{app_url}/about?lang=cs")
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    page.go_back()
    expect(part(page, "tours_tl_stop_0_0")).to_be_visible()


def test_unsaved_changes_stay_through_the_menu_and_the_browser_asks_before_a_refresh(
    page: Page, app_url, kept
):
    """Another page of the app and back keeps draft and changes; a refresh asks first."""
    page.goto(f"{app_url}/tours?lang=cs&draft={kept.id}")
    edit(page)
    page.get_by_role("link", name="O aplikaci").first.click()
    page.wait_for_url("**/about*")
    page.get_by_role("link", name="Výlety").first.click()
    expect(page.get_by_text("neuložené změny")).to_be_visible()
    expect(page).to_have_url(re.compile(f"draft={kept.id}"))
    with page.expect_event("dialog") as asked:
        page.evaluate("setTimeout(() => location.reload())")
    assert asked.value.type == "beforeunload"
    asked.value.dismiss()
    expect(page.get_by_text("neuložené změny")).to_be_visible()
    press(page, "tours.keep.save")
    expect(page.get_by_text("Uloženo.")).to_be_visible()
    page.reload()
    expect(part(page, "tours_tl_stop_0_0")).to_be_visible()


def test_unsaved_changes_are_offered_again_after_a_reload_and_saved_to_their_draft(
    page: Page, context: BrowserContext, app_url, store, kept
):
    """Only the tab that made them is offered them; taken up, they are the draft's next version."""
    page.on("dialog", lambda asked: asked.accept())
    page.goto(f"{app_url}/tours?lang=cs&draft={kept.id}")
    edit(page)
    changed = part(page, "tours_tl_stop_0_0").inner_text().split("\n")[0]
    page.reload()
    expect(page.get_by_text("neuložili ji")).to_be_visible()
    assert part(page, "tours_tl_stop_0_0").inner_text().split("\n")[0] != changed
    other = context.new_page()
    other.goto(page.url)
    expect(part(other, "tours_tl_stop_0_0")).to_be_visible()
    rested(other)
    expect(other.get_by_text("neuložili ji")).to_have_count(0)
    press(page, "tours.aside.back")
    expect(page.get_by_text("neuložené změny")).to_be_visible()
    rested(page)
    expect(part(page, "tours_tl_stop_0_0")).to_contain_text(changed)
    press(page, "tours.keep.save")
    expect(page.get_by_text("Uloženo.")).to_be_visible()
    assert store.open(kept.id).version == 2
    page.reload()
    expect(part(page, "tours_tl_stop_0_0")).to_be_visible()
    rested(page)
    expect(page.get_by_text("neuložili ji")).to_have_count(0)


def test_what_was_put_aside_is_offered_again_after_a_reload(page: Page, app_url, kept):
    """Changes that another plan took the place of are not lost by a reload, nor once given up."""
    page.goto(f"{app_url}/tours?lang=cs&draft={kept.id}")
    edit(page)
    changed = part(page, "tours_tl_stop_0_0").inner_text().split("\n")[0]
    press(page, "tours.plan")
    expect(page.get_by_text("Je odložena stranou")).to_be_visible(timeout=PLANNED_MS)
    expect(part(page, "tours_tl_stop_0_0")).to_be_visible()
    rested(page)
    page.reload()
    expect(page.get_by_text("neuložili ji")).to_be_visible()
    press(page, "tours.aside.back")
    expect(page.get_by_text("neuložili ji")).to_have_count(0)
    rested(page)
    expect(part(page, "tours_tl_stop_0_0")).to_contain_text(changed)


def test_a_link_shows_the_tour_until_it_is_revoked(page: Page, context, app_url, store, kept):
    """Whoever has the link reads the tour; after one click on the page nobody does."""
    page.goto(f"{app_url}/tours?lang=cs&draft={kept.id}")
    unfold(page, "share")
    press(page, "tours.keep.share")
    address = part(page, "tours.fold.share").locator("code").inner_text()
    assert address.startswith(f"{app_url}/tours?share=")
    guest = context.new_page()
    guest.goto(address)
    expect(guest.get_by_role("heading", name="Pět zastávek", level=1)).to_be_visible()
    expect(guest.get_by_text("Toto je koncept")).to_be_visible()
    assert part(guest, "tours.later.0.0").count() == 0
    store.release(store.open(kept.id))
    guest.reload()
    expect(guest.get_by_text("vydáno, verze 1")).to_be_visible()
    press(page, "tours.keep.revoke")
    expect(page.get_by_text("Zneplatněn 1 odkaz")).to_be_visible()
    guest.reload()
    expect(guest.get_by_text("Tento odkaz nic neukazuje")).to_be_visible()


def rested(page: Page) -> None:
    """Wait until the page has run: a button's file belongs to the run that placed it."""
    expect(page.get_by_test_id("stApp")).to_have_attribute(
        "data-test-script-state", "notRunning", timeout=PLANNED_MS
    )


def downloaded(page: Page, name: str) -> bytes:
    """Press the button of a format and return its file."""
    with page.expect_download() as download:
        press(page, f"tours.export.{name}")
    assert download.value.suggested_filename.endswith(f".{name}")
    return download.value.path().read_bytes()


def test_from_an_empty_form_to_the_files_in_each_language(page: Page, app_url, root):
    """One click plans, one saves; readers of PDF, Word, GPX and ICS find every stop in the file."""
    schema = etree.XMLSchema(etree.parse(root / "tests" / "export" / "gpx.xsd"))
    page.goto(f"{app_url}/tours")
    expect(part(page, "tours.plan")).to_be_visible(timeout=PLANNED_MS)
    press(page, "tours.plan")
    expect(part(page, "tours.keep.save_new")).to_be_visible(timeout=PLANNED_MS)
    rested(page)
    press(page, "tours.keep.save_new")
    expect(page.get_by_text("Uloženo.")).to_be_visible()
    expect(page).to_have_url(re.compile("draft="))
    rested(page)
    unfold(page, "export")
    for language, label in LEAFLETS.items():
        page.get_by_role("radio", name=language, exact=True).click()
        expect(page.get_by_role("button", name=label)).to_be_visible()
        rested(page)
        stops = page.locator("ol li .name").all_inner_texts()
        assert len(stops) > 1
        sheets = PdfReader(BytesIO(downloaded(page, "pdf"))).pages
        text = docx.Document(BytesIO(downloaded(page, "docx")))
        paragraphs = [paragraph.text for paragraph in text.paragraphs]
        track = etree.fromstring(downloaded(page, "gpx"))
        entries = Calendar.from_ical(downloaded(page, "ics")).walk("VEVENT")
        for said in (" ".join(sheet.extract_text() for sheet in sheets), " ".join(paragraphs)):
            assert DRAFTS[language] in said
            assert all(squeezed(stop) in squeezed(said) for stop in stops)
        schema.assertValid(track)
        points = track.findall("{*}wpt/{*}name")
        assert all(any(stop in (point.text or "") for point in points) for stop in stops)
        assert all(any(stop in entry["SUMMARY"] for entry in entries) for stop in stops)


def squeezed(text: str) -> str:
    """Return a text without what setting it in lines puts in."""
    return re.sub(r"[\s\u00ad\u2010-]", "", text)


def test_without_a_database_the_page_still_plans(page: Page, app_without_database):
    """Saving is refused with a sentence, and the planned tour stays."""
    page.goto(f"{app_without_database}/tours?lang=cs&{SHORT_DAY}&go=1")
    expect(part(page, "tours.keep.save_new")).to_be_visible(timeout=PLANNED_MS)
    press(page, "tours.keep.save_new")
    expect(page.get_by_text("Úložiště konceptů teď není dostupné")).to_be_visible()
    expect(part(page, "tours_tl_stop_0_0")).to_be_visible()
    page.goto(f"{app_without_database}/tours?lang=cs&share=anything")
    expect(page.get_by_text("Sdílené trasy teď nejsou dostupné")).to_be_visible()
