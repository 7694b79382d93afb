"""An event series: a festival, a parade, an open day."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from icplanner.catalogue.localised import Localised
from icplanner.catalogue.position import LatLon
from icplanner.catalogue.site import Confidence


class EventStatus(StrEnum):
    """Whether another edition is to be expected."""

    RECURRING = "recurring"
    RECURRING_UNCONFIRMED = "recurring_unconfirmed"
    SEASONAL = "seasonal"
    HISTORIC = "historic"


@dataclass(frozen=True, slots=True)
class KnownDate:
    """One edition that is known to have taken place or to be announced, with its source.

    `start` and `end` are local dates (Europe/Prague), or local date-times without zone where the
    hour is known; both days count.
    """

    start: date | datetime
    end: date | datetime
    all_day: bool
    source: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """One event series, field by field as in `data/events.csv` (documented in `docs/data.md`).

    Attributes
    ----------
    recurrence
        The rule in words, as the sources tell it (English).
    rrule
        The same as an iCalendar RRULE where it can be said, else None.
    next_date_estimate
        The next date that the rule gives; an estimate until somebody confirms it.
    site
        Id of the venue in the catalogue, or None where only the place is known.
    price
        Words of the source; None means unknown.
    """

    id: str
    names: Localised
    kind: str
    industries: tuple[str, ...]
    venue_name: str
    municipality: str
    country: str
    status: EventStatus
    position: LatLon | None = None
    site: str | None = None
    coord_source: str | None = None
    coord_precision_m: int | None = None
    recurrence: str = ""
    rrule: str | None = None
    known_dates: tuple[KnownDate, ...] = ()
    next_date_estimate: date | None = None
    organiser: str = ""
    website: str | None = None
    price: str | None = None
    audience: tuple[str, ...] = ()
    in_strategy: bool = False
    summaries: Localised = Localised()
    sources: tuple[str, ...] = ()
    confidence: Confidence = Confidence.PARTLY
    note: str = ""
