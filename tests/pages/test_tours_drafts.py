"""Drafts on the Tours page, run without a browser: every reader is a session of their own."""

from __future__ import annotations

import json
import sqlite3
import sys
from contextlib import closing
from dataclasses import replace
from datetime import date
from html import unescape
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from icplanner.catalogue.catalogue import Catalogue
from icplanner.catalogue.localised import LANGS
from icplanner.catalogue.site import Status
from icplanner.store import Database, Documents
from icplanner.tours import Severity, TourWarning, Work, plan, tour_json
from icplanner.tours.draft import Draft, draft_json
from icplanner.travel import StraightLine
from icplanner.ui import keeping

sys.path.insert(0, str(Path(__file__).parents[1] / "tours"))
from worlds import a_request, a_site, a_world

TODAY = date(2026, 7, 1)
TRAVEL = StraightLine()
WORLD = a_world(
    a_site("tin-mine", north=4, price_adult=None, phone="+420 123 456 789"),
    a_site("silver-mine", north=6),
    a_site("coal-mine", north=8),
)
TOUR = plan(WORLD, a_request(), travel=TRAVEL, work=Work(limit_s=0.5, explain=False)).tours[0]


def place(catalogue, travel, lang, today) -> None:
    """Place the page; AppTest runs this function as a script."""
    import streamlit as st  # noqa: PLC0415 - a script imports for itself

    from icplanner.ui.tours.page import tours  # noqa: PLC0415
    from icplanner.ui.tours.shared import SHARE, shared_tour  # noqa: PLC0415
    from icplanner.ui.tours.world import World  # noqa: PLC0415
    from icplanner.words import Words  # noqa: PLC0415

    if SHARE in st.query_params:
        world = World(catalogue, travel, today)
        shared_tour(st.query_params[SHARE], world, Words(lang))
    else:
        tours(catalogue, travel, Words(lang), today=today)


@pytest.fixture
def store(tmp_path, monkeypatch):
    """Return the drafts of a database of its own, which the page uses too."""
    url = f"sqlite:///{tmp_path / 'kept.sqlite3'}"
    monkeypatch.setenv(keeping.SETTING, url)
    database = Database(url)
    yield Documents(database, "tour")
    database.close()
    keeping._database.clear()


@pytest.fixture
def kept(store):
    """Return a draft of a tour to three mines."""
    ticks = keeping.documents("tour-checklist").create("Mines", {"ticks": {}})
    return store.create("Mines", draft_json(Draft(tour=TOUR, checklist=ticks.id)))


def reader(catalogue=WORLD, lang="en", **link) -> AppTest:
    """Return a new session that opened a link."""
    test = AppTest.from_function(place, args=(catalogue, TRAVEL, lang, TODAY), default_timeout=30)
    for name, value in link.items():
        test.query_params[name] = value
    return test.run()


def press(test: AppTest, key: str) -> AppTest:
    """Press a button by its key."""
    test.button(key=key).click().run()
    assert not test.exception
    return test


def unfold(test: AppTest, part: str) -> AppTest:
    """Unfold a part of the page."""
    test.session_state[f"tours.fold.{part}"] = True
    test.run()
    assert not test.exception
    return test


def said(test: AppTest) -> str:
    """Return everything the page says."""
    parts = (*test.markdown, *test.error, *test.warning, *test.success, *test.info, *test.title)
    return "\n".join(element.value for element in (*parts, *test.caption))


def test_a_link_to_a_draft_opens_it_without_planning(kept):
    """The draft stands there at once, with its state and its checklist."""
    test = reader(draft=kept.id)
    assert "draft&#44; not released" in said(test)
    assert [e.label for e in test.expander if "Checklist" in e.label] == [
        "Checklist to confirm: 3 things open"
    ]
    assert kept.id in test.query_params["draft"]
    assert not [b for b in test.button if b.key == "tours.cancel"]


def test_saving_makes_a_new_version_and_a_refresh_shows_it(store, kept):
    """What was changed by hand is there again for whoever opens the link."""
    test = press(reader(draft=kept.id), "tours.drop.0.0")
    assert "unsaved changes" in said(test)
    press(test, "tours.keep.save")
    assert "unsaved changes" not in said(test)
    newest = store.open(kept.id)
    assert newest.version == 2
    assert len(newest.content["tour"]["days"][0]["stops"]) == 2
    again = reader(draft=kept.id)
    assert not [b for b in again.button if b.key == "tours.earlier.0.2"]


