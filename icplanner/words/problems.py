"""Problems of a request in words: what is wrong with it, and what to change."""

from __future__ import annotations

import re
from datetime import date
from typing import Final

from icplanner.catalogue.catalogue import Catalogue
from icplanner.tours import Plan, RequestProblem
from icplanner.words.tour_numbers import name_of, names_of
from icplanner.words.tours import why_text
from icplanner.words.words import Words, mark

PROBLEMS: Final[dict[str, str]] = {
    "hub_unknown": mark("No place is called “%(value)s”."),
    "point_outside": mark(
        "“%(value)s” lies outside the region this planner covers. Choose a place within it."
    ),
    "hub_without_position": mark(
        "Nobody knows yet where “%(value)s” lies. Choose another place near it."
    ),
    "days_out_of_range": mark("A tour has 1 to 7 days."),
    "days_said_twice": mark(
        "Days with hours of their own (--day) cannot have these besides: %(value)s. Leave them out."
    ),
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

_ISO_DATE: Final = re.compile(r"\d{4}-\d\d-\d\d")
_RANGE: Final = re.compile(r"(\d+)-(\d+)")
# Problems whose values or limits are dates.
_DATED: Final = frozenset(
    {"date_out_of_range", "days_not_ascending", "event_not_on", "lunch_outside_days"}
)


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
    return why_text(words, catalogue, reason) if reason else ""
