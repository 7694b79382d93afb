"""A tour in words, once for every written format: title, days, timeline, stops, credits."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Final

from icplanner.catalogue.industry import groups_of
from icplanner.catalogue.localised import Lang
from icplanner.export.clean import line, web_address
from icplanner.export.context import Context
from icplanner.export.sources import credit_lines
from icplanner.export.stop_sheet import Fact, StopSheet, flagged, stop_sheet, warning_line
from icplanner.export.tour_check import TourCheck
from icplanner.tours import Hub, LunchPlace, LunchStop, Tour, TourDay, TourLeg
from icplanner.travel import Mode
from icplanner.words import Words, vocabulary
from icplanner.words.travel import METHODS, NOTES, mode_text, ride_text
from icplanner.words.vocabulary import term

# More groups than these make no title.
_TITLE_GROUPS: Final = 2

# Babel's "full" English is American; the region's English pages are British.
_DATE: Final[dict[Lang, str]] = {"cs": "d. MMMM y", "de": "d. MMMM y", "en": "d MMMM y"}
_WEEKDAY: Final[dict[Lang, str]] = {"cs": "EEEE", "de": "EEEE,", "en": "EEEE"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One line of a day's timeline; `kind` is depart, leg, lunch, stop or return."""

    kind: str
    time: str
    title: str
    detail: str = ""
    stop: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class DaySheet:
    """One day: `title` is its date, `number` counts from 0."""

    number: int
    date: date
    title: str
    entries: tuple[Entry, ...]
    stops: tuple[StopSheet, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Itinerary:
    """Everything a written format says, clean and in the reader's language.

    Attributes
    ----------
    draft
        The mark of a draft; empty for a released tour.
    notes
        What holds for the tour as a whole: warnings without a stop, ways that are estimates.
    made
        When the text was made, and that facts keep the year of their source.
    checked
        Whether and when the tour was checked, against which data, and how old its hours are.
    """

    title: str
    subtitle: str
    draft: str
    facts: tuple[Fact, ...]
    days: tuple[DaySheet, ...]
    notes: tuple[str, ...]
    credits: tuple[str, ...]
    made: str
    checked: str
    link: str

    @property
    def standing(self) -> str:
        """Return when the text was made and what was checked, as one paragraph."""
        return f"{self.made} {self.checked}"

    @property
    def stops(self) -> tuple[StopSheet, ...]:
        """Return all stops in order."""
        return tuple(stop for day in self.days for stop in day.stops)


def itinerary(tour: Tour, context: Context, *, with_map: bool) -> Itinerary:
    """Return the tour in words; `with_map` adds the credits of the base map."""
    words = context.words
    found = context.checker(tour, context.made.date()) if context.checker else None
    made = words.text(
        "Drawn up on %(day)s. Each statement is as old as the year beside it; hours and prices "
        "change, so ask before you go.",
        day=words.day(context.made.date(), _DATE[words.lang]),
    )
    return Itinerary(
        title=line(context.title) or _title(tour, context),
        subtitle=_dates(tour, words),
        draft=words.text("Draft") if context.draft else "",
        facts=tuple(_facts(tour, context)),
        days=tuple(_days(tour, context)),
        notes=tuple(dict.fromkeys((*_broken(tour, found, words), *_notes(tour, words)))),
        credits=credit_lines(tour, context, with_map=with_map),
        made=made,
        checked=" ".join(filter(None, (_checked(found, context), _age_of_hours(tour, context)))),
        link=web_address(context.link),
    )


def _checked(found: TourCheck | None, context: Context) -> str:
    words = context.words
    today = words.day(context.made.date(), _DATE[words.lang])
    if found is None:
        return words.text("Not checked again since it was planned; drawn up on %(day)s.", day=today)
    if not found.breaks:
        return words.text(
            "Checked on %(day)s by the planner with the data %(data)s: opening hours, ways and "
            "times fit together. Nobody was asked by telephone.",
            day=today,
            data=found.data,
        )
    return words.plural(
        "Checked on %(day)s by the planner with the data %(data)s: %(count)s thing does not work.",
        "Checked on %(day)s by the planner with the data %(data)s: %(count)s things do not work.",
        len(found.breaks),
        day=today,
        data=found.data,
    )


def _age_of_hours(tour: Tour, context: Context) -> str:
    """Return from which years the opening hours of the stops are; empty where none are known."""
    words = context.words
    sites = [context.catalogue.sites.get(stop_id) for stop_id in tour.stop_ids()]
    stated = [site for site in sites if site is not None and site.opening_hours]
    years = sorted({site.opening_year for site in stated if site.opening_year is not None})
    undated = sum(site.opening_year is None for site in stated)
    said = []
    if years:
        span = str(years[0]) if len(years) == 1 else f"{years[0]}–{years[-1]}"
        said.append(words.text("The hours were stated for %(years)s.", years=span))
    if undated:
        said.append(
            words.plural(
                "The hours of %(count)s stop have no year.",
                "The hours of %(count)s stops have no year.",
                undated,
            )
        )
    return " ".join(said)


def day_text(day: date, words: Words) -> str:
    """Return a date with its weekday, as it begins a line."""
    said = words.day(day, f"{_WEEKDAY[words.lang]} {_DATE[words.lang]}")
    return said[:1].upper() + said[1:]


def hub_name(hub: Hub, words: Words) -> str:
    """Return the name of a hub: the reader's own, else the local one.

    A place without a name in a language is called there as at home, so nothing is missing.
    """
    names = hub.names
    return line(names.in_language(words.lang) or names.cs or names.de or names.en or hub.id)


def way_text(leg: TourLeg, words: Words) -> str:
    """Return mode, time and distance of a way in a line; a train leg without trains is a walk."""
    mode = Mode.WALK if leg.mode is Mode.TRAIN and not leg.rides else leg.mode
    return words.text(
        "%(mode)s, %(duration)s, %(km)s km",
        mode=mode_text(mode, words),
        duration=words.duration(leg.minutes),
        km=words.number(leg.distance_km, 1 if leg.distance_km < 10 else 0),
    )


def price_text(tour: Tour, words: Words) -> str:
    """Return the admissions of one adult; unknown ones are told, never counted as nothing."""
    known = words.price(tour.price_czk, "CZK")
    if not tour.prices_unknown:
        return known
    if tour.price_czk == 0:
        return words.plural(
            "%(count)s admission not known",
            "%(count)s admissions not known",
            tour.prices_unknown,
        )
    return words.plural(
        "at least %(price)s, %(count)s admission not known",
        "at least %(price)s, %(count)s admissions not known",
        tour.prices_unknown,
        price=known,
    )


def _title(tour: Tour, context: Context) -> str:
    words = context.words
    groups = [
        group.value
        for day in tour.days
        for stop in day.stops
        if (record := context.catalogue.sites.get(stop.id)) is not None
        for group in groups_of(record)[:1]
    ]
    common = sorted(set(groups), key=lambda group: (-groups.count(group), groups.index(group)))
    named = [term(vocabulary.INDUSTRY_GROUPS, group, words) for group in common[:_TITLE_GROUPS]]
    return " · ".join(named) or words.text("Tour of industrial culture")


def _dates(tour: Tour, words: Words) -> str:
    if not tour.days:
        return ""
    first, last = tour.days[0].date, tour.days[-1].date
    if first == last:
        return day_text(first, words)
    return f"{day_text(first, words)} – {day_text(last, words)}"


def _facts(tour: Tour, context: Context) -> Iterator[Fact]:
    words = context.words
    if not tour.days:
        return
    first, last = tour.days[0], tour.days[-1]
    start, end = hub_name(first.start_hub, words), hub_name(last.end_hub, words)
    yield Fact(words.text("From and to"), start if start == end else f"{start} – {end}")
    if len(tour.days) == 1:
        yield Fact(
            words.text("Time"), f"{words.clock(first.depart_min)}–{words.clock(first.return_min)}"
        )
    legs = [leg for day in tour.days for leg in day.legs]
    modes = list(dict.fromkeys(leg.mode for leg in legs)) or [tour.request.mode]
    km = words.number(sum(leg.distance_km for leg in legs))
    yield Fact(
        words.text("Way"),
        words.text(
            "%(mode)s, %(km)s km",
            mode=words.listing([mode_text(mode, words) for mode in modes]),
            km=km,
        ),
    )
    yield Fact(words.text("Admission per adult"), price_text(tour, words))


def _days(tour: Tour, context: Context) -> Iterator[DaySheet]:
    number = 0
    for index, day in enumerate(tour.days):
        stops = []
        for stop in day.stops:
            number += 1
            stops.append(stop_sheet(tour, index, stop, number, context))
        yield DaySheet(
            number=index,
            date=day.date,
            title=day_text(day.date, context.words),
            entries=tuple(_entries(day, tuple(stops), context.words)),
            stops=tuple(stops),
        )


def _entries(day: TourDay, stops: tuple[StopSheet, ...], words: Words) -> Iterator[Entry]:
    if not stops:
        return
    yield Entry(
        kind="depart", time=words.clock(day.depart_min), title=hub_name(day.start_hub, words)
    )
    for index in range(len(stops) + 1):
        lunch = _lunch(day, words) if day.lunch and day.lunch.leg == index else None
        before = day.lunch is not None and day.lunch.place is LunchPlace.BEFORE
        if lunch and before:
            yield lunch
        if index < len(day.legs):
            yield _leg_entry(day.legs[index], words)
        if lunch and not before:
            yield lunch
        if index < len(stops):
            stop = stops[index]
            yield Entry(
                kind="stop",
                time=stop.span,
                title=stop.name,
                detail=words.text("arrive by %(time)s", time=stop.latest),
                stop=stop.number,
            )
    yield Entry(kind="return", time=words.clock(day.return_min), title=hub_name(day.end_hub, words))


def _lunch(day: TourDay, words: Words) -> Entry | None:
    lunch = day.lunch
    if lunch is None:
        return None
    return Entry(
        kind="lunch",
        time=f"{words.clock(lunch.start_min)}–{words.clock(lunch.end_min)}",
        title=words.text("Lunch"),
        detail=_table(lunch, words),
    )


def _table(lunch: LunchStop, words: Words) -> str:
    if lunch.name:
        return line(lunch.name)
    if lunch.by_hand:
        return words.text("no particular place")
    return words.text("no restaurant known near by; take lunch along")


def _leg_entry(leg: TourLeg, words: Words) -> Entry:
    rides = "; ".join(line(ride_text(ride, words)) for ride in leg.rides)
    return Entry(
        kind="leg",
        time=words.clock(leg.depart_min),
        title=way_text(leg, words),
        detail=rides,
    )


def _broken(tour: Tour, found: TourCheck | None, words: Words) -> Iterator[str]:
    """Tell what a check found now and the tour did not know yet."""
    known = {(warning.code, warning.day, warning.stop) for warning in tour.warnings}
    names = {stop.id: stop.names for day in tour.days for stop in day.stops}
    for warning in found.breaks if found else ():
        if (warning.code, warning.day, warning.stop) not in known:
            told = warning_line(warning, words)
            name = flagged(names[warning.stop], words) if warning.stop in names else ""
            yield f"{name}: {told}" if name else told


def _notes(tour: Tour, words: Words) -> Iterator[str]:
    for warning in tour.warnings:
        if warning.stop is None:
            told = warning_line(warning, words)
            if warning.day is not None and len(tour.days) > 1 and warning.day < len(tour.days):
                told = f"{day_text(tour.days[warning.day].date, words)}: {told}"
            yield told
    legs = [leg for day in tour.days for leg in day.legs]
    for code in dict.fromkeys(note for leg in legs for note in leg.notes):
        if code == "estimate":
            yield words.text("Some travel times are estimates; allow for more.")
        elif code in NOTES and code not in {warning.code for warning in tour.warnings}:
            yield words.text(NOTES[code])
    methods = dict.fromkeys(leg.method for leg in legs if leg.method in METHODS)
    if methods:
        said = words.listing([words.text(METHODS[method]) for method in methods])
        yield words.text("Travel times are reckoned %(methods)s.", methods=said)
    if any(leg.mode is Mode.TRAIN for leg in legs):
        yield words.text("Check the trains before you go: timetables change during the year.")
