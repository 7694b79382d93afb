"""What is wrong with the data, told so that somebody can mend it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Severity(StrEnum):
    """An error keeps the value, or where that is required its row, out of use.

    A warning is a doubt: the value is used and the doubt is told.
    """

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
