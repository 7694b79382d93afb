"""An `opening_hours` text that was read, checked and found to say what it seems to say."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Final

from icplanner.hours.evaluation import HOLIDAY, ParserError, evaluate, on_holiday, parsed

# OpenStreetMap allows a value 255 characters; lists of single dates need more.
MAX_CHARS: Final = 600

# An open end ("10:00+") names no closing time. It is taken to be 17:00, the commonest closing
# time in the catalogue, and an hour after opening where that is later: a visit of an hour is the
# least that "open from" promises. Said with every verdict that rests on it.
OPEN_END_MIN: Final = 17 * 60
OPEN_END_AT_LEAST_MIN: Final = 60

# A day open for longer than this that does not say so ("24/7", "00:00-24:00") is a misreading: a
# range turned round ("17:00-09:00"), a selector without times ("Mo-Fr, PH 10:00-12:00").
# The longest day from sunrise to sunset is 16 h 25 min here; no house is open for longer.
LONGEST_DAY_MIN: Final = 17 * 60
LONGEST_NIGHT_MIN: Final = 10 * 60

EXAMPLE: Final = "Mo-Fr 09:00-17:00; Sa 10:00-14:00; PH off"

_MONTHS: Final = (
    *("Jan", "Feb", "Mar", "Apr", "May", "Jun"),
    *("Jul", "Aug", "Sep", "Oct", "Nov", "Dec"),
)
_MONTH: Final = "(" + "|".join(_MONTHS) + ")"
_A_WEEKDAY: Final = r"\b(?:Mo|Tu|We|Th|Fr|Sa|Su|PH|SH)\b(?:\[[^\]]*\])?"
_WEEKDAYS: Final = re.compile(rf"{_A_WEEKDAY}(?:\s?[-,]\s?{_A_WEEKDAY})*", re.IGNORECASE)
_DATE: Final = re.compile(
    rf"(?:(?<!-)\b(\d{{4}})\s+)?\b{_MONTH}\s+(\d{{1,2}})(?:-(\d{{1,2}}))?\b(?!:)", re.IGNORECASE
)
_DATE_LIST: Final = re.compile(
    rf"\b(\d{{4}})\s+({_MONTH}\s+\d{{1,2}}(?:\s?,\s?{_MONTH}\s+\d{{1,2}})+)\b(?![:-])",
    re.IGNORECASE,
)
_SPAN: Final = re.compile(r"(\d{1,2}):(\d{2})-(\d{1,2}):(\d{2})")
_OPEN_END: Final = re.compile(r"(\d{1,2}:\d{2}-)?(\d{1,2}):(\d{2})\+")
_ALL_DAY: Final = re.compile(r"24/7|\b0?0:00-24:00")
_YEAR: Final = re.compile(r"\b((?:19|20|21)\d{2})\b(?:-((?:19|20|21)\d{2})\b)?(?!:)")
_OFF: Final = re.compile(r"\b(?:off|closed)\b", re.IGNORECASE)
_SEASON: Final = re.compile(rf"\b(?:{_MONTH}|easter|week)\b", re.IGNORECASE)
_AT: Final = re.compile(r"--> 1:(\d+)")
_LEAP_YEAR: Final = 2028


class HoursError(ValueError):
    """Hours that cannot be relied on: which text, where in it (from 1), why, and an example."""

    def __init__(self, text: str, position: int, rule: str, example: str = EXAMPLE) -> None:
        super().__init__(f"{text!r}, character {position}: {rule}; for example {example}")
        self.text = text
        self.position = position
        self.rule = rule
        self.example = example


@dataclass(frozen=True, slots=True, eq=False)
class Expression:
    """A checked text and what was noticed in it; equal to itself only, so that hashing is quick.

    Attributes
    ----------
    plain
        The text with open ends closed and the year of a list of dates put before each; what
        is evaluated.
    cut
        The same with windows past midnight ending at midnight; equal to `plain` without such.
    season
        The text with every weekday allowed and without closing rules, which shows where a season
        begins and ends; None for a text that names no part of the year.
    years
        The only years the text speaks of, where every opening rule names one; else empty.
    offsets
        Distances in days between a public holiday and the days the text speaks of; empty where
        it says nothing of holidays.
    school
        Whether the text speaks of school holidays, which the planner does not know.
    usual
        The text without those dates, None if nothing is left.
    exceptions
        Whether the text lists dates on which it is closed.
    always
        Open day and night, whatever the weekday.
    """

    text: str
    plain: str
    cut: str
    season: str | None
    years: tuple[int, ...]
    offsets: tuple[int, ...]
    school: bool
    usual: str | None
    exceptions: bool
    open_end: bool
    always: bool


@lru_cache(maxsize=2048)
def expression(text: str, *, days_only: bool = False) -> Expression:
    """Read an `opening_hours` text, refusing what does not parse or cannot be meant.

    Parameters
    ----------
    text
        OpenStreetMap's syntax.
    days_only
        For day selectors without times ("Tu-Su", "Apr-Oct Sa"), which then hold all day.

    Raises
    ------
    HoursError
        With the place and an example: the text is empty, too long, no valid syntax, names a date
        that no year has, never opens, or is open for longer than it says.

    Notes
    -----
    Cached by the text for the life of the process; the same text always reads the same.
    """
    if not text.strip():
        raise HoursError(text, 1, "there are no hours")
    if len(text) > MAX_CHARS:
        raise HoursError(text[:60] + "…", MAX_CHARS, f"longer than {MAX_CHARS} characters")
    bare = _bare(text)
    _check_dates(text, bare)
    plain = outside_comments(
        text, lambda part: _OPEN_END.sub(_closed_end, _DATE_LIST.sub(_year_carried, part))
    )
    try:
        parsed(plain)
    except ParserError as error:
        place = _AT.search(str(error))
        raise HoursError(text, int(place[1]) if place else 1, "this cannot be read") from error
    _check_holidays(text, plain, bare)
    rules = [rule for rule in re.split(r";|\|\|", bare) if rule.strip()]
    opening = [rule for rule in rules if not _OFF.search(rule)]
    dated = bool(opening) and all(_YEAR.search(rule) for rule in opening)
    offsets = {
        int((m[2] or "0").replace(" ", "")) for m in HOLIDAY.finditer(bare) if m[1].upper() == "PH"
    }
    read = Expression(
        text=text,
        plain=plain,
        cut=outside_comments(plain, lambda part: _SPAN.sub(_cut_at_midnight, part)),
        season=_season(plain) if _SEASON.search(bare) else None,
        years=_years(opening) if dated else (),
        offsets=tuple(sorted(offsets)),
        school=any(match[1].upper() == "SH" for match in HOLIDAY.finditer(bare)),
        usual=_read_or_none([rule for rule in _rules(plain) if not _is_exception(rule)]),
        exceptions=any(_is_exception(rule) for rule in rules),
        open_end=_OPEN_END.search(bare) is not None,
        always=_ALL_DAY.search(bare) is not None and not _WEEKDAYS.search(bare),
    )
    if not days_only:
        _check_share(read, bare)
    return read


def outside_comments(text: str, change: Callable[[str], str]) -> str:
    """Return the text with `change` done to all of it but the quoted comments."""
    parts = re.split(r'("[^"]*")', text)
    return "".join(part if part.startswith('"') else change(part) for part in parts)


def _check_dates(text: str, bare: str) -> None:
    for found in _DATE.finditer(bare):
        month = _MONTHS.index(found[2].title()) + 1
        longest = monthrange(int(found[1] or _LEAP_YEAR), month)[1]
        for number in (found[3], found[4]):
            if number is not None and not 1 <= int(number) <= longest:
                rule = f"there is no {number} {found[2]}" + (f" {found[1]}" if found[1] else "")
                raise HoursError(text, found.start() + 1, rule)


def _check_holidays(text: str, plain: str, bare: str) -> None:
    """Refuse holidays where no weekday could stand ("PH Mo-Fr", which the parser misreads)."""
    named = {
        (m[1].upper(), int((m[2] or "0").replace(" ", ""))): True for m in HOLIDAY.finditer(bare)
    }
    try:
        parsed(on_holiday(plain, date(_LEAP_YEAR, 1, 1), named))
    except ParserError as error:
        found = HOLIDAY.search(bare)
        rule = "holidays on certain weekdays cannot be read; put a comma between the two"
        raise HoursError(text, found.start() + 1 if found else 1, rule) from error


def _check_share(read: Expression, bare: str) -> None:
    """Refuse a text that is open for longer than it says, or never."""
    for found in _SPAN.finditer(bare):
        start, end = (int(found[n]) * 60 + int(found[n + 1]) for n in (1, 3))
        if end < start < end + 1440 - LONGEST_NIGHT_MIN:
            rule = f"{found[0]} runs through the night; are the times turned round?"
            raise HoursError(read.text, found.start() + 1, rule)
    year = read.years[0] if read.years else _LEAP_YEAR
    spans = evaluate(read.cut, date(year, 1, 1), date(year, 12, 31))
    for day, span in spans:
        length = span.end_min - span.start_min
        if length > LONGEST_DAY_MIN and not span.comment and not _ALL_DAY.search(bare):
            rule = f"this would be open for {length / 60:g} hours on {day}, which it does not say"
            raise HoursError(read.text, 1, rule)
    if not spans and not read.offsets and not read.school and not _OFF.search(bare):
        raise HoursError(read.text, 1, f"this is never open in {year}")


def _year_carried(match: re.Match[str]) -> str:
    """Put the year of a list's first date before the others ("2026 Mar 06,Mar 20")."""
    return ",".join(f"{match[1]} {day.strip()}" for day in match[2].split(","))


