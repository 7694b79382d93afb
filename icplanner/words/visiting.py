"""One site on one day in a line: what it says, why, and how old that is."""

from __future__ import annotations

from typing import Final

from icplanner.catalogue.guided_start import GuidedStart
from icplanner.hours import Verdict, VisitingDay
from icplanner.travel import Mode
from icplanner.words import hours
from icplanner.words.opening_hours import days_words
from icplanner.words.travel import mode_text
from icplanner.words.vocabulary import language_name
from icplanner.words.words import Words, mark

# After these reasons no age is told: they name the year of the hours, or there are no hours.
_AGELESS: Final = frozenset(
    {
        *("as_stated", "old_hours", "undated_hours", "estimated_hours"),
        *("no_hours", "status_uncertain", "site_closed", "date_out_of_range"),
    }
)


def visiting_line(day: VisitingDay, verdict: Verdict, words: Words) -> str:
    """Return times, reason and age of a day's verdict in one line; see `visiting_why`."""
    why = visiting_why(day, verdict, words)
    if day.because.code in _AGELESS or not day.evidence or not day.evidence[0].text:
        return why
    return f"{why}; {hours.evidence(day.evidence[0], words)}"


def visiting_why(day: VisitingDay, verdict: Verdict, words: Words) -> str:
    """Return times and reason of a day's verdict, without the verdict itself.

    Parameters
    ----------
    verdict
        What is shown beside the line: the day's own verdict, or that of one minute, which may be
        closed on a day that is open at other hours.
    """
    times = hours.times(day, words)
    if times and verdict is Verdict.CLOSED:
        times = words.text("only %(times)s", times=times)
    return "; ".join(filter(None, (times, hours.reason(day.because, words))))


def way_text(mode: Mode, minutes: float, error_min: float, words: Words, *, estimate: bool) -> str:
    """Return how long a way takes, with its band; an estimate says so."""
    message = (
        mark("%(mode)s about %(duration)s (± %(error)s, an estimate)")
        if estimate
        else mark("%(mode)s %(duration)s (± %(error)s)")
    )
    return words.text(
        message,
        mode=mode_text(mode, words),
        duration=words.duration(minutes),
        error=words.duration(max(1, error_min)),
    )


def tour_days(line: GuidedStart, words: Words) -> str:
    """Return on which days a line of a tour timetable holds."""
    if not line.days.strip():
        return words.text("whenever the site is open")
    return days_words(line.days, words)


def tour_starts(line: GuidedStart, words: Words) -> str:
    """Return when the tours of a line begin."""
    times = words.listing([words.clock(start) for start in line.times])
    if line.every_min is None or line.first_min is None or line.last_min is None:
        return times
    regular = words.text(
        "every %(minutes)s min from %(first)s to %(last)s",
        minutes=line.every_min,
        first=words.clock(line.first_min),
        last=words.clock(line.last_min),
    )
    return ", ".join(filter(None, (times, regular)))


def tour_terms(line: GuidedStart, words: Words) -> str:
    """Return length, languages, group and booking of a line's tours, as far as they are known."""
    parts = []
    if line.duration_min is not None:
        parts.append(words.text("takes %(duration)s", duration=words.duration(line.duration_min)))
    if line.languages:
        names = words.listing([language_name(code, words) for code in line.languages])
        parts.append(words.text("languages: %(names)s", names=names))
    if line.group_min is not None:
        parts.append(words.plural("from %(count)s person", "from %(count)s people", line.group_min))
    if line.group_max is not None:
        parts.append(
            words.plural("at most %(count)s person", "at most %(count)s people", line.group_max)
        )
    if line.lead_days is not None:
        parts.append(
            words.plural("book %(count)s day ahead", "book %(count)s days ahead", line.lead_days)
        )
    return " · ".join(parts)
