"""A site: one place of industrial culture with all that is known of it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from icplanner.catalogue.guided_start import GuidedStart
from icplanner.catalogue.localised import Localised
from icplanner.catalogue.position import LatLon


class Kind(StrEnum):
    """What a site is, in ERIH's words."""

    HERITAGE_SITE = "heritage_site"
    MUSEUM = "museum"
    VISITOR_CENTRE = "visitor_centre"
    WORKING_ENTERPRISE = "working_enterprise"
    TRAIL = "trail"
    VIEWPOINT = "viewpoint"
    CRAFT_CENTRE = "craft_centre"


class Era(StrEnum):
    """Which part of Living Industrial Culture a site shows."""

    PAST = "past"
    PRESENT = "present"
    FUTURE = "future"


class Status(StrEnum):
    """Whether the site takes visitors at all, as last read."""

    OPEN = "open"
    SEASONAL = "seasonal"
    UNCERTAIN = "uncertain"
    CLOSED = "closed"


class Access(StrEnum):
    """Access by wheelchair; a missing value is None, never "no"."""

    YES = "yes"
    LIMITED = "limited"
    NO = "no"


class Confidence(StrEnum):
    """How well the record is supported: read in sources, partly so, or from memory only."""

    VERIFIED = "verified"
    PARTLY = "partly"
    MEMORY = "memory"


@dataclass(frozen=True, slots=True, kw_only=True)
class Site:
    """One site, field by field as in `data/sites.geojson` (documented in `docs/data.md`).

    None means unknown throughout; an unknown value is never read as False, 0 or "open".

    Attributes
    ----------
    position
        (lat, lon) in WGS 84, or None for a site that is "not on the map yet".
    opening_hours
        OpenStreetMap's `opening_hours` syntax; None means unknown.
    opening_year
        The year the hours were stated for; None means an undated page.
    tour_starts
        What the sources say of guided tours, word for word; `guided_starts` holds what of it
        could be made structured.
    last_admission_min, last_admission_before_close_min
        When the last visitor is let in, where the site says so: a time of day in minutes after
        local midnight, or so many minutes before closing; None means no such rule is known.
    visit_minutes, price_adult
        Typical length of a visit; price of one adult in `currency`; 0 means free.
    """

    id: str
    names: Localised
    kind: Kind
    industries: tuple[str, ...]
    era: tuple[Era, ...]
    country: str
    municipality: str
    address: str | None = None
    position: LatLon | None = None
    coord_source: str | None = None
    coord_precision_m: int | None = None
    opening_hours: str | None = None
    opening_source: str | None = None
    opening_year: int | None = None
    last_admission_min: int | None = None
    last_admission_before_close_min: int | None = None
    guided_only: bool | None = None
    booking_required: bool | None = None
    tour_starts: str | None = None
    guided_starts: tuple[GuidedStart, ...] = ()
    visit_minutes: int | None = None
    visit_source: str | None = None
    price_adult: float | None = None
    currency: str | None = None
    price_source: str | None = None
    wheelchair: Access | None = None
    min_age: int | None = None
    indoor: bool | None = None
    underground: bool | None = None
    languages: tuple[str, ...] = ()
    website: str | None = None
    phone: str | None = None
    email: str | None = None
    operator: str | None = None
    heritage_status: tuple[str, ...] = ()
    status: Status = Status.UNCERTAIN
    status_note: str | None = None
    in_strategy: bool = False
    summaries: Localised = Localised()
    sources: tuple[str, ...] = ()
    confidence: Confidence = Confidence.MEMORY
