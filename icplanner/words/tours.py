"""Tours in words: reasons, warnings, repairs and parts of the score."""

from __future__ import annotations

from typing import Final

from icplanner.catalogue.catalogue import Catalogue
from icplanner.tours import Reason, Repair, TourWarning
from icplanner.words.tour_numbers import name_of, names_of, values_of
from icplanner.words.words import Words, mark

REASONS: Final[dict[str, str]] = {
    "avoided": mark("left out, as you asked"),
    "no_position": mark("not on the map yet, so no way to it can be planned"),
    "closed": mark("closed on %(date)s: %(because)s"),
    "needs_booking": mark("must be booked ahead (%(because)s); such sites were not accepted"),
    "hours_unknown": mark("nobody knows for sure whether it is open on %(date)s: %(because)s"),
    "outside_times": mark(
        "no visit fits between %(from_min)s and %(to_min)s on %(date)s (open: %(windows)s)"
    ),
    "visit_length_unknown": mark("the length of a visit is unknown, and nothing can be assumed"),
    "unreachable": mark("cannot be reached %(mode)s"),
    "too_far": mark(
        "too far: %(out_min)s there and %(back_min)s back leave no time for a visit of "
        "%(visit_min)s"
    ),
    "pin_outside": mark("cannot be visited on %(date)s as it was pinned"),
    "too_young": mark("admits visitors from the age of %(min_age)s only"),
    "no_wheelchair": mark("cannot be visited in a wheelchair"),
    "wheelchair_unknown": mark("access by wheelchair is unknown"),
    "language_missing": mark("no guide speaks %(language)s (spoken: %(spoken)s)"),
    "language_unknown": mark("whether a guide speaks %(language)s is unknown"),
    "group_too_large": mark("takes groups of %(group_max)s at most, not of %(group_size)s"),
    "over_budget": mark("the admission of %(price_czk)s is more than the budget of %(budget_czk)s"),
    "price_unknown": mark("the admission is unknown, so it cannot be held against the budget"),
    "loss": mark("the best tour with it is worth %(loss)s points less, without: %(instead_of)s"),
    "loss_at_most": mark(
        "the best tour found with it is worth %(loss)s points less, without: %(instead_of)s"
    ),
    "loss_between": mark(
        "with it a tour is worth between %(least_loss)s and %(loss)s points less; the best found "
        "is without: %(instead_of)s"
    ),
    "loss_at_least": mark(
        "with it a tour is worth at least %(least_loss)s points less; the exact loss was not "
        "worked out"
    ),
    "loss_of_order": mark("a tour that holds it too is worth %(loss)s points less"),
    "as_good": mark("a tour with it is worth just as much, without: %(instead_of)s"),
    "as_good_in_order": mark("a tour that holds it too is worth just as much"),
    "does_not_fit": mark("no tour of these days can hold it"),
    "less_worth": mark("other sites are worth more together; its exact loss was not worked out"),
}

WARNINGS: Final[dict[str, str]] = {
    "days_differ": mark("The days of the tour are not those asked for."),
    "visited_twice": mark("The tour comes here %(times)s times."),
    "must_missing": mark("This must-see is missing."),
    "avoided": mark("This site was to be left out."),
    "event_missing": mark("This event is missing."),
    "event_unknown": mark("This event is not part of the request."),
    "event_missed": mark("The event begins at %(start_min)s on %(date)s, not at this time."),
    "over_budget": mark("The admissions of %(price_czk)s exceed the budget of %(budget_czk)s."),
    "pin_missed": mark("The pinned hour %(start_min)s cannot be kept."),
    "score_wrong": mark("The parts of the score do not add up."),
    "too_many_stops": mark("%(stops)s stops are more than the pace allows (%(most)s)."),
    "leaves_early": mark("The day begins at %(depart_min)s, before %(start_min)s."),
    "returns_late": mark(
        "The day ends at %(return_min)s; with the spare time that is %(late_min)s past %(end_min)s."
    ),
    "legs_differ": mark("The ways do not lead from stop to stop."),
    "timetable_other_year": mark(
        "There is no timetable for this date yet; these are the trains of another year."
    ),
    "no_way": mark("There is no way here %(mode)s."),
    "way_too_short": mark("The way here takes %(real_min)s, only %(planned_min)s are planned."),
    "times_overlap": mark("Planned for %(begins_min)s, but possible from %(earliest_min)s only."),
    "arrival_wrong": mark("The stated arrival %(stated_min)s is really %(arrive_min)s."),
    "arrives_late": mark("The visit begins at %(start_min)s, %(late_min)s before one is there."),
    "no_buffer": mark("%(late_min)s of the spare time before the visit are missing."),
    "lunch_missing": mark("There is no lunch break."),
    "lunch_outside": mark(
        "The lunch at %(start_min)s does not begin between %(earliest_min)s and %(latest_min)s."
    ),
    "lunch_short": mark("The lunch break of %(length_min)s is shorter than %(wanted_min)s."),
    "lunch_no_place": mark(
        "No restaurant known to be open is near; take lunch along or ask in the village."
    ),
    "restaurant_unknown": mark("The restaurant %(name)s is not in the catalogue."),
    "restaurant_unsure": mark("%(name)s states no hours one can rely on; ask before you go."),
    "restaurant_closed": mark("%(name)s is not known to be open during the lunch break."),
    "restaurant_far": mark("%(name)s is too far from the stop for this break."),
    "site_unknown": mark("This site is not in the catalogue."),
    "no_position": mark("This site is not on the map yet."),
    "position_wrong": mark("This site lies elsewhere by now."),
    "group_too_large": mark("No tour here takes a group of %(group_size)s."),
    "closed": mark("Closed that day: %(because)s."),
    "needs_booking": mark("Must be booked ahead: %(because)s."),
    "hours_unknown": mark("Whether it is open is unknown: %(because)s."),
    "hours_unsure": mark("Ask before you go: %(because)s."),
    "outside_hours": mark(
        "The visit from %(start_min)s to %(end_min)s lies outside the hours (%(windows)s)."
    ),
    "after_last_admission": mark("The last admission is at %(last_admission_min)s."),
    "not_a_guided_start": mark("No guided tour begins at %(start_min)s (%(guided_starts)s)."),
    "visit_too_short": mark("The guided tour takes %(tour_min)s, planned are %(visit_min)s."),
    "visit_length_assumed": mark(
        "The length of a visit is unknown; the usual one of this kind of site is %(visit_min)s."
    ),
    "visit_shortened": mark("A visit usually takes %(usual_min)s."),
    "seldom_kept": mark(
        "The times hold on %(kept_percent)s\u00a0%% of simulated days only; most often they break "
        "here."
    ),
    "price_unknown": mark("The admission is unknown; the sum is a minimum."),
    "too_young": mark("Admits visitors from the age of %(min_age)s only."),
    "no_wheelchair": mark("Cannot be visited in a wheelchair."),
    "wheelchair_unknown": mark("Access by wheelchair is unknown."),
    "wheelchair_limited": mark("Access by wheelchair is limited."),
    "language_missing": mark("No guide speaks %(language)s (spoken: %(spoken)s)."),
    "language_unknown": mark("Whether a guide speaks %(language)s is unknown."),
}

