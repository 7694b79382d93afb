"""One stop of a tour in words: what every written format says of it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from icplanner.catalogue.event import Event
from icplanner.catalogue.localised import Lang, Localised
from icplanner.catalogue.place_names import town_name
from icplanner.catalogue.position import LatLon
from icplanner.catalogue.site import Site
from icplanner.export.clean import NAMELESS, host, line, mail_address, paragraph, web_address
from icplanner.export.context import Context
from icplanner.tours import Severity, Stop, StopKind, Tour, TourWarning
from icplanner.words import Words, mark, site_facts, vocabulary
from icplanner.words.programme import event_kind
from icplanner.words.tours import warning_text
from icplanner.words.vocabulary import term

_WRITTEN_IN: Final[dict[Lang, str]] = {
    "cs": mark("in Czech"),
    "de": mark("in German"),
    "en": mark("in English"),
}
_ASK: Final = mark("Not known; please ask before you go.")


@dataclass(frozen=True, slots=True)
class Fact:
    """A label and what stands beside it; `brief` says the same where there is little room."""

    label: str
    text: str
    brief: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class StopSheet:
    """One stop, every text clean and in the reader's language.

    Attributes
    ----------
    number, day
        The stop's number in the tour from 1, and its day from 0.
    kind
        Kind of site or event, in words.
    vanished
        Whether neither a site nor an event of this id is in the catalogue any more.
    web, phone, email
        Ways to ask; empty where unknown.
    warnings
        What is unsure about this stop, a sentence each.
    """

    number: int
    day: int
    id: str
    name: str
    kind: str
    place: str
    address: str
    position: LatLon
    start_min: int
    end_min: int
    span: str
    arrive: str
    latest: str
    summary: str
    facts: tuple[Fact, ...]
    web: str
    phone: str
    email: str
    operator: str
    warnings: tuple[str, ...]
    sources: tuple[str, ...]
    vanished: bool

    @property
    def contact(self) -> str:
        """Return phone, e-mail and the name of the website in one line; empty for none."""
        return " · ".join(filter(None, (self.phone, self.email, host(self.web))))


def flagged(text: Localised, words: Words, most: int = 300) -> str:
    """Return a text in the reader's language, or in another with a note which one it is."""
    found, lang = text.pick(words.lang)
    shown = line(found, most)
    return (
        shown if lang == words.lang or not shown else f"{shown} ({words.text(_WRITTEN_IN[lang])})"
    )


def stop_sheet(tour: Tour, day: int, stop: Stop, number: int, context: Context) -> StopSheet:
    """Return what there is to say of a stop."""
    words, catalogue = context.words, context.catalogue
    site = catalogue.sites.get(stop.id) if stop.kind is StopKind.SITE else None
    event = catalogue.events.get(stop.id) if stop.kind is StopKind.EVENT else None
    record = site or event
    return StopSheet(
        number=number,
        day=day,
        id=line(stop.id),
        name=flagged(stop.names, words) or line(stop.id) or NAMELESS,
        kind=_kind(site, event, words),
        place=line(town_name(stop.municipality, catalogue.places, words.lang)),
        address=line((site.address if site else "") or ""),
        position=stop.position,
        start_min=stop.start_min,
        end_min=stop.end_min,
        span=f"{words.clock(stop.start_min)}–{words.clock(stop.end_min)}",
        arrive=words.clock(stop.arrive_min),
        latest=words.clock(stop.latest_arrival_min),
        summary=flagged(record.summaries, words, 1200) if record else "",
        facts=tuple(_facts(stop, site, event, context)),
        web=web_address(record.website) if record else "",
        phone=line((site.phone if site else "") or "", 80),
        email=mail_address(site.email) if site else "",
        operator=line((site.operator if site else "") or (event.organiser if event else "")),
        warnings=tuple(_warnings(tour, day, stop, words)),
        sources=tuple(dict.fromkeys(filter(None, map(web_address, record.sources))))
        if record
        else (),
        vanished=record is None,
    )


def _kind(site: Site | None, event: Event | None, words: Words) -> str:
    if site:
        return term(vocabulary.KINDS, site.kind.value, words)
    return line(event_kind(event.kind, words)) if event else ""


def _facts(stop: Stop, site: Site | None, event: Event | None, context: Context) -> Iterator[Fact]:
    words = context.words
    if event:
        yield Fact(words.text("Adult ticket"), line(event.price or words.text("Not known")))
    yield Fact(words.text("Visit"), _visit(stop, site, words))
    if site:
        yield Fact(
            words.text("Opening hours"),
            _hours(stop, site, context),
            brief=_hours_of_the_day(stop, site, words),
        )
        yield Fact(words.text("Adult ticket"), site_facts.price(site, words))
        access = term(vocabulary.WHEELCHAIR, site.wheelchair or "unknown", words)
        yield Fact(words.text("Wheelchair"), access)
        if site.min_age:
            age = words.plural("from %(count)s year", "from %(count)s years", site.min_age)
            yield Fact(words.text("Age limit"), age)


def _visit(stop: Stop, site: Site | None, words: Words) -> str:
    parts = [words.duration(stop.visit_min)]
    if stop.guided or (site and site.guided_only):
        parts.append(words.text("with a guide"))
    if site and site.booking_required:
        parts.append(words.text("book ahead"))
    return ", ".join(parts)


def _hours(stop: Stop, site: Site, context: Context) -> str:
    words = context.words
    known = site_facts.hours(site, words, context.made.date())
    if not known.lines:
        return words.text(_ASK)
    said = "; ".join(paragraph(rule) for rule in known.lines)
    if stop.opens_min is not None and stop.closes_min is not None:
        span = f"{words.clock(stop.opens_min)}–{words.clock(stop.closes_min)}"
        said = words.text(
            "on the day of the tour %(span)s; in general: %(hours)s", span=span, hours=said
        )
    return f"{said.rstrip('.')}. {known.age}"


def _hours_of_the_day(stop: Stop, site: Site, words: Words) -> str:
    """Return the hours of the day and the year of their source; empty where they are not known."""
    if stop.opens_min is None or stop.closes_min is None:
        return ""
    span = f"{words.clock(stop.opens_min)}–{words.clock(stop.closes_min)}"
    if site.opening_year is None:
        return words.text("%(span)s on the day of the tour (undated source)", span=span)
    year = site.opening_year
    return words.text("%(span)s on the day of the tour (stated for %(year)s)", span=span, year=year)


def _warnings(tour: Tour, day: int, stop: Stop, words: Words) -> Iterator[str]:
    for warning in tour.warnings:
        if warning.stop == stop.id and warning.day in (None, day):
            yield warning_line(warning, words)


def warning_line(warning: TourWarning, words: Words) -> str:
    """Return a warning as a sentence; one that breaks the tour says so first."""
    try:
        told = paragraph(warning_text(words, warning))
    except (KeyError, ValueError, TypeError):
        # A document from elsewhere may hold codes or numbers that this version does not word.
        told = words.text("Something is unsure here (%(code)s).", code=line(warning.code, 60))
    if warning.severity is Severity.BREAKS:
        return words.text("Does not work: %(why)s", why=told)
    return told
