from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from itertools import pairwise, permutations, product

import numpy as np
import pytest
from exhibition_world import KRASLICE, LOKET, OSTROV, around, booking, event, exhibition, venue
from hypothesis import given, settings
from hypothesis import strategies as st

from icplanner.programme import exhibition_path
from icplanner.programme.exhibition import with_bookings
from icplanner.programme.exhibition_check import check
from icplanner.programme.exhibition_option import KM_POINTS, Option
from icplanner.programme.exhibition_path import Ways, best_path
from icplanner.programme.exhibition_route import suggest
from icplanner.programme.exhibition_season import options
from icplanner.programme.exhibition_warning import ExhibitionCode
from icplanner.programme.exhibition_wish import Wish, WishRefused

MONDAY = date(2027, 5, 3)
WISH = Wish(first_day=MONDAY, weeks=6, venues=(venue("loket"), venue("ostrov"), venue("kraslice")))
FAIR = event("fair", LOKET, date(2027, 5, 15))
LACE = event("lace", OSTROV, date(2027, 6, 5))


def option(where: int, week: int, weeks: int, open_days: int) -> Option:
    """Return a stop that is worth its open days."""
    first = MONDAY + timedelta(days=7 * week)
    return Option(
        venue=where,
        week=week,
        weeks=weeks,
        first_day=first,
        last_day=first + timedelta(days=7 * weeks - 1),
        events=(),
        open_days=open_days,
        opening=first,
        rivals=0,
    )


def brute_force(possible, ways: Ways, pinned=frozenset()) -> float:
    """Return the most points of any route, by trying every order of venues and every stop.

    Routes must come to every venue of `pinned`.
    """
    by_venue = {}
    for one in possible:
        by_venue.setdefault(one.venue, []).append(one)
    best = -np.inf
    for count in range(1, len(by_venue) + 1):
        for order in permutations(by_venue, count):
            if not pinned <= set(order):
                continue
            for route in product(*(by_venue[where] for where in order)):
                if all(a.week + a.weeks <= b.week for a, b in pairwise(route)):
                    km = ways.depot_km[order[0]] + ways.home_km[order[-1]]
                    km += sum(ways.between_km[a, b] for a, b in pairwise(order))
                    points = sum(one.points for one in route) + KM_POINTS * km
                    best = max(best, points if np.isfinite(points) else -np.inf)
    return best


# Short stops and short ways, so that coming back to a venue tempts.
seasons = st.integers(2, 4).flatmap(
    lambda venues: st.tuples(
        st.just(venues),
        st.lists(
            st.tuples(
                st.integers(0, venues - 1),
                st.integers(0, 4),
                st.integers(1, 2),
                st.integers(20, 60),
            ),
            min_size=3,
            max_size=10,
        ),
        st.lists(
            st.one_of(st.integers(0, 20), st.integers(0, 90), st.just(np.nan)),
            min_size=venues * (venues + 2),
            max_size=venues * (venues + 2),
        ),
    )
)


@settings(max_examples=80, deadline=None)
@given(seasons)
def test_the_best_route_is_as_good_as_any(found):
    """On tiny seasons the proven route has exactly the points of the best of all routes."""
    venues, drawn, km = found
    possible = [option(*one) for one in drawn if one[1] + one[2] <= 6]
    table = np.array(km, dtype=float).reshape(venues + 2, venues)
    ways = Ways(between_km=table[:venues], depot_km=table[venues], home_km=table[venues + 1])
    route, bound = best_path(possible, ways)
    best = brute_force(possible, ways)
    if not route:
        assert best == -np.inf
        return
    assert ways.points(route) == pytest.approx(best)
    assert bound == pytest.approx(best)
    assert len({one.venue for one in route}) == len(route)


