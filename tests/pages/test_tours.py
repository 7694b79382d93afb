"""The page Tours, run through the app without a browser."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, time
from html import unescape

import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest
from tours_page import AFTERNOON, finished, in_link, key, plan_of, said

from icplanner.catalogue.localised import LANGS, Localised
from icplanner.catalogue.reading import read_catalogue
from icplanner.tours import Audience
from icplanner.travel import Mode
from icplanner.travel.network import NetworkProblem
from icplanner.travel.traveller import Traveller
from icplanner.ui.tours import own_place, planning
from icplanner.ui.tours.wishes import Wishes
from icplanner.words import Words

# A Saturday in season; an afternoon is planned quickest.


@pytest.mark.parametrize("lang", LANGS)
def test_a_link_that_says_go_is_planned_and_shown(app, lang):
    """Variants, the stops of the best one and the reasons for the others are on the page."""
    test = finished(app(lang, **AFTERNOON, go="1"))
    assert not test.exception
    plan = plan_of(test)
    assert plan.tours
    text = said(test)
    for number in range(1, len(plan.tours) + 1):
        assert Words(lang).text("Tour %(number)s", number=number) in text
    for stop in plan.tours[0].days[0].stops:
        assert Words(lang).clock(stop.start_min) in text
    assert str(len(plan.reasons)) in text


def test_the_first_visit_asks_and_plans_nothing(app):
    """Without a link that asks for it, the page shows the form alone, with a day in season."""
    test = app()
    assert not test.exception
    assert planning.JOB not in test.session_state
    assert test.date_input(key=key(test, "date")).value > date.today()  # noqa: DTZ011
    assert test.selectbox(key=key(test, "start")).value == "karlovy-vary"


def test_the_form_is_filled_from_the_link(app):
    """Every part of a link stands in the form, and the link says the same afterwards."""
    link = {
        "start": "cheb",
        "end": "as",
        "date": "2027-07-03",
        "days": "2",
        "from": "08:15",
        "to": "18:45",
        "hours": "2@09:30-15:00",
        "mode": "bike",
        "interests": "mining~glass",
        "mild": "music",
        "pace": "full",
        "lunch": "0",
        "must": "moser-visitor-centre",
        "avoid": "becherovka-visitor-centre",
        "group": "12",
        "age": "7",
        "budget": "400",
        "wheelchair": "1",
        "guide": "de",
        "booking": "1",
        "unknown": "1",
        "variants": "2",
    }
    test = app(**link)
    assert not test.exception
    assert {name: in_link(test, name) for name in link} == link
    assert test.selectbox(key=key(test, "end")).value == "as"
    assert test.multiselect(key=key(test, "must")).value == ["moser-visitor-centre"]
    assert test.number_input(key=key(test, "budget_czk")).value == 400
    assert not test.info


def test_single_days_get_hours_of_their_own(app):
    """From two days on a switch opens one row a day; what it says stands in wishes and link."""
    assert not [switch for switch in app().toggle if "own_hours" in switch.key]
    test = app(days="2", date="2027-06-12")
    (switch,) = [switch for switch in test.toggle if "own_hours" in switch.key]
    switch.set_value(True).run()
    rows = [field for field in test.time_input if ".own_hours." in field.key]
    assert [field.label for field in rows] == [
        f"{day}: {side}"
        for day in ("Saturday, June 12, 2027", "Sunday, June 13, 2027")
        for side in ("Leave at", "Back by")
    ]
    rows[2].set_value(time(18, 0)).run()
    assert in_link(test, "hours") == "2@18:00-17:00"
    assert "Sunday, June 13" not in test.error[0].value.partition(":")[0]
    assert "June 13, 2027: The day ends before it begins" in unescape(test.error[0].value)
    assert any(":red[" in line.value and "ends before" in line.value for line in test.markdown)
    (switch,) = [switch for switch in test.toggle if "own_hours" in switch.key]
    switch.set_value(False).run()
    assert test.session_state["tours.wishes"].own_hours == ()
    assert not test.error


def test_the_number_of_people_stands_in_the_first_row(app):
    """A group is told at once, not among the further wishes."""
    test = app()
    labels = [field.label for field in test.number_input]
    assert labels[0] == "People"
    assert labels.count("People") == 1


def test_a_day_outside_the_data_is_refused_with_the_years(app):
    """A link to a day of another century says which years can be planned, and plans nothing."""
    test = app(date="1995-07-15", go="1")
    assert not test.exception
    assert "2023\u20132041" in unescape(test.error[0].value)
    assert test.button(key="tours.plan").disabled


def test_a_day_that_is_past_is_remarked(app):
    """Who plans a past day is told so, and may."""
    assert "is past" in said(app(date="2024-07-13"))
    assert not app(date="2024-07-13").button(key="tours.plan").disabled
    assert "is past" not in said(app())


@pytest.mark.parametrize("mode", Mode)
def test_every_way_of_travelling_has_its_button(app, mode):
    """A link may ask for any of them, and the form shows which."""
    test = app(mode=mode.value)
    assert not test.exception
    assert not test.error
    assert test.session_state[key(test, "mode")] is mode


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("start", "atlantis"),  # no such place
        ("date", "1899-01-01"),  # before any holiday is known
        ("date", "20270612"),  # ISO's short form, which nobody writes
        ("days", "99"),
        ("days", "²"),  # a digit to Python, no number to anybody
        ("from", "25:00"),
        ("mode", "rocket"),
        ("must", "nowhere~nothing"),
        ("interests", "<script>"),
        ("budget", "-1"),
        ("group", "9" * 3000),
        ("for", "aliens"),
    ],
)
def test_absurd_parts_of_a_link_are_ignored_with_a_note(app, name, value):
    """The form keeps its default, and a note names what was ignored."""
    test = app(**{name: value})
    assert not test.exception
    assert any("ignored" in note.value for note in test.info)
    usual = Wishes(date=date(2027, 1, 2))
    assert test.session_state["tours.wishes"].start == usual.start
    assert test.session_state["tours.wishes"].mode == usual.mode
    assert test.session_state["tours.wishes"].must == ()


def test_all_problems_of_a_request_stand_beside_the_form(app):
    """A place nobody knows and an end before the start are told together, with a name meant."""
    # The test's selectbox takes no typed text, so the session begins with one.
    typed = Wishes(date=date(2027, 6, 12), start="Jachimov", from_min=1020, to_min=540)
    test = app(session={"tours.wishes": typed, "tours.filled": 1})
    (told,) = [error.value for error in test.error]
    assert "Jachimov" in told
    assert "ends before it begins" in told
    assert test.button(key="tours.plan").disabled
    test.button(key="tours.meant.start.jachymov").click().run()
    assert test.session_state["tours.wishes"].start == "jachymov"


@pytest.mark.parametrize(
    ("wishes", "told", "remedy"),
    [
        ({"from_min": 540, "to_min": 550}, "No site can be visited", "from_min.to_min.own_hours"),
        (
            {
                "from_min": 600,
                "to_min": 960,
                "lunch": False,
                "must": ("fabrik-der-faeden-plauen", "chomutov-railway-depository"),
            },
            "No tour of these days holds all of these must-sees: ",
            "must",
        ),
        (
            {"from_min": 540, "to_min": 700, "lunch_from_min": 600, "lunch_to_min": 605},
            "The lunch break leaves no time",
            "lunch",
        ),
        ({"must": ("bmw-fmdc-sokolov",)}, "Choose another date.", "must"),
        (
            {"must": ("brewery-permon-sokolov",)},
            "Accept sites that must be booked.",
            "accept_booking",
        ),
    ],
)
def test_what_leaves_no_tour_is_told_with_changes_that_may_help(app, wishes, told, remedy):
    """A day without a tour names what stands in the way and offers a change by one click."""
    asked = replace(Wishes(date=date(2027, 7, 14), lunch_min=60), **wishes)
    test = app(session={"tours.wishes": asked, "tours.filled": 1})
    test.button(key="tours.plan").click().run()
    test = finished(test)
    assert not test.exception
    assert any(told in unescape(error.value) for error in test.error)
    assert test.button(key=f"tours.remedy.{remedy}")


def test_files_with_ways_that_are_missing_are_named(app, monkeypatch):
    """On data without the road files the page says which are missing and offers other ways."""

    def no_roads(*_):
        raise NetworkProblem("not found", ["roads/nodes.csv"])

    monkeypatch.setattr(Traveller, "matrix", no_roads)
    test = finished(app(**AFTERNOON, go="1"))
    assert not test.exception
    (told,) = [error.value for error in test.error]
    assert "roads/nodes.csv" in unescape(told)
    assert test.button(key="tours.remedy.mode.train")


def test_an_audience_presets_the_form(app):
    """A school class brings its hours, its size and its bookings, all open to change."""
    test = app()
    test.button_group(key=key(test, "audience")).set_value(Audience.SCHOOL).run()
    wishes = test.session_state["tours.wishes"]
    assert (wishes.from_min, wishes.to_min, wishes.group_size) == (480, 840, 25)
    assert wishes.accept_booking
    assert in_link(test, "for") == "school"


def test_changing_language_does_not_plan_anew(app):
    """The plan is data: another language shows the same one."""
    test = finished(app(**AFTERNOON, go="1"))
    plan = plan_of(test)
    test.session_state["lang"] = "de"
    test.run()
    assert plan_of(test) is plan
    assert planning.JOB not in test.session_state
    assert "Warum" in said(test)


def test_cancelling_ends_the_work_and_keeps_the_form(app):
    """A cancelled job leaves no plan, and the page is ready to be asked again."""
    test = app(**AFTERNOON, go="1")
    job = test.session_state[planning.JOB]
    job.cancel()
    test.run()
    assert job.wait(120)
    assert job.answer is None
    assert planning.JOB not in test.session_state
    assert not test.button(key="tours.plan").disabled


def test_the_same_question_is_answered_at_once(app):
    """A reload, the back button and a second tab show the plan that was made, without a job."""
    first = finished(app(**AFTERNOON, go="1"))
    again = app(**AFTERNOON, go="1", tour="2")
    assert planning.JOB not in again.session_state
    assert plan_of(again) is plan_of(first)
    assert again.session_state["tours.chosen"] == 1
    assert "Tour 2" in said(again)


def test_two_readers_who_ask_the_same_wait_for_one_job(app):
    """The second joins the first one's job, and one who cancels leaves it to the other."""
    one, other = app(**AFTERNOON, go="1"), app(**AFTERNOON, go="1")
    job = one.session_state[planning.JOB]
    assert other.session_state[planning.JOB] is job
    other.button(key="tours.cancel").click().run()
    assert planning.JOB not in other.session_state
    assert not job.cancelled
    assert plan_of(finished(one)).tours


