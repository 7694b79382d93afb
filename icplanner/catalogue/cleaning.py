"""Characters that no text of the catalogue may hold, removed once, at entry."""

from __future__ import annotations

import re
from typing import Final

# Control characters but tab and line feed (XML 1.0 forbids most, terminals obey some), line and
# paragraph separators, direction overrides (they make a text read as something else), lone
# surrogates and non-characters (no encoder accepts them).
_UNWANTED: Final = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u200e\u200f\u2028-\u202e\u2066-\u2069\ufdd0-\ufdef\ufffe\uffff"
    "\ud800-\udfff]",
)


def cleaned(text: str) -> str:
    """Return `text` without unwanted characters and outer white space."""
    return _UNWANTED.sub("", text).strip()


def is_clean(text: str) -> bool:
    """Tell whether `text` holds none of the unwanted characters."""
    return _UNWANTED.search(text) is None
