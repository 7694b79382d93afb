"""A booking: showcases at one venue for some days."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from icplanner.catalogue.localised import Localised
from icplanner.catalogue.position import LatLon


@dataclass(frozen=True, slots=True, kw_only=True)
class Venue:
    """Where showcases stand.

    Attributes
    ----------
    site
        Id in the catalogue, whose opening hours then hold; None for any other house, whose hours
        are unknown.
    """

    name: str
    municipality: str
    country: str = "CZ"
    position: LatLon | None = None
    site: str | None = None

    @property
    def key(self) -> str:
        """Return what tells venues apart."""
        return self.site or f"{self.name} | {self.municipality}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Companion:
    """The cultural event beside which the exhibition stands.

    Attributes
    ----------
    uid
        Id of the occurrence, or of the series where the edition is not known.
    day
        The event's first day; None where the sources do not tell it.
    """

    uid: str
    names: Localised
    day: date | None = None
    estimated: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Booking:
    """Showcases at one venue, complete in itself; days are local (Europe/Prague) and both count.

    Attributes
    ----------
    first_day, last_day
        The days visitors see the showcases; `last_day` is None for a permanent home.
    first_about, last_about
        The sources tell the day only about ("end of July").
    showcases
        Ids of what stands there; empty means all of the exhibition.
    transport_days, setup_days
        Days before `first_day` on which the showcases are on the way and are set up; None means
        unknown.
    vernissage
        Day of the opening ceremony where it differs from the first day or is known for sure.
    visitors
        How many people came; None means nobody counted or told.
    pinned
        It stays as it is when a route is suggested.
    """

    uid: str
    venue: Venue
    first_day: date
    last_day: date | None
    first_about: bool = False
    last_about: bool = False
    showcases: tuple[str, ...] = ()
    transport_days: int | None = None
    setup_days: int | None = None
    vernissage: date | None = None
    host: str = ""
    companion: Companion | None = None
    visitors: int | None = None
    sources: tuple[str, ...] = ()
    note: Localised = Localised()
    pinned: bool = False

    @property
    def permanent(self) -> bool:
        """Return whether the showcases stay there for good."""
        return self.last_day is None

    @property
    def until(self) -> date:
        """Return the last day as a day that can be compared; a home has none, so the latest."""
        return self.last_day or date.max

    @property
    def opening(self) -> date:
        """Return the day of the opening ceremony, the first day where none is told."""
        return self.vernissage or self.first_day

    @property
    def taken_from(self) -> date:
        """Return the first day the showcases are taken: transport and set-up as far as known."""
        return self.first_day - timedelta(days=(self.transport_days or 0) + (self.setup_days or 0))

    def shows(self, showcase: str) -> bool:
        """Return whether a showcase of the exhibition stands there."""
        return not self.showcases or showcase in self.showcases

    def covers(self, day: date) -> bool:
        """Return whether visitors see the showcases on a day."""
        return self.first_day <= day <= self.until
