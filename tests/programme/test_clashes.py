from __future__ import annotations

from datetime import date, datetime, timedelta
from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from seasons import BECOV, BILINA, LOKET, SOKOLOV, KnownWays, cancelled, on

from icplanner.programme import Code, clashes
from icplanner.programme.clashes import MOST_PAIRS_A_DAY, REACH_MIN, competing_days
from icplanner.travel import Mode

SATURDAY = date(2027, 9, 11)


def codes(*occurrences):
    """Return the code and the subjects of every warning."""
    return [(one.code, set(one.subjects)) for one in clashes(occurrences, KnownWays())]


def test_events_of_one_day_for_the_same_people_within_reach_clash():
    """The warning names both, their minutes and what they share."""
    (warning,) = clashes(
        [on("a", SATURDAY), on("b", SATURDAY, LOKET, industries=("beer",))], KnownWays()
    )
    assert warning.code is Code.SAME_AUDIENCE
    assert warning.subjects == ("a-2027", "b-2027")
    assert warning.days == (SATURDAY,)
    assert warning.numbers == {"audiences": ("families",), "industries": (), "minutes": 20}


@pytest.mark.parametrize(
    "other",
    [
        on("b", SATURDAY + timedelta(days=1), LOKET),  # another day
        on("b", SATURDAY, BILINA),  # too far, even for one trade
        on("b", SATURDAY, LOKET, audience=("experts",)),  # other people
        cancelled(on("b", SATURDAY, LOKET)),  # does not take place
        on("b", SATURDAY, None),  # nobody knows where
    ],
)
def test_what_takes_nothing_away_is_no_clash(other):
    """Another day, place, audience or a cancelled event is left alone."""
    assert codes(on("a", SATURDAY), other) == []


def test_the_gravest_reason_is_told():
    """Venue before organiser before industry before audience."""
    base = on("a", SATURDAY, venue_name="hall", municipality="Loket", organiser="club")
    mine = {"venue_name": "Hall", "municipality": "LOKET", "organiser": "Club"}
    assert codes(base, on("b", SATURDAY, **mine))[0][0] is Code.SAME_VENUE
    mine["venue_name"] = "garden"
    assert codes(base, on("b", SATURDAY, **mine))[0][0] is Code.SAME_ORGANISER
    mine["organiser"] = "others"
    assert codes(base, on("b", SATURDAY, **mine))[0][0] is Code.SAME_INDUSTRY


def test_one_venue_at_different_hours_is_free():
    """A hall that is used in the morning can be used in the evening."""
    hall = {"venue_name": "hall", "municipality": "Loket", "audience": ()}
    morning, evening = on("a", SATURDAY, **hall), on("b", SATURDAY, **hall)
    hours = [(9, 12), (18, 22)]
    day = datetime(2027, 9, 11)
    timed = [
        type(one)(
            uid=one.uid,
            event=one.event,
            start=day.replace(hour=h),
            end=day.replace(hour=e),
            estimated=True,
        )
        for one, (h, e) in zip((morning, evening), hours, strict=True)
    ]
    assert Code.SAME_VENUE not in [code for code, _ in codes(*timed)]
    assert Code.SAME_VENUE in [code for code, _ in codes(morning, evening)]


def test_three_events_within_reach_are_a_pile_up():
    """A pile-up names all of them, and each pair is told once."""
    found = codes(on("a", SATURDAY), on("b", SATURDAY, LOKET), on("c", SATURDAY, BECOV))
    assert found[0] == (Code.PILE_UP, {"a-2027", "b-2027", "c-2027"})
    assert len(found) == 4


def test_a_long_event_competes_on_its_first_day_only():
    """Nine days of open monuments do not clash with each fair of these days."""
    nine_days = on("days", SATURDAY, last=SATURDAY + timedelta(days=8))
    assert competing_days(nine_days) == [SATURDAY]
    assert codes(nine_days, on("fair", SATURDAY + timedelta(days=7))) == []
    assert len(codes(nine_days, on("fair", SATURDAY))) == 1


def test_two_days_together_are_one_warning():
    """A pair that meets on Saturday and Sunday is told once, with both days."""
    sunday = SATURDAY + timedelta(days=1)
    (warning,) = clashes(
        [on("a", SATURDAY, last=sunday), on("b", SATURDAY, LOKET, last=sunday)], KnownWays()
    )
    assert warning.days == (SATURDAY, sunday)


def test_travel_is_asked_once_and_a_crowded_day_stays_readable():
    """Hundreds of events on one day give a bounded list, from one table of ways."""
    ways = KnownWays()
    crowd = [on(f"e{number}", SATURDAY, LOKET) for number in range(200)]
    found = clashes(crowd, ways)
    assert ways.asked == 1
    assert len(found) <= MOST_PAIRS_A_DAY + 1
    assert found[0].numbers["events"] == 200


@settings(max_examples=40)
@given(
    st.lists(
        st.tuples(
            st.sampled_from([SOKOLOV, LOKET, BECOV, BILINA, None]),
            st.integers(0, 4),
            st.integers(0, 6),
            st.sets(st.sampled_from(["families", "experts", "schools"])),
            st.booleans(),
        ),
        max_size=9,
    )
)
def test_audience_clashes_are_those_of_the_plain_rule(rows):
    """Whatever the season, pairs for the same people are found exactly as the rule says."""
    season = []
    for number, (place, ahead, days, audience, gone) in enumerate(rows):
        first = SATURDAY + timedelta(days=ahead)
        one = on(
            f"e{number}",
            first,
            place,
            first + timedelta(days=days),
            audience=tuple(sorted(audience)),
            industries=(),
        )
        season.append(cancelled(one) if gone else one)
    ways = KnownWays()
    expected = set()
    for a, b in combinations(season, 2):
        if a.cancelled or b.cancelled or None in {a.event.position, b.event.position}:
            continue
        minutes = ways.matrix([a.event.position, b.event.position], Mode.CAR).minutes[0, 1]
        if (
            set(competing_days(a)) & set(competing_days(b))
            and set(a.event.audience) & set(b.event.audience)
            and minutes <= REACH_MIN
        ):
            expected.add(frozenset({a.uid, b.uid}))
    found = {frozenset(w.subjects) for w in clashes(season, ways) if w.code is Code.SAME_AUDIENCE}
    assert found == expected