def _closed_end(match: re.Match[str]) -> str:
    if match[1]:
        return match[0][:-1]
    start = int(match[2]) * 60 + int(match[3])
    end = min(1440, max(OPEN_END_MIN, start + OPEN_END_AT_LEAST_MIN))
    return f"{match[0][:-1]}-{end // 60:02}:{end % 60:02}"


def _cut_at_midnight(match: re.Match[str]) -> str:
    start = int(match[1]) * 60 + int(match[2])
    end = int(match[3]) * 60 + int(match[4])
    return f"{match[1]}:{match[2]}-24:00" if end > 1440 or end < start else match[0]


def _is_exception(rule: str) -> bool:
    bare = _bare(rule)
    return _OFF.search(bare) is not None and _SEASON.search(bare) is not None


def _season(plain: str) -> str | None:
    rules = [rule for rule in _rules(plain) if not _OFF.search(_bare(rule))]
    return _read_or_none(
        [outside_comments(rule, lambda part: _WEEKDAYS.sub("Mo-Su", part)) for rule in rules]
    )


def _read_or_none(rules: list[str]) -> str | None:
    text = ";".join(rules)
    try:
        parsed(text)
    except ParserError:
        return None
    return text


def _rules(text: str) -> list[str]:
    """Return the rules between semicolons that stand outside comments."""
    parts = re.split(r';(?=(?:[^"]*"[^"]*")*[^"]*$)', text)
    return [part for part in parts if part.strip()]


def _bare(text: str) -> str:
    """Return the text of the same length with its comments blanked."""
    return re.sub(r'"[^"]*"', lambda match: '"' + " " * (len(match[0]) - 2) + '"', text)


def _years(rules: list[str]) -> tuple[int, ...]:
    years: set[int] = set()
    for rule in rules:
        for found in _YEAR.finditer(rule):
            years.update(range(int(found[1]), int(found[2] or found[1]) + 1))
    return tuple(sorted(years))