def test_changes_that_another_draft_takes_the_place_of_are_put_aside(store, kept):
    """They come back with a click, undo and all, and belong to no draft; what is saved is not."""
    other = store.create("Other", kept.content)
    test = unfold(reader(draft=kept.id), "drafts")
    press(press(test, "tours.drop.0.0"), f"tours.drafts.open.{other.id}")
    assert "was not saved. It is put aside" in said(test)
    press(test, "tours.aside.back")
    assert "put aside" not in said(test)
    assert "draft" not in test.query_params
    assert not [b for b in test.button if b.key == "tours.earlier.0.2"]
    press(test, "tours.version.:material/undo:")
    assert [b for b in test.button if b.key == "tours.earlier.0.2"]
    assert [one.version for one in store.all()] == [1, 1]
    press(test, f"tours.drafts.open.{other.id}")
    press(press(test, "tours.drop.0.0"), "tours.keep.save")
    press(test, f"tours.drafts.open.{kept.id}")
    assert "put aside" not in said(test)


def test_what_was_put_aside_can_be_given_up(store, kept):
    """The offer goes, and what took its place stays."""
    other = store.create("Other", kept.content)
    test = unfold(reader(draft=kept.id), "drafts")
    press(press(test, "tours.drop.0.0"), f"tours.drafts.open.{other.id}")
    press(test, "tours.aside.drop")
    assert "put aside" not in said(test)
    assert [b for b in test.button if b.key == "tours.earlier.0.2"]


def test_a_new_tour_is_saved_under_its_name(store, kept):
    """Closing the draft and saving makes another one; an empty name is asked for."""
    test = press(reader(draft=kept.id), "tours.keep.close")
    assert "draft" not in test.query_params
    test.text_input(key="tours.keep.name").set_value("").run()
    press(test, "tours.keep.save_new")
    assert "give the draft a name" in said(test)
    test.text_input(key="tours.keep.name").set_value("<b>Zweite</b> Tour").run()
    press(test, "tours.keep.save_new")
    assert [one.name for one in store.all()] == ["<b>Zweite</b> Tour", "Mines"]
    assert "<b>" not in said(test)


def test_the_second_of_two_editors_is_told_and_loses_nothing(store, kept):
    """The late one sees both versions, and theirs becomes a copy."""
    first, second = reader(draft=kept.id), reader(draft=kept.id)
    press(press(first, "tours.drop.0.0"), "tours.keep.save")
    press(press(second, "tours.drop.0.2"), "tours.keep.save")
    assert "Nothing was overwritten" in said(second)
    assert store.open(kept.id).version == 2
    press(second, "tours.conflict.copy")
    names = {one.name: len(one.content["tour"]["days"][0]["stops"]) for one in store.all()}
    assert names == {"Mines": 2, "Mines (2)": 2}


def test_the_second_of_two_editors_can_take_the_firsts(store, kept):
    """Theirs is shown then, and saving goes on from it."""
    first, second = reader(draft=kept.id), reader(draft=kept.id)
    press(press(first, "tours.drop.0.0"), "tours.keep.save")
    press(press(second, "tours.drop.0.2"), "tours.keep.save")
    press(second, "tours.conflict.theirs")
    assert "saved meanwhile" in said(second)
    press(press(second, "tours.drop.0.0"), "tours.keep.save")
    assert store.open(kept.id).version == 3


def test_a_release_is_an_act_with_its_changes(store, kept):
    """The first release says so, the next lists what changed, and both are saved first."""
    test = unfold(reader(draft=kept.id), "release")
    assert "first release" in said(test)
    press(test, "tours.keep.release")
    assert store.open(kept.id).released
    press(test, "tours.drop.0.0")
    assert "no longer visited" in said(test)
    press(test, "tours.keep.release")
    assert store.open(kept.id).released_version == 2


