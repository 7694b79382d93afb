"""Tours in words: reasons, warnings, repairs, problems of a request, and parts of the score."""

from __future__ import annotations

import re
from datetime import date
from typing import Final

from icplanner.catalogue.catalogue import Catalogue
from icplanner.tours import Plan, Reason, Repair, RequestProblem, TourWarning
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
}

PROBLEMS: Final[dict[str, str]] = {
    "hub_unknown": mark("No place is called “%(value)s”."),
    "point_outside": mark(
        "“%(value)s” lies outside the region this planner covers. Choose a place within it."
    ),
    "hub_without_position": mark(
        "Nobody knows yet where “%(value)s” lies. Choose another place near it."
    ),
    "days_out_of_range": mark("A tour has 1 to 7 days."),
    "days_not_ascending": mark(
        "The days must follow each other, each of them once, not so: %(value)s."
    ),
    "date_out_of_range": mark(
        "%(value)s lies outside the years for which the opening hours known here can speak "
        "(%(allowed)s). Choose a date within them."
    ),
    "value_unreadable": mark(
        "%(field)s: “%(value)s” means nothing here. Write it like this: %(allowed)s."
    ),
    "value_unknown": mark("%(field)s: “%(value)s” is not known. Choose one of: %(allowed)s."),
    "time_out_of_range": mark("A day lies between 0:00 and 24:00. Choose such hours."),
    "day_without_length": mark("The day begins and ends at the same time. Choose a later end."),
    "end_before_start": mark("The day ends before it begins. Choose a later end."),
    "too_many_wishes": mark("%(value)s wishes are too many (allowed: %(allowed)s)."),
    "site_unknown": mark("No site is called “%(value)s”. Name another or leave it out."),
    "must_and_avoid": mark(
        "%(sites)s cannot be a must-see and left out at once. Choose one of the two."
    ),
    "too_many_musts": mark(
        "%(value)s must-sees are more than the pace allows (%(allowed)s). Drop some, choose a "
        "fuller pace or add a day."
    ),
    "interest_unknown": mark("“%(value)s” is no known interest. Known are: %(allowed)s."),
    "weight_out_of_range": mark(
        "The weight of an interest lies above 0 and up to 1, not so: %(value)s."
    ),
    "number_out_of_range": mark("%(field)s: %(value)s is not possible (allowed: %(allowed)s)."),
    "lunch_window": mark(
        "The lunch must begin between an earlier and a later time of the day. Choose a later end."
    ),
    "event_unknown": mark("No event is called “%(value)s”. Name another or leave it out."),
    "event_without_position": mark("Nobody knows yet where this event is: %(sites)s. Drop it."),
    "event_not_on": mark(
        "%(sites)s: this event is not on during the days of the tour, it begins on %(allowed)s. "
        "Choose other days or drop it."
    ),
    "event_never_on": mark(
        "No date of this event is known near the days of the tour: %(sites)s. Drop it."
    ),
    "event_hour_unknown": mark(
        "The hour of this event is not known: %(sites)s. Say when to be there (%(allowed)s)."
    ),
    "event_without_length": mark("This event has no length: %(sites)s. Say how long to stay."),
    "event_outside_days": mark(
        "This event lies outside the hours of the tour: %(sites)s. Give the day other hours or "
        "drop it."
    ),
    "event_twice": mark("An event is named twice: %(sites)s. Name it once."),
    "events_overlap": mark("These events overlap: %(sites)s. Drop one of them."),
    "lunch_chosen_twice": mark(
        "Two places for lunch were chosen for the same day. Choose one of them."
    ),
    "lunch_outside_days": mark(
        "Lunch was chosen for %(value)s, which is no day of the tour. Choose one of its days."
    ),
    "lunch_unknown": mark(
        "The place chosen for lunch, “%(value)s”, is not known here. Choose another."
    ),
    "lunch_place_unfit": mark(
        "No tour comes by at lunchtime where lunch was chosen by hand (%(sites)s). Choose another "
        "place, or leave it to the planner."
    ),
    "pinned_twice": mark("A stop is pinned twice: %(sites)s. Pin it once."),
    "pin_outside_days": mark(
        "%(sites)s is pinned outside the days of the tour. Pin it elsewhere or not at all."
    ),
    "vote_unknown": mark("There are votes for “%(value)s”, which is no site."),
    "vote_out_of_range": mark("A share of votes lies between 0 and 1."),
    "must_left_out": mark(
        "The must-see %(sites)s cannot be in this tour. Drop it, or change what keeps it out."
    ),
    "musts_exclude": mark(
        "No tour of these days holds all of these must-sees: %(sites)s. Drop one, or give the "
        "tour more time."
    ),
    "must_does_not_fit": mark(
        "The must-see %(sites)s does not fit into these days. Give the tour more time or start "
        "nearer."
    ),
    "nothing_left": mark("No site can be visited under these conditions."),
    "lunch_leaves_no_time": mark(
        "The lunch break leaves no time for any tour. Choose other hours for it or a shorter one, "
        "or go without."
    ),
    "travel_file_missing": mark(
        "A file with the ways is missing in the data folder: %(value)s. Put it there, or choose "
        "another way of travelling."
    ),
    "travel_file_broken": mark(
        "The data about the ways cannot be read (%(value)s). Mend the file, or choose another way "
        "of travelling."
    ),
    "no_tour": mark(
        "No tour was found under these conditions. Give the tour more time or fewer must-sees."
    ),
}

