"""Kept tours in words: what changed, what no longer holds, what to settle before the visit."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Final
from zoneinfo import ZoneInfo

from icplanner.catalogue.localised import Localised
from icplanner.tours.changes import Change
from icplanner.tours.checklist import Task
from icplanner.tours.staleness import Outdated
from icplanner.words.tour_numbers import values_of
from icplanner.words.tours import warning_text
from icplanner.words.words import Words, mark

# Moments are kept in UTC and told in the region's own time.
REGION: Final = ZoneInfo("Europe/Prague")

CHANGES: Final[dict[str, str]] = {
    "date_changed": mark("Day %(day)s: on %(date)s instead of %(was_date)s"),
    "day_added": mark("Day %(day)s is new: %(date)s"),
    "day_changed": mark("%(name)s: moved to %(date)s"),
    "day_dropped": mark("Day %(day)s is gone: %(date)s"),
    "depart_changed": mark("Day %(day)s: leaves at %(depart_min)s instead of %(was_depart_min)s"),
    "end_changed": mark("Day %(day)s: ends at %(name)s"),
    "group_changed": mark("People: %(people)s instead of %(was_people)s"),
    "length_changed": mark("%(name)s: a visit of %(visit_min)s instead of %(was_visit_min)s"),
    "lunch_added": mark("Day %(day)s: a lunch break at %(start_min)s is new"),
    "lunch_dropped": mark("Day %(day)s: no lunch break any more"),
    "lunch_place_changed": mark("Day %(day)s: lunch at another place (%(place)s)"),
    "lunch_time_changed": mark("Day %(day)s: lunch at %(start_min)s instead of %(was_start_min)s"),
    "mode_changed": mark("Travels %(mode)s instead of %(was_mode)s"),
    "order_changed": mark("%(name)s: now stop %(place)s of day %(day)s"),
    "price_changed": mark("Admissions: %(price_czk)s instead of %(was_price_czk)s a person"),
    "return_changed": mark("Day %(day)s: back at %(return_min)s instead of %(was_return_min)s"),
    "start_changed": mark("Day %(day)s: starts at %(name)s"),
    "stop_added": mark("%(name)s: new, at %(start_min)s on day %(day)s"),
    "stop_dropped": mark("%(name)s: no longer visited"),
    "time_changed": mark("%(name)s: at %(start_min)s instead of %(was_start_min)s"),
}

OUTDATED: Final[dict[str, str]] = {
    "breaks_now": mark("%(name)s: %(warning)s"),
    "date_past": mark("The tour was made for %(date)s, which is over."),
    "doubtful_now": mark("%(name)s: %(warning)s"),
    "hours_changed": mark("%(name)s: open %(windows)s by now, not %(was_windows)s any more."),
    "hub_gone": mark("%(name)s: this start or end is not on the map of the data any more."),
    "price_changed": mark("%(name)s: costs %(price_czk)s by now, not %(was_price_czk)s."),
    "price_known": mark("%(name)s: the admission is known by now, %(price_czk)s."),
    "price_withdrawn": mark("%(name)s: the admission of %(was_price_czk)s is in doubt by now."),
    "site_gone": mark("%(name)s: this site is not on the map of the data any more."),
}

TASKS: Final[dict[str, str]] = {
    "announce_group": mark("Announce the group: %(people)s people at %(start_min)s"),
    "ask_hours": mark("Ask whether it is open: %(because)s"),
    "ask_price": mark("Ask for the admission: nobody states it"),
    "book": mark("Book: %(people)s people at %(start_min)s; how long ahead is not known"),
    "book_ahead": mark(
        "Book at least %(lead_days)s days ahead: %(people)s people at %(start_min)s"
    ),
    "book_table": mark("Book a table: %(people)s people at %(start_min)s"),
    "confirm_event": mark("Ask whether it takes place and begins at %(start_min)s"),
    "confirm_hours": mark("Confirm the hours: %(because)s"),
    "confirm_price": mark("Confirm the admission of %(price_czk)s: its age is not known"),
    "confirm_start": mark("Confirm the guided tour at %(start_min)s"),
    "old_price": mark("Ask for the admission: %(price_czk)s was stated for %(year)s"),
}


def change_text(words: Words, change: Change) -> str:
    """Return one change as a line."""
    values = _values(words, change.numbers)
    name = _name(words, change.names, change.stop)
    day = words.number((change.day or 0) + 1)
    if change.code in {"lunch_place_changed", "lunch_added"} and not values["place"]:
        values["place"] = words.text("take it along, or ask in the village")
    return words.text(CHANGES[change.code], **{**values, "name": name, "day": day})


def outdated_text(words: Words, found: Outdated) -> str:
    """Return one thing that no longer holds as a sentence."""
    warning = warning_text(words, found.warning) if found.warning else ""
    if found.warning and found.stop is None:
        return warning
    values = _values(words, found.numbers)
    name = _name(words, found.names, found.stop)
    return words.text(OUTDATED[found.code], **{**values, "name": name, "warning": warning})


def task_text(words: Words, task: Task) -> str:
    """Return what is to be done, without the name of the house."""
    values = _values(words, task.numbers)
    if "year" in task.numbers:
        values["year"] = str(task.numbers["year"])
    return words.text(TASKS[task.code], **values)


def moment_text(words: Words, moment: datetime) -> str:
    """Return date and time of a moment (with a zone) as the region's clocks show it."""
    return words.moment(moment.astimezone(REGION))


def _name(words: Words, names: Localised, key: str | None) -> str:
    return names.pick(words.lang)[0] or key or ""


def _values(words: Words, numbers: Mapping[str, object]) -> dict[str, str]:
    """Return the numbers as texts; "was_x" is said the way "x" is."""
    values = values_of(words, {k: v for k, v in numbers.items() if not k.startswith("was_")})
    for key, value in numbers.items():
        if key.startswith("was_"):
            plain = key.removeprefix("was_")
            values[key] = values_of(words, {plain: value})[plain]
    return values
