"""Working copies: for the holder of the key alone, for a while, and not without bound."""

from __future__ import annotations

from datetime import date

from icplanner.tours import DayWish, Request, Tour
from icplanner.ui.tours.hand import History
from icplanner.ui.tours.working_copy import (
    LIFETIME_S,
    MOST,
    MOST_VERSIONS,
    WorkingCopies,
    WorkingCopy,
    new_key,
)


def version(number: int) -> Tour:
    """Return one of many different tours."""
    day = DayWish(date(2027, 6, 1 + number % 28), start_min=540, end_min=1020)
    return Tour(days=(), request=Request(start=f"hub-{number}", days=(day,)), score=0.0)


def copy(versions: int = 2) -> WorkingCopy:
    """Return a tour with so many versions, the one before the last shown."""
    made = tuple(map(version, range(versions + 1)))
    return WorkingCopy((History(made, versions - 1),))


def test_a_copy_is_found_by_its_key_until_it_is_dropped():
    """Another key finds nothing, and neither does the key of what was saved or discarded."""
    copies, key = WorkingCopies(), new_key()
    copies.keep(key, copy())
    found = copies.find(key)
    assert found is not None
    assert found.histories[0].shown == version(1)
    assert copies.find(new_key()) is None
    copies.drop(key)
    assert copies.find(key) is None


def test_a_copy_ends_with_its_lifetime():
    """Twelve hours after the last change it is gone."""
    now = [0.0]
    copies = WorkingCopies(clock=lambda: now[0])
    copies.keep("key", copy())
    now[0] = LIFETIME_S
    assert copies.find("key") is not None
    now[0] = LIFETIME_S + 1
    assert copies.find("key") is None


def test_copies_whose_time_is_over_leave_the_memory():
    """Nobody need ask for a forgotten copy; the next one that is kept ends it."""
    now = [0.0]
    copies = WorkingCopies(clock=lambda: now[0])
    copies.keep("forgotten", copy())
    now[0] = LIFETIME_S + 1
    copies.keep("another", copy())
    assert len(copies) == 1


def test_copies_and_their_versions_do_not_pile_up():
    """The oldest copies give way; of many versions the planned one and the last ones stay."""
    copies = WorkingCopies()
    for number in range(MOST + 1):
        copies.keep(str(number), copy())
    assert copies.find("0") is None
    assert copies.find("1") is not None
    copies.keep("long", copy(3 * MOST_VERSIONS))
    history = copies.find("long").histories[0]
    assert len(history.versions) == MOST_VERSIONS + 1
    assert history.versions[0] == version(0)
    assert history.shown == version(3 * MOST_VERSIONS - 1)
