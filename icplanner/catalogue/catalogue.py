"""The catalogue: every fact the planner knows, in one immutable object."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from icplanner.catalogue.event import Event
from icplanner.catalogue.place import Landmark, Place, Restaurant
from icplanner.catalogue.problem import Problem
from icplanner.catalogue.site import Site


@dataclass(frozen=True, slots=True, kw_only=True)
class Catalogue:
    """All records that could be read, by id, and the problems of those that could not.

    Attributes
    ----------
    left_out
        How many rows could not be used at all; a file that could not be read counts no row.
    """

    sites: Mapping[str, Site] = field(default_factory=dict)
    events: Mapping[str, Event] = field(default_factory=dict)
    places: Mapping[str, Place] = field(default_factory=dict)
    restaurants: Mapping[str, Restaurant] = field(default_factory=dict)
    landmarks: Mapping[str, Landmark] = field(default_factory=dict)
    problems: tuple[Problem, ...] = ()
    left_out: int = 0
