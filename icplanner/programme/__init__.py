"""Cultural September: recurrence, programmes, clashes and gaps, imports, the touring exhibition."""

from icplanner.programme.advice import advice
from icplanner.programme.calendar import Calendar, calendar, span
from icplanner.programme.changes import Change, changes
from icplanner.programme.clashes import clashes
from icplanner.programme.districts import Districts, read_districts
from icplanner.programme.document import from_document, to_document
from icplanner.programme.entry import Entry, EntryState
from icplanner.programme.far_events import far_from_sites
from icplanner.programme.gaps import gaps
from icplanner.programme.occurrence import Occurrence, day_of
from icplanner.programme.programme import Programme, ProgrammeError
from icplanner.programme.proposals import with_proposals
from icplanner.programme.records import DocumentError
from icplanner.programme.rule import RuleError, days_of_year
from icplanner.programme.selection import Certainty, Wanted, select
from icplanner.programme.validation import EntryProblem, entry_problems
from icplanner.programme.warning import Code, ProgrammeWarning, Proposal, Remedy
from icplanner.programme.weekends import Season, Weekend, weekends

__all__ = [
    "Calendar",
    "Certainty",
    "Change",
    "Code",
    "Districts",
    "DocumentError",
    "Entry",
    "EntryProblem",
    "EntryState",
    "Occurrence",
    "Programme",
    "ProgrammeError",
    "ProgrammeWarning",
    "Proposal",
    "Remedy",
    "RuleError",
    "Season",
    "Wanted",
    "Weekend",
    "advice",
    "calendar",
    "changes",
    "clashes",
    "day_of",
    "days_of_year",
    "entry_problems",
    "far_from_sites",
    "from_document",
    "gaps",
    "read_districts",
    "select",
    "span",
    "to_document",
    "weekends",
    "with_proposals",
]