def test_drafts_of_one_name_are_told_apart_where_two_are_compared(store, kept):
    """Of two drafts called alike the list says when each was saved; of others the name alone."""
    store.create("Mines", kept.content)
    store.create("Other", kept.content)
    test = unfold(reader(), "drafts")
    offered = test.selectbox(key="tours.drafts.first").options
    assert "Other" in offered
    assert sum(label.startswith("Mines, ") for label in offered) == 2


def test_a_link_to_a_tour_that_does_not_work_says_so(store):
    """A guest is told what broke the tour when it was kept, and nothing of one that works."""
    wrong = TourWarning(code="no_wheelchair", severity=Severity.BREAKS, day=0, stop="tin-mine")
    for warnings, told in (((wrong,), True), ((), False)):
        content = draft_json(Draft(tour=replace(TOUR, warnings=warnings)))
        shown = said(reader(share=store.share(store.create("Mines", content).id)))
        assert ("cannot be done as it stands" in shown) is told
        assert ("Cannot be visited in a wheelchair" in shown) is told


def test_a_link_shows_the_release_and_is_dead_once_revoked(store, kept):
    """Guests see the released version, or a marked draft, or after revoking nothing."""
    token = store.share(kept.id)
    assert "nobody has released it yet" in said(reader(share=token))
    store.release(kept)
    shown = said(reader(share=token))
    assert "released&#44; version 1" in shown
    assert "nobody has released it yet" not in shown
    assert "Tin Mine" in shown
    assert not [b for b in reader(share=token).button if b.key and b.key.startswith("tours.")]
    store.revoke(kept.id)
    assert "shows nothing" in said(reader(share=token))


@pytest.mark.parametrize("token", ["", "x", "a" * 5000, "\x00", "../../etc", "ů" * 40])
def test_a_wrong_link_is_told(store, token):
    """Whatever the token, the page says that it leads nowhere."""
    assert store.all() == ()
    assert "shows nothing" in said(reader(share=token))


@pytest.mark.parametrize("asked", ["x", "a" * 5000, "\x00", "00000000-0000-0000-0000-000000000000"])
def test_a_wrong_draft_is_told_and_the_page_goes_on(store, asked):
    """An id that is none leaves an empty form with a sentence."""
    assert store.all() == ()
    test = reader(draft=asked)
    assert "no such draft" in said(test)
    assert test.button(key="tours.plan").label == "Plan tours"


def test_making_and_revoking_a_link_on_the_page(store, kept):
    """The link appears once, works, and is dead after one click."""
    test = press(unfold(reader(draft=kept.id), "share"), "tours.keep.share")
    token = test.code[0].value.partition("share=")[2].removesuffix("&lang=en")
    assert store.by_link(token).id == kept.id
    press(test, "tours.keep.revoke")
    assert "was revoked" in said(test)
    assert "shows nothing" in said(reader(share=token))


def test_deleting_can_be_undone(store, kept):
    """A deleted draft is gone from the list, and one click brings it back."""
    test = press(unfold(reader(), "drafts"), f"tours.drafts.delete.{kept.id}")
    assert store.all() == ()
    press(test, "tours.drafts.restore")
    assert [one.name for one in store.all()] == ["Mines"]


def test_a_copy_stands_beside_its_original(store, kept):
    """Copying from the list numbers the name, and again."""
    test = press(unfold(reader(), "drafts"), f"tours.drafts.copy.{kept.id}")
    copy = next(one for one in store.all() if one.id != kept.id)
    press(test, f"tours.drafts.copy.{copy.id}")
    assert {one.name for one in store.all()} == {"Mines", "Mines (2)", "Mines (3)"}


def test_two_drafts_are_held_against_each_other(store, kept):
    """Both are outlined side by side, and the changes listed."""
    one_less = tour_json(TOUR)
    one_less["days"][0]["stops"] = one_less["days"][0]["stops"][1:]
    other = store.create("Less", {**kept.content, "tour": one_less})
    test = unfold(reader(), "drafts")
    test.selectbox(key="tours.drafts.first").set_value(kept.id).run()
    test.selectbox(key="tours.drafts.second").set_value(other.id).run()
    assert "no longer visited" in said(test)


