"""A schedule in words: OpenStreetMap's `opening_hours` as sentences people read."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from typing import Final

from babel.dates import format_date, get_day_names, get_month_names

from icplanner.words.schedule_rule import (
    Dates,
    Days,
    Easter,
    NotUnderstoodError,
    Rule,
    Span,
    read_rule,
)
from icplanner.words.words import Words, mark

# The longest schedule of the region has 180 characters; what is much longer was not written to
# be read.
MAX_LENGTH: Final = 500

_NTH: Final = {
    1: mark("first %(weekday)s of the month"),
    2: mark("second %(weekday)s of the month"),
    3: mark("third %(weekday)s of the month"),
    4: mark("fourth %(weekday)s of the month"),
    5: mark("fifth %(weekday)s of the month"),
    -1: mark("last %(weekday)s of the month"),
}

_EASTER: Final = {
    -2: mark("Good Friday"),
    -1: mark("Holy Saturday"),
    0: mark("Easter Sunday"),
    1: mark("Easter Monday"),
}

_ORDINAL_DOT: Final = {"cs": ".", "de": ".", "en": ""}
_DAY_PATTERN: Final = {"cs": "d. MMMM", "de": "d. MMMM", "en": "d MMMM"}


@dataclass(frozen=True, slots=True)
class ScheduleWords:
    """A schedule in words, a line a rule; `understood` False leaves the text as it was typed."""

    lines: tuple[str, ...]
    understood: bool


def schedule_words(schedule: str, words: Words) -> ScheduleWords:
    """Return an `opening_hours` string in words of the reader's language.

    Covers what people write for museums: years, months, dates, Easter, weekdays, nth weekdays,
    public and school holidays, times, open ends, "off" and quoted remarks, after
    https://wiki.openstreetmap.org/wiki/Key:opening_hours/specification. Anything else comes back
    as typed, and says so; a remark stands in the language it was written in.
    """
    text = " ".join(schedule.split())
    if len(text) > MAX_LENGTH:
        return ScheduleWords((f"{text[:MAX_LENGTH]}…",), understood=False)
    try:
        rules = [read_rule(rule.strip()) for rule in text.split(";") if rule.strip()]
    except NotUnderstoodError:
        rules = []
    if not rules:
        return ScheduleWords((text,), understood=False)
    return ScheduleWords(tuple(_line(rule, words) for rule in _joined(rules)), understood=True)


def days_words(days: str, words: Words) -> str:
    """Return days in `opening_hours` syntax without times in words; as typed where they are not.

    "May-Sep Sa,Su" becomes "May–September: Saturday and Sunday".
    """
    text = " ".join(days.split())[:MAX_LENGTH]
    try:
        rules = [read_rule(f"{rule.strip()} 00:00-24:00") for rule in text.split(";")]
    except NotUnderstoodError:
        return text
    said = (filter(None, (_dates_said(rule, words), _days_said(rule, words))) for rule in rules)
    return "; ".join(": ".join(parts) for parts in said) or text


def _joined(rules: list[Rule]) -> list[Rule]:
    """Return the rules with single days off in a row made one line."""
    joined: list[Rule] = []
    for rule in rules:
        last = joined[-1] if joined else None
        if last and _is_plain_day_off(last) and _is_plain_day_off(rule):
            joined[-1] = replace(last, dates=(*last.dates, *rule.dates))
        else:
            joined.append(rule)
    return joined


def _is_plain_day_off(rule: Rule) -> bool:
    return rule == Rule(closed=True, dates=rule.dates) and bool(rule.dates)


def _line(rule: Rule, words: Words) -> str:
    if rule.always:
        return words.text("freely accessible at any time")
    dates = _dates_said(rule, words)
    days = _days_said(rule, words)
    if rule.closed:
        line = ": ".join(filter(None, (dates, days, words.text("closed"))))
    else:
        if rule.spans and not days and all(_is_span(part) for part in rule.dates):
            days = words.text("daily")
        line = ": ".join(filter(None, (dates, f"{days} {_spans_said(rule, words)}".strip())))
    remark = f"„{rule.remark}“" if rule.remark else ""
    return " – ".join(filter(None, (line, remark)))


def _is_span(part: Dates | Easter) -> bool:
    """Return whether a part of the year is longer than a day, so that "daily" adds something."""
    return isinstance(part, Dates) and (
        part.day is None or (part.month, part.day) != (part.end_month, part.end_day)
    )


def _dates_said(rule: Rule, words: Words) -> str:
    said = words.listing([_date_said(part, words) for part in rule.dates]) if rule.dates else ""
    if rule.years is None:
        return said
    first, last = rule.years
    return f"{said} {first if first == last else f'{first}–{last}'}".strip()


def _date_said(part: Dates | Easter, words: Words) -> str:
    if isinstance(part, Easter):
        return _easter_said(part.offset_days, words)
    if part.day is None or part.end_day is None:
        names = get_month_names("wide", "stand-alone", locale=words.lang)
        months = dict.fromkeys((names[part.month], names[part.end_month]))
        return "–".join(months)
    # A leap year, so that 29 February can be said.
    start = date(2024, part.month, part.day)
    end = date(2024, part.end_month, part.end_day)
    pattern = _DAY_PATTERN[words.lang]
    if start == end:
        return format_date(start, pattern, locale=words.lang)
    if start.month == end.month:
        return (
            f"{start.day}{_ORDINAL_DOT[words.lang]}–{format_date(end, pattern, locale=words.lang)}"
        )
    return " – ".join(format_date(day, pattern, locale=words.lang) for day in (start, end))


def _easter_said(offset_days: int, words: Words) -> str:
    if offset_days in _EASTER:
        return words.text(_EASTER[offset_days])
    if offset_days < 0:
        return words.plural(
            "%(count)s day before Easter Sunday",
            "%(count)s days before Easter Sunday",
            -offset_days,
        )
    return words.plural(
        "%(count)s day after Easter Sunday", "%(count)s days after Easter Sunday", offset_days
    )


def _days_said(rule: Rule, words: Words) -> str:
    said = [text for days in rule.days for text in _weekdays_said(days, words)]
    if rule.public_holidays:
        said.append(words.text("public holidays"))
    if rule.school_holidays:
        said.append(words.text("school holidays"))
    return words.listing(said) if said else ""


def _weekdays_said(days: Days, words: Words) -> list[str]:
    names = get_day_names("wide", "stand-alone", locale=words.lang)
    if days.nth:
        return [words.text(_NTH[number], weekday=names[days.first]) for number in days.nth]
    length = (days.last - days.first) % 7
    if length == 6:
        return [words.text("daily")]
    if length <= 1:
        return [names[number] for number in dict.fromkeys((days.first, days.last))]
    return [f"{names[days.first]}–{names[days.last]}"]


def _spans_said(rule: Rule, words: Words) -> str:
    if not rule.spans:
        return ""
    return words.listing([_span_said(span, words) for span in rule.spans])


def _span_said(span: Span, words: Words) -> str:
    start = words.clock(span.start_min)
    if span.end_min is None:
        return words.text("from %(start)s, the end is not stated", start=start)
    end = words.clock(span.end_min) if span.end_min != 24 * 60 else "24:00"
    message = mark("%(start)s–%(end)s or later") if span.open_end else mark("%(start)s–%(end)s")
    return words.text(message, start=start, end=end)
