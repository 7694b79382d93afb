"""The view: what the Explore page shows, as one value."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from icplanner.catalogue.filters import Filters
from icplanner.hours import Verdict
from icplanner.travel import Mode


@dataclass(frozen=True, slots=True)
class Near:
    """Within `within_min` minutes of a hub, door to door; the hub is a place's id."""

    hub: str
    mode: Mode
    within_min: int


@dataclass(frozen=True, slots=True)
class OpenOn:
    """A local day, with a minute after midnight or None, and the verdicts to show.

    Without verdicts nothing is left out; the day still decides what rows and card say.
    """

    day: date
    at_min: int | None = None
    verdicts: frozenset[Verdict] = frozenset()


@dataclass(frozen=True, slots=True)
class View:
    """What the Explore page shows."""

    filters: Filters = field(default_factory=Filters)
    site: str | None = None
    near: Near | None = None
    open_on: OpenOn | None = None

    @property
    def narrowed(self) -> bool:
        """Return whether sites may be left out that the page shows at first."""
        asked_day = self.open_on is not None and bool(self.open_on.verdicts)
        return self.filters.active or self.near is not None or asked_day
