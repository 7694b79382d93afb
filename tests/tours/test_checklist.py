"""What to settle before a tour, by when, and with whom."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from worlds import a_request, a_site, a_world, an_inn

from icplanner.catalogue.guided_start import GuidedStart
from icplanner.tours import LunchWish, Work, plan
from icplanner.tours.checklist import checklist, stated_year
from icplanner.travel import StraightLine

TRAVEL = StraightLine()
KNOWN = {"price_source": "https://example.org/prices (2026)"}
GUIDED = {
    "guided_only": True,
    "guided_starts": (GuidedStart(site="mine", times=(600,), duration_min=60),),
}


def tasks(*, group_size=1, lunch=None, **facts):
    """Return the checklist of a tour to one site with these facts, on Tuesday 14 July 2026."""
    world = a_world(a_site("mine", **(KNOWN | facts)), restaurants=(an_inn(),))
    request = a_request(
        accept_booking=True, accept_unknown=True, group_size=group_size, lunch=lunch
    )
    tour = plan(world, request, travel=TRAVEL, work=Work(limit_s=0.5, explain=False)).tours[0]
    return checklist(tour, world)


def test_a_sure_stop_needs_no_call():
    """Fresh hours and a fresh price leave nothing to ask."""
    assert tasks() == ()


@pytest.mark.parametrize(
    ("facts", "code", "due"),
    [
        ({"booking_required": True}, "book", date(2026, 6, 30)),
        ({"opening_hours": None}, "ask_hours", date(2026, 7, 7)),
        ({"opening_year": 2014}, "confirm_hours", date(2026, 7, 10)),  # the 11th is a Saturday
        ({"opening_year": None}, "confirm_hours", date(2026, 7, 10)),
        ({"price_adult": None}, "ask_price", date(2026, 7, 7)),
        ({"price_source": "https://example.org/2026"}, "confirm_price", date(2026, 7, 10)),
        ({"price_source": "a listing (2019)"}, "old_price", date(2026, 7, 7)),
        (GUIDED, "confirm_start", date(2026, 7, 10)),
    ],
)
def test_each_doubt_has_its_task_and_its_working_day(facts, code, due):
    """Every doubt gives one task, due on a working day that leaves time for it."""
    found = tasks(**facts)
    assert [(task.code, task.due) for task in found] == [(code, due)]
    assert found[0].due.weekday() < 5


def test_a_stated_lead_time_goes_before_the_judged_one():
    """Whoever asks for thirty days is called thirty days ahead."""
    line = replace(GUIDED["guided_starts"][0], lead_days=30)
    found = tasks(**{**GUIDED, "guided_starts": (line,)})
    assert [(task.code, task.numbers["lead_days"]) for task in found] == [("book_ahead", 30)]
    assert found[0].due == date(2026, 6, 12)  # the 14th is a Sunday


def test_a_coach_party_is_announced_and_its_table_booked():
    """From ten people on, house and kitchen are told; nine go as they are."""
    lunch = LunchWish()
    assert {task.code for task in tasks(group_size=10, lunch=lunch)} == {
        "announce_group",
        "book_table",
    }
    assert tasks(group_size=9, lunch=lunch) == ()


def test_free_entry_is_not_asked_for():
    """A price of nothing needs no confirmation, an unknown one does."""
    assert tasks(price_adult=0.0, price_source=None) == ()


def test_the_list_is_ordered_by_deadline_and_holds_the_contact():
    """The most urgent call stands first, with the number to ring."""
    found = tasks(
        booking_required=True, price_adult=None, phone="+420 123 456 789", email="a@example.org"
    )
    assert [task.due for task in found] == sorted(task.due for task in found)
    assert {(t.contact.phone, t.contact.email) for t in found} == {
        ("+420 123 456 789", "a@example.org")
    }


def test_a_visit_on_another_date_is_another_task():
    """What was ticked off for one date is not settled for the next."""
    first = tasks(price_adult=None)[0]
    assert first.key != replace(first, visit=date(2026, 7, 15)).key


@pytest.mark.parametrize(
    ("source", "year"),
    [
        ("https://example.org/2024/prices", None),  # the page's date is not the price's
        ("https://example.org/p (2018)", 2018),
        ("2012 listing", 2012),
        ("seen 2019, again 2023", 2023),
        ("blog no. 20190803", None),
        ("", None),
    ],
)
def test_the_year_of_a_price_is_read_beside_the_address_only(source, year):
    """A year counts where the source states it in words."""
    assert stated_year(source) == year
