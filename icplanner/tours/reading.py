"""Reading tours back from JSON documents, strictly."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any, Final

from pydantic import ValidationError

from icplanner.catalogue.localised import Localised
from icplanner.tours import document as doc
from icplanner.tours.document_fields import Names
from icplanner.tours.request import (
    DayWish,
    FixedEvent,
    LunchPin,
    LunchWish,
    Pin,
    Request,
)
from icplanner.tours.tour import (
    Hub,
    LunchStop,
    Repair,
    ScorePart,
    Stop,
    Tour,
    TourDay,
    TourLeg,
    TourWarning,
)
from icplanner.travel.leg import Ride

# A plan of ten variants of seven days with every bend of the roads stays below 2 MB.
MAX_BYTES: Final = 5_000_000
MAX_TOLD: Final = 20


@dataclass(frozen=True, slots=True)
class Flaw:
    """One thing wrong with a document: where (keys joined by dots) and what."""

    where: str
    what: str


class BadDocument(ValueError):  # noqa: N818 - named after what was given
    """The text is no tour; `flaws` says all that is wrong with it."""

    def __init__(self, flaws: tuple[Flaw, ...]) -> None:
        super().__init__("; ".join(f"{flaw.where}: {flaw.what}" for flaw in flaws))
        self.flaws = flaws


def read_tour(text: str | bytes, variant: int = 0) -> Tour:
    """Return the tour of a tour document, or a variant (from 0) of a plan document.

    Raises
    ------
    BadDocument
        If the text is too long, no JSON, or not such a document, with everything wrong in it.
    """
    if len(text) > MAX_BYTES:
        raise BadDocument((Flaw("", f"longer than {MAX_BYTES} bytes"),))
    try:
        data = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise BadDocument((Flaw("", f"no JSON: {error}"[:200]),)) from error
    if isinstance(data, dict) and data.get("schema") == doc.PLAN:
        data = _variant(data, variant)
    try:
        return _tour(doc.TourDoc.model_validate(data, by_name=False))
    except ValidationError as error:
        flaws = error.errors(include_url=False, include_input=False)[:MAX_TOLD]
        told = tuple(Flaw(".".join(map(str, flaw["loc"])), flaw["msg"]) for flaw in flaws)
        raise BadDocument(told) from error


def _variant(data: dict[str, Any], variant: int) -> Any:
    variants = data.get("variants")
    if not isinstance(variants, list) or not 0 <= variant < len(variants):
        there = len(variants) if isinstance(variants, list) else 0
        told = f"has no variant number {variant + 1}; there are {there}"
        raise BadDocument((Flaw("variants", told),))
    return variants[variant]


def _names(names: Names) -> Localised:
    return Localised(cs=names.cs, de=names.de, en=names.en)


def read_request(found: doc.RequestDoc) -> Request:
    """Return the request of a document; whether it makes sense is `validate`'s business."""
    return Request(
        start=found.start,
        end=found.end,
        days=tuple(DayWish(day.date, day.from_, day.to) for day in found.days),
        mode=found.mode,
        interests=found.interests,
        must=found.must,
        avoid=found.avoid,
        pace=found.pace,
        lunch=_lunch_wish(found.lunch) if found.lunch else None,
        buffer_min=found.buffer_min,
        audience=found.audience,
        group_size=found.group_size,
        youngest_age=found.youngest_age,
        budget_czk=found.budget_czk,
        wheelchair=found.wheelchair,
        language=found.language,
        accept_booking=found.accept_booking,
        accept_unknown=found.accept_unknown,
        events=tuple(
            FixedEvent(
                id=event.id,
                names=_names(event.names),
                municipality=event.municipality,
                position=event.position,
                date=event.date,
                start_min=event.start,
                duration_min=event.duration_min,
            )
            for event in found.events
        ),
        pins=tuple(
            Pin(stop=pin.stop, date=pin.date, start_min=pin.start, visit_min=pin.visit_min)
            for pin in found.pins
        ),
        lunches=tuple(
            LunchPin(date=held.date, restaurant=held.restaurant, stop=held.stop)
            for held in found.lunches
        ),
        votes=found.votes,
        variants=found.variants,
    )


def _lunch_wish(found: doc.LunchWishDoc) -> LunchWish:
    return LunchWish(found.earliest, found.latest, found.length_min)


def _tour(found: doc.TourDoc) -> Tour:
    return Tour(
        request=read_request(found.request),
        days=tuple(_day(day) for day in found.days),
        score=found.score,
        bound=found.bound,
        proven=found.proven,
        chance=found.chance,
        price_czk=found.price_czk,
        prices_unknown=found.prices_unknown,
        warnings=tuple(_warning(warning) for warning in found.warnings),
    )


def _day(found: doc.DayDoc) -> TourDay:
    return TourDay(
        date=found.date,
        start_hub=_hub(found.start_hub),
        end_hub=_hub(found.end_hub),
        depart_min=found.depart,
        return_min=found.return_,
        stops=tuple(_stop(stop) for stop in found.stops),
        legs=tuple(_leg(leg) for leg in found.legs),
        lunch=_lunch(found.lunch) if found.lunch else None,
    )


def _hub(found: doc.HubDoc) -> Hub:
    return Hub(id=found.id, names=_names(found.names), position=found.position)


def _stop(found: doc.StopDoc) -> Stop:
    return Stop(
        id=found.site,
        kind=found.kind,
        names=_names(found.names),
        municipality=found.municipality,
        position=found.position,
        arrive_min=found.arrive,
        start_min=found.start,
        end_min=found.end,
        latest_arrival_min=found.latest_arrival,
        opens_min=found.opens,
        closes_min=found.closes,
        guided=found.guided,
        price_czk=found.price_czk,
        score_parts=tuple(ScorePart(code, points) for code, points in found.score_parts.items()),
        pinned=found.pinned,
        pinned_start_min=found.pinned_start,
    )


def _leg(found: doc.LegDoc) -> TourLeg:
    return TourLeg(
        from_id=found.from_id,
        to_id=found.to_id,
        mode=found.mode,
        method=found.method,
        minutes=found.minutes,
        buffer_min=found.buffer_min,
        distance_km=found.km,
        error_min=found.error_min,
        depart_min=found.depart,
        geometry=found.geometry,
        wait_min=found.wait_min,
        rides=tuple(
            Ride(ride.line, ride.from_stop, ride.to_stop, ride.departs, ride.arrives)
            for ride in found.rides
        ),
        notes=found.notes,
    )


def _lunch(found: doc.LunchDoc) -> LunchStop:
    return LunchStop(
        leg=found.leg,
        place=found.place,
        start_min=found.start,
        end_min=found.end,
        restaurant=found.restaurant,
        name=found.name,
        position=found.position,
        by_hand=found.by_hand,
    )


def _warning(found: doc.WarningDoc) -> TourWarning:
    return TourWarning(
        code=found.code,
        severity=found.severity,
        day=found.day,
        stop=found.stop,
        numbers=found.numbers,
        repairs=tuple(
            Repair(code=repair.code, day=repair.day, stop=repair.stop, numbers=repair.numbers)
            for repair in found.repairs
        ),
    )
