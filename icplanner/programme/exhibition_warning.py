"""What the coordinator of the touring exhibition should know, as data."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from icplanner.catalogue.localised import Localised


class Gravity(StrEnum):
    """REFUSED cannot be kept; WARNING should be mended; NOTE is worth knowing."""

    REFUSED = "refused"
    WARNING = "warning"
    NOTE = "note"


class ExhibitionCode(StrEnum):
    """What was found; each code has a row in `docs/exhibition.md`."""

    TWO_PLACES = "two_places"
    ENDS_BEFORE_START = "ends_before_start"
    DATE_RANGE = "date_range"
    DAYS_RANGE = "days_range"
    UNKNOWN_SHOWCASE = "unknown_showcase"
    BOOKED_TWICE = "booked_twice"
    NO_TIME_TO_MOVE = "no_time_to_move"
    MOVE_UNKNOWN = "move_unknown"
    OPENING_OUTSIDE = "opening_outside"
    OPENING_CLOSED = "opening_closed"
    OPENING_CLASH = "opening_clash"
    CLOSED_THROUGHOUT = "closed_throughout"
    FEW_OPEN_DAYS = "few_open_days"
    HOURS_UNKNOWN = "hours_unknown"
    NO_EVENT = "no_event"
    EVENT_UNDATED = "event_undated"
    EVENT_OUTSIDE = "event_outside"
    EVENT_ESTIMATED = "event_estimated"
    EVENT_CANCELLED = "event_cancelled"
    EVENT_FAR = "event_far"
    EVENT_CLOSED = "event_closed"
    IDLE = "idle"
    HOME_UNKNOWN = "home_unknown"


@dataclass(frozen=True, slots=True, kw_only=True)
class ExhibitionWarning:
    """One finding.

    Attributes
    ----------
    bookings
        Ids of the bookings it is about.
    showcases
        Ids of the showcases it is about; empty means all of the bookings'.
    days
        The days it is about, ascending.
    numbers
        Named numbers the sentence needs: days needed and free, km, open days.
    names
        Events the sentence names: rivals, or events that stand ready.
    """

    code: ExhibitionCode
    gravity: Gravity
    bookings: tuple[str, ...] = ()
    showcases: tuple[str, ...] = ()
    days: tuple[date, ...] = ()
    numbers: Mapping[str, float] = field(default_factory=dict)
    names: tuple[Localised, ...] = ()
