"""The board of the touring exhibition, run through the app without a browser."""

from __future__ import annotations

from dataclasses import replace
from html import unescape

import pytest
from streamlit.testing.v1 import AppTest

from icplanner.catalogue.localised import LANGS
from icplanner.programme.exhibition_document import from_document, to_document
from icplanner.store import Documents, StoreError
from icplanner.ui import keeping
from icplanner.ui.september import exhibition_keeping


@pytest.fixture
def app(root, tmp_path, monkeypatch):
    """Return a function that opens the board with a database of its own."""
    monkeypatch.setenv(keeping.SETTING, f"sqlite:///{tmp_path / 'kept.sqlite3'}")

    def opened(lang="en", **parameters) -> AppTest:
        test = AppTest.from_file(str(root / "app.py"), default_timeout=60)
        test.switch_page("pages/september.py")
        for name, value in {"lang": lang, "part": "exhibition", **parameters}.items():
            test.query_params[name] = value
        return test.run()

    return opened


def planned(test: AppTest) -> AppTest:
    """Begin a season and take the route that is suggested for it."""
    test.button(key="exhibition.begin").click().run()
    pressed(test, "Suggest a route")
    return test.button(key="exhibition.take").click().run()


def pressed(test: AppTest, label: str) -> AppTest:
    """Press the button of a label."""
    next(one for one in test.button if one.label == label).click()
    return test.run()


def stops(test: AppTest):
    """Return the bookings that the board shows."""
    return test.session_state["exhibition.shown"].exhibition.bookings


@pytest.mark.parametrize("lang", LANGS)
def test_the_tour_of_2018_greets_in_each_language(app, lang):
    """Who opens the board sees the real tour and its unpaired first stop, without a failure."""
    test = app(lang)
    assert not test.exception
    assert any("Statek Bernard" in one.value for one in test.warning)


def test_a_suggested_route_becomes_a_plan_that_is_kept(app):
    """A season is begun, a proven route taken, and opened again unchanged."""
    test = planned(app())
    assert len(stops(test)) >= 2
    assert not test.exception
    assert any("Every change is saved at once" in unescape(one.value) for one in test.caption)
    (kept,) = exhibition_keeping.store().all()
    assert from_document(kept.content).bookings == stops(test)
    test.selectbox(key="exhibition.opened").select("").run()
    assert any("Statek Bernard" in one.value for one in test.warning)
    test.selectbox(key="exhibition.opened").select(kept.id).run()
    assert from_document(kept.content).bookings == stops(test)


def test_a_reload_shows_the_plan_as_it_was(app):
    """The address names the plan; whoever opens it sees every change that was made."""
    test = planned(app())
    (kept,) = exhibition_keeping.store().listing()
    test.text_input(key="exhibition.name").set_value("Tour of the test").run()
    again = app(plan=kept.id)
    assert not again.exception
    assert stops(again) == stops(test)
    assert again.text_input(key="exhibition.name").value == "Tour of the test"
    gone = app(plan="nothing")
    assert any("does not exist any more" in unescape(one.value) for one in gone.error)
    assert any("Statek Bernard" in one.value for one in gone.warning)


def test_a_link_is_followed_once_the_store_is_back(app, monkeypatch):
    """A plan that could not be read for a moment stays in the address and opens on the next run."""
    planned(app())
    (kept,) = exhibition_keeping.store().listing()

    def busy(*_, **__):
        raise StoreError("database is locked")

    with monkeypatch.context() as patched:
        patched.setattr(Documents, "open", busy)
        test = app(plan=kept.id)
        assert len(test.error) == 1
    assert kept.id in test.query_params["plan"]
    test.run()
    assert test.text_input(key="exhibition.name").value == kept.name


def test_the_name_is_that_of_the_plan_the_link_names(app):
    """Who goes back to another plan sees its name, and not that of the plan before."""
    test = planned(app())
    test.text_input(key="exhibition.name").set_value("First").run()
    (first,) = exhibition_keeping.store().all()
    other = replace(from_document(first.content), name="Second")
    second = exhibition_keeping.store().create("Second", to_document(other))
    test.query_params["plan"] = second.id
    test.run()
    assert test.text_input(key="exhibition.name").value == "Second"
    assert not [one for one in test.button if one.key == "exhibition.save"]