def test_a_job_nobody_waits_for_ends(app):
    """Cancelling frees the page in the same run, and the work stops."""
    test = app(**AFTERNOON, go="1", days="7", pace="full", unknown="1")
    job = test.session_state[planning.JOB]
    test.button(key="tours.cancel").click().run()
    assert planning.JOB not in test.session_state
    assert not test.button(key="tours.plan").disabled
    assert job.wait(120)
    assert job.answer is None


def test_a_day_on_which_nothing_is_open_says_why(app):
    """No tour is no empty page: the reasons are listed and changes are offered."""
    test = finished(app(date="2027-06-14", **{"from": "03:00", "to": "04:00"}, go="1"))
    assert not test.exception
    assert not plan_of(test).tours
    assert test.error
    assert "Why 170 sites are out of the question" in said(test)
    test.button(key="tours.remedy.from_min.to_min.own_hours").click().run()
    test = finished(test)
    assert plan_of(test).tours


def test_a_hotel_is_typed_told_and_kept_in_the_link(app):
    """A point becomes the start, its nearest town is named, and taking it out restores the town."""
    test = app(**AFTERNOON, session={"tours.fold.own_place": True})
    test.text_input(key=own_place.TYPED).set_value("50,2310; 12,8710").run()
    assert not test.exception
    assert in_link(test, "start") == "50.23100, 12.87100"
    assert "nearest: Karlovy Vary" in unescape(said(test))
    test.text_input(key=own_place.TYPED).set_value("48.2, 16.37").run()
    assert any("outside the region" in unescape(error.value) for error in test.error)
    assert in_link(test, "start") == "50.23100, 12.87100"
    test.button(key="tours.own.out.start").click().run()
    assert in_link(test, "start") == "karlovy-vary"


