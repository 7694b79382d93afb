"""Ways in words: modes, methods, notes, and why there is no way."""

from __future__ import annotations

from typing import Final

from icplanner.travel import Leg, Mode, Ride, Unreachable
from icplanner.words.words import Words, mark

MODES: Final[dict[Mode, str]] = {
    Mode.CAR: mark("by car"),
    Mode.COACH: mark("by coach"),
    Mode.TRAIN: mark("by train and on foot"),
    Mode.BIKE: mark("by bicycle"),
    Mode.WALK: mark("on foot"),
}

METHODS: Final[dict[str, str]] = {
    "road": mark("by the road network, at the usual speed of each class of road"),
    "straight_line": mark("from the straight line, with a detour and a mean speed"),
    "border_estimate": mark("by road to the border crossing, in Germany from the straight line"),
    "timetable": mark("by the timetable"),
    "osrm": mark("by the routing server"),
}

NOTES: Final[dict[str, str]] = {
    "estimate": mark("This time is an estimate."),
    "timetable_other_year": mark(
        "Beware: there is no timetable for this date yet. These are the trains of the same "
        "weekday in the year of the timetable; check before you go."
    ),
    "typical_day": mark(
        "A typical journey with few changes; departures depend on the day and the hour."
    ),
    "osrm_unavailable": mark(
        "The routing server did not answer; the time comes from the built-in road network."
    ),
}

UNREACHABLE: Final[dict[str, str]] = {
    "off_network": mark("One of the places is too far from every road we know."),
    "no_road": mark("No road leads there."),
    "no_train": mark("No train gets there that day any more."),
    "no_station": mark("There is no station within walking distance."),
    "no_timetable": mark("We have no timetable for this day."),
    "too_far_to_walk": mark("It is too far to walk."),
}


def mode_text(mode: Mode, words: Words) -> str:
    """Return the mode as it stands in a sentence ("by car")."""
    return words.text(MODES[mode])


def method_text(leg: Leg, words: Words) -> str:
    """Return how the time was found."""
    return words.text(METHODS[leg.method])


def note_text(code: str, words: Words) -> str:
    """Return what the reader must be told, by its code."""
    return words.text(NOTES[code])


def note_texts(leg: Leg, words: Words) -> tuple[str, ...]:
    """Return what the reader must be told about a way, one sentence each."""
    return tuple(note_text(code, words) for code in leg.notes)


def unreachable_text(missing: Unreachable, words: Words) -> str:
    """Return why there is no way."""
    return words.text(UNREACHABLE[missing.code])


def leg_text(leg: Leg, words: Words) -> str:
    """Return length of time, distance and mode in a line; door to door, with its band."""
    return words.text(
        "%(duration)s (± %(error)s), %(distance)s km %(mode)s",
        duration=words.duration(leg.minutes),
        error=words.duration(leg.error_min),
        distance=words.number(leg.distance_km, 1),
        mode=mode_text(leg.mode, words),
    )


def ride_text(ride: Ride, words: Words) -> str:
    """Return one train with its times, cut to the minute as printed timetables do."""
    departs, arrives = (
        words.clock(moment.hour * 60 + moment.minute) for moment in (ride.departs, ride.arrives)
    )
    return words.text(
        "%(line)s: %(departs)s %(start)s – %(arrives)s %(end)s",
        line=ride.line,
        departs=departs,
        start=ride.from_stop,
        arrives=arrives,
        end=ride.to_stop,
    )


def changes_text(leg: Leg, words: Words) -> str:
    """Return how often one changes trains; empty for a way without trains."""
    if not leg.rides:
        return ""
    return words.plural("%(count)s change", "%(count)s changes", len(leg.rides) - 1)
