"""Sentences about the touring exhibition: bookings, findings, the parts of a route's score."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Final

from icplanner.programme.booking import Booking, Venue
from icplanner.programme.exhibition import Exhibition
from icplanner.programme.exhibition_route import Stop, Suggestion
from icplanner.programme.exhibition_warning import ExhibitionCode, ExhibitionWarning
from icplanner.words.words import Words, mark

FINDINGS: Final[Mapping[ExhibitionCode, str]] = {
    ExhibitionCode.TWO_PLACES: mark(
        "One showcase cannot stand in two places on one day. These bookings overlap: %(first)s "
        "(%(first_when)s) and %(second)s (%(second_when)s). Affected: %(showcases)s."
    ),
    ExhibitionCode.ENDS_BEFORE_START: mark("%(first)s: the last day lies before the first one."),
    ExhibitionCode.DATE_RANGE: mark(
        "%(first)s: %(days)s lies outside the years 1990 to 2100; check the year."
    ),
    ExhibitionCode.DAYS_RANGE: mark(
        "%(first)s: transport and set-up each take between 0 and 31 days."
    ),
    ExhibitionCode.UNKNOWN_SHOWCASE: mark(
        "%(first)s: the booking names showcases that the exhibition does not have: %(showcases)s."
    ),
    ExhibitionCode.BOOKED_TWICE: mark("%(first)s: this booking stands in the plan twice."),
    ExhibitionCode.NO_TIME_TO_MOVE: mark(
        "Too little time between %(first)s (to %(from_day)s) and %(second)s (from %(to_day)s): "
        "transport and set-up take %(needed)s, free are %(free)s. Begin later or end earlier."
    ),
    ExhibitionCode.MOVE_UNKNOWN: mark(
        "%(first)s: how many days transport and set-up take is not known."
    ),
    ExhibitionCode.OPENING_OUTSIDE: mark(
        "%(first)s: the opening ceremony on %(days)s lies outside the booking."
    ),
    ExhibitionCode.OPENING_CLOSED: mark(
        "%(first)s: the house is closed on the day of the opening ceremony, %(days)s. Ask the host "
        "to open, or choose another day."
    ),
    ExhibitionCode.OPENING_CLASH: mark(
        "%(first)s: on the day of the opening ceremony, %(days)s, other events within reach draw "
        "the same visitors: %(names)s."
    ),
    ExhibitionCode.CLOSED_THROUGHOUT: mark("%(first)s: the house is closed on all these days."),
    ExhibitionCode.FEW_OPEN_DAYS: mark(
        "%(first)s: the house is open on %(open)s of %(all)s days only."
    ),
    ExhibitionCode.HOURS_UNKNOWN: mark(
        "%(first)s: on %(unknown)s of %(all)s days it is not known whether the house is open; "
        "agree the hours with the host."
    ),
    ExhibitionCode.NO_EVENT: mark(
        "%(first)s: no event stands beside the exhibition. In 2018 it drew most people where one "
        "did."
    ),
    ExhibitionCode.EVENT_UNDATED: mark("%(first)s: the day of the event is not known (%(names)s)."),
    ExhibitionCode.EVENT_OUTSIDE: mark(
        "%(first)s: the event on %(days)s lies outside the booking (%(names)s)."
    ),
    ExhibitionCode.EVENT_ESTIMATED: mark(
        "%(first)s: the event’s date, %(days)s, is only an estimate; ask the organiser (%(names)s)."
    ),
    ExhibitionCode.EVENT_CANCELLED: mark("%(first)s: the event is cancelled (%(names)s)."),
    ExhibitionCode.EVENT_FAR: mark(
        "%(first)s: the event takes place %(km)s km away, not beside the exhibition (%(names)s)."
    ),
    ExhibitionCode.EVENT_CLOSED: mark(
        "%(first)s: the house is closed on the day of the event, %(days)s. Ask the host to open "
        "(%(names)s)."
    ),
    ExhibitionCode.IDLE: mark(
        "Between %(first)s and %(second)s the showcases stand nowhere for %(idle)s."
    ),
    ExhibitionCode.HOME_UNKNOWN: mark("No permanent home is known for: %(showcases)s."),
}

# What NO_EVENT adds where events stand ready.
READY: Final = mark("Ready to pair with: %(names)s.")

WISH_PROBLEMS: Final[Mapping[str, str]] = {
    "no_venue": mark("Choose at least one house."),
    "too_many_venues": mark("Choose at most 40 houses."),
    "venue_twice": mark("One house is chosen twice."),
    "venue_without_position": mark("The place of one house is not known."),
    "weeks_range": mark("A season has 1 to 30 weeks."),
    "stop_range": mark("The longest stop must not be shorter than the shortest one."),
    "season_too_short": mark("The season is shorter than the shortest stop."),
    "days_range": mark("Transport and set-up must leave open days in the shortest stop."),
    "too_many_pinned": mark("At most 20 fixed bookings can lie in one season."),
    "pinned_without_position": mark("The place of a fixed booking is not known."),
    "no_showcase": mark(
        "Nothing can travel: every showcase stands elsewhere in this season, fixed or at home."
    ),
    "nothing_open": mark("None of the houses is open or can be reached in this season."),
}


def venue_name(venue: Venue) -> str:
    """Return house and town, the town once only."""
    if venue.municipality in venue.name:
        return venue.name
    return f"{venue.name}, {venue.municipality}"


def booking_days(booking: Booking, words: Words) -> str:
    """Return the days of a booking, saying which are known only about."""
    first = (
        _about(booking.first_day, words) if booking.first_about else day(booking.first_day, words)
    )
    if booking.last_day is None:
        return words.text("from %(first)s, for good", first=first)
    last = _about(booking.last_day, words) if booking.last_about else day(booking.last_day, words)
    # TRANSLATORS: a span of days, both of them included
    return words.text("%(first)s to %(last)s", first=first, last=last)


def day(value: date, words: Words) -> str:
    """Return a day as short as a table needs it."""
    return words.day(value, "d. M. y" if words.lang != "en" else "d MMM y")


def move_days(booking: Booking, words: Words) -> str:
    """Return transport and set-up days; unknown ones say so."""
    parts = []
    if (count := booking.transport_days) is not None:
        parts.append(words.plural("transport %(count)s day", "transport %(count)s days", count))
    if (count := booking.setup_days) is not None:
        parts.append(words.plural("set-up %(count)s day", "set-up %(count)s days", count))
    return ", ".join(parts) or words.text("unknown")


def showcase_names(ids: tuple[str, ...], exhibition: Exhibition, words: Words) -> str:
    """Return the names of showcases; "all showcases" for none or all of them."""
    names = {one.id: one.names.pick(words.lang)[0] for one in exhibition.showcases}
    if not ids or set(ids) == set(names):
        return words.text("all showcases")
    return words.listing([names.get(one, one) for one in ids])


def finding(warning: ExhibitionWarning, exhibition: Exhibition, words: Words) -> str:
    """Return one finding as a sentence; bookings are named with house and town."""
    known = {one.uid: one for one in exhibition.bookings}
    bookings = [known[uid] for uid in warning.bookings if uid in known]
    values: dict[str, str] = {
        "days": ", ".join(day(one, words) for one in warning.days),
        "names": ", ".join(one.pick(words.lang)[0] for one in warning.names),
        "showcases": showcase_names(warning.showcases, exhibition, words),
    }
    for name, booking in zip(("first", "second"), bookings, strict=False):
        values[name] = venue_name(booking.venue)
        values[f"{name}_when"] = booking_days(booking, words)
    numbers = warning.numbers
    if warning.code is ExhibitionCode.NO_TIME_TO_MOVE:
        values["from_day"], values["to_day"] = (day(one, words) for one in warning.days)
        for name in ("needed", "free"):
            values[name] = _days(int(numbers[name]), words)
    elif warning.code is ExhibitionCode.IDLE:
        values["idle"] = _days(int(numbers["days"]), words)
    elif "days" in numbers:
        values["all"] = words.number(numbers["days"])
    for name in ("open", "unknown", "km"):
        if name in numbers:
            values[name] = words.number(numbers[name], 1)
    said = words.text(FINDINGS[warning.code], **values)
    if warning.code is ExhibitionCode.NO_EVENT and warning.names:
        said = f"{said} {words.text(READY, names=values['names'])}"
    return said


def score_parts(stop: Stop, words: Words) -> tuple[tuple[str, float], ...]:
    """Return the parts of a stop's score, each with its points; parts of nought are left out."""
    option = stop.option
    events = ", ".join(one.occurrence.event.names.pick(words.lang)[0] for one in option.events)
    km = words.number(stop.km or 0)
    rivals = words.plural(
        "%(count)s competing event on the opening day",
        "%(count)s competing events on the opening day",
        option.rivals,
    )
    opened = words.plural("%(count)s open day", "%(count)s open days", option.open_days)
    parts = (
        (words.text("stands beside: %(names)s", names=events), option.event_points),
        (opened, stop.open_points),
        (rivals, option.rival_points),
        (words.text("transport of %(km)s km", km=km), stop.way_points),
    )
    return tuple((said, points) for said, points in parts if points)


def verdict(suggestion: Suggestion, words: Words) -> str:
    """Return how good a route is: proven best, or by how many points it may be beaten."""
    points = words.number(suggestion.points, 1)
    if suggestion.proven:
        return words.text(
            "Proven best: no other route over this season has more than %(points)s points.",
            points=points,
        )
    return words.text(
        "%(points)s points; not proven best: another route may have up to %(gap)s points more.",
        points=points,
        gap=words.number(suggestion.bound - suggestion.points, 1),
    )


def _about(value: date, words: Words) -> str:
    return words.text("about %(day)s", day=day(value, words))


def _days(count: int, words: Words) -> str:
    return words.plural("%(count)s day", "%(count)s days", count)
