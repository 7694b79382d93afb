"""What is wrong with the data, told so that somebody can mend it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Severity(StrEnum):
    """An error leaves its row out; a warning leaves it in and says so."""

    ERROR = "error"
    WARNING = "warning"


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """One finding in the data.

    Attributes
    ----------
    file
        Name of the file below the data folder.
    row
        Id of the record, or its line where it has no id; empty for the whole file.
    rule, repair
        What the value breaks and what to do about it (English, for the data steward).
    code
        Stable name of the rule ("id.duplicate", "hours.parse"), documented in `docs/data.md`.
    """

    severity: Severity
    code: str
    file: str
    row: str = ""
    field: str = ""
    value: str = ""
    rule: str = ""
    repair: str = ""
