"""Small named series of events."""

from __future__ import annotations

from datetime import date, datetime

import pytest
from seasons import series

from icplanner.catalogue.event import Event, EventStatus, KnownDate


@pytest.fixture
def miners_parade() -> Event:
    """Return a yearly parade on the second Saturday of September, last known in 2021."""
    return series(
        "miners-parade",
        rrule="FREQ=YEARLY;BYMONTH=9;BYDAY=2SA",
        known_dates=(
            KnownDate(
                datetime(2020, 9, 5, 10), datetime(2020, 9, 5, 22), all_day=False, source="a"
            ),
            KnownDate(date(2021, 9, 11), date(2021, 9, 11), all_day=True, source="b"),
        ),
    )


@pytest.fixture
def heritage_days() -> Event:
    """Return nine days that begin on the Saturday between 5 and 11 September."""
    return series(
        "heritage-days",
        rrule="FREQ=YEARLY;BYMONTH=9;BYMONTHDAY=5,6,7,8,9,10,11;BYDAY=SA",
        known_dates=(KnownDate(date(2024, 9, 7), date(2024, 9, 15), all_day=True, source="c"),),
    )


@pytest.fixture
def museum_night() -> Event:
    """Return a series that recurs each September without a rule anybody could state."""
    return series(
        "museum-night",
        known_dates=(
            KnownDate(datetime(2024, 9, 13, 18), date(2024, 9, 13), all_day=False, source="d"),
        ),
    )


@pytest.fixture
def pilot_2018() -> Event:
    """Return the programme of September 2018 that will not come again."""
    return series(
        "pilot-2018",
        status=EventStatus.HISTORIC,
        known_dates=(KnownDate(date(2018, 9, 1), date(2018, 9, 22), all_day=True, source="e"),),
    )


@pytest.fixture
def turn_of_june() -> Event:
    """Return four days that begin in June and end in July."""
    return series(
        "turn-of-june",
        known_dates=(KnownDate(date(2024, 6, 28), date(2024, 7, 1), all_day=True, source="f"),),
    )
