"""The page Cultural September, run without a browser."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from html import unescape

import pytest
from september_page import MINERS, TODAY, button, said

from icplanner.catalogue.catalogue import Catalogue
from icplanner.catalogue.localised import LANGS, Localised
from icplanner.hours.visiting_day import Because, Verdict, VisitingDay, Window
from icplanner.programme import calendar
from icplanner.store import StoreError
from icplanner.tours import Work, plan
from icplanner.tours.draft import Draft, draft_json
from icplanner.travel import StraightLine
from icplanner.ui import keeping
from icplanner.ui.september import kept
from icplanner.ui.september.month import MOST_A_DAY, payload
from icplanner.ui.september.nearby import Near, beside
from icplanner.ui.september.passing import TOUR
from icplanner.ui.september.view import View
from icplanner.ui.tours.event_link import Visit
from icplanner.ui.tours.wishes import Wishes, request_of
from icplanner.words import Words


@pytest.fixture
def app(september):
    """Return a function that opens the page with a link, over an empty store."""
    return september


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("part", ["calendar", "check", "programme", "out", "import"])
def test_every_part_opens_in_every_language(app, lang, part):
    """No part of the page fails, and none shows a placeholder."""
    text = said(app(lang, part=part, year=2027, month=9))
    assert "%(" not in text


def test_warnings_tell_the_pile_up_and_the_gaps(app):
    """September 2027 shows the eleventh as crowded and two weekends of Sokolov as empty."""
    text = unescape(said(app("en", part="check", year=2027, month=9)))
    assert "Many events on one day: Sat 11 Sep 2027" in text
    assert "Empty weekend: 4 Sep – Sun 5 Sep 2027" in text
    assert "Empty weekend: 18 Sep – Sun 19 Sep 2027" in text
    assert "Empty weekend: 11 Sep" not in text


def test_gaps_follow_the_programme_and_not_the_month_shown(app):
    """A programme of September is looked through in October, too; the page says which period."""
    test = app("en", year=2027, month=9)
    button(test, "Begin Cultural September 2027").click().run()
    (document,) = kept.store().all()
    text = unescape(said(app("en", part="check", year=2027, month=10, programme=document.id)))
    assert "gaps in its own period: September 2027" in text
    assert "Many events on one day: Sat 11 Sep 2027" in text
    assert "Empty weekend: 18 Sep – Sun 19 Sep 2027" in text
    assert "Oct 2027" not in text
    text = unescape(said(app("en", year=2027, month=10, programme=document.id)))
    assert "Cultural September 2027, September 2027:" in text
    assert "The programme has no event in October 2027." in text
    text = unescape(said(app("en", part="check", year=2027, month=10)))
    assert "Clashes and gaps: October 2027" in text
    assert "Empty weekend: 2 Oct – Sun 3 Oct 2027" in text


def test_a_programme_is_begun_changed_and_released(app):
    """Begun from the month, an event cancelled, released: the store holds what readers see."""
    test = app("en", part="programme", year=2027, month=9)
    test.text_input[0].set_value("Cultural September 2027")
    button(test, "Begin the programme").click().run()
    assert "draft, never released" in said(test)
    test.button(key=f"september.cancel.{MINERS}").click().run()
    button(test, "Release the programme").click().run()
    assert not test.exception
    (document,) = kept.store().all()
    shown = kept.opened(document.id)
    assert shown is not None
    assert shown.released is not None
    assert shown.released.entry(MINERS).occurrence.cancelled
    assert len(shown.draft.entries) == 13
    again = app("en", part="calendar", year=2027, month=9, programme=document.id)
    assert "September 2027: 13 events" in said(again)


def test_one_programme_is_offered_in_every_language(app):
    """Who reads German opens the programme begun in Czech instead of beginning another."""
    button(app("cs", year=2027, month=9), "Založit Kulturní září 2027").click().run()
    assert button(app("de", year=2027, month=9), "Kulturní září 2027 öffnen")


def test_a_second_editor_is_told_of_the_first(app):
    """Who saves over somebody's change learns it, and nothing is lost."""
    first = app("en", part="programme", year=2027, month=9)
    button(first, "Begin the programme").click().run()
    (document,) = kept.store().all()
    second = app("en", part="programme", year=2027, month=9, programme=document.id)
    first.button(key=f"september.cancel.{MINERS}").click().run()
    second.button(key="september.cancel.docesna-zatec-2027").click().run()
    assert "Somebody changed the programme meanwhile" in said(second)
    shown = kept.opened(document.id)
    assert shown is not None
    states = {entry.uid for entry in shown.draft.entries if entry.occurrence.cancelled}
    assert states == {MINERS}


