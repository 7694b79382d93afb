"""Cells that no spreadsheet runs as a formula."""

from __future__ import annotations

from typing import Final

# OWASP "CSV Injection": what Excel, Calc and Sheets take for the beginning of a formula (some
# editions the full-width signs too), and the characters they strip before they look.
FULL_WIDTH: Final = ("\uff1d", "\uff0b", "\uff0d", "\uff20")
FORMULA_STARTS: Final = ("=", "+", "-", "@", "\t", "\r", "\n", "\0", *FULL_WIDTH)


def safe_cell(value: object) -> object:
    """Return a text that cannot become a formula; numbers, dates and None stay as they are."""
    if isinstance(value, str) and value.startswith(FORMULA_STARTS):
        return f"'{value}".replace("\0", "")
    return value
