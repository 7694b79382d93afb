"""Cultural September: recurrence, the calendar of a year, clashes, the touring exhibition."""

from icplanner.programme.calendar import Calendar, calendar, span
from icplanner.programme.occurrence import Occurrence, day_of
from icplanner.programme.rule import RuleError, days_of_year

__all__ = [
    "Calendar",
    "Occurrence",
    "RuleError",
    "calendar",
    "day_of",
    "days_of_year",
    "span",
]
