"""Writing tours and plans as JSON documents."""

from __future__ import annotations

from typing import Any, Final

from icplanner.catalogue.localised import Localised
from icplanner.catalogue.position import LatLon
from icplanner.tours import document as doc
from icplanner.tours.document_fields import Names, plain
from icplanner.tours.request import LunchWish, Request
from icplanner.tours.tour import (
    Hub,
    LunchStop,
    Plan,
    Reason,
    RequestProblem,
    Stop,
    Tour,
    TourDay,
    TourLeg,
    TourWarning,
)

# A metre: finer digits of a drawn way say nothing.
_DIGITS: Final = 5


def plan_json(plan: Plan) -> dict[str, Any]:
    """Return a plan as a JSON-ready dictionary (schema `icplanner.plan/1`)."""
    found = doc.PlanDoc(
        variants=tuple(_tour(tour) for tour in plan.tours),
        problems=tuple(_problem(problem) for problem in plan.problems),
        reasons=tuple(_reason(reason) for reason in plan.reasons),
        bound=plan.bound,
        seconds=round(plan.seconds, 3),
        request=request_document(plan.request) if plan.tours else None,
    )
    return found.model_dump(mode="json", by_alias=True)


def tour_json(tour: Tour) -> dict[str, Any]:
    """Return a tour as a JSON-ready dictionary (schema `icplanner.tour/1`)."""
    return _tour(tour).model_dump(mode="json", by_alias=True)


def _names(names: Localised) -> Names:
    return Names(cs=names.cs, de=names.de, en=names.en)


def _point(point: LatLon) -> LatLon:
    return round(point[0], _DIGITS), round(point[1], _DIGITS)


def request_document(request: Request) -> doc.RequestDoc:
    """Return a request as a document."""
    lunch = request.lunch
    return doc.RequestDoc(
        start=request.start,
        end=request.end,
        days=tuple(
            doc.DayWishDoc(date=day.date, from_=day.start_min, to=day.end_min)
            for day in request.days
        ),
        mode=request.mode,
        interests=dict(request.interests),
        must=request.must,
        avoid=request.avoid,
        pace=request.pace,
        lunch=_lunch_wish(lunch) if lunch else None,
        buffer_min=request.buffer_min,
        audience=request.audience,
        group_size=request.group_size,
        youngest_age=request.youngest_age,
        budget_czk=request.budget_czk,
        wheelchair=request.wheelchair,
        language=request.language,
        accept_booking=request.accept_booking,
        accept_unknown=request.accept_unknown,
        events=tuple(
            doc.EventDoc(
                id=event.id,
                names=_names(event.names),
                municipality=event.municipality,
                position=event.position,
                date=event.date,
                start=event.start_min,
                duration_min=event.duration_min,
            )
            for event in request.events
        ),
        pins=tuple(
            doc.PinDoc(stop=pin.stop, date=pin.date, start=pin.start_min, visit_min=pin.visit_min)
            for pin in request.pins
        ),
        lunches=tuple(
            doc.LunchPinDoc(date=held.date, restaurant=held.restaurant, stop=held.stop)
            for held in request.lunches
        ),
        votes=dict(request.votes),
        variants=request.variants,
    )


def _lunch_wish(lunch: LunchWish) -> doc.LunchWishDoc:
    return doc.LunchWishDoc(
        earliest=lunch.earliest_min, latest=lunch.latest_min, length_min=lunch.length_min
    )


def _tour(tour: Tour) -> doc.TourDoc:
    return doc.TourDoc(
        request=request_document(tour.request),
        score=round(tour.score, 2),
        bound=None if tour.bound is None else round(tour.bound, 2),
        proven=tour.proven,
        chance=tour.chance,
        price_czk=tour.price_czk,
        prices_unknown=tour.prices_unknown,
        days=tuple(_day(day) for day in tour.days),
        warnings=tuple(_warning(warning) for warning in tour.warnings),
    )


def _day(day: TourDay) -> doc.DayDoc:
    return doc.DayDoc(
        date=day.date,
        start_hub=_hub(day.start_hub),
        end_hub=_hub(day.end_hub),
        depart=day.depart_min,
        return_=day.return_min,
        stops=tuple(_stop(stop) for stop in day.stops),
        legs=tuple(_leg(leg) for leg in day.legs),
        lunch=_lunch(day.lunch) if day.lunch else None,
    )


def _hub(hub: Hub) -> doc.HubDoc:
    return doc.HubDoc(id=hub.id, names=_names(hub.names), position=hub.position)


def _stop(stop: Stop) -> doc.StopDoc:
    return doc.StopDoc(
        site=stop.id,
        kind=stop.kind,
        names=_names(stop.names),
        municipality=stop.municipality,
        position=stop.position,
        arrive=stop.arrive_min,
        start=stop.start_min,
        end=stop.end_min,
        latest_arrival=stop.latest_arrival_min,
        opens=stop.opens_min,
        closes=stop.closes_min,
        guided=stop.guided,
        price_czk=stop.price_czk,
        score_parts={part.code: part.points for part in stop.score_parts},
        pinned=stop.pinned,
        pinned_start=stop.pinned_start_min,
    )


def _leg(leg: TourLeg) -> doc.LegDoc:
    return doc.LegDoc(
        from_id=leg.from_id,
        to_id=leg.to_id,
        mode=leg.mode,
        method=leg.method,
        minutes=leg.minutes,
        buffer_min=leg.buffer_min,
        km=round(leg.distance_km, 2),
        error_min=round(leg.error_min, 1),
        depart=leg.depart_min,
        geometry=tuple(_point(point) for point in leg.geometry),
        wait_min=leg.wait_min,
        rides=tuple(
            doc.RideDoc(
                line=ride.line,
                from_stop=ride.from_stop,
                to_stop=ride.to_stop,
                departs=ride.departs,
                arrives=ride.arrives,
            )
            for ride in leg.rides
        ),
        notes=leg.notes,
    )


def _lunch(lunch: LunchStop) -> doc.LunchDoc:
    return doc.LunchDoc(
        leg=lunch.leg,
        place=lunch.place,
        start=lunch.start_min,
        end=lunch.end_min,
        restaurant=lunch.restaurant,
        name=lunch.name,
        position=lunch.position,
        by_hand=lunch.by_hand,
    )


def _warning(warning: TourWarning) -> doc.WarningDoc:
    return doc.WarningDoc(
        code=warning.code,
        severity=warning.severity,
        day=warning.day,
        stop=warning.stop,
        numbers=plain(warning.numbers),
        repairs=tuple(
            doc.RepairDoc(
                code=repair.code, day=repair.day, stop=repair.stop, numbers=plain(repair.numbers)
            )
            for repair in warning.repairs
        ),
    )


def _reason(reason: Reason) -> doc.ReasonDoc:
    return doc.ReasonDoc(
        site=reason.site,
        code=reason.code,
        loss=None if reason.loss is None else round(reason.loss, 2),
        instead_of=reason.instead_of,
        numbers=plain(reason.numbers),
    )


def _problem(problem: RequestProblem) -> doc.ProblemDoc:
    return doc.ProblemDoc(
        code=problem.code,
        field=problem.field,
        value=plain(problem.value),
        allowed=problem.allowed,
        suggestions=problem.suggestions,
        on=problem.on,
    )
