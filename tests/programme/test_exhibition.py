from __future__ import annotations

import json
from dataclasses import replace
from datetime import date

import pytest
from exhibition_world import SHOWCASES, booking, companion, event, exhibition
from hypothesis import given, settings
from hypothesis import strategies as st

from icplanner.catalogue.localised import Localised
from icplanner.programme import DocumentError
from icplanner.programme.exhibition import (
    ExhibitionRefused,
    refusals,
    with_booking,
    with_bookings,
    with_showcase,
    without_booking,
)
from icplanner.programme.exhibition_document import from_document, to_document
from icplanner.programme.exhibition_pins import fixed
from icplanner.programme.exhibition_warning import ExhibitionCode
from icplanner.programme.showcase import Condition, Showcase, showcase_problems

MAY = booking("may", "loket", "2027-05-03", "2027-05-30")
JUNE = booking("june", "ostrov", "2027-06-03", "2027-06-27")


def codes(error) -> list[ExhibitionCode]:
    """Return the codes of a refusal."""
    return [one.code for one in error.value.refusals]


def test_two_places_on_one_day_are_refused_with_both_bookings():
    """A showcase that would stand in two towns on one day is refused, both bookings are named."""
    late = replace(MAY, last_day=date(2027, 6, 3))
    with pytest.raises(ExhibitionRefused) as error:
        with_booking(exhibition(late), JUNE)
    (refusal,) = error.value.refusals
    assert refusal.code is ExhibitionCode.TWO_PLACES
    assert set(refusal.bookings) == {"may", "june"}
    assert refusal.days == (date(2027, 6, 3), date(2027, 6, 3))
    assert refusal.showcases == ("porcelain", "textile")


def test_showcases_of_different_sets_may_stand_in_two_places():
    """The exhibition may be split: only a showcase that is in both sets is refused."""
    one = replace(MAY, showcases=("porcelain",))
    other = replace(JUNE, first_day=MAY.first_day, showcases=("textile",))
    assert len(with_bookings(exhibition(), (one, other)).bookings) == 2
    both = replace(other, showcases=("textile", "porcelain"))
    with pytest.raises(ExhibitionRefused) as error:
        with_bookings(exhibition(), (one, both))
    assert error.value.refusals[0].showcases == ("porcelain",)


def test_a_permanent_home_never_ends():
    """What went home for good cannot tour a year later."""
    home = booking("home", "loket", "2027-05-03", None)
    with pytest.raises(ExhibitionRefused) as error:
        with_bookings(
            exhibition(),
            (home, replace(JUNE, first_day=date(2028, 6, 3), last_day=date(2028, 6, 20))),
        )
    assert codes(error) == [ExhibitionCode.TWO_PLACES]


@pytest.mark.parametrize(
    ("fields", "code"),
    [
        ({"last_day": date(2027, 5, 2)}, ExhibitionCode.ENDS_BEFORE_START),
        ({"first_day": date(1899, 5, 3)}, ExhibitionCode.DATE_RANGE),
        ({"last_day": date(9999, 12, 31)}, ExhibitionCode.DATE_RANGE),
        ({"vernissage": date(1899, 5, 3)}, ExhibitionCode.DATE_RANGE),
        ({"transport_days": 32}, ExhibitionCode.DAYS_RANGE),
        ({"setup_days": -1}, ExhibitionCode.DAYS_RANGE),
        ({"showcases": ("glass",)}, ExhibitionCode.UNKNOWN_SHOWCASE),
    ],
)
def test_a_booking_that_cannot_be_is_refused(fields, code):
    """Absurd days, numbers and showcases are refused with their reason."""
    with pytest.raises(ExhibitionRefused) as error:
        with_booking(exhibition(), replace(MAY, **fields))
    assert codes(error) == [code]


def test_one_id_is_one_booking():
    """A booking of a known id replaces it; two of one id in a list are refused."""
    shorter = replace(MAY, last_day=date(2027, 5, 20))
    assert with_booking(exhibition(MAY), shorter).bookings == (shorter,)
    later = replace(JUNE, uid="may")
    with pytest.raises(ExhibitionRefused) as error:
        with_bookings(exhibition(), (MAY, later))
    assert codes(error) == [ExhibitionCode.BOOKED_TWICE]


def test_bookings_are_kept_by_day_and_removed_by_id():
    """The plan is in order whatever the order of adding; an unknown id is an error."""
    plan = with_booking(with_booking(exhibition(), JUNE), MAY)
    assert plan.bookings == (MAY, JUNE)
    assert without_booking(plan, "may").bookings == (JUNE,)
    with pytest.raises(KeyError):
        without_booking(plan, "july")


def test_a_document_gives_the_same_exhibition_back():
    """What is unknown stays unknown through JSON, what is known stays the same."""
    fair = event("fair", (50.18, 12.75), date(2027, 5, 8), estimated=True)
    full = replace(
        MAY,
        first_about=True,
        vernissage=date(2027, 5, 8),
        host="Město Loket",
        companion=companion(fair),
        visitors=0,
        sources=("https://example.org",),
        note=Localised(cs="x"),
        showcases=("textile",),
    )
    bare = replace(JUNE, transport_days=None, setup_days=None)
    plan = with_bookings(exhibition(), (full, bare, booking("home", "loket", "2027-07-09", None)))
    assert from_document(json.loads(json.dumps(to_document(plan)))) == plan


def _document(**changes):
    document = to_document(exhibition(MAY, JUNE))
    for path, value in changes.items():
        at = document
        *way, last = path.split("__")
        for step in way:
            at = at[int(step)] if step.isdecimal() else at[step]
        if value is KeyError:
            del at[last]
        else:
            at[last] = value
    return document


