"""When a site can be visited: open, closed, by booking or unknown, each with its evidence."""

from icplanner.hours.expression import HoursError, expression
from icplanner.hours.holiday import FIRST_YEAR, LAST_YEAR, holidays_of
from icplanner.hours.judgement import windows
from icplanner.hours.jurisdiction import Area, Jurisdiction, jurisdiction
from icplanner.hours.moment import verdict_at
from icplanner.hours.suggestion import suggest
from icplanner.hours.visiting_day import Because, Evidence, Verdict, VisitingDay, Window
from icplanner.hours.year import year_at_a_glance

__all__ = [
    "FIRST_YEAR",
    "LAST_YEAR",
    "Area",
    "Because",
    "Evidence",
    "HoursError",
    "Jurisdiction",
    "Verdict",
    "VisitingDay",
    "Window",
    "expression",
    "holidays_of",
    "jurisdiction",
    "suggest",
    "verdict_at",
    "windows",
    "year_at_a_glance",
]
