"""Choosing occurrences: by kind, industry, audience, place, distance and certainty."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from icplanner.catalogue.industry import groups_of
from icplanner.catalogue.position import LatLon
from icplanner.programme.occurrence import Occurrence


class Certainty(StrEnum):
    """How sure the date must be."""

    CONFIRMED = "confirmed"
    ESTIMATED = "estimated"


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """What is asked for; an empty tuple or None asks for nothing in particular.

    Values of one field are alternatives, fields are conditions.

    Attributes
    ----------
    groups
        Industry groups.
    places
        Names of municipalities.
    near, within_min
        Id of a spa town, and the minutes by car it may be away.
    """

    kinds: tuple[str, ...] = ()
    groups: tuple[str, ...] = ()
    audiences: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    near: str | None = None
    within_min: int = 30
    certainty: Certainty | None = None

    @property
    def active(self) -> int:
        """Return how many conditions there are."""
        parts = (self.kinds, self.groups, self.audiences, self.places, self.near, self.certainty)
        return sum(bool(part) for part in parts)


def select(
    occurrences: Iterable[Occurrence], wanted: Wanted, minutes: Mapping[LatLon, float]
) -> tuple[Occurrence, ...]:
    """Return the occurrences that answer, in their order.

    Parameters
    ----------
    minutes
        Minutes by car from the spa town of `wanted.near` to each event's position; an event whose
        position is not known, or not in here, is not known to be near.
    """
    return tuple(one for one in occurrences if _answers(one, wanted, minutes))


def _answers(one: Occurrence, wanted: Wanted, minutes: Mapping[LatLon, float]) -> bool:
    event = one.event
    return (
        (not wanted.kinds or event.kind in wanted.kinds)
        and (not wanted.groups or any(g.value in wanted.groups for g in groups_of(event)))
        and (not wanted.audiences or any(a in wanted.audiences for a in event.audience))
        and (not wanted.places or event.municipality in wanted.places)
        and (wanted.near is None or _near(one, wanted.within_min, minutes))
        and (wanted.certainty is None or _sure(one) is wanted.certainty)
    )


def _near(one: Occurrence, within_min: int, minutes: Mapping[LatLon, float]) -> bool:
    position = one.event.position
    return position is not None and minutes.get(position, float("inf")) <= within_min


def _sure(one: Occurrence) -> Certainty:
    return Certainty.ESTIMATED if one.estimated else Certainty.CONFIRMED
