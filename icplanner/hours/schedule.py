"""A year of one `opening_hours` text at one place: the spans of every day."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from enum import Enum
from functools import lru_cache

from icplanner.hours.evaluation import Span, evaluate, on_holiday, past_midnight
from icplanner.hours.expression import Expression
from icplanner.hours.holiday import holidays_of
from icplanner.hours.jurisdiction import Jurisdiction

Spans = tuple[Span, ...]


class Supposing(Enum):
    """What is supposed of days whose nature is not known for certain."""

    CERTAIN = "nothing that is not certain"
    POSSIBLE = "holidays of a part of the area hold"
    SCHOOL = "school holidays hold"


@dataclass(frozen=True, slots=True)
class Schedule:
    """An expression at a place; days outside the years that holidays are known for are empty."""

    read: Expression
    place: Jurisdiction

    def spans(self, day: date, supposing: Supposing = Supposing.CERTAIN) -> Spans:
        """Return the spans of a day, ascending."""
        return _year(self.read, self.place, day.year, supposing).get(day, ())

    def ordinary(self, day: date) -> Spans:
        """Return the spans the day would have if no day were a holiday."""
        return _plain_year(self.read, day.year).get(day, ())

    def usually_open(self, day: date) -> bool:
        """Return whether the day would be open but for holidays and dates the text excepts."""
        usual = self.read.usual
        return usual is not None and bool(evaluate(usual, day, day))

    def in_season(self, day: date) -> bool:
        """Return whether the day lies in a season the text names, whatever its weekday."""
        return self.read.season is None or day in _season_set(self.read, day.year)

    def holiday(self, day: date) -> tuple[str, date] | None:
        """Return name key and date of the certain holiday that the text's rules refer to."""
        for offset in self.read.offsets or (0,):
            at = day - timedelta(days=offset)
            key = holidays_of(self.place, at.year).certain.get(at)
            if key:
                return key, at
        return None

    def differs(self, day: date, supposing: Supposing) -> bool:
        """Return whether the day would look different under a supposition."""
        if supposing is Supposing.SCHOOL and not self.read.school:
            return False
        if supposing is Supposing.POSSIBLE and not self.read.offsets:
            return False
        return self.spans(day, supposing) != self.spans(day)


@lru_cache(maxsize=1024)
def _plain_year(read: Expression, year: int) -> Mapping[date, Spans]:
    """Spans by day without any holiday; cached by text and year for the life of the process."""
    found: dict[date, Spans] = {}
    for day, span in evaluate(read.cut, date(year, 1, 1), date(year, 12, 31)):
        found[day] = (*found.get(day, ()), span)
    if read.cut != read.plain:
        found = {day: past_midnight(read.plain, day, spans) for day, spans in found.items()}
    # Most days of a year look alike; sharing them keeps the cache small.
    alike: dict[Spans, Spans] = {}
    return {day: alike.setdefault(spans, spans) for day, spans in found.items()}


@lru_cache(maxsize=1024)
def _year(
    read: Expression, place: Jurisdiction, year: int, supposing: Supposing
) -> Mapping[date, Spans]:
    """Spans by day; cached by text, place, year and supposition for the life of the process."""
    plain = _plain_year(read, year)
    school = supposing is Supposing.SCHOOL
    if not read.offsets and not school:
        return plain
    special = _special_days(read, place, year, possible=supposing is Supposing.POSSIBLE)
    if school:
        first = date(year, 1, 1)
        all_days = (first + timedelta(days=n) for n in range((date(year, 12, 31) - first).days + 1))
        special = {day: {**special.get(day, {}), ("SH", 0): True} for day in all_days}
    found = dict(plain)
    for day, named in special.items():
        text = on_holiday(read.cut, day, named)
        spans = tuple(span for _, span in evaluate(text, day, day))
        if read.cut != read.plain:
            spans = past_midnight(on_holiday(read.plain, day, named), day, spans)
        found[day] = spans
    return {day: spans for day, spans in found.items() if spans}


def _special_days(
    read: Expression, place: Jurisdiction, year: int, *, possible: bool
) -> dict[date, dict[tuple[str, int], bool]]:
    holidays: set[date] = set()
    for near in (year - 1, year, year + 1):
        of_year = holidays_of(place, near)
        holidays.update(of_year.certain, of_year.possible if possible else ())
    special: dict[date, dict[tuple[str, int], bool]] = {}
    for offset in read.offsets:
        for holiday in holidays:
            day = holiday + timedelta(days=offset)
            if day.year == year:
                special.setdefault(day, {})["PH", offset] = True
    return special


@lru_cache(maxsize=1024)
def season_days(read: Expression, year: int) -> tuple[date, ...]:
    """Return the days of a year in a season the text names, ascending; all where it names none.

    Cached by text and year for the life of the process.
    """
    first, last = date(year, 1, 1), date(year, 12, 31)
    if read.season is None:
        return tuple(first + timedelta(days=n) for n in range((last - first).days + 1))
    return tuple(sorted({day for day, _ in evaluate(read.season, first, last)}))


@lru_cache(maxsize=1024)
def _season_set(read: Expression, year: int) -> frozenset[date]:
    """Return the same as a set; cached alike."""
    return frozenset(season_days(read, year))