@settings(max_examples=80, deadline=None)
@given(seasons, st.lists(st.tuples(st.integers(0, 5), st.integers(20, 60)), max_size=2))
def test_the_best_route_through_pinned_stops_is_as_good_as_any(found, fixed):
    """With stops that are fixed, the route holds them all and is the best that does."""
    venues, drawn, km = found
    weeks = dict(fixed)
    possible = [option(*one) for one in drawn if one[1] + one[2] <= 6]
    free, last = set(range(venues)), venues - 1
    # The last venues of the drawing are the pinned ones: each has a venue of its own.
    pinned = [
        option(last - number, week, 1, points)
        for number, (week, points) in enumerate(sorted(weeks.items()))
    ]
    free -= {one.venue for one in pinned}
    possible = [one for one in possible if one.venue in free]
    table = np.array(km, dtype=float).reshape(venues + 2, venues)
    ways = Ways(between_km=table[:venues], depot_km=table[venues], home_km=table[venues + 1])
    route, bound = best_path(possible, ways, pinned)
    best = brute_force([*possible, *pinned], ways, {one.venue for one in pinned})
    if not route:
        assert best == -np.inf
        return
    assert set(pinned) <= set(route)
    assert ways.points(route) == pytest.approx(best)
    assert bound == pytest.approx(best)


TEMPTING = (option(0, 0, 1, 50), option(1, 1, 1, 10), option(0, 2, 1, 40))
NO_WAY = Ways(between_km=np.zeros((2, 2)), depot_km=np.zeros(2), home_km=np.zeros(2))


def test_no_venue_comes_twice():
    """Two rich stops at one venue tempt, and the better of them with the other venue is proven."""
    route, bound = best_path(TEMPTING, NO_WAY)
    assert route == TEMPTING[:2]
    assert bound == 60


def test_a_bound_holds_where_nothing_could_be_remembered(monkeypatch):
    """With no memory for venues visited twice the route is sound, the bound above the best."""
    monkeypatch.setattr(exhibition_path, "MOST_REMEMBERED", 0)
    route, bound = best_path(TEMPTING, NO_WAY)
    assert route == TEMPTING[:2]
    assert bound == 100


def test_the_route_stands_beside_the_events():
    """Each festival has the exhibition beside it, and the opening is on its day."""
    found = suggest(WISH, around(FAIR, LACE))
    paired = {one.companion.uid: one for one in found.bookings if one.companion}
    assert set(paired) == {"fair", "lace"}
    assert paired["fair"].vernissage == FAIR.first_day
    assert found.proven


def test_the_score_is_the_sum_of_its_parts():
    """Points of stops, their ways and the ways home make up the whole."""
    wish = replace(WISH, depot=KRASLICE, homes=(OSTROV, LOKET))
    found = suggest(wish, around(FAIR, LACE))
    parts = sum(
        one.option.event_points + one.open_points + one.option.rival_points + one.way_points
        for one in found.stops
    )
    assert found.points == pytest.approx(parts + KM_POINTS * found.home_km)
    assert found.home_km > 0
    assert found.stops[0].km is not None


def test_an_unsure_event_counts_less():
    """An estimate draws the route less than a date that is confirmed."""
    sure = suggest(WISH, around(FAIR)).points
    estimated = suggest(WISH, around(replace(FAIR, estimated=True))).points
    cancelled = suggest(WISH, around(replace(FAIR, cancelled=True))).points
    assert cancelled < estimated < sure


def test_unknown_hours_never_count_as_open():
    """A house without hours has no open day, and its event counts half."""
    at_home = event("music", KRASLICE, date(2027, 5, 15))
    found = options(replace(WISH, venues=(venue("kraslice"),)), around(at_home))
    assert {one.open_days for one in found} == {0}
    assert max(one.event_points for one in found) == 50


def test_a_closed_house_is_no_stop():
    """A house that is closed throughout the season gives no stop, alone it is refused."""
    assert options(replace(WISH, venues=(venue("winter"),)), around(FAIR)) == ()
    with pytest.raises(WishRefused) as error:
        suggest(replace(WISH, venues=(venue("winter"),)), around(FAIR))
    assert error.value.codes == ("nothing_open",)


@pytest.mark.parametrize(
    ("fields", "code"),
    [
        ({"venues": ()}, "no_venue"),
        ({"venues": WISH.venues * 14}, "too_many_venues"),
        ({"venues": (WISH.venues[0], WISH.venues[0])}, "venue_twice"),
        ({"venues": (replace(WISH.venues[0], position=None),)}, "venue_without_position"),
        ({"weeks": 31}, "weeks_range"),
        ({"weeks": 0}, "weeks_range"),
        ({"min_weeks": 5, "max_weeks": 4}, "stop_range"),
        ({"weeks": 1}, "season_too_short"),
        ({"transport_days": -1}, "days_range"),
        ({"transport_days": 7, "setup_days": 7}, "days_range"),
    ],
)
def test_a_senseless_wish_is_refused(fields, code):
    """Each rule of a wish is broken once and named."""
    with pytest.raises(WishRefused) as error:
        suggest(replace(WISH, **fields), around(FAIR))
    assert code in error.value.codes