HOSTILE = "[x](javascript:alert(1)) <img src=x onerror=alert(1)> :red[a] $b$ `c` {{d}}"


def place(catalogue, data_dir, today) -> None:
    """Place the page with another catalogue; AppTest runs this function as a script."""
    from icplanner.ui.tours.page import tours  # noqa: PLC0415 - a script imports for itself
    from icplanner.ui.tours.ways import travel  # noqa: PLC0415
    from icplanner.words import Words  # noqa: PLC0415

    tours(catalogue, travel(data_dir), Words("en"), today=today)


def test_a_lunch_that_no_day_spans_is_said_and_put_later_with_a_click(app):
    """Leaving at half past twelve means no lunch from eleven on; on a long day nothing is said."""
    assert "No lunch is planned" not in said(app())
    test = app(**AFTERNOON)
    assert "No lunch is planned" in said(test)
    test.button(key="tours.lunch.later").click().run()
    assert "No lunch is planned" not in said(test)
    assert in_link(test, "lunch_from") == "12:30"
    assert in_link(test, "lunch_to") == "14:00"
    assert "No lunch is planned" not in said(app(**AFTERNOON, lunch="0"))


def test_a_plan_that_is_done_at_once_is_shown_by_the_run_that_asked(app, monkeypatch):
    """Where planning ends before the page looks for it, the page shows the answer and no wait."""
    begin = planning.begin

    def begun(*asked) -> None:
        begin(*asked)
        assert st.session_state[planning.JOB].wait(120)

    monkeypatch.setattr(planning, "begin", begun)
    test = app(**AFTERNOON, go="1")
    assert planning.JOB not in test.session_state
    assert plan_of(test).tours
    assert plan_of(finished(test)).tours


