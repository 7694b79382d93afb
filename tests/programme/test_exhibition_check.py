from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

import pytest
from exhibition_world import (
    LOKET,
    OSTROV,
    around,
    booking,
    companion,
    event,
    exhibition,
)

from icplanner.programme.exhibition_check import check
from icplanner.programme.exhibition_warning import ExhibitionCode, Gravity
from icplanner.words.exhibition import WISH_PROBLEMS

FAIR = event("fair", LOKET, date(2027, 5, 8))
MAY = booking(
    "may",
    "loket",
    "2027-05-03",
    "2027-05-30",
    companion=companion(FAIR),
    vernissage=date(2027, 5, 8),
)
HOME = booking("home", "loket", "2027-06-03", None)


def codes(plan, *occurrences) -> set[ExhibitionCode]:
    """Return the codes found."""
    return {one.code for one in check(plan, around(*occurrences))}


def test_nothing_is_said_of_a_sound_plan():
    """A paired stop in an open house, moved in time, with a home after it, is left in peace."""
    assert check(exhibition(MAY, HOME), around(FAIR)) == ()


JUNE = booking("june", "loket", "2027-06-03", "2027-06-27", companion=companion(FAIR))
UNDATED = replace(companion(FAIR), day=None)
ESTIMATE = replace(companion(FAIR), estimated=True)
SATURDAYS = booking("may", "ostrov", "2027-05-03", "2027-05-30")


@pytest.mark.parametrize(
    ("bookings", "code"),
    [
        # one free day, two are needed
        ((MAY, replace(HOME, first_day=date(2027, 6, 1))), ExhibitionCode.NO_TIME_TO_MOVE),
        ((replace(MAY, setup_days=None), HOME), ExhibitionCode.MOVE_UNKNOWN),
        ((MAY, replace(HOME, first_day=date(2027, 6, 20))), ExhibitionCode.IDLE),
        ((replace(MAY, vernissage=date(2027, 5, 1)), HOME), ExhibitionCode.OPENING_OUTSIDE),
        ((SATURDAYS, HOME), ExhibitionCode.OPENING_CLOSED),
        ((SATURDAYS, HOME), ExhibitionCode.FEW_OPEN_DAYS),
        ((SATURDAYS, HOME), ExhibitionCode.NO_EVENT),
        (
            (booking("may", "winter", "2027-05-03", "2027-05-30"), HOME),
            ExhibitionCode.CLOSED_THROUGHOUT,
        ),
        (
            (booking("may", "kraslice", "2027-05-03", "2027-05-30"), HOME),
            ExhibitionCode.HOURS_UNKNOWN,
        ),
        ((replace(MAY, companion=UNDATED), HOME), ExhibitionCode.EVENT_UNDATED),
        ((replace(MAY, companion=ESTIMATE), HOME), ExhibitionCode.EVENT_ESTIMATED),
        ((JUNE, replace(HOME, first_day=date(2027, 7, 1))), ExhibitionCode.EVENT_OUTSIDE),
        ((MAY,), ExhibitionCode.HOME_UNKNOWN),
    ],
)
def test_each_rule_speaks_up(bookings, code):
    """Each rule of a booking is broken once and found."""
    assert code in codes(exhibition(*bookings), FAIR)
    assert code not in codes(exhibition(MAY, HOME), FAIR)


def test_too_little_time_names_both_bookings_and_the_numbers():
    """The days needed, the days free and the kilometres stand in the warning."""
    late = booking("late", "ostrov", "2027-06-01", "2027-06-27")
    (found,) = (
        one
        for one in check(exhibition(MAY, late), around(FAIR))
        if one.code is ExhibitionCode.NO_TIME_TO_MOVE
    )
    assert found.gravity is Gravity.WARNING
    assert found.bookings == ("may", "late")
    assert (found.numbers["needed"], found.numbers["free"]) == (2, 1)
    assert 15 < found.numbers["km"] < 40


def test_a_cancelled_event_is_told():
    """An event that will not take place brings nobody."""
    assert ExhibitionCode.EVENT_CANCELLED in codes(
        exhibition(MAY, HOME), replace(FAIR, cancelled=True)
    )


def test_an_event_in_another_town_is_not_beside():
    """Pairing with a festival some kilometres off is told with the distance."""
    away = event("fair", OSTROV, date(2027, 5, 8))
    found = {one.code: one for one in check(exhibition(MAY, HOME), around(away))}
    assert found[ExhibitionCode.EVENT_FAR].numbers["km"] > 10


def test_an_event_while_the_house_is_shut_is_told():
    """A fair on a Sunday helps nothing where the house opens on Saturdays."""
    sunday = event("fair", OSTROV, date(2027, 5, 9))
    stop = replace(SATURDAYS, companion=companion(sunday), vernissage=date(2027, 5, 8))
    assert ExhibitionCode.EVENT_CLOSED in codes(exhibition(stop, HOME), sunday)


def test_a_rival_of_the_opening_is_told():
    """An event for the same people within reach that day competes; one beside does not."""
    rival = event("rival", OSTROV, date(2027, 5, 8))
    (found,) = check(exhibition(MAY, HOME), around(FAIR, rival))
    assert found.code is ExhibitionCode.OPENING_CLASH
    assert [one.en for one in found.names] == ["rival"]
    assert found.numbers["events"] == 1


def test_a_lonely_stop_names_the_events_that_stand_ready():
    """Where an event takes place beside a stop without one, it is proposed."""
    lonely = replace(MAY, companion=None)
    found = {one.code: one for one in check(exhibition(lonely, HOME), around(FAIR))}
    assert [one.en for one in found[ExhibitionCode.NO_EVENT].names] == ["fair"]


def test_refusals_come_first():
    """What cannot be stands above what should be mended and what is worth knowing."""
    clash = booking("clash", "kraslice", "2027-05-20", "2027-05-30")
    found = check(exhibition(MAY, clash), around(FAIR))
    assert found[0].code is ExhibitionCode.TWO_PLACES
    order = list(Gravity)
    assert [order.index(one.gravity) for one in found] == sorted(
        order.index(one.gravity) for one in found
    )


def test_every_code_is_documented(root):
    """Each code of the check and of a refused wish stands in docs/exhibition.md."""
    text = (root / "docs" / "exhibition.md").read_text("utf-8")
    codes_told = set(re.findall(r"`([a-z_]+)`", text))
    assert set(map(str, ExhibitionCode)) | {*WISH_PROBLEMS} <= codes_told
