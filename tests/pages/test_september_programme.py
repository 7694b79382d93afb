"""Naming a programme, putting it away, and changing events of one's own, without a browser."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from html import unescape

import pytest
from september_page import MINERS, said
from streamlit.testing.v1 import AppTest

from icplanner.programme import EntryState, Programme, ProgrammeError
from icplanner.programme.occurrence import day_of
from icplanner.ui.september import kept


@pytest.fixture
def app(september):
    """Return a function that opens the page with a link, over an empty store."""
    return september


def begun(app, lang="en"):
    """Begin the programme of September 2027; return the page and the programme's id."""
    test = app(lang, part="programme", year=2027, month=9)
    test.button(key="FormSubmitter:september.new-" + BEGIN[lang]).click().run()
    (document,) = kept.store().all()
    return test, document.id


BEGIN = {"en": "Begin the programme", "cs": "Založit program"}


def own(test: AppTest, name="Smiths' evening", town="Loket") -> str:
    """Add an event of one's own; return its id."""
    (key,) = [one.key for one in test.text_input if one.key and one.key.endswith(".town")]
    form = key.removesuffix(".town")
    test.text_input(key=f"{form}.name").set_value(name)
    test.text_input(key=f"{form}.town").set_value(town).run()
    test.button(key=f"{form}.add").click().run()
    (document,) = kept.store().listing()
    (entry,) = [one for one in opened(document.id).draft.entries if one.own]
    return entry.uid


def opened(uid):
    """Return a kept programme that must be there."""
    found = kept.opened(uid)
    assert found is not None
    return found


def test_a_renamed_programme_tells_its_readers(app):
    """A new name is a change of the next release, and stands in the list of what it changed."""
    test, uid = begun(app)
    test.button(key="september.release").click().run()
    field = next(one for one in test.text_input if str(one.key).startswith("september.rename."))
    field.set_value("Září s duší")
    test.button(key="september.rename").click().run()
    assert "released, changed since" in said(test)
    assert "is now “Září s duší”" in said(test)
    assert opened(uid).released.name != "Září s duší"
    test.button(key="september.release").click().run()
    assert opened(uid).released.name == "Září s duší"
    assert "is now “Září s duší”" in said(app("en", part="out", programme=uid))


def test_a_programme_without_a_name_keeps_the_one_it_has(app):
    """An empty name renames nothing."""
    test, uid = begun(app)
    field = next(one for one in test.text_input if str(one.key).startswith("september.rename."))
    field.set_value("  ")
    test.button(key="september.rename").click().run()
    assert opened(uid).document.version == 1


def test_a_deleted_draft_is_brought_back_whole(app):
    """A draft nobody saw can be deleted; with one press it is there as it was."""
    test, uid = begun(app)
    before = opened(uid)
    test.button(key="september.delete").click().run()
    assert kept.opened(uid) is None
    (told,) = test.success
    assert "is deleted; below it can be brought back" in unescape(told.value)
    test.button(key=f"september.bring_back.{uid}").click().run()
    assert not test.exception
    assert opened(uid) == before
    assert "draft, never released" in said(test)


def test_a_deletion_is_offered_to_be_undone_for_its_days_only(app):
    """A programme deleted longer ago than the stated days is not listed any more."""
    _, uid = begun(app)
    kept.delete(opened(uid))
    now = datetime.now(UTC)
    assert [one.id for one in kept.lately_deleted(now)] == [uid]
    assert kept.lately_deleted(now + timedelta(days=kept.KEPT_DAYS, minutes=1)) == ()


def test_what_readers_have_seen_is_archived_and_not_deleted(app):
    """A released programme has no deletion; in the archive its releases and feed go on."""
    test, uid = begun(app)
    test.button(key="september.release").click().run()
    assert not [one for one in test.button if one.key == "september.delete"]
    with pytest.raises(ProgrammeError, match="released"):
        kept.delete(opened(uid))
    token = kept.store().share(uid)
    before = opened(uid)
    test.button(key="september.archive").click().run()
    assert "in the archive" in said(test)
    acts = ("september.cancel.", "september.around.", "september.choose")
    assert not [one for one in test.button if str(one.key).startswith(acts)]
    after = opened(uid)
    assert (after.draft, after.released) == (before.draft, before.released)
    assert kept.store().by_link(token).version == before.document.version
    other = kept.created(Programme(name="Another", year=2028))
    assert list(kept.listed()) == [other.id, uid]
    test.button(key="september.take_out").click().run()
    assert "released" in said(test)
    assert not opened(uid).archived


def test_who_deletes_what_was_released_meanwhile_is_told(app):
    """Nothing that readers have seen goes away by an old page."""
    test, uid = begun(app)
    kept.release(opened(uid))
    test.button(key="september.delete").click().run()
    assert "Somebody changed the programme meanwhile" in said(test)
    assert opened(uid).released is not None


def test_who_works_on_a_deleted_programme_is_told(app):
    """A step in a programme that somebody deleted is no failure of the page."""
    test, uid = begun(app)
    kept.delete(opened(uid))
    test.button(key=f"september.cancel.{MINERS}").click().run()
    assert "Somebody deleted the programme meanwhile" in said(test)


