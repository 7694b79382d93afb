"""Why a site is not in the best tour."""

from __future__ import annotations

from typing import Final

from icplanner.solver.engine import Answer
from icplanner.solver.losses import Loss
from icplanner.tours.choice import Choice
from icplanner.tours.tour import Reason

# A proven loss of less tells nobody anything.
LEAST_TOLD: Final = 0.05


def early_reasons(choice: Choice) -> tuple[Reason, ...]:
    """Return the reasons of the sites that were left out before anything was planned."""
    events = {event.id for event in choice.request.events}
    return tuple(
        Reason(site=site, code=why.code, numbers=why.numbers)
        for site, why in sorted(choice.left_out.items())
        if site not in events
    )


def late_reasons(choice: Choice, found: Answer) -> tuple[Reason, ...]:
    """Return the reasons of the candidates that the best solution does not hold."""
    held = {site for route in found.solutions[0].routes for site in route.sites}
    return tuple(
        reason_of(choice, place, found.losses.get(place))
        for place in range(len(choice.candidates))
        if place not in held
    )


def reason_of(choice: Choice, place: int, loss: Loss | None) -> Reason:
    """Word a loss as data: exact, between two values, or not worked out."""
    site = choice.candidates[place].id
    if loss is None:
        return Reason(site=site, code="less_worth")
    if loss.loss is None:
        if loss.exact:
            return Reason(site=site, code="does_not_fit")
        if loss.least_loss < LEAST_TOLD:
            return Reason(site=site, code="less_worth")
        return Reason(site=site, code="loss_at_least", numbers={"least_loss": loss.least_loss})
    instead = tuple(choice.candidates[stop].id for stop in loss.instead_of)
    if loss.exact:
        code = "loss" if instead else "loss_of_order"
        return Reason(site=site, code=code, loss=loss.loss, instead_of=instead)
    told = loss.least_loss >= LEAST_TOLD
    return Reason(
        site=site,
        code="loss_between" if told else "loss_at_most",
        loss=loss.loss,
        instead_of=instead,
        numbers={"least_loss": max(0.0, loss.least_loss)},
    )