def test_hostile_names_are_shown_letter_by_letter(data_dir):
    """Names full of markup reach the page escaped, wherever it shows Markdown."""
    catalogue = read_catalogue(data_dir)
    sites = {
        name: replace(site, names=Localised(HOSTILE, HOSTILE, HOSTILE), municipality=HOSTILE)
        for name, site in catalogue.sites.items()
    }
    test = AppTest.from_function(
        place,
        args=(replace(catalogue, sites=sites), data_dir, date(2027, 6, 7)),
        default_timeout=60,
    )
    for name, value in {**AFTERNOON, "go": "1"}.items():
        test.query_params[name] = value
    test = finished(test.run())
    add = next(button for button in test.button if button.key.startswith("tours.add."))
    add.click().run()
    assert not test.exception
    shown = said(test) + "".join(button.label for button in test.button)
    assert "onerror" in shown
    for markup in ("](javascript", "<img src", ":red[a]", "`c`", "{{d}}", "$b$"):
        assert markup not in shown


def test_a_catalogue_without_sites_says_so(data_dir):
    """Without any site the page says that nothing can be planned, and asks nothing."""
    empty = replace(read_catalogue(data_dir), sites={})
    test = AppTest.from_function(place, args=(empty, data_dir, date(2027, 6, 7)))
    test.run(timeout=60)
    assert not test.exception
    assert "no tour can be planned" in said(test)
    assert not test.button