def test_every_field_of_an_own_event_can_be_changed(app):
    """What was typed wrong when it was added is typed anew; its id stays, its place follows."""
    test, programme = begun(app)
    uid = own(test)
    before = opened(programme).draft.entry(uid)
    test.button(key=f"september.edit_own.{uid}").click().run()
    form = f"september.edit.{programme}.{uid}"
    for name, value in {
        "name": "Smiths' night",
        "venue": "Market square",
        "town": "Sokolov",
        "organiser": "Guild of smiths",
        "website": "https://example.org",
        "source": "the guild",
    }.items():
        test.text_input(key=f"{form}.{name}").set_value(value)
    test.date_input(key=f"{form}.start.day").set_value(date(2027, 9, 18))
    test.date_input(key=f"{form}.end.day").set_value(date(2027, 9, 18))
    test.time_input(key=f"{form}.start.hour").set_value(time(18))
    test.selectbox(key=f"{form}.kind").set_value("night")
    test.multiselect(key=f"{form}.for").set_value(["families"])
    test.multiselect(key=f"{form}.industries").set_value(["crafts"]).run()
    test.button(key=f"{form}.keep").click().run()
    assert not test.exception
    entry = opened(programme).draft.entry(uid)
    event = entry.event
    assert (event.names.en, event.venue_name, event.municipality) == (
        "Smiths' night",
        "Market square",
        "Sokolov",
    )
    assert (event.organiser, event.website) == ("Guild of smiths", "https://example.org")
    assert (event.kind, event.audience, event.industries) == ("night", ("families",), ("crafts",))
    assert entry.start == datetime(2027, 9, 18, 18)
    assert (entry.state, entry.source) == (EntryState.CONFIRMED, "the guild")
    assert entry.moved_from is None
    assert event.position not in (None, before.event.position)
    assert not [one for one in test.button if one.key == f"{form}.keep"]


def test_clashes_follow_what_was_changed_of_an_own_event(app):
    """An event that is given another's organiser clashes with it at once, on the same day too."""
    test, programme = begun(app)
    uid = own(test)
    check = {"part": "check", "year": 2027, "month": 9, "programme": programme}
    clash = "They share the organiser."
    entries = [one for one in opened(programme).draft.entries if one.uid != uid]
    rival = next(one for one in entries if one.event.organiser)
    test.button(key=f"september.edit_own.{uid}").click().run()
    form = f"september.edit.{programme}.{uid}"
    for name in ("start", "end"):
        test.date_input(key=f"{form}.{name}.day").set_value(day_of(rival.start))
    test.run()
    test.button(key=f"{form}.keep").click().run()
    before = unescape(said(app("en", **check))).count(clash)
    test.button(key=f"september.edit_own.{uid}").click().run()
    test.text_input(key=f"{form}.organiser").set_value(rival.event.organiser).run()
    test.button(key=f"{form}.keep").click().run()
    assert unescape(said(app("en", **check))).count(clash) == before + 1


def test_an_own_event_is_checked_as_when_it_was_added(app):
    """An end before the start is told and cannot be kept; leaving changes nothing."""
    test, programme = begun(app)
    uid = own(test)
    before = opened(programme)
    test.button(key=f"september.edit_own.{uid}").click().run()
    form = f"september.edit.{programme}.{uid}"
    test.date_input(key=f"{form}.start.day").set_value(date(2027, 9, 18)).run()
    assert "ends before it starts" in said(test)
    assert test.button(key=f"{form}.keep").disabled
    test.button(key=f"{form}.leave").click().run()
    assert opened(programme) == before


def test_a_second_tab_does_not_undo_the_changes_of_the_first(app):
    """Who keeps an own event that was changed meanwhile is told, and sees the newest."""
    first, programme = begun(app)
    uid = own(first)
    second = app("en", part="programme", year=2027, month=9, programme=programme)
    form = f"september.edit.{programme}.{uid}"
    for test, town in ((first, "Sokolov"), (second, "Cheb")):
        test.button(key=f"september.edit_own.{uid}").click().run()
        test.text_input(key=f"{form}.town").set_value(town).run()
    first.button(key=f"{form}.keep").click().run()
    second.button(key=f"{form}.keep").click().run()
    assert "Somebody changed the programme meanwhile" in said(second)
    assert opened(programme).draft.entry(uid).event.municipality == "Sokolov"
    second.button(key=f"september.edit_own.{uid}").click().run()
    assert second.text_input(key=f"{form}.town").value == "Sokolov"


def test_an_own_event_is_changed_in_the_language_it_is_shown_in(app):
    """Who reads German corrects the Czech name they see, and adds no second name."""
    test, programme = begun(app, "cs")
    uid = own(test, "Kovářský večer")
    german = app("de", part="programme", year=2027, month=9, programme=programme)
    german.button(key=f"september.edit_own.{uid}").click().run()
    form = f"september.edit.{programme}.{uid}"
    german.text_input(key=f"{form}.name").set_value("Kovářská noc").run()
    german.button(key=f"{form}.keep").click().run()
    names = opened(programme).draft.entry(uid).event.names
    assert (names.cs, names.de) == ("Kovářská noc", "")
