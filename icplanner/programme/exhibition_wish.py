"""What a season's route is asked for, and what is wrong with it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from icplanner.catalogue.position import LatLon
from icplanner.programme.booking import Booking, Venue

MOST_VENUES: Final = 40
MOST_WEEKS: Final = 30
# A season of thirty weeks with two dozen fixed stops leaves nothing to suggest.
MOST_PINNED: Final = 20


class WishRefused(ValueError):  # noqa: N818 - named after what happened to the wish
    """No route can be looked for; `codes` say why, all of it."""

    def __init__(self, codes: tuple[str, ...]) -> None:
        super().__init__(", ".join(codes))
        self.codes = codes


@dataclass(frozen=True, slots=True, kw_only=True)
class Wish:
    """What a season's route is asked for.

    Attributes
    ----------
    first_day
        The season's first day; its weeks are counted from here.
    min_weeks, max_weeks
        Length of a stop, transport and set-up included.
    depot
        Where the showcases are before the season, None where that does not matter.
    homes
        Where they go afterwards, one by one.
    showcases
        Which of the exhibition travel together; empty means all.
    industries
        Theirs, as in the catalogue: events of the same trade compete from further away.
    pinned
        Bookings of the same showcases that stay as they are, by day: the route goes through them.
    """

    first_day: date
    weeks: int
    venues: tuple[Venue, ...]
    min_weeks: int = 2
    max_weeks: int = 6
    transport_days: int = 1
    setup_days: int = 1
    depot: LatLon | None = None
    homes: tuple[LatLon, ...] = ()
    showcases: tuple[str, ...] = ()
    industries: tuple[str, ...] = ()
    pinned: tuple[Booking, ...] = ()

    @property
    def last_day(self) -> date:
        """Return the season's last day."""
        return self.first_day + timedelta(days=7 * self.weeks - 1)


def wish_problems(wish: Wish) -> tuple[str, ...]:
    """Return codes of everything that is wrong with a wish; documented in `docs/exhibition.md`."""
    keys = [venue.key for venue in wish.venues]
    wrong = {
        "no_venue": not wish.venues,
        "too_many_venues": len(wish.venues) > MOST_VENUES,
        "venue_twice": len(set(keys)) < len(keys),
        "venue_without_position": any(venue.position is None for venue in wish.venues),
        "weeks_range": not 1 <= wish.weeks <= MOST_WEEKS,
        "stop_range": not 1 <= wish.min_weeks <= wish.max_weeks,
        "season_too_short": wish.weeks < wish.min_weeks,
        "days_range": min(wish.transport_days, wish.setup_days) < 0
        or wish.transport_days + wish.setup_days >= 7 * max(wish.min_weeks, 1),
        "too_many_pinned": len(wish.pinned) > MOST_PINNED,
        "pinned_without_position": any(one.venue.position is None for one in wish.pinned),
    }
    return tuple(code for code, holds in wrong.items() if holds)