def test_filters_of_the_link_narrow_the_month(app):
    """The link of a filtered view opens the filtered view."""
    text = said(app("en", year=2027, month=9, kind="parade"))
    assert "September 2027: 3 events" in text


def test_a_programme_that_is_gone_is_said_so(app):
    """An old link falls back to everything known."""
    text = said(app("en", year=2027, month=9, programme="gone"))
    assert "does not exist any more" in text
    assert "13 events" in text


@pytest.mark.parametrize(
    ("hours", "event", "times"),
    [
        ([(540, 1020)], (600, 720), (None, 740)),
        ([(480, 1020)], (600, 720), (580, 740)),
        ([(480, 600), (780, 1020)], (660, 720), (600, 780)),
        ([(480, 1020)], (540, 950), (None, None)),
    ],
)
def test_a_site_is_seen_before_or_after_where_its_visit_fits(shipped, hours, event, times):
    """An hour's visit and twenty minutes' way are left over, within the opening hours."""
    site = replace(next(iter(shipped.sites.values())), visit_minutes=60)
    day = VisitingDay(
        site=site.id,
        day=date(2027, 9, 11),
        verdict=Verdict.OPEN,
        windows=tuple(Window(*span) for span in hours),
        because=Because("open"),
    )
    assert beside(Near(site, 19.2, day), *event) == times


def test_an_event_that_is_not_shown_is_said_so(app):
    """A link to an event of no name of ours, or of another month, does not open in silence."""
    assert "not among those shown" in said(app("en", year=2027, month=9, event="nothing-2027"))
    assert "not among those shown" in said(app("en", year=2027, month=8, event=MINERS))
    assert "not among those shown" not in said(app("en", year=2027, month=9, event=MINERS))


@pytest.mark.parametrize(
    ("lang", "told"),
    [
        ("cs", "pro koho: rodiny a\u00a0lázeňští hosté · vstupné: zdarma"),
        ("de", "für Familien und Kurgäste · Eintritt: kostenlos"),
        ("en", "for families and spa guests · admission: free of charge"),
    ],
)
def test_the_price_is_told_in_the_language_of_the_reader(app, lang, told):
    """What the data state in English is translated where it is a fixed expression."""
    assert told in unescape(said(app(lang, year=2027, month=9, view="list")))


def test_hostile_names_are_shown_letter_by_letter(app, shipped):
    """No name of the data becomes markup."""
    event = next(one for one in shipped.events.values() if one.id == "den-horniku-sokolov")
    hostile = replace(event, names=Localised(cs="[x](javascript:1) **b** <img>"))
    catalogue = Catalogue(events={event.id: hostile}, places=shipped.places)
    text = said(app("cs", catalogue=catalogue, year=2027, month=9))
    assert "**b**" not in text
    assert "<img>" not in text


def drawn(shipped, **view):
    """Return what the grid of a month draws."""
    asked = View(**({"year": 2027, "month": 9} | view))
    shown = calendar(shipped.events.values(), asked.year, asked.month).occurrences
    return payload(shown, asked, Words("en"), TODAY)


def test_weeks_begin_on_monday_and_hold_every_day_once(shipped):
    """The grid of September 2027 has five weeks from 30 August to 3 October."""
    grid = drawn(shipped)
    days = [day["date"] for week in grid["weeks"] for day in week]
    assert grid["weekdays"][0][0] == "Mon"
    assert (days[0], days[-1], len(set(days))) == ("2027-08-30", "2027-10-03", 35)