REPAIRS: Final[dict[str, str]] = {
    "shift": mark("Begin the visit at %(start_min)s."),
    "swap": mark("Swap it with %(with)s."),
    "other_day": mark("Move it to %(date)s."),
    "add": mark("Add it on %(date)s."),
    "drop": mark("Leave it out."),
    "restore": mark("Give the visit its usual %(visit_min)s."),
    "reorder": mark("Visit it earlier or later that day."),
    "rearrange": mark("Leave it out and order the rest of the day anew, with free hours."),
    "shorten": mark("Shorten the visit to %(visit_min)s."),
}

# A loss that shows as no points at all.
NO_LOSS: Final = 0.05

SCORE_PARTS: Final[dict[str, str]] = {
    "tier": mark("Weight of the site"),
    "interest": mark("Match to the interests"),
    "votes": mark("Round table votes"),
    "novelty": mark("Not yet part of the usual offer"),
    "far": mark("Far from the hub"),
    "hours_uncertain": mark("Uncertain hours"),
    "length_uncertain": mark("Unknown length of visit"),
    "facts_uncertain": mark("Facts from memory only"),
    "variety": mark("Industry already on the tour"),
    "event": mark("Event at a fixed hour"),
}


def reason_text(words: Words, catalogue: Catalogue, reason: Reason) -> str:
    """Return why a site is not in the tour, its name first."""
    return f"{name_of(words, catalogue, reason.site)}: {why_text(words, catalogue, reason)}"


def why_text(words: Words, catalogue: Catalogue, reason: Reason) -> str:
    """Return why a site is not in the tour, without its name."""
    values = values_of(words, reason.numbers)
    values["loss"] = words.points(reason.loss or 0.0)
    values["instead_of"] = names_of(words, catalogue, reason.instead_of)
    return words.text(REASONS[_worded(reason)]) % values


def _worded(reason: Reason) -> str:
    """Return the code whose sentence tells a reason best."""
    if reason.loss is None:
        return reason.code
    if reason.code == "loss" and reason.loss < NO_LOSS:
        return "as_good" if reason.instead_of else "as_good_in_order"
    return reason.code if reason.instead_of else "loss_of_order"


def warning_text(words: Words, warning: TourWarning) -> str:
    """Return what may break the tour; which stop it concerns stands in the warning."""
    return words.text(WARNINGS[warning.code]) % values_of(words, warning.numbers)


def repair_text(words: Words, catalogue: Catalogue, repair: Repair) -> str:
    """Return one step that resolves a warning, the name of its stop first."""
    values = values_of(words, repair.numbers)
    if "with" in repair.numbers:
        values["with"] = name_of(words, catalogue, str(repair.numbers["with"]))
    if not repair.stop:
        return words.text("Order the whole day anew, with free hours.")
    step = words.text(REPAIRS[repair.code]) % values
    return f"{name_of(words, catalogue, repair.stop)}: {step}"


def score_part_text(words: Words, code: str) -> str:
    """Return the name of a part of the score."""
    return words.text(SCORE_PARTS[code])
