"""A draft: a tour as it is kept, and what today's catalogue still knows of it."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any, Final

from icplanner.catalogue.catalogue import Catalogue
from icplanner.catalogue.finding import UnknownName
from icplanner.catalogue.localised import Localised
from icplanner.tours.hubs import find_hub, with_known_hubs
from icplanner.tours.reading import BadDocument, Flaw, read_tour
from icplanner.tours.tour import StopKind, Tour
from icplanner.tours.writing import tour_json

SCHEMA: Final = "icplanner.draft/1"
_KEYS: Final = frozenset({"schema", "tour", "checklist"})


class UnknownSchema(ValueError):  # noqa: N818 - named after what was read
    """The draft was written by a version of the planner that is not this one; `args[0]` is its."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """What is kept of a tour.

    Attributes
    ----------
    checklist
        Key of the ticks that belong to the draft, empty where there are none; they are kept apart
        so that ticking something off is no new version of the tour.
    """

    tour: Tour
    checklist: str = ""


@dataclass(frozen=True, slots=True)
class Vanished:
    """A site or hub of a draft that the catalogue no longer holds."""

    id: str
    names: Localised
    hub: bool = False


def draft_json(draft: Draft) -> dict[str, Any]:
    """Return a draft as a JSON-ready dictionary (`docs/tours-keeping.md`)."""
    return {"schema": SCHEMA, "tour": tour_json(draft.tour), "checklist": draft.checklist}


def read_draft(content: Mapping[str, Any]) -> Draft:
    """Return the draft of a kept content; sites that have vanished since are no obstacle.

    Raises
    ------
    UnknownSchema
        If another version of the planner wrote it.
    BadDocument
        If it is damaged, with everything wrong in it.
    """
    schema = content.get("schema")
    if schema != SCHEMA:
        raise UnknownSchema(str(schema)[:40])
    checklist = content.get("checklist", "")
    unknown = sorted(map(str, set(content) - _KEYS))
    if unknown or not isinstance(checklist, str):
        raise BadDocument(tuple(Flaw(key, "is no part of a draft") for key in unknown or _KEYS))
    return Draft(tour=read_tour(json.dumps(content.get("tour"))), checklist=checklist)


def read_draft_today(content: Mapping[str, Any], catalogue: Catalogue) -> Draft:
    """Return the draft of a kept content, its hubs with the names the catalogue has today.

    Raises
    ------
    UnknownSchema, BadDocument
        As `read_draft` does.
    """
    draft = read_draft(content)
    return replace(draft, tour=with_known_hubs(draft.tour, catalogue))


def vanished(tour: Tour, catalogue: Catalogue) -> tuple[Vanished, ...]:
    """Return the sites and hubs of a tour that the catalogue no longer has on the map."""
    return tuple(dict.fromkeys((*_hubs(tour, catalogue), *_sites(tour, catalogue))))


def _hubs(tour: Tour, catalogue: Catalogue) -> Iterator[Vanished]:
    asked = [(tour.request.start, day.start_hub) for day in tour.days[:1]]
    if tour.request.end is not None:
        asked += [(tour.request.end, day.end_hub) for day in tour.days[-1:]]
    for key, hub in asked:
        try:
            known = find_hub(catalogue, key) is not None
        except UnknownName:
            known = False
        if not known:
            yield Vanished(hub.id, hub.names, hub=True)


def _sites(tour: Tour, catalogue: Catalogue) -> Iterator[Vanished]:
    for day in tour.days:
        for stop in day.stops:
            if stop.kind is StopKind.SITE:
                site = catalogue.sites.get(stop.id)
                if site is None or site.position is None:
                    yield Vanished(stop.id, stop.names)


def without(tour: Tour, gone: frozenset[str]) -> Tour:
    """Return the tour without these stops and without wishes for them.

    The times and ways of the days are not those of such a tour: `retimed` it afterwards.
    """
    request = tour.request
    return replace(
        tour,
        days=tuple(
            replace(day, stops=tuple(stop for stop in day.stops if stop.id not in gone))
            for day in tour.days
        ),
        request=replace(
            request,
            must=tuple(key for key in request.must if key not in gone),
            pins=tuple(pin for pin in request.pins if pin.stop not in gone),
            lunches=tuple(held for held in request.lunches if held.stop not in gone),
        ),
    )