def test_ticks_stay_and_two_people_tick_together(kept):
    """A tick is kept with the draft, on top of what somebody else ticked meanwhile."""
    first = unfold(reader(draft=kept.id), "checklist")
    second = unfold(reader(draft=kept.id), "checklist")
    price, *others = [box.key for box in first.checkbox if box.key.startswith("tours.tick.")]
    first.checkbox(key=price).check().run()
    second.checkbox(key=others[0]).check().run()
    third = unfold(reader(draft=kept.id), "checklist")
    boxes = {box.key: box.value for box in third.checkbox if box.key.startswith("tours.tick.")}
    assert boxes == {key: key in {price, others[0]} for key in (price, *others)}
    assert "settled on" in "".join(box.label for box in third.checkbox)


def test_the_checklist_holds_the_number_to_ring(kept):
    """The telephone number stands as a link to call."""
    assert "tel:+420123456789" in said(unfold(reader(draft=kept.id), "checklist"))


def test_what_no_longer_holds_is_told_when_a_draft_is_opened(kept):
    """A site that closed since is named, with what mends the tour."""
    shut = replace(WORLD.sites["tin-mine"], status=Status.CLOSED)
    changed = replace(WORLD, sites={**WORLD.sites, "tin-mine": shut})
    test = reader(changed, draft=kept.id)
    assert "this no longer holds" in said(test)
    assert [b for b in test.button if b.key and b.key.startswith("tours.repair.")]


def test_a_draft_whose_site_vanished_opens_and_goes_on_without(kept):
    """The vanished site is named, and one click takes it out."""
    sites = {name: site for name, site in WORLD.sites.items() if name != "tin-mine"}
    test = reader(replace(WORLD, sites=sites), draft=kept.id)
    assert "Tin Mine&#58; this site is not on the map" in said(test)
    press(test, "tours.keep.go_on")
    assert "it works" in said(test)


def test_a_draft_whose_start_vanished_can_still_be_read(kept):
    """Nothing can be changed then, and nothing is lost."""
    test = reader(Catalogue(sites=WORLD.sites), draft=kept.id)
    assert "can be read" in said(test)
    assert "Coal Mine" in said(test)


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        ({"schema": "icplanner.draft/9"}, "another version of the planner"),
        ({"schema": "icplanner.draft/1", "tour": {}}, "is damaged"),
    ],
)
def test_a_draft_that_cannot_be_read_is_told_everywhere(store, content, sentence):
    """Opened, compared or shared, a foreign draft gives a sentence and stays as it is."""
    document = store.create("Foreign", content)
    assert sentence in said(reader(draft=document.id))
    assert "another version" in said(reader(share=store.share(document.id)))
    assert store.open(document.id).content == json.loads(json.dumps(content))


def test_without_a_database_the_page_plans_and_says_so(tmp_path, monkeypatch):
    """The form is there, saving gives a sentence, and the link to the draft stays."""
    blocked = tmp_path / "file"
    blocked.write_text("no folder")
    monkeypatch.setenv(keeping.SETTING, f"sqlite:///{blocked}/kept.sqlite3")
    test = reader(draft="00000000-0000-0000-0000-000000000000")
    assert "cannot be reached" in said(test)
    assert test.button(key="tours.plan").label == "Plan tours"
    assert "draft" in test.query_params
    assert "cannot be reached" in said(reader(share="x"))


def test_while_the_database_is_locked_nothing_is_lost(store, kept, tmp_path, monkeypatch):
    """Saving gives a sentence, the edited tour stays, and the next try keeps it."""
    keeping._database.clear()
    monkeypatch.setattr("icplanner.store.database.WAIT_S", 0.1)
    test = reader(draft=kept.id)
    press(test, "tours.later.0.0")
    with closing(sqlite3.connect(tmp_path / "kept.sqlite3", isolation_level=None)) as other:
        other.execute("BEGIN EXCLUSIVE")
        press(test, "tours.keep.save")
        assert any("cannot be reached just now" in unescape(error.value) for error in test.error)
        other.execute("ROLLBACK")
    press(test, "tours.keep.save")
    assert not test.exception
    assert store.open(kept.id).version == 2


@pytest.mark.parametrize("lang", LANGS)
def test_every_language_has_the_whole_page(kept, lang):
    """All parts unfold in each language."""
    test = reader(lang=lang, draft=kept.id)
    for part in ("drafts", "release", "share", "history", "checklist"):
        unfold(test, part)
    assert len(test.expander) >= 6
