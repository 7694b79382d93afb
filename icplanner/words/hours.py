"""Sentences about opening hours: verdicts, reasons, holidays and evidence."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from types import MappingProxyType
from typing import Final

from icplanner.hours import Because, Evidence, Verdict, VisitingDay, Window
from icplanner.words.words import Words, mark

VERDICTS: Final[Mapping[Verdict, str]] = MappingProxyType(
    {
        Verdict.OPEN: mark("open"),
        Verdict.CLOSED: mark("closed"),
        Verdict.BY_BOOKING: mark("by booking"),
        Verdict.UNKNOWN: mark("unknown"),
    }
)

REASONS: Final[Mapping[str, str]] = MappingProxyType(
    {
        "as_stated": mark("hours stated for %(year)s"),
        "ask_for_tour_times": mark("guided tours only, and their times are not known: ask"),
        "booking_only": mark("visits by booking only"),
        "booking_required": mark("visits need a booking"),
        "closed_date": mark("closed on %(date)s by the stated hours"),
        "comment": mark("by arrangement: %(comment)s"),
        "date_out_of_range": mark("the planner knows the years %(first)s to %(last)s only"),
        "dated_hours": mark("the known dates are of %(first)s; nothing is known of other years"),
        "estimated_hours": mark("freely accessible, as we estimate; no page states it"),
        "holiday": mark("closed: public holiday %(date)s (%(holiday)s)"),
        "holiday_as_usual": mark(
            "public holiday %(date)s (%(holiday)s); the hours do not mention it, taken as usual"
        ),
        "holiday_uncertain": mark(
            "%(date)s is a public holiday in some municipalities only; whether here is not known"
        ),
        "holiday_unstated": mark("the hours do not say whether it opens on %(date)s: ask"),
        "hours_unsure": mark("the stated hours themselves are unsure"),
        "no_hours": mark("opening hours are not known"),
        "no_open_day": mark("the stated hours open on no day of the week at this time of year"),
        "not_listed": mark("open on single dates only, and this is none of them"),
        "old_hours": mark("hours stated for %(year)s: ask whether they still hold"),
        "school_holidays": mark("depends on school holidays, which the planner does not know"),
        "season_not_begun": mark("the season begins on %(begins)s"),
        "season_not_stated": mark("seasonal, and nobody states when the season is"),
        "season_over": mark("the season ended on %(ended)s"),
        "site_closed": mark("closed to visitors"),
        "some_weeks": mark("open on this weekday in some weeks only, and this is none of them"),
        "status_uncertain": mark("it is not certain that the site takes visitors at all"),
        "tour_times": mark("only the times of its tours are known"),
        "undated_hours": mark("hours from an undated page"),
        "unreadable_hours": mark("the stored hours cannot be read (character %(position)s)"),
    }
)

# By weekday from Monday; "closed_weekday" is worded by these.
CLOSED_ON: Final = (
    mark("closed on Mondays"),
    mark("closed on Tuesdays"),
    mark("closed on Wednesdays"),
    mark("closed on Thursdays"),
    mark("closed on Fridays"),
    mark("closed on Saturdays"),
    mark("closed on Sundays"),
)

HOLIDAYS: Final[Mapping[str, str]] = MappingProxyType(
    {
        "all_saints": mark("All Saints' Day"),
        "ascension": mark("Ascension Day"),
        "assumption": mark("Assumption Day"),
        "boxing_day": mark("Second Day of Christmas"),
        "christmas_day": mark("Christmas Day"),
        "christmas_eve": mark("Christmas Eve"),
        "corpus_christi": mark("Corpus Christi"),
        "cyril_methodius": mark("Saints Cyril and Methodius Day"),
        "czech_statehood": mark("Czech Statehood Day"),
        "czechoslovak_state": mark("Independent Czechoslovak State Day"),
        "easter_monday": mark("Easter Monday"),
        "epiphany": mark("Epiphany"),
        "freedom_day": mark("Struggle for Freedom and Democracy Day"),
        "german_unity": mark("German Unity Day"),
        "good_friday": mark("Good Friday"),
        "jan_hus": mark("Jan Hus Day"),
        "labour_day": mark("Labour Day"),
        "liberation_day": mark("Liberation Day"),
        "new_year": mark("New Year's Day"),
        "reformation": mark("Reformation Day"),
        "repentance": mark("Repentance and Prayer Day"),
        "whit_monday": mark("Whit Monday"),
    }
)

_MIDNIGHT: Final = 24 * 60

_DATE_YEAR: Final[Mapping[str, str]] = MappingProxyType(
    {"cs": "d. MMMM y", "de": "d. MMMM y", "en": "d MMMM y"}
)


def verdict(value: Verdict, words: Words) -> str:
    """Return a verdict in a word or two."""
    return words.text(VERDICTS[value])


def reason(because: Because, words: Words) -> str:
    """Return why, as a clause without a full stop.

    Raises
    ------
    KeyError
        The code is none of `docs/hours.md`.
    """
    numbers = because.numbers
    if because.code == "closed_weekday":
        return words.text(CLOSED_ON[int(str(numbers["weekday"]))])
    said = words.text(REASONS[because.code], **{k: _say(k, v, words) for k, v in numbers.items()})
    if numbers.get("begins") is not None and because.code == "season_over":
        said += words.text("; the next begins on %(begins)s", begins=_day(numbers["begins"], words))
    if numbers.get("next") is not None:
        said += words.text("; the next is %(next)s", next=_day(numbers["next"], words))
    if isinstance(days := numbers.get("lead_days"), int):
        said += "; " + words.plural("%(count)s day ahead", "%(count)s days ahead", days)
    if isinstance(end := numbers.get("open_end_min"), int):
        said += words.text(
            "; no closing time is stated, %(time)s is assumed", time=words.clock(end)
        )
    return said


def holiday(key: str, words: Words) -> str:
    """Return the name of a public holiday by its key."""
    return words.text(HOLIDAYS[key])


def evidence(found: Evidence, words: Words) -> str:
    """Return how old a statement is, as a clause; the source stands beside it."""
    if found.year is None:
        return words.text("from an undated page")
    if not found.age_years:
        return words.text("stated for %(year)s", year=found.year)
    age = words.plural("%(count)s year old", "%(count)s years old", found.age_years)
    return words.text("stated for %(year)s, %(age)s on this date", year=found.year, age=age)


def times(day: VisitingDay, words: Words) -> str:
    """Return the windows and what limits them ("10:00–17:00, last admission 16:30")."""
    parts = [_window(window, words) for window in day.windows]
    if day.guided_starts_min:
        starts = ", ".join(words.clock(start) for start in day.guided_starts_min)
        parts.append(words.text("tours at %(times)s", times=starts))
    if day.last_admission_min is not None:
        last = words.clock(day.last_admission_min)
        parts.append(words.text("last admission %(time)s", time=last))
    return ", ".join(parts)


def _window(window: Window, words: Words) -> str:
    if (window.start_min, window.end_min) == (0, _MIDNIGHT):
        return words.text("all day")
    end = "24:00" if window.end_min == _MIDNIGHT else words.clock(window.end_min)
    return f"{words.clock(window.start_min)}–{end}"


def _say(name: str, value: object, words: Words) -> str:
    if isinstance(value, date):
        return _day(value, words)
    if name == "holiday":
        return holiday(str(value), words) if value else ""
    return "" if value is None else str(value)


def _day(value: object, words: Words) -> str:
    if not isinstance(value, date):
        return ""
    return words.day(value, _DATE_YEAR[words.lang])
