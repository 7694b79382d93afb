"""Presets: what a request looks like for the four audiences of the region's programme."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Final

from icplanner.tours.pace import Pace
from icplanner.tours.request import Audience, DayWish, LunchWish, Request


@dataclass(frozen=True, slots=True, kw_only=True)
class Preset:
    """What an audience presets; every value may be changed afterwards."""

    start_min: int
    end_min: int
    pace: Pace
    lunch: LunchWish | None
    group_size: int = 1
    youngest_age: int | None = None
    accept_booking: bool = False


# The four audiences are those the region's strategy names. Spa treatments fill the morning, so a
# guest is free from one o'clock to the early dinner of the house. Families start after breakfast,
# with a child of six (the age from which most mines with a stated limit admit children).
# A school class of 25 brings its own lunch and must be back when school ends; it books ahead as a
# matter of course. Experts take the whole day and arrange what must be arranged.
PRESETS: Final[dict[Audience, Preset]] = {
    Audience.SPA_GUEST: Preset(start_min=13 * 60, end_min=17 * 60 + 30, pace=Pace.EASY, lunch=None),
    Audience.FAMILY: Preset(
        start_min=9 * 60 + 30, end_min=17 * 60, pace=Pace.EASY, lunch=LunchWish(), youngest_age=6
    ),
    Audience.SCHOOL: Preset(
        start_min=8 * 60,
        end_min=14 * 60,
        pace=Pace.EASY,
        lunch=None,
        group_size=25,
        youngest_age=10,
        accept_booking=True,
    ),
    Audience.EXPERTS: Preset(
        start_min=8 * 60, end_min=18 * 60, pace=Pace.FULL, lunch=LunchWish(), accept_booking=True
    ),
}


def preset(request: Request, audience: Audience) -> Request:
    """Return the request with everything the audience presets; dates and wishes stay."""
    values = PRESETS[audience]
    days = tuple(DayWish(day.date, values.start_min, values.end_min) for day in request.days)
    return replace(
        request,
        audience=audience,
        days=days,
        pace=values.pace,
        lunch=values.lunch,
        group_size=values.group_size,
        youngest_age=values.youngest_age,
        accept_booking=values.accept_booking,
    )
