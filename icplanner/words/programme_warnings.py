"""Sentences about clashes and gaps, and what could be done."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from types import MappingProxyType
from typing import Final

from icplanner.catalogue.catalogue import Catalogue
from icplanner.programme import Code, Occurrence, ProgrammeWarning, Proposal, Remedy
from icplanner.words import vocabulary
from icplanner.words.programme import audience, period_name
from icplanner.words.vocabulary import term
from icplanner.words.words import Words, mark

TITLES: Final[Mapping[Code, str]] = MappingProxyType(
    {
        Code.PILE_UP: mark("Many events on one day"),
        Code.SAME_VENUE: mark("Same venue"),
        Code.SAME_ORGANISER: mark("Same organiser"),
        Code.SAME_INDUSTRY: mark("Same industry"),
        Code.SAME_AUDIENCE: mark("Same visitors"),
        Code.EMPTY_WEEKEND: mark("Empty weekend"),
        Code.EMPTY_DISTRICT: mark("District without an event"),
        Code.FAR_FROM_OPEN_SITE: mark("Far from every open site"),
    }
)

Names = Mapping[str, str]


def names_of(
    occurrences: tuple[Occurrence, ...], catalogue: Catalogue, words: Words
) -> dict[str, str]:
    """Return the name of each occurrence, series and site that warnings speak of, by id."""
    found = {site.id: site.names.pick(words.lang)[0] for site in catalogue.sites.values()}
    found |= {event.id: event.names.pick(words.lang)[0] for event in catalogue.events.values()}
    return found | {one.uid: one.event.names.pick(words.lang)[0] for one in occurrences}


def weekend(saturday: date, words: Words) -> str:
    """Return a weekend as short as a table needs it ("4–5 Sep")."""
    sunday = saturday + timedelta(days=1)
    month = "M." if words.lang != "en" else "MMM"
    if saturday.month == sunday.month:
        dot = "." if words.lang != "en" else ""
        last = words.day(sunday, f"d. {month}" if words.lang != "en" else f"d {month}")
        return f"{saturday.day}{dot}–{last}"
    form = f"d. {month}" if words.lang != "en" else f"d {month}"
    return f"{words.day(saturday, form)} – {words.day(sunday, form)}"


def title(warning: ProgrammeWarning, words: Words) -> str:
    """Return what sort of warning it is, and of when or where."""
    said = words.text(TITLES[warning.code])
    if warning.code is Code.EMPTY_DISTRICT:
        return f"{said}: {warning.numbers['district']}"
    if not warning.days:
        return said
    first, last = warning.days[0], warning.days[-1]
    when = _day(first, words) if first == last else _span(first, last, words)
    return f"{said}: {when}"


def sentence(warning: ProgrammeWarning, names: Names, words: Words) -> str:
    """Return the warning in a sentence or two, with its numbers."""
    listed = words.listing([_name(uid, names) for uid in warning.subjects])
    numbers = warning.numbers
    if warning.code is Code.PILE_UP:
        return words.text(
            "%(count)s events for the same visitors lie within %(minutes)s minutes by car of each "
            "other: %(names)s.",
            count=numbers["events"],
            minutes=numbers["minutes"],
            names=listed,
        )
    if warning.code is Code.EMPTY_WEEKEND:
        return _empty_weekend(warning, listed, names, words)
    if warning.code is Code.EMPTY_DISTRICT:
        return words.text(
            "No event of %(month)s takes place in the district of %(district)s.",
            month=period_name(_whole(numbers["year"]), _month(numbers["month"]), words),
            district=numbers["district"],
        )
    if warning.code is Code.FAR_FROM_OPEN_SITE:
        return _far(warning, listed, names, words)
    return _pair(warning, listed, words)


def _pair(warning: ProgrammeWarning, listed: str, words: Words) -> str:
    numbers = warning.numbers
    away = numbers.get("minutes")
    parts = [
        words.text("%(names)s: %(minutes)s minutes by car apart.", names=listed, minutes=away)
        if away
        else words.text("%(names)s: in one place.", names=listed)
        if away == 0
        else words.text("%(names)s: how far apart is not known.", names=listed)
    ]
    audiences = [audience(one, words) for one in _texts(numbers.get("audiences"))]
    if audiences:
        parts.append(words.text("Both are for %(who)s.", who=words.listing(audiences)))
    groups = [
        term(vocabulary.INDUSTRY_GROUPS, one, words) for one in _texts(numbers.get("industries"))
    ]
    if groups:
        parts.append(words.text("Industry of both: %(groups)s.", groups=words.listing(groups)))
    if warning.code is Code.SAME_VENUE:
        parts.append(words.text("They share the venue."))
    if warning.code is Code.SAME_ORGANISER:
        parts.append(words.text("They share the organiser."))
    return " ".join(parts)


def _empty_weekend(warning: ProgrammeWarning, listed: str, names: Names, words: Words) -> str:
    numbers = warning.numbers
    parts = [
        words.text(
            "Nothing begins or takes place in the district of %(district)s.",
            district=numbers["district"],
        )
    ]
    if warning.subjects:
        parts.append(words.text("Elsewhere in the region: %(names)s.", names=listed))
    running = [_name(uid, names) for uid in _texts(numbers.get("running_on"))]
    if running:
        parts.append(
            words.text("Still going on in the region: %(names)s.", names=words.listing(running))
        )
    beyond = _whole(numbers["elsewhere"]) - len(warning.subjects)
    if beyond > 0:
        parts.append(
            words.plural(
                "%(count)s more event lies outside the region.",
                "%(count)s more events lie outside the region.",
                beyond,
            )
        )
    return " ".join(parts)


def _far(warning: ProgrammeWarning, listed: str, names: Names, words: Words) -> str:
    numbers = warning.numbers
    if "minutes" not in numbers:
        return words.text(
            "%(names)s: no site of the catalogue is surely open that day.", names=listed
        )
    return words.text(
        "%(names)s: the nearest site that is surely open that day, %(site)s, is %(minutes)s "
        "minutes away by car (more than %(most)s).",
        names=listed,
        site=_name(str(numbers["site"]), names),
        minutes=numbers["minutes"],
        most=numbers["most"],
    )


def proposal(one: Proposal, names: Names, words: Words) -> str:
    """Return a proposal in a sentence."""
    numbers, name = one.numbers, _name(one.subject, names)
    if one.remedy is Remedy.FREE_WEEKEND and one.day is not None:
        said = words.text(
            "Move %(name)s to %(day)s: rivals within reach drop from %(before)s to %(after)s, "
            "month and weekday of its rule stay.",
            name=name,
            day=_day(one.day, words),
            before=numbers["before"],
            after=numbers["rivals"],
        )
        if numbers["fills"]:
            said += " " + words.text(
                "That also fills an empty weekend of the district of %(district)s.",
                district=numbers["fills"],
            )
        return said
    if one.remedy is Remedy.COORDINATE:
        return words.text(
            "If the dates must stay: share them, stagger the main hours and advertise each other."
        )
    last = numbers["last"]
    when = _day(last, words) if isinstance(last, date) else ""
    if one.remedy is Remedy.REVIVE:
        return words.text(
            "Revive %(name)s (district of %(district)s): it took place on %(when)s and is not "
            "expected to come again by itself.",
            name=name,
            district=numbers["district"],
            when=when,
        )
    return words.text(
        "Ask the organiser of %(name)s (district of %(district)s), last known on %(when)s, to "
        "carry an industrial part here.",
        name=name,
        district=numbers["district"],
        when=when,
    )


def _texts(value: object) -> tuple[str, ...]:
    return tuple(map(str, value)) if isinstance(value, tuple) else ()


def _whole(value: object) -> int:
    return int(str(value))


def _month(value: object) -> int | None:
    return None if value is None else _whole(value)


def _name(uid: str, names: Names) -> str:
    return names.get(uid, uid)


def _day(day: date, words: Words) -> str:
    return words.weekday(day, short=True, year=True)


def _span(first: date, last: date, words: Words) -> str:
    begin = words.day(first, "d. M." if words.lang != "en" else "d MMM")
    return f"{begin} – {_day(last, words)}"
