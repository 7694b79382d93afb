"""Sentences about one site: hours, price, access, age of facts, doubts."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Final

from icplanner.catalogue.site import Confidence, Site
from icplanner.words import vocabulary
from icplanner.words.opening_hours import schedule_words
from icplanner.words.vocabulary import language_name, term
from icplanner.words.words import Words

# Hours change with nearly every season; after two of them somebody should ask. Judged.
OLD_AFTER_YEARS: Final = 2
# Beyond this a visitor stands in the wrong street. Judged.
COARSE_POSITION_M: Final = 200


@dataclass(frozen=True, slots=True)
class Hours:
    """Opening hours in words, and what they rest on.

    Attributes
    ----------
    lines
        The schedule, a line a rule; empty where nothing is known.
    understood
        False where the lines are the source's own text, which could not be put into words.
    age
        A sentence on the year of the hours.
    old
        Whether the age calls for asking before a journey.
    """

    lines: tuple[str, ...]
    understood: bool
    age: str
    old: bool


def hours(site: Site, words: Words, today: date) -> Hours:
    """Return the opening hours of a site with their age on `today`."""
    if not site.opening_hours:
        return Hours((), understood=True, age="", old=False)
    said = schedule_words(site.opening_hours, words)
    if site.opening_year is None:
        age = words.text("The hours come from an undated page; please ask before you go.")
        return Hours(said.lines, said.understood, age, old=True)
    years = today.year - site.opening_year
    if years <= 0:
        age = words.text("Stated for %(year)s.", year=site.opening_year)
    else:
        age = words.plural(
            "Stated for %(year)s, %(count)s year ago.",
            "Stated for %(year)s, %(count)s years ago.",
            years,
            year=site.opening_year,
        )
    return Hours(said.lines, said.understood, age, old=years >= OLD_AFTER_YEARS)


def price(site: Site, words: Words) -> str:
    """Return the price of one adult; 0 is free, None is not known."""
    if site.price_adult is None:
        return words.text("Not known")
    if site.price_adult == 0:
        return words.text("Free of charge")
    if site.currency is None:
        return words.number(site.price_adult, 2)
    return words.price(site.price_adult, site.currency)


def answer(fact: bool | None, words: Words) -> str:  # noqa: FBT001 - the fact itself
    """Return "Yes", "No" or "Not known"."""
    value = "unknown" if fact is None else "yes" if fact else "no"
    return term(vocabulary.ANSWERS, value, words)


def surroundings(site: Site, words: Words) -> str:
    """Return whether a visit is indoors, outdoors or underground, as far as is known."""
    if site.underground:
        return words.text("Underground")
    if site.indoor is None:
        return words.text("Not known")
    return words.text("Indoors") if site.indoor else words.text("Outdoors")


def guidance(site: Site, words: Words) -> str:
    """Return whether visitors go round with a guide."""
    if site.guided_only is None:
        return words.text("Not known")
    return words.text("Only with a guide") if site.guided_only else words.text("Also on your own")


def guide_languages(site: Site, words: Words) -> str:
    """Return the languages of the guides as a list in words."""
    if not site.languages:
        return words.text("Not known")
    return words.listing([language_name(code, words) for code in site.languages])


def industries(site: Site, words: Words) -> str:
    """Return the industries of a site, the leading one first."""
    return ", ".join(term(vocabulary.INDUSTRIES, name, words) for name in site.industries)


def heritage(site: Site, words: Words) -> tuple[str, ...]:
    """Return the lists of heritage a site stands on."""
    return tuple(term(vocabulary.HERITAGE, value, words) for value in site.heritage_status)


def doubts(site: Site, words: Words, today: date) -> tuple[str, ...]:
    """Return what a careful reader should know is not certain, as sentences."""
    return tuple(_doubts(site, words, today))


def _doubts(site: Site, words: Words, today: date) -> Iterable[str]:
    if site.confidence is Confidence.MEMORY:
        yield words.text("This record was written from memory and not checked against a source.")
    elif site.confidence is Confidence.PARTLY:
        yield words.text("Only a part of this record was checked against its sources.")
    if site.position is None:
        yield words.text("Its exact place is not known, so it is not on the map yet.")
    elif site.coord_precision_m is not None and site.coord_precision_m >= COARSE_POSITION_M:
        yield words.text(
            "Its place on the map is right to about %(distance)s m only.",
            distance=words.number(site.coord_precision_m),
        )
    if site.opening_hours and not schedule_words(site.opening_hours, words).understood:
        yield words.text("The opening hours could not be read; they are shown as they were typed.")
    if hours(site, words, today).old:
        yield words.text("The opening hours may have changed since they were read.")
    if site.price_adult is not None and not site.price_source:
        yield words.text("The source of the price was not kept.")
    if site.visit_minutes is not None and (site.visit_source or "").startswith("estimate"):
        yield words.text("The length of the visit is an estimate.")
