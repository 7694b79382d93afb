"""A tour as lines of text, for the command line."""

from __future__ import annotations

from icplanner.catalogue.catalogue import Catalogue
from icplanner.tours import Tour, TourDay
from icplanner.words.tour_numbers import name_of
from icplanner.words.tours import repair_text, warning_text
from icplanner.words.words import Words


def tour_lines(words: Words, catalogue: Catalogue, number: int, tour: Tour) -> list[str]:
    """Return one tour: its worth, its days with times, and its warnings."""
    lines = [words.text("Tour %(number)s", number=number) + " · " + worth(words, tour)]
    for day in tour.days:
        lines += _day_lines(words, day)
    for warning in tour.warnings:
        about = f"{name_of(words, catalogue, warning.stop)}: " if warning.stop else ""
        lines.append(f"  ! {about}{warning_text(words, warning)}")
        lines += [f"    → {repair_text(words, catalogue, step)}" for step in warning.repairs]
    return lines


def worth(words: Words, tour: Tour) -> str:
    """Return the score, what is proven of it, and how sure the tour is."""
    parts = [words.text("%(score)s points", score=words.number(tour.score, 1))]
    if tour.proven:
        parts.append(words.text("proven best"))
    elif tour.bound:
        gap = words.number(100 * (1 - tour.score / tour.bound), 1)
        parts.append(words.text("at most %(gap)s\u00a0%% below the best possible", gap=gap))
    if tour.chance is not None:
        chance = words.number(100 * tour.chance)
        parts.append(
            words.text("keeps its times on %(chance)s\u00a0%% of simulated days", chance=chance)
        )
    return " · ".join(parts)


def _day_lines(words: Words, day: TourDay) -> list[str]:
    lines = [words.day(day.date)]
    start, end = (hub.names.pick(words.lang)[0] or hub.id for hub in (day.start_hub, day.end_hub))
    if not day.stops:
        return [*lines, "  " + words.text("nothing planned")]
    events = [(day.depart_min, f"  {words.clock(day.depart_min)}  {start}")]
    if day.lunch:
        table = words.text("Lunch") + (f", {day.lunch.name}" if day.lunch.name else "")
        span = f"{words.clock(day.lunch.start_min)}\u2013{words.clock(day.lunch.end_min)}"
        events.append((day.lunch.start_min, f"  {span}  {table}"))
    for stop in day.stops:
        span = f"{words.clock(stop.start_min)}\u2013{words.clock(stop.end_min)}"
        latest = words.text("arrive by %(time)s", time=words.clock(stop.latest_arrival_min))
        name = stop.names.pick(words.lang)[0] or stop.id
        events.append((stop.start_min, f"  {span}  {name} ({latest})"))
    events.append((day.return_min, f"  {words.clock(day.return_min)}  {end}"))
    return lines + [line for _, line in sorted(events, key=lambda event: event[0])]