def test_a_change_the_store_refused_stays_and_is_told(app, monkeypatch):
    """While the database is busy the plan stays on the page; the next step saves all of it."""
    test = planned(app())
    (kept,) = exhibition_keeping.store().all()
    uid = stops(test)[0].uid

    def busy(*_, **__):
        raise StoreError("database is locked")

    test.selectbox(key="exhibition.chosen").select(uid).run()
    with monkeypatch.context() as patched:
        patched.setattr(Documents, "save", busy)
        test.button(key="exhibition.remove").click().run()
    assert not test.exception
    assert any("stands on this page only" in unescape(one.value) for one in test.warning)
    assert uid not in {one.uid for one in stops(test)}
    assert exhibition_keeping.store().all() == (kept,)
    test.button(key="exhibition.save").click().run()
    (now,) = exhibition_keeping.store().all()
    assert from_document(now.content).bookings == stops(test)


def test_a_second_tab_is_told_and_loses_nothing(app):
    """Who changes a plan that was changed meanwhile keeps theirs as a plan of its own."""
    test = planned(app())
    (kept,) = exhibition_keeping.store().listing()
    second = app(plan=kept.id)
    for one in (test, second):
        one.selectbox(key="exhibition.chosen").select(stops(one)[0].uid).run()
        one.button(key="exhibition.remove").click().run()
    assert any("Somebody saved this plan" in one.value for one in second.warning)
    second.button(key="exhibition.save_own").click().run()
    assert not second.exception
    assert len(exhibition_keeping.store().listing()) == 2


def test_two_places_on_one_day_cannot_be_booked(app):
    """The form names both bookings at once and does not let the second in."""
    test = planned(app())
    first = stops(test)[0]
    uid = test.session_state["exhibition.new_booking"]
    test.selectbox(key=f"exhibition.{uid}.venue").select("muzeum-sokolov").run()
    test.date_input(key=f"exhibition.{uid}.first").set_value(first.first_day).run()
    test.date_input(key=f"exhibition.{uid}.last").set_value(first.first_day).run()
    (error,) = test.error
    assert "Muzeum Sokolov" in error.value
    assert first.venue.municipality in error.value
    assert test.button(key="exhibition.keep").disabled


def test_a_booking_is_added_and_removed(app):
    """A free stretch takes a booking; it can be taken out again."""
    test = planned(app())
    before = stops(test)
    uid = test.session_state["exhibition.new_booking"]
    test.selectbox(key=f"exhibition.{uid}.venue").select("muzeum-sokolov").run()
    test.button(key="exhibition.keep").click().run()
    assert not test.exception
    assert {one.uid for one in stops(test)} - {one.uid for one in before} == {uid}
    test.selectbox(key="exhibition.chosen").select(uid).run()
    test.button(key="exhibition.remove").click().run()
    assert not test.exception
    assert stops(test) == before


def test_the_released_plan_stays_to_be_read(app):
    """What changed since the release is a draft; the released version opens, without a form."""
    test = planned(app())
    test.button(key="exhibition.release").click().run()
    before = stops(test)
    test.selectbox(key="exhibition.chosen").select(before[0].uid).run()
    test.button(key="exhibition.remove").click().run()
    assert len(stops(test)) == len(before) - 1
    test.button(key="exhibition.released").click().run()
    assert not test.exception
    assert stops(test) == before
    assert not [one for one in test.button if one.key == "exhibition.keep"]
    test.button(key="exhibition.draft").click().run()
    assert len(stops(test)) == len(before) - 1


def test_a_plan_of_before_showcases_had_contents_is_not_changed(app):
    """Opening a plan kept by an earlier version of the planner leaves nothing to save."""
    test = planned(app())
    (kept,) = exhibition_keeping.store().all()
    content = dict(kept.content)
    content["bookings"] = [
        {name: value for name, value in one.items() if name != "pinned"}
        for one in content["bookings"]
    ]
    exhibition_keeping.store().save(kept, content)
    test.selectbox(key="exhibition.opened").select("").run()
    test.selectbox(key="exhibition.opened").select(kept.id).run()
    assert not [one for one in test.button if one.key == "exhibition.save"]
    assert exhibition_keeping.store().open(kept.id).version == kept.version + 1


def test_a_showcase_named_by_a_booking_cannot_be_taken_out(app):
    """The booking is named; without it the showcase goes."""
    test = planned(app())
    first = stops(test)[0]
    test.selectbox(key="exhibition.chosen").select(first.uid).run()
    test.multiselect(key=f"exhibition.{first.uid}.showcases").select("porcelain").run()
    test.button(key="exhibition.keep").click().run()
    test.selectbox(key="exhibition.showcase").select("porcelain").run()
    assert test.button(key="exhibition.showcase.remove").disabled
    assert any(first.venue.municipality in one.value for one in test.caption)
    test.selectbox(key="exhibition.chosen").select(first.uid).run()
    test.button(key="exhibition.remove").click().run()
    test.button(key="exhibition.showcase.remove").click().run()
    assert not test.exception
    shown = test.session_state["exhibition.shown"].exhibition
    assert "porcelain" not in {one.id for one in shown.showcases}
