"""The numbers of tour explanations, each the way a reader expects it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any, Final

from icplanner.catalogue.catalogue import Catalogue
from icplanner.hours import Because
from icplanner.travel import Mode
from icplanner.words import hours
from icplanner.words.travel import mode_text
from icplanner.words.vocabulary import language_name
from icplanner.words.words import Words

_CLOCKS: Final = frozenset(
    {
        *("start_min", "end_min", "depart_min", "return_min", "from_min", "to_min"),
        *("earliest_min", "latest_min", "last_admission_min", "stated_min", "arrive_min"),
        "begins_min",
    }
)
_DURATIONS: Final = frozenset(
    {
        *("late_min", "visit_min", "usual_min", "tour_min", "length_min", "wanted_min"),
        *("out_min", "back_min", "planned_min", "real_min"),
    }
)
# What follows the id of an event where one of its days is meant: "fair-2027", "fair-2027-2".
_EDITION: Final = re.compile(r"-\d{4}(?:-\d{1,3})?$")
_ISO_DATE: Final = re.compile(r"\d{4}-\d\d-\d\d")


def values_of(words: Words, numbers: Mapping[str, object]) -> dict[str, str]:
    """Return the numbers of an explanation as texts, under the same names."""
    values = {name: _said(words, name, value) for name, value in numbers.items()}
    if "because" in numbers:
        inner = numbers.get("because_numbers")
        known = dict(inner) if isinstance(inner, Mapping) else {}
        dated = {name: _dated(value) for name, value in known.items()}
        values["because"] = hours.reason(Because(str(numbers["because"]), dated), words)
    return values


def _dated(value: object) -> object:
    """Return a date that went through JSON as a date again."""
    if isinstance(value, str) and _ISO_DATE.fullmatch(value):
        return date.fromisoformat(value)
    return value


def _said(words: Words, name: str, value: object) -> str:
    if isinstance(value, (int, float)):
        return _number(words, name, value)
    if isinstance(value, Sequence) and not isinstance(value, str):
        return _list(words, name, value)
    if name == "date":
        return words.day(date.fromisoformat(str(value)), "long")
    if name == "mode":
        return mode_text(Mode(str(value)), words)
    return language_name(str(value), words) if name == "language" else str(value)


def _number(words: Words, name: str, value: float) -> str:
    if name in _CLOCKS:
        return words.clock(int(value))
    if name in _DURATIONS:
        return words.duration(float(value))
    if name == "least_loss":
        return words.points(value)
    return words.price(value, "CZK") if name.endswith("_czk") else words.number(value, 1)


def _list(words: Words, name: str, value: Sequence[Any]) -> str:
    if name == "windows":
        spans = [f"{words.clock(first)}\u2013{words.clock(last)}" for first, last in value]
        return words.listing(spans) or words.text("by arrangement")
    if name == "guided_starts":
        return words.listing([words.clock(int(start)) for start in value])
    if name == "spoken":
        return words.listing([language_name(str(code), words) for code in value])
    return words.listing([str(item) for item in value])


def name_of(words: Words, catalogue: Catalogue, key: str) -> str:
    """Return the name of a site, event, place or restaurant, the id itself where it is unknown."""
    if key in catalogue.restaurants:
        return catalogue.restaurants[key].name
    found = catalogue.sites.get(key) or catalogue.events.get(key) or catalogue.places.get(key)
    found = found or catalogue.events.get(_EDITION.sub("", key))
    return (found.names.pick(words.lang)[0] or key) if found else key


def names_of(
    words: Words, catalogue: Catalogue, keys: Iterable[str], style: str = "standard"
) -> str:
    """Return several names as one list."""
    return words.listing([name_of(words, catalogue, key) for key in keys], style)
