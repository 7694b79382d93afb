"""Changing a tour by hand on the page Tours, without a browser."""

from __future__ import annotations

from datetime import date, time
from html import unescape

from tours_page import AFTERNOON, finished, hand_made, in_link, plan_of, said

from icplanner.tours import Severity, unsettled
from icplanner.travel.network import NetworkProblem
from icplanner.travel.traveller import Traveller

# A Saturday in season; an afternoon is planned quickest.


def test_an_edit_by_hand_is_checked_undone_and_redone(app):
    """A visit made longer moves the times; undo and redo leaf through the versions."""
    test = finished(app(**AFTERNOON, go="1"))
    before = plan_of(test).tours[0].days[0].stops[0].visit_min
    test.button(key="tours.length.0.0.15").click().run()
    assert not test.exception
    history = test.session_state["tours.histories"][0]
    assert history.shown.days[0].stops[0].visit_min == before + 15
    test.button(key="tours.version.:material/undo:").click().run()
    assert test.session_state["tours.histories"][0].shown is plan_of(test).tours[0]
    test.button(key="tours.version.:material/redo:").click().run()
    assert test.session_state["tours.histories"][0].shown is history.shown


def test_changes_that_a_new_plan_takes_the_place_of_are_offered_by_the_same_run(app):
    """Whoever plans again sees at once where the tour changed by hand has gone."""
    test = finished(app(**AFTERNOON, go="1"))
    test.button(key="tours.length.0.0.15").click().run()
    test.button(key="tours.plan").click().run()
    assert "was not saved. It is put aside" in said(test)


def test_a_substitute_is_shown_before_it_is_taken(app):
    """In case of rain one sees which site would stand in, and one click takes it."""
    test = finished(app(**AFTERNOON, go="1"))
    planned = plan_of(test).tours[0]
    test.session_state["tours.rain.0.0"] = True
    test.run()
    assert not test.exception
    assert not test.session_state["tours.histories"]
    test.button(key="tours.replace.0.0").click().run()
    shown = test.session_state["tours.histories"][0].shown
    assert planned.stop_ids()[0] not in shown.stop_ids()
    assert len(shown.stop_ids()) == len(planned.stop_ids())


def test_the_frame_of_a_day_is_changed_and_undone(app):
    """More spare minutes and a later start move the times; an end before the start is refused."""
    test = finished(app(**AFTERNOON, go="1"))
    test.session_state["tours.frame.box.0"] = True
    test.run()
    test.number_input(key="tours.frame.buffer.0.5").set_value(20).run()
    test.time_input(key="tours.frame.from.0.750").set_value(time(13, 0)).run()
    test.selectbox(key="tours.frame.start.karlovy-vary").set_value("jachymov").run()
    assert not test.exception
    history = test.session_state["tours.histories"][0]
    day = history.shown.days[0]
    assert all(leg.buffer_min >= 20 for leg in day.legs)
    assert day.depart_min >= 13 * 60
    assert day.start_hub.id == "jachymov"
    test.time_input(key="tours.frame.to.0.1020").set_value(time(12, 0)).run()
    assert test.session_state["tours.histories"][0] == history
    for _ in range(3):
        test.button(key="tours.version.:material/undo:").click().run()
    assert test.session_state["tours.histories"][0].shown is plan_of(test).tours[0]


def test_the_place_for_lunch_is_chosen_and_checked(app):
    """Another table stands in the timeline at once; the planner's own can be had back."""
    link = {"date": "2027-06-12", "from": "10:30", "to": "15:00", "variants": "1"}
    test = finished(app(**link, go="1"))
    planned = plan_of(test).tours[0]
    assert planned.days[0].lunch is not None
    test.session_state["tours.lunch.box.0"] = True
    test.run()
    test.selectbox(key="tours.lunch.choice.0.planner").set_value("nowhere").run()
    assert not test.exception
    assert "no particular place" in unescape(said(test))
    test.selectbox(key="tours.lunch.choice.0.nowhere").set_value("planner").run()
    assert test.session_state["tours.histories"][0].shown.days == planned.days