events = st.lists(
    st.tuples(
        st.sampled_from([LOKET, OSTROV, KRASLICE]),
        st.integers(0, 41),
        st.booleans(),
        st.sampled_from(["tin_mining", "porcelain"]),
    ),
    max_size=6,
)


@settings(max_examples=30, deadline=None)
@given(events)
def test_the_checker_agrees_with_every_suggestion(drawn):
    """No suggested route is refused, short of days to move or opened at a closed door.

    The rivals counted in its score are those the checker names.
    """
    world = around(
        *(
            event(f"e{n}", at, MONDAY + timedelta(days=day), estimated=guess, industries=(trade,))
            for n, (at, day, guess, trade) in enumerate(drawn)
        )
    )
    found = suggest(replace(WISH, industries=("porcelain", "textile")), world)
    plan = with_bookings(exhibition(), found.bookings)
    said = check(plan, world)
    faults = {
        ExhibitionCode.NO_TIME_TO_MOVE,
        ExhibitionCode.OPENING_CLOSED,
        ExhibitionCode.OPENING_OUTSIDE,
        ExhibitionCode.EVENT_CLOSED,
        ExhibitionCode.EVENT_OUTSIDE,
        ExhibitionCode.EVENT_FAR,
        ExhibitionCode.CLOSED_THROUGHOUT,
    }
    assert not faults & {one.code for one in said}
    rivals = {
        one.bookings[0]: one.numbers["events"]
        for one in said
        if one.code is ExhibitionCode.OPENING_CLASH
    }
    assert {
        one.booking.uid: one.option.rivals for one in found.stops if one.option.rivals
    } == rivals


def test_the_same_wish_gives_the_same_route():
    """Nothing depends on chance."""
    world = around(FAIR, LACE)
    assert suggest(WISH, world) == suggest(WISH, world)


PINNED = booking("fair-in-ostrov", "ostrov", "2027-05-20", "2027-06-02", pinned=True)


def test_the_route_goes_through_what_is_pinned():
    """The booking stays as it is, nothing meets it, and the house does not come twice."""
    found = suggest(replace(WISH, pinned=(PINNED,)), around(FAIR, LACE))
    assert PINNED in found.bookings
    assert [stop.pinned for stop in found.stops].count(True) == 1
    assert [one.venue.key for one in found.bookings].count("ostrov") == 1
    assert found.proven
    plan = with_bookings(exhibition(), found.bookings)
    short = {one.code for one in check(plan, around(FAIR, LACE))}
    assert ExhibitionCode.NO_TIME_TO_MOVE not in short


def test_pinned_stops_alone_are_a_route():
    """Where nothing else fits, what is pinned is what is suggested."""
    full = replace(PINNED, first_day=MONDAY, last_day=MONDAY + timedelta(days=60))
    found = suggest(replace(WISH, pinned=(full,)), around(FAIR))
    assert found.bookings == (full,)
    assert found.stops[0].option.open_days == 8


def test_the_days_before_a_pinned_stop_are_kept_free():
    """Unknown days of transport and set-up are those of the wish: two weeks fit, or do not."""
    bare = replace(PINNED, transport_days=None, setup_days=None)
    world = around(FAIR)
    found = suggest(replace(WISH, pinned=(bare,)), world)
    assert found.bookings[0].until == date(2027, 5, 16)
    longer = suggest(replace(WISH, pinned=(bare,), transport_days=2, setup_days=2), world)
    assert longer.bookings[0] == bare


@pytest.mark.parametrize(
    ("pinned", "code"),
    [
        ((PINNED,) * 21, "too_many_pinned"),
        (
            (replace(PINNED, venue=replace(PINNED.venue, position=None)),),
            "pinned_without_position",
        ),
    ],
)
def test_pinned_stops_that_cannot_be_passed_are_refused(pinned, code):
    """Each rule of what is pinned is broken once and named."""
    with pytest.raises(WishRefused) as error:
        suggest(replace(WISH, pinned=pinned), around(FAIR))
    assert code in error.value.codes