@pytest.mark.parametrize(
    "changes",
    [
        {"schema": "icplanner.programme"},
        {"version": 2},
        {"year": 1899},
        {"year": "2027"},
        {"more": 1},
        {"name": KeyError},
        {"bookings__0__visitors": -1},
        {"bookings__0__visitors": True},
        {"bookings__0__visitors": KeyError},
        {"bookings__0__first_day": "yesterday"},
        {"bookings__0__venue__position": [12.75, 50.18]},
        {"bookings__0__venue__country": "AT"},
        {"bookings__0__last_day": "2027-06-20"},  # two places on one day
        {"bookings__0__uid": "june"},
        {"bookings__0__transport_days": 99},
        {"showcases__0__id": "textile"},
        {"name": "x" * 301},
    ],
)
def test_a_broken_document_is_refused(changes):
    """Nothing unknown, missing, absurd or contradictory is read."""
    with pytest.raises(DocumentError):
        from_document(_document(**changes))


def test_the_unbroken_document_is_read():
    """The documents above fail for what was changed in them."""
    assert from_document(_document()) == exhibition(MAY, JUNE)


stays = st.lists(
    st.tuples(
        st.sampled_from(["loket", "ostrov"]),
        st.integers(0, 20),
        st.integers(1, 8),
        st.sampled_from([(), ("porcelain",), ("textile",)]),
    ),
    max_size=5,
)


@settings(max_examples=60)
@given(stays)
def test_refused_exactly_when_a_showcase_is_in_two_places(found):
    """Counting day by day where each showcase is finds the same as comparing bookings."""
    bookings = tuple(
        replace(
            MAY,
            uid=str(number),
            first_day=date.fromordinal(MAY.first_day.toordinal() + first),
            last_day=date.fromordinal(MAY.first_day.toordinal() + first + length - 1),
            showcases=which,
        )
        for number, (_, first, length, which) in enumerate(found)
    )
    plan = exhibition(*bookings)
    days = [date.fromordinal(MAY.first_day.toordinal() + step) for step in range(30)]
    twice = any(
        sum(one.covers(day) and one.shows(case.id) for one in bookings) > 1
        for day in days
        for case in plan.showcases
    )
    assert bool(refusals(plan)) == twice


def test_what_came_later_may_be_missing_in_a_document():
    """A plan kept before showcases had contents, and bookings could be fixed, still opens."""
    document = to_document(with_bookings(exhibition(), (MAY,)))
    for showcase in document["showcases"]:
        for name in ("contents", "condition", "stored"):
            del showcase[name]
    del document["bookings"][0]["pinned"]
    assert from_document(document).bookings == (MAY,)


def test_a_showcase_is_kept_with_all_that_is_known():
    """Contents, condition and store come back from JSON; the one of an id is replaced."""
    full = replace(
        SHOWCASES[0], contents="vázy", condition=Condition.DAMAGED, stored="Sokolov", note="sklo"
    )
    plan = with_showcase(exhibition(), full)
    assert from_document(to_document(plan)).showcases == (full, SHOWCASES[1])


@pytest.mark.parametrize(
    ("fields", "code"),
    [
        ({"names": Localised()}, "no_name"),
        ({"names": Localised(cs=" ")}, "no_name"),
        ({"names": Localised(cs="TEXTIL")}, "name_taken"),
        ({"names": Localised(en="Textiles", cs="Látky")}, "name_taken"),
        ({"contents": "x" * 2001}, "too_long"),
        ({"stored": "x" * 121}, "too_long"),
        ({"industry": "witchcraft"}, "unknown_industry"),
    ],
)
def test_a_showcase_that_cannot_be_is_told(fields, code):
    """Each rule of a showcase is broken once and named."""
    assert showcase_problems(replace(SHOWCASES[0], **fields), SHOWCASES[1:]) == (code,)


def test_a_good_showcase_has_no_problem():
    """What is not known is no problem."""
    bare = Showcase(id="new", names=Localised(cs="Sklo"))
    assert showcase_problems(bare, SHOWCASES) == ()


SEASON = (date(2027, 5, 1), date(2027, 9, 30))
PINNED = replace(MAY, pinned=True)


def test_a_pinned_booking_of_all_is_a_stop():
    """The whole exhibition travels on around it; a booking that is not fixed does not stay."""
    found = fixed(exhibition(PINNED, JUNE), *SEASON)
    assert (found.stops, found.aside) == ((PINNED,), ())
    assert found.travelling == ("porcelain", "textile")


def test_a_pinned_booking_of_some_takes_them_out_of_the_tour():
    """What stands elsewhere does not travel, and a stop of what is left is a stop."""
    some = replace(JUNE, pinned=True, showcases=("textile",))
    rest = replace(PINNED, showcases=("porcelain", "glass"))
    glass = Showcase(id="glass", names=Localised(cs="Sklo"))
    found = fixed(with_showcase(exhibition(rest, some), glass), *SEASON)
    assert found.travelling == ("porcelain", "glass")
    assert (found.stops, found.aside) == ((rest,), (some,))


def test_what_lies_outside_the_season_stays_aside():
    """A pinned booking of another month, or a later home, is kept and takes nothing away."""
    home = booking("home", "loket", "2027-12-01", None)
    found = fixed(exhibition(PINNED, home), date(2027, 7, 1), date(2027, 9, 30))
    assert (found.stops, found.aside) == ((), (PINNED, home))
    assert len(found.travelling) == 2


def test_nothing_travels_once_all_are_at_home():
    """Permanent homes that begin within the season end the tour."""
    home = booking("home", "loket", "2027-06-01", None)
    assert fixed(exhibition(home), *SEASON).travelling == ()