def test_a_repair_mends_what_an_edit_broke(app):
    """What a site too many breaks is told at once, and each repair offered helps."""
    test = finished(app(**AFTERNOON, go="1"))
    while not any(button.key.startswith("tours.repair.") for button in test.button):
        add = next(button for button in test.button if button.key.startswith("tours.add."))
        add.click().run()
        assert not test.exception
    broken = test.session_state["tours.histories"][0].shown
    repair = next(button for button in test.button if button.key.startswith("tours.repair."))
    repair.click().run()
    mended = test.session_state["tours.histories"][0].shown

    def breaks(tour) -> int:
        return sum(warning.severity is Severity.BREAKS for warning in tour.warnings)

    assert breaks(mended) < breaks(broken)


def test_a_left_out_site_can_be_wanted_and_a_stop_left_out(app):
    """Both change the request, and the page plans anew with it."""
    test = finished(app(**AFTERNOON, go="1"))
    stop = plan_of(test).tours[0].stop_ids()[0]
    test.button(key="tours.avoid.0.0").click().run()
    test = finished(test)
    assert all(stop not in tour.stop_ids() for tour in plan_of(test).tours)
    assert in_link(test, "avoid") == stop
    want = next(button for button in test.button if button.key.startswith("tours.want."))
    site = want.key.removeprefix("tours.want.")
    want.click().run()
    test = finished(test)
    assert site in test.session_state["tours.wishes"].must
    assert all(site in tour.stop_ids() for tour in plan_of(test).tours)


def test_a_closed_site_names_its_evidence(app):
    """Why a site is closed or uncertain links to where its hours are stated."""
    test = finished(app(**AFTERNOON, go="1"))
    test.text_input(key="tours.reasons.text").set_value("BMW").run()
    (row,) = [text.value for text in test.markdown if "BMW" in text.value]
    assert "closed to visitors" in row
    assert "https://www.denik.cz" in row


def test_the_year_of_a_tour_is_told(app):
    """The calendar says on how many days the tour works, and what breaks it on a day picked."""
    test = finished(app(**AFTERNOON, go="1"))
    test.button(key="tours.year_button").click().run()
    assert test.session_state["tours.year_job"].wait(120)
    test.run()
    assert not test.exception
    assert "The tour works on" in said(test)
    test.date_input(key="tours.year_day").set_value(date(2027, 12, 24)).run()
    assert "does not work" in said(test)


def test_missing_ways_are_named_to_who_edits_or_asks_for_the_year(app, monkeypatch):
    """Once the road files are gone, an edit and the calendar name them; the tour stays."""
    test = finished(app(**AFTERNOON, go="1"))

    def no_roads(*_):
        raise NetworkProblem("not found", ["roads/nodes.csv"])

    monkeypatch.setattr(Traveller, "matrix", no_roads)
    monkeypatch.setattr(Traveller, "leg", no_roads)
    test.button(key="tours.length.0.0.15").click().run()
    assert not test.exception
    assert any("roads/nodes.csv" in unescape(error.value) for error in test.error)
    assert not hand_made(test)
    test.button(key="tours.year_button").click().run()
    assert test.session_state["tours.year_job"].wait(120)
    test.run()
    assert not test.exception
    assert any("roads/nodes.csv" in unescape(error.value) for error in test.error)


def test_missing_ways_are_named_to_who_asks_for_the_exact_losses(app, monkeypatch):
    """Once the road files are gone, the losses left open stay open and the files are named."""
    test = finished(app(**AFTERNOON, days="2", go="1"))

    def no_roads(*_):
        raise NetworkProblem("not found", ["roads/nodes.csv"])

    monkeypatch.setattr(Traveller, "matrix", no_roads)
    test.button(key="tours.exactly").click().run()
    test.session_state["tours.losses_job"].wait(120)
    test.run()
    assert not test.exception
    assert any("roads/nodes.csv" in unescape(error.value) for error in test.error)
    assert test.button(key="tours.exactly")


def test_every_loss_left_open_can_be_worked_out(app):
    """On two days a button works out what the plan left open, and the list then says it."""
    test = finished(app(**AFTERNOON, days="2", go="1"))
    left = unsettled(plan_of(test))
    assert left
    test = test.button(key="tours.exactly").click().run()
    assert test.session_state["tours.losses_job"].wait(120)
    test = test.run()
    assert set(left) <= set(test.session_state["tours.losses_found"])
    assert "not worked out" not in said(test)
    assert not [button for button in test.button if button.key == "tours.exactly"]