# What to change, by why most of the sites were left out.
ADVICE: Final[dict[str, str]] = {
    "avoided": mark("Leave out fewer sites."),
    "closed": mark("Choose another date."),
    "needs_booking": mark("Accept sites that must be booked."),
    "hours_unknown": mark("Accept sites whose hours are unknown."),
    "outside_times": mark("Give the day other hours."),
    "unreachable": mark("Travel otherwise or start elsewhere."),
    "too_far": mark("Give the day more time, or start nearer."),
    "too_young": mark("Most sites admit no children of that age."),
    "no_wheelchair": mark("Few sites can be visited in a wheelchair."),
    "wheelchair_unknown": mark("Accept sites whose access is unknown."),
    "language_missing": mark("Choose another language of the guide, or none."),
    "language_unknown": mark("Choose another language of the guide, or none."),
    "group_too_large": mark("Divide the group."),
    "over_budget": mark("Allow a larger budget."),
    "price_unknown": mark("Want no limit of the budget, or accept the unknown."),
}

# Advice that speaks of most sites is none about a single one.
_OF_MOST_SITES: Final = frozenset({"avoided", "too_young", "no_wheelchair"})

# A loss that shows as no points at all.
NO_LOSS: Final = 0.05

_ISO_DATE: Final = re.compile(r"\d{4}-\d\d-\d\d")
_RANGE: Final = re.compile(r"(\d+)-(\d+)")
# Problems whose values or limits are dates.
_DATED: Final = frozenset(
    {"date_out_of_range", "days_not_ascending", "event_not_on", "lunch_outside_days"}
)

# Numbers of a request, as the form calls them.
FIELDS: Final[dict[str, str]] = {
    "buffer_min": mark("Spare minutes on each leg"),
    "group_size": mark("People"),
    "youngest_age": mark("Age of the youngest"),
    "budget_czk": mark("Budget in CZK"),
    "variants": mark("Number of tours"),
    "lunch_min": mark("Minutes of lunch"),
    "visit_min": mark("Minutes of a visit"),
}

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
    values = values_of(words, reason.numbers)
    values["loss"] = words.points(reason.loss or 0.0)
    values["instead_of"] = names_of(words, catalogue, reason.instead_of)
    why = words.text(REASONS[_worded(reason)]) % values
    return f"{name_of(words, catalogue, reason.site)}: {why}"


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
    step = words.text(REPAIRS[repair.code]) % values
    return f"{name_of(words, catalogue, repair.stop)}: {step}"


def problem_text(words: Words, catalogue: Catalogue, problem: RequestProblem) -> str:
    """Return what is wrong with a request and what to change, the day it concerns first."""
    told = _problem_text(words, catalogue, problem)
    return told if problem.on is None else f"{words.day(problem.on, 'long')}: {told}"


def _problem_text(words: Words, catalogue: Catalogue, problem: RequestProblem) -> str:
    shown = str(problem.value)
    values = {
        "value": _with_days(words, shown) if problem.code in _DATED else shown,
        "field": words.text(FIELDS[problem.field]) if problem.field in FIELDS else problem.field,
        "allowed": _allowed(words, problem),
        "sites": names_of(words, catalogue, shown.split(", ")),
    }
    told = words.text(PROBLEMS[problem.code]) % values
    if problem.code == "must_left_out" and problem.allowed in ADVICE.keys() - _OF_MOST_SITES:
        return told + " " + words.text(ADVICE[problem.allowed])
    if problem.code == "nothing_left":
        advice = [words.text(ADVICE[code]) for code in problem.suggestions if code in ADVICE]
        return " ".join(dict.fromkeys([told, *advice]))
    if problem.code == "hub_unknown" and not problem.suggestions and problem.allowed:
        known = names_of(words, catalogue, problem.allowed.split(", "))
        return told + " " + words.text("Known are, for example, %(names)s.", names=known)
    if problem.suggestions and problem.code == "point_outside":
        town = name_of(words, catalogue, problem.suggestions[0])
        return told + " " + words.text("The nearest town it knows is %(town)s.", town=town)
    if problem.suggestions:
        near = names_of(words, catalogue, problem.suggestions, style="or")
        return told + " " + words.text("Did you mean %(names)s?", names=near)
    return told


def _allowed(words: Words, problem: RequestProblem) -> str:
    """Return what is allowed as a reader writes it: numbers with their groups, days by name."""
    if problem.code == "event_not_on":
        return _with_days(words, problem.allowed)
    span = _RANGE.fullmatch(problem.allowed)
    if span is None:
        return problem.allowed
    if problem.code == "date_out_of_range":
        return "\u2013".join(span.groups())
    return "\u2013".join(words.number(int(limit)) for limit in span.groups())


def _with_days(words: Words, text: str) -> str:
    """Return a list of ISO dates as a list of days; anything else as it is."""
    parts = text.split(", ")
    if not all(_ISO_DATE.fullmatch(part) for part in parts):
        return text
    return words.listing([words.day(date.fromisoformat(part), "long") for part in parts])


def left_out_text(words: Words, catalogue: Catalogue, plan: Plan, problem: RequestProblem) -> str:
    """Return why a must-see cannot be in the tour, without its name; nothing of other problems."""
    reason = next((reason for reason in plan.reasons if reason.site == problem.value), None)
    if reason is None:
        return ""
    name = name_of(words, catalogue, reason.site)
    return reason_text(words, catalogue, reason).removeprefix(f"{name}: ")


def score_part_text(words: Words, code: str) -> str:
    """Return the name of a part of the score."""
    return words.text(SCORE_PARTS[code])