def test_holidays_and_estimates_are_marked(shipped):
    """28 September is a holiday by name; an estimate is drawn as one and says so."""
    days = {day["date"]: day for week in drawn(shipped)["weeks"] for day in week}
    assert days["2027-09-28"]["holiday"] == "Czech Statehood Day"
    (event,) = [one for one in days["2027-09-11"]["events"] if one["id"] == MINERS]
    assert event["tone"] == "estimate"
    assert "estimate" in event["label"]


def test_a_crowded_day_counts_what_it_does_not_show(shipped):
    """A box of a day holds a few events and the number of the others."""
    one = calendar(shipped.events.values(), 2027, 9).occurrences[0]
    crowd = [replace(one, uid=f"e{number}") for number in range(30)]
    grid = payload(crowd, View(year=2027), Words("en"), TODAY)
    days = {day["date"]: day for week in grid["weeks"] for day in week}
    shown = days[one.first_day.isoformat()]
    assert len(shown["events"]) < MOST_A_DAY + 1
    assert shown["more"] == f"+{30 - len(shown['events'])} more"


def test_a_tour_through_an_event_is_kept_and_found_again(app, shipped):
    """A tour planned around an event is there at its hour, and the event's view names the tour."""
    visit = Visit(
        id=MINERS,
        name="Den horníků",
        municipality="Sokolov",
        position=(50.1813, 12.6401),
        date=date(2027, 9, 11),
        start_min=600,
        stay_min=120,
    )
    asked = request_of(Wishes(date=visit.date, to_min=15 * 60, variants=1, event=visit))
    work = Work(limit_s=1, explain=False)
    near = {s.id: s for s in shipped.sites.values() if s.municipality in {"Sokolov", "Loket"}}
    found = plan(replace(shipped, sites=near), asked, travel=StraightLine(), work=work)
    tour = found.tours[0]
    (stop,) = [one for one in tour.days[0].stops if one.id == MINERS]
    assert (stop.start_min, stop.end_min) == (600, 720)
    assert "Kept tours that pass it" not in said(app("en", year=2027, month=9, event=MINERS))
    keeping.documents(TOUR).create("Through the parade", draft_json(Draft(tour=tour)))
    text = said(app("en", year=2027, month=9, event=MINERS))
    assert "Kept tours that pass it" in text
    assert "Through the parade" in text


@pytest.mark.parametrize(
    "part", ["calendar", "check", "programme", "out", "import", "exhibition", "event"]
)
def test_a_database_that_is_gone_is_said_once(app, tmp_path, monkeypatch, part):
    """However much of a part is kept there, the page works on and says it in one place."""
    (tmp_path / "file").write_text("not a folder")
    monkeypatch.setattr(keeping, "address", lambda: f"sqlite:///{tmp_path / 'file' / 'x.sqlite3'}")
    asked = {"event": MINERS} if part == "event" else {"part": part}
    test = app("en", year=2027, month=9, programme="some", **asked)
    assert not test.exception
    (error,) = test.error
    assert "cannot be reached just now" in error.value


def test_a_press_the_database_refused_is_said_once(app, tmp_path, monkeypatch):
    """What a button could not keep is told like what the page could not read: in one place."""
    test = app("en", part="programme", year=2027, month=9)
    button(test, "Begin the programme").click().run()
    (tmp_path / "file").write_text("not a folder")
    monkeypatch.setattr(keeping, "address", lambda: f"sqlite:///{tmp_path / 'file' / 'x.sqlite3'}")
    test.button(key=f"september.cancel.{MINERS}").click().run()
    assert not test.exception
    assert len(test.error) == 1


def test_a_database_that_was_busy_for_a_moment_is_said(app, monkeypatch):
    """Where only the press failed, and the page reads again, the reader learns of it."""
    test = app("en", part="programme", year=2027, month=9)
    button(test, "Begin the programme").click().run()

    def busy(*_):
        raise StoreError("database is locked")

    monkeypatch.setattr(kept, "saved", busy)
    test.button(key=f"september.cancel.{MINERS}").click().run()
    assert not test.exception
    assert len(test.error) == 1
    assert "draft, never released" in said(test)
